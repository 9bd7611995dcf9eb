"""The staff's pages: what officers open all day. Django templates that work without script."""
