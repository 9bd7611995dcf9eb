"""The workshop of the yearly report, page by page."""
