"""JSON for other systems: what the caller may see, no more."""
