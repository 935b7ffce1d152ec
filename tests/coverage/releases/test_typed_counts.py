"""Rounded is a property of the statement: what an officer types is exact, what a document prints is not."""

from importlib import import_module

import pytest
from django.db import connection
from msgspec.structs import replace

from coverage.audit.services.conflicts import decide
from coverage.calculations.precision import is_about
from coverage.models import Conflict, CurrentCoverage, Statement
from coverage.models.columns import region_rows
from coverage.queries.figures import history
from coverage.queries.releases import release_row
from coverage.questions.asked import Asked
from regions.models import Region
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.django_db

COUNTS = statement(active_participants=90_000, potential_workers=200_000)
TARGET = statement(as_of=None, target_year=2024, target_document="RPJMD", target="50", target_people=100_000)


def lampung():
    """Lampung's one figure, the same from the read model and, as of an old release, from the intervals."""
    regions = region_rows(Region.objects.filter(code="18"))
    newest = release_row()
    (kept,) = history(regions["18"], newest, Asked())
    (reckoned,) = history(regions["18"], replace(newest, newest=newest.number + 1), Asked())
    names = ("active_exact", "potential_exact", "target_exact", "ratio_decimals", "coverage_ratio")
    assert [getattr(kept, name) for name in names] == [getattr(reckoned, name) for name in names]
    return kept


def test_a_documents_zeros_are_rounded():
    publish(COUNTS, TARGET)
    row = lampung()
    assert is_about(row)
    assert (row.active_exact, row.potential_exact, row.target_exact) == (False, False, False)
    assert row.ratio_decimals == 0


def test_an_officers_zeros_are_exact():
    publish(replace(COUNTS, entered=True), replace(TARGET, entered=True))
    row = lampung()
    assert not is_about(row)
    assert (row.active_exact, row.potential_exact, row.target_exact) == (True, True, True)
    assert row.ratio_decimals == 2


def test_a_typed_potential_divides_later_counts_of_documents():
    publish(replace(COUNTS, entered=True, active_participants=None))
    publish(statement(as_of="2024-12-31", active_participants=90_123))
    row = lampung()
    assert row.potential_exact
    assert row.ratio_decimals == 2
    assert row.coverage_ratio == pytest.approx(90_123 / 200_000)


def test_a_verifiers_choice_leaves_a_documents_zeros_rounded():
    publish(COUNTS, replace(COUNTS, active_participants=96_000, source_title="Kabar (Majalah, 2024-09-27)"))
    chosen = Statement.objects.get(active_participants=90_000)
    decide(conflict=Conflict.objects.get(), chosen=chosen, reason="Tabel kanwil", by=make_user())
    row = lampung()
    assert row.active_participants == 90_000
    assert is_about(row)
    assert not row.active_exact


def test_upgrading_fills_the_read_model_as_publishing_writes_it():
    publish(replace(COUNTS, entered=True), replace(TARGET, entered=True))
    publish(replace(COUNTS, region_code="16"), replace(TARGET, region_code="16"))
    publish(replace(COUNTS, region_code="17", entered=True, active_participants=None))
    publish(statement(as_of="2024-12-31", region_code="17", active_participants=90_000))
    names = ("region_id", "as_of", "active_exact", "potential_exact", "target_exact")
    written = set(CurrentCoverage.objects.values_list(*names))
    assert {row[2:] for row in written} == {(True,) * 3, (False,) * 3, (False, True, False)}
    CurrentCoverage.objects.update(active_exact=False, potential_exact=False, target_exact=False)
    migration = import_module("coverage.migrations.0016_typed_counts")
    with connection.cursor() as cursor:
        cursor.execute(migration.FILLED)
    assert set(CurrentCoverage.objects.values_list(*names)) == written
