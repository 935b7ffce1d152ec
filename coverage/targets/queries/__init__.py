"""Targets of a province and its regencies, and those under way."""
