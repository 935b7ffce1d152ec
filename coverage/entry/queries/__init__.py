"""Which months are published, on their way or missing, and what entries are compared with."""
