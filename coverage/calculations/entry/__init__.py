"""Months being entered: cells, deadlines, what publishing would change."""
