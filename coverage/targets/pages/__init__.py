"""Cascade, entry, scenarios, choice and history as pages."""
