"""The staff's pages: what officers open all day. One folder per part, a page beside its template, style and test."""
