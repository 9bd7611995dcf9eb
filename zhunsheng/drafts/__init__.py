"""The workshop of the yearly report: parts written by several organs at once, checked, frozen, approved, sent up, published, kept."""
