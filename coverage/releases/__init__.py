"""The end of the write road: what is published, settled, undone, flagged."""
