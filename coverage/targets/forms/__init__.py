"""What people fill in about targets."""
