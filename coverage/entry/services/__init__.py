"""Filling cells, checking and handing in a month, closing months."""
