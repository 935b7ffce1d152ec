"""Accounts and what was changed in them, as admins see them."""
