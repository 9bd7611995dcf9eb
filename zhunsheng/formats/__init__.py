"""Office files in, text and cells out: one intake for whatever offices keep their papers in."""
