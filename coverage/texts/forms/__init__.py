"""The text and its rows as fields."""
