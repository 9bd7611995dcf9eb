"""The figures and the records behind each."""
