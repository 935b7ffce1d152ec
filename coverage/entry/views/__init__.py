"""/entri/: its home, the grid, periods."""
