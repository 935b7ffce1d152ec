"""Inviting people, changing what they may do, mail, and the record of it."""
