"""Where figures, records and documents came from."""
