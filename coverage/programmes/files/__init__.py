"""Programmes and budget as files."""
