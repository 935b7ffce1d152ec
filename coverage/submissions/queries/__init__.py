"""What waits, for those who handed it in and those who decide; never for readers."""
