"""/entri/periksa/ and /entri/kiriman/."""
