"""/, /wilayah/, /peringkat/, /bandingkan/, /cari/."""
