"""What is done and looked at within a site's database; its own process, with the site's settings.

python -m tests.faults.inside ACTION: prints JSON. The data set is one province: in release N every region of
Lampung has 5,000 + N active participants of 10,000, so that any figure tells its release.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

CODES = ("18", *(f"18.{number:02}" for number in range(1, 14)), "18.71", "18.72")
DAY, MONTH = "2025-10-31", date(2025, 10, 1)  # published; entered is the month after
ENTERED = date(2025, 11, 1)


def fill() -> int:
    """Tables, regions, people of every role, release 1."""
    from django.core.management import call_command

    from tests.factories import make_user
    from tests.faults.site import PASSWORD

    call_command("migrate", verbosity=0)
    call_command("import_regions", verbosity=0)
    for name, role in (("operator", "operator"), ("verifikator", "verifikator"), ("admin", "admin")):
        person = make_user(name, roles=[role], regions=["18"])
        person.set_password(PASSWORD)
        person.save()
    return publish_next()


def publish_next() -> int:
    """The next release: one more participant everywhere. Returns its number."""
    from coverage.models import Release
    from tests.factories import publish, statement

    active = 5_001 + Release.objects.count()
    more = {"potential_workers": 10_000, "target": "80", "target_year": 2025, "target_document": "RPJMD"}
    rows = [statement(code, DAY, active_participants=active, entered=True, **more) for code in CODES]
    return publish(*rows).number


def publishing() -> None:
    """Publish whenever a line comes in, and say which release it is."""
    print(0, flush=True)
    for _line in sys.stdin:
        print(publish_next(), flush=True)


def told() -> int:
    """Publish, and say each step before it is taken, so that somebody may kill us there."""
    from coverage.releases import progress

    with progress.listening(lambda step, count: print(step, flush=True)):
        return publish_next()


def hold() -> None:
    """Hold the lock under which figures are published, until somebody ends us."""
    from django.db import transaction

    from coverage.submissions.locking import lock

    with transaction.atomic():
        lock()
        print("held", flush=True)
        sys.stdin.read()


def use_up() -> str:
    """Write into the database's log until it finds no room. Returns what the database said."""
    from django.db import Error, connection

    try:
        while True:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_logical_emit_message(false, 'uji', repeat('x', 1000000))")
    except Error as error:
        return str(error).splitlines()[0]


def hand_in() -> list[str]:
    """Three regencies handed in for the month after by the operator. Returns them as a page ticks them."""
    from django.contrib.auth.models import User

    from tests.coverage.entry.entered import hand_in
    from tests.coverage.jobs.asked import token

    rows = {code: {"total": 5_400, "potensi": 10_000} for code in ("18.01", "18.02", "18.03")}
    parts = hand_in(User.objects.get(username="operator"), rows, ENTERED)
    return [token(part) for part in parts]


def look() -> dict[str, Any]:
    """All that was promised to stay, and what is wrong with it."""
    from coverage.models import Job, Release, SubmissionRegion, Upload
    from coverage.releases.verification import differences
    from coverage.serving.snapshot import one_snapshot

    with one_snapshot():
        return {
            "wrong": differences(),
            "releases": dict(Release.objects.order_by("number").values_list("number", "checksum")),
            "cells": cells(),
            "parts": dict(SubmissionRegion.objects.filter(month=ENTERED).values_list("region", "state")),
            "jobs": list(Job.objects.order_by("pk").values_list("pk", "state", "release")),
            "uploads": {
                pk: _digest(row) for pk, *row in Upload.objects.values_list("pk", "digest", "content")
            },
        }


def cells() -> dict[str, str]:
    """What stands in the grid, by "region column"."""
    from coverage.models import DraftCell

    found = DraftCell.objects.values_list("part__region", "column", "text")
    return {f"{region} {column}": text for region, column, text in found}


def _digest(row: list[Any]) -> str:
    """The digest of a kept file; "broken" when its bytes are not those it was made of."""
    digest, content = row
    return digest if digest == hashlib.sha256(bytes(content)).hexdigest() else "broken"


ACTIONS: dict[str, Callable[[], Any]] = {
    "fill": fill,
    "publish": publish_next,
    "publishing": publishing,
    "told": told,
    "hand_in": hand_in,
    "hold": hold,
    "use_up": use_up,
    "look": look,
}


if __name__ == "__main__":
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "ucj_dashboard.settings"
    django.setup()
    print(json.dumps(ACTIONS[sys.argv[1]](), default=str))
