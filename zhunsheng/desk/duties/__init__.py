"""The account of the first responsible persons."""
