"""The yearly report: written from the figures, and worked up by many hands in the workshop."""
