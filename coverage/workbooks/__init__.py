"""Files in: the monthly workbook and documents' figures."""
