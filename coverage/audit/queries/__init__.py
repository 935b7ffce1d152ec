"""Flags, their life, and contradictions."""
