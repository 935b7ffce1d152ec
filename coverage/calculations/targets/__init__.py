"""Targets spread from a province to its regencies."""
