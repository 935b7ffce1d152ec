"""Months entered by officers: what is due, the grid, deadlines."""
