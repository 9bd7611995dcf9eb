"""One folder per line of work, each with the same file names. ``mediation`` is the one to copy."""
