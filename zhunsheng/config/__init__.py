"""Settings, addresses, and the list of registers."""
