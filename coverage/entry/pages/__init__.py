"""What is due, the grid, completeness."""
