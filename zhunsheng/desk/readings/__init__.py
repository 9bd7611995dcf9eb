"""Reports read: one handed in, and the library of those kept, judged and compared."""
