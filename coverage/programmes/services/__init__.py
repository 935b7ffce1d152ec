"""Handing in programmes and plans, and filing documents of them."""
