"""/wilayah/<code>/target/, /entri/target/, /entri/skenario/."""
