"""Reading uploaded files into the grid and into submissions."""
