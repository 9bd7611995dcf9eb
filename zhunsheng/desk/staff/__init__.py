"""Who holds which post."""
