"""The ranking as files."""
