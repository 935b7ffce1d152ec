"""Files made again and compared cell by cell."""
