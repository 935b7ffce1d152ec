"""What waits for a verifier."""
