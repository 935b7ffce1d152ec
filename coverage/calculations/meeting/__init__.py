"""What a meeting pack tells."""
