"""Answering a flag, settling a contradiction."""
