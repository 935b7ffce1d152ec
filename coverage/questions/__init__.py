"""What every address may ask, as frozen questions."""
