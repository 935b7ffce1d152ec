"""Uploads, checked before a byte is read."""
