"""Accounts: who is invited, with which role, for which regions."""
