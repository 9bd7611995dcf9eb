"""The county's own report from figures to document; other people's reports read."""
