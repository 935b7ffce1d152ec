"""Flags and contradictions as pages."""
