"""Plain rows: what all parts of the code hand to each other."""
