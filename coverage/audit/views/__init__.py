"""/pemeriksaan/ and what lies below it."""
