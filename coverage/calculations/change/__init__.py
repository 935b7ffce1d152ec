"""Why coverage and ranks changed."""
