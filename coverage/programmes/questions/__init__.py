"""What the addresses of programmes and plans may ask."""
