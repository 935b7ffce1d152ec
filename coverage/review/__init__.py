"""Decisions about what was handed in: publish, return, undo."""
