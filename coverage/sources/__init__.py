"""What figures rest on: documents, releases, where a figure came from, methods."""
