"""Files made from rows: the ranking as CSV for programs and as a workbook for people."""
