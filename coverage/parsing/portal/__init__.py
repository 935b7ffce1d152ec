"""Tables as open-data portals and offices publish them: found in a file, asked about, and read as figures."""
