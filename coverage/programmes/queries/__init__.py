"""Programmes and plans under way."""
