"""/entri/unggah/ and the workbook of a month."""
