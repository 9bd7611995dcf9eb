"""Work across registers over a year: plans and frameworks broken down to organs, handed in, marked, mended, frozen."""
