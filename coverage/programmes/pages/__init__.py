"""Programmes, plans and budget as pages."""
