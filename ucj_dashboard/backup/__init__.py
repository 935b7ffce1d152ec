"""Backups: the whole database into one file, and back, with PostgreSQL's own programs.

`programs` are chosen by the server's version, `dumping` writes a file that `proof` has brought back into a
server of its own, `restoring` puts one in place of the database, `thinning` lets old ones go.
"""


class Failed(Exception):
    """No backup was made or brought back; the message says why."""
