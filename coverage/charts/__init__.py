"""Charts and small drawings: what they hold, how they look, what is said beside them."""
