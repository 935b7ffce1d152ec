"""What people fill in about programmes, plans and budget."""
