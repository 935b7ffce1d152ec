"""Handing in, choosing and sketching targets."""
