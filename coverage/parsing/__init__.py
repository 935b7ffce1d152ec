"""File bytes into rows and a list of problems; nothing here writes or knows Django."""
