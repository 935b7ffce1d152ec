"""What each page shows, as frozen objects: they can be tested without HTTP, and hold no query."""
