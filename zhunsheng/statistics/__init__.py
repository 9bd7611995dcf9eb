"""Statistics forms (填报表): declared, issued, filled in, checked, signed, handed in, summed, and given to whoever asks."""
