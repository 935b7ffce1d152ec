"""What an uploaded file would do."""
