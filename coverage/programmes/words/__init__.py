"""What programmes, plans and budget say."""
