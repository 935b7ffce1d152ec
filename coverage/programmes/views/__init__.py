"""/program/, /wilayah/<code>/anggaran/ and their entry."""
