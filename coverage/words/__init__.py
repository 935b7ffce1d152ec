"""Sentences and labels made from rows: what is said in words, so that it cannot contradict the numbers."""
