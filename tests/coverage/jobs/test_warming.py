"""Pages that the worker makes before anybody asks."""

from pathlib import Path

import pytest
from django.conf import settings

from coverage.jobs.services import warming
from coverage.jobs.services.warming import FIRST, Warmer, touched_addresses
from coverage.releases import edition
from coverage.serving import kept, stamps
from tests.coverage.workbooks.filled import fill
from tests.factories import publish, statement
from tests.once import stored_once

filled = stored_once(fill)
pytestmark = pytest.mark.usefixtures("filled", "db")


def warmed(warmer):
    """All that a warmer makes until nothing is missing."""
    while warmer.one():
        pass


def is_kept(rf, address):
    return kept.sent(stamps.current(), kept.key_of(address), rf.get(address)) is not None


def lies_packed(address):
    """Whether a browser is sent what lies there, and nobody packs it then."""
    folder = Path(settings.KEPT_DIR) / kept.PAGES / stamps.current().name
    return (folder / f"{kept.key_of(address)}.br").is_file()


def test_after_a_publish_what_it_touched_stands_ready(rf):
    warmer = Warmer()
    assert not warmer.one()
    publish(statement("18.01", "2024-12-31", share="30"))
    warmed(warmer)
    ready = [address for address in (*FIRST, "/wilayah/18/", "/wilayah/18.01/") if is_kept(rf, address)]
    assert ready == [*FIRST, "/wilayah/18/", "/wilayah/18.01/"]
    assert all(map(lies_packed, ready))
    assert not is_kept(rf, "/wilayah/18.02/")


def test_the_addresses_of_a_release():
    release = publish(
        statement("00", "2024-12-31", share="40"),
        statement("18.01", "2024-12-31", share="30", line=3),
    )
    assert touched_addresses(release.number) == (*FIRST, "/wilayah/18/", "/wilayah/18.01/")


def test_a_newer_release_is_followed_instead(monkeypatch):
    made = []
    warmer = Warmer(lambda address: made.append(address) or 200)
    warmer.one()
    publish(statement("18.01", "2024-12-31", share="30"))
    assert warmer.one()
    publish(statement("18.02", "2024-12-31", share="30"))
    warmed(warmer)
    assert made == [FIRST[0], *FIRST, "/wilayah/18/", "/wilayah/18.02/"]


def test_an_edition_warms_the_first_pages_once_a_minute(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(warming, "monotonic", lambda: now[0])
    made = []
    warmer = Warmer(lambda address: made.append(address) or 200)
    warmer.one()
    edition.bump()
    warmed(warmer)
    assert made == []
    now[0] += 61
    warmed(warmer)
    assert made == [*FIRST]
    edition.bump()
    warmed(warmer)
    assert made == [*FIRST]


def test_what_cannot_be_made_holds_nothing_up(caplog):
    warmer = Warmer(lambda address: 500)
    warmer.one()
    publish(statement("18.01", "2024-12-31", share="30"))
    warmed(warmer)
    assert "tidak dapat disiapkan: 500" in caplog.text
