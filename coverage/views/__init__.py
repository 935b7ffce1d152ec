"""Views: read the request, ask for a page, render it."""
