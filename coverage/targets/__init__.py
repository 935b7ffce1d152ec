"""Targets: the cascade, their entry, scenarios, which one is in force."""
