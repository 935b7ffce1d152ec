"""A program that publishes in databases of its own: killed on the way, or not alone.

python -m tests.coverage.releases.publisher DATABASE: prints what it found as JSON, by action. The database is
a copy of an empty one, so that real commits stay out of the tests' own.
"""

import itertools
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

STEPS = (
    "publishing._next_release",
    "publishing._state",
    "settlement.settle",
    "flags.refresh",
    "read_model.rebuild",
    "publishing.seal",
)


def main(database: str) -> None:
    start(database)
    print(json.dumps(each({"killed": killed, "together": together, "same": same, "undone": undone})))


def each(actions: dict[str, Callable[[], Any]]) -> dict[str, Any]:
    """What every action finds, in a process and in a copy of the prepared database of its own."""
    from django.db import connection

    from tests import databases

    prepare()
    connection.close()  # a database is copied while nobody is in it
    prepared = str(connection.settings_dict["NAME"])
    found = {}
    for name, action in actions.items():
        with databases.copy(f"{name}_{os.getpid()}", prepared) as copy, databases.connected_to(copy):
            found[name] = in_child(action)
    return found


def in_child(action: Callable[[], Any]) -> Any:
    """What it finds. It may hold connections, threads and changed functions: they go with its process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            with open(writing, "w") as told:
                json.dump(action(), told, default=str)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    with open(reading) as told:
        text = told.read()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return json.loads(text)


def start(database: str) -> None:
    """Django on this database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()


def killed() -> dict[str, Any]:
    """Kill a publishing process before and after each step, then at the commit, then let one finish."""
    found = {"old": look()}
    for step in STEPS:
        for moment in ("before", "after"):
            ended = forked(lambda step=step, moment=moment: deadly(step, moment))
            found[f"{moment} {step}"] = look() | {"ended": ended}
    found["before the commit"] = {"ended": forked(deadly_commit)} | look()
    return found | {"new": {"ended": forked(lambda: None)} | look()}


def forked(prepared: Callable[[], None]) -> int:
    """Publish in a child process, changed by prepared(). Returns the signal that ended it, 0 for none."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        prepared()
        publish_everything()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def deadly(step: str, moment: str) -> None:
    """Make a step kill its process."""
    import importlib

    module_name, _, name = step.partition(".")
    module = importlib.import_module(f"coverage.releases.{module_name}")
    real = getattr(module, name)

    def patched(*args: Any, **kwargs: Any) -> Any:
        if moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, patched)


def deadly_commit() -> None:
    from django.db import connection

    connection.commit = lambda: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
    connection._commit = connection.commit


def prepare() -> None:
    """Release 1 in September, and three regions handed in for October."""
    from tests.coverage.entry.entered import hand_in
    from tests.factories import make_user, publish, statement

    codes = ("18.01", "18.02", "18.71")
    publish(
        *(statement(code, "2025-09-30", active_participants=501, potential_workers=1_003) for code in codes)
    )
    hand_in(make_user(roles=["operator"], regions=["18"]), {code: {"total": 502} for code in codes})
    for name in ("satu", "dua"):
        make_user(f"verifikator.{name}", roles=["verifikator"], regions=["18"])


def publish_everything() -> None:
    from coverage.models import SubmissionRegion
    from coverage.releases.publishing import publish_parts

    parts = SubmissionRegion.objects.filter(state="submitted").values_list("pk", flat=True)
    publish_parts(parts=list(parts), by=None, note="Oktober")


def look() -> dict[str, Any]:
    """What stands in the database, as far as publishing touches it."""
    from coverage.models import (
        CurrentCoverage,
        DraftFigure,
        ParticipantSnapshot,
        Release,
        Statement,
        SubmissionRegion,
    )
    from coverage.releases import checksums

    newest = Release.objects.first()
    assert newest is not None
    return {
        "releases": Release.objects.count(),
        "sound": newest.checksum == checksums.checksum(newest.number),
        "statements": Statement.objects.count(),
        "snapshots": ParticipantSnapshot.objects.current().count(),
        "read": sorted(CurrentCoverage.objects.values_list("region_id", "active_participants")),
        "drafts": DraftFigure.objects.count(),
        "states": sorted(SubmissionRegion.objects.values_list("region_id", "state")),
    }


def together() -> dict[str, Any]:
    """Two verifiers publish different regions in the same moment."""
    return _race([["18.01"], ["18.02", "18.71"]])


def same() -> dict[str, Any]:
    """Two verifiers publish the same regions in the same moment."""
    return _race([["18.01", "18.02"], ["18.01", "18.02"]])


def undone() -> dict[str, Any]:
    """Take back a release while somebody who holds the lock publishes its rows anew."""
    from django.db import connection, transaction

    from coverage.models import Release
    from coverage.releases import publishing
    from coverage.releases.publishable import NotPublishable
    from coverage.submissions.locking import lock
    from coverage.submissions.words import why_refused
    from tests.factories import publish, statement

    first, said = Release.objects.get(), []

    def undo() -> None:
        try:
            said.append(publishing.undo(release=first, by=None, note="batal").number)
        except NotPublishable as error:
            said.append(why_refused(error))
        finally:
            connection.close()

    thread = Thread(target=undo)
    with transaction.atomic():
        lock()
        thread.start()
        waited = _waits(thread)
        if waited:
            publish(statement("18.01", "2025-09-30", active_participants=777, entered=True))
    thread.join()
    return {"waited": waited, "said": said, **look()}


def _waits(thread: Thread) -> bool:
    """Whether a thread comes to stand before the lock rather than to its end."""
    from django.db import connection

    with connection.cursor() as cursor:
        while thread.is_alive():
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return True
            time.sleep(0.01)
    return False


def _race(regions: list[list[str]]) -> dict[str, Any]:
    from django.contrib.auth.models import User
    from django.db import connection

    from coverage.models import ParticipantSnapshot, Release, SubmissionRegion
    from coverage.releases import checksums, publishing
    from coverage.releases.publishable import NotPublishable
    from coverage.submissions.words import why_refused

    barrier, said = Barrier(len(regions)), []

    def run(codes: list[str], name: str) -> None:
        parts = SubmissionRegion.objects.filter(region__in=codes, state="submitted")
        ids, by = list(parts.values_list("pk", flat=True)), User.objects.get(username=name)
        barrier.wait()
        try:
            release = publishing.publish_parts(parts=ids, by=by, note=name)
            said.append([release.number, name])
        except NotPublishable as error:
            said.append([0, why_refused(error)])
        finally:
            connection.close()

    threads = [
        Thread(target=run, args=(codes, f"verifikator.{name}"))
        for codes, name in zip(regions, ("satu", "dua"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    releases = list(Release.objects.order_by("number"))
    return {
        "said": sorted(said),
        "made": [[release.number, release.note] for release in releases],
        "in_order": all(a.published_at <= b.published_at for a, b in itertools.pairwise(releases)),
        "all_sound": [release.checksum == checksums.checksum(release.number) for release in releases],
        "october": sorted(
            ParticipantSnapshot.objects.filter(as_of="2025-10-31").values_list("region_id", "published_in")
        ),
        **look(),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
