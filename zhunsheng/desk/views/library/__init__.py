"""The pages of the library of reports: the list, one report, its corrected versions, its copies, and comparing many."""
