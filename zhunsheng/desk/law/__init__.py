"""The law on the desk: search, rules, instruments, counting days, the calendar of duties."""
