"""Pasted texts: read, marked, audited, sent on as rows."""
