"""Rows by COPY: the same rows as saved ones, under the same constraints."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection

from coverage.models import CurrentCoverage, ParticipantSnapshot, Release, Source, copying
from coverage.models.copying import copy_objects, copy_rows
from tests.factories import make_regency

pytestmark = pytest.mark.django_db


@pytest.fixture
def release():
    make_regency("18.71")
    return Release.objects.create(number=1, published_at="2025-01-01T00:00:00+07:00")


def snapshot(release, segment="TOTAL", **values):
    return ParticipantSnapshot(
        **{"active_participants": 12, "as_of": date(2024, 9, 24), "as_of_precision": "day", **values},
        region_id="18.71",
        segment=segment,
        basis="domicile",
        published_in=release,
    )


def test_copied_objects_get_keys_in_their_order(release):
    objects = [snapshot(release), snapshot(release, "PU", printed_ratio=Decimal("0.2486"))]
    copy_objects(objects)
    stored = list(ParticipantSnapshot.objects.order_by("pk"))
    assert [row.pk for row in stored] == [row.pk for row in objects]
    assert [row.segment for row in stored] == ["TOTAL", "PU"]
    assert stored[1].printed_ratio == Decimal("0.2486")
    assert stored[0].printed_ratio is None


def test_a_saved_object_comes_after_copied_ones(release):
    first = snapshot(release)
    copy_objects([first])
    second = snapshot(release, "PU")
    second.save()
    assert second.pk > first.pk


def test_constraints_hold_for_copied_rows(release):
    with pytest.raises(IntegrityError, match="one_current_snapshot"):
        copy_objects([snapshot(release), snapshot(release)])


def test_text_is_copied_as_it_is():
    odd = "tab\tbaris\nbaru \\N \\. 'kutip'"
    copy_rows(
        Source,
        ["citation", "title", "publisher", "published_precision", "url", "entered", "text"],
        [[odd, "", "", "", "", True, odd]],
    )
    assert Source.objects.values_list("citation", "text").get() == (odd, odd)


def test_no_rows_are_no_error():
    copy_objects([])
    copy_rows(CurrentCoverage, ["region_id"], [])
    assert not CurrentCoverage.objects.exists()


@pytest.mark.parametrize(("known", "is_counted"), [(-1, True), (20, True), (31, False)])
def test_rows_that_make_another_table_are_counted(monkeypatch, known, is_counted):
    """From a tenth of it on, or in one that nobody counted: else its queries are planned for what it was."""
    monkeypatch.setattr(copying, "MANY", 3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_class SET reltuples = %s WHERE relname = 'coverage_source'", [known])
    columns = ["citation", "title", "publisher", "published_precision", "url", "text", "entered"]
    copy_rows(Source, columns, ([f"Sumber {n}", "", "", "", "", "", False] for n in range(3)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'coverage_source'")
        assert (cursor.fetchone()[0] != known) is is_counted
