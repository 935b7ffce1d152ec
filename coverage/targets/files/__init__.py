"""A cascade as an Excel file."""
