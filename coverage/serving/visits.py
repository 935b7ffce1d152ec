"""How often somebody asked within a minute, counted by all processes of the machine together.

One file of 512 kB: somebody's place in it is told by a keyed hash, and holds the minute and the count. It is
locked for some microseconds, and the kernel lets go when a process dies. Two who share a place are counted as
one, which is rare and does no harm.
"""

import hashlib
import logging
import os
from fcntl import LOCK_EX, flock
from struct import Struct

from django.conf import settings

log = logging.getLogger(__name__)

PLACES = 65_536
ENTRY = Struct("<II")


def count(who: str, minute: int) -> int:
    """One more from somebody. minute: since 1970. Returns how many; 0 where no file can be written."""
    try:
        table = os.open(settings.VISITS, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            flock(table, LOCK_EX)
            return _count(table, _place(who), minute)
        finally:
            os.close(table)
    except OSError as trouble:
        log.warning("kunjungan tidak dapat dihitung: %s", trouble)
        return 0


def _count(table: int, place: int, minute: int) -> int:
    known, before = ENTRY.unpack(os.pread(table, ENTRY.size, place).ljust(ENTRY.size, b"\0"))
    now = before + 1 if known == minute else 1
    os.pwrite(table, ENTRY.pack(minute, now), place)
    return int(now)


def _place(who: str) -> int:
    """Where in the file; nobody who does not know the site's secret can choose another's place."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY} {who}".encode()).digest()
    return int.from_bytes(digest[:4]) % PLACES * ENTRY.size
