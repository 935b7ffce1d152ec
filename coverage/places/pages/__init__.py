"""Regions, ranking, comparison, change, search as pages."""
