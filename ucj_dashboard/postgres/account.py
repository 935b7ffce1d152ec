"""As whom PostgreSQL's programs may run.

Without Django: the keeper beside every server reads no more than this.
"""

import os
import pwd
from pathlib import Path
from typing import Any


def other() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then it is `postgres` or `nobody`. None when we are not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    from ucj_dashboard.postgres.binaries import Unavailable  # seldom: Django comes with it

    raise Unavailable(
        "PostgreSQL tidak mau berjalan sebagai root: jalankan sebagai pengguna biasa atau setel DATABASE_URL."
    )


def identity() -> dict[str, Any]:
    """Arguments for subprocess that make a program run as that account."""
    who = other()
    return {} if who is None else {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def environment() -> dict[str, str]:
    """The environment for these programs: no PGDATA or PGPORT of someone else's server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}


def may_enter(folder: Path) -> bool:
    """Whether that account can go down to the folder."""
    who = other()
    if who is None:
        return True
    for step in (folder, *folder.parents):
        status = step.stat()
        own = 0o100 if status.st_uid == who.pw_uid else 0o010 if status.st_gid == who.pw_gid else 0o001
        if not status.st_mode & own:
            return False
    return True


def name() -> str:
    """Of that account; "" when it is our own."""
    who = other()
    return who.pw_name if who else ""
