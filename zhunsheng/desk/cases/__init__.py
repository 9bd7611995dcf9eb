"""The pages of the registers: the list, one case and its steps, corrections, search, the manual."""
