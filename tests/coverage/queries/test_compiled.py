"""A queryset compiled once gives the rows of the queryset, whatever it is asked for."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from coverage.models import CategoryScheme, ParticipantSnapshot, Target
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.rows.figures import Segment
from tests.factories import make_province, publish, statement

pytestmark = pytest.mark.django_db


@compiled
def snapshots(codes, since, segment, year):
    found = ParticipantSnapshot.objects.of_regions(codes).filter(as_of__gte=since, segment=segment)
    if year is not None:
        found = found.filter(as_of__year__gte=year)
    return found.order_by("-as_of").values_list("region_id", "active_participants")


@pytest.fixture
def figures():
    for code in ("18", "32"):
        make_province(code)
    publish(
        *(
            statement(code, f"2025-{month:02}-28", active_participants=month * 100 + int(code))
            for code in ("18", "32")
            for month in (1, 2, 3)
        )
    )


def test_every_value_is_put_in_anew(figures):
    assert snapshots(["18"], date(2025, 2, 1), "TOTAL", None) == [("18", 318), ("18", 218)]
    assert snapshots(["32"], date(2025, 3, 1), "TOTAL", None) == [("32", 332)]
    assert len(snapshots(["18", "32"], date.min, Segment.TOTAL, None)) == 6
    assert snapshots(["18", "32"], date.min, Segment.BPU, None) == []


def test_without_a_value_it_is_another_query(figures):
    assert len(snapshots(["18"], date.min, "TOTAL", 2025)) == 3
    assert snapshots(["18"], date.min, "TOTAL", 2026) == []
    assert len(snapshots(["18"], date.min, "TOTAL", None)) == 3


def test_an_empty_list_asks_nothing(figures, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert snapshots([], date.min, "TOTAL", None) == []


def test_it_is_compiled_once_a_shape(figures):
    built = []

    @compiled
    def counts(codes, windows):
        built.append(len(windows))
        ends = Q()
        for since, until in windows:
            ends |= Q(as_of__gte=since, as_of__lte=until)
        return (
            ParticipantSnapshot.objects.filter(among(codes)).filter(ends).values_list("active_participants")
        )

    first, second = (date(2025, 1, 1), date(2025, 1, 31)), (date(2025, 3, 1), date(2025, 3, 31))
    assert counts(["18"], (first,)) == [(118,)]
    assert counts(["18", "32"], (second,)) == [(318,), (332,)]
    assert sorted(counts(["18"], (first, second))) == [(118,), (318,)]
    assert built == [1, 2]


def test_numbers_may_be_listed(figures):
    first = ParticipantSnapshot.objects.earliest("id")

    @compiled
    def by_number(numbers):
        return ParticipantSnapshot.objects.filter(among(numbers, "pk")).values_list("pk")

    assert by_number([first.pk, -1]) == [(first.pk,)]


def test_values_are_converted_as_a_queryset_does():
    @compiled
    def steps(measure) -> QuerySet:
        return CategoryScheme.objects.filter(measure=measure).values_list("steps", "valid_from", "name")

    stored = CategoryScheme.objects.filter(measure="pace").values_list("steps", "valid_from", "name")
    assert steps("pace") == list(stored)
    assert isinstance(steps("pace")[0][0], list)


def test_what_it_is_ordered_by_is_no_column(figures):
    @compiled
    def regions(segment):
        found = ParticipantSnapshot.objects.filter(segment=segment).order_by("-region__name")
        return found.values_list("region_id").distinct()

    assert [row for row in regions("TOTAL") if len(row) != 1] == []


def test_a_slot_lies_in_subqueries_too(figures):
    publish(statement("18", "2025-03-28", target_year=2025, target_document="RPJMD", target_ratio="0.5"))

    @compiled
    def targets(release):
        return Target.objects.known_in(release).target_columns()

    with CaptureQueriesContext(connection) as asked:
        found = targets(2)
    assert found == list(Target.objects.known_in(2).target_columns())
    assert (len(found), len(asked)) == (1, 1)
    assert targets(1) == []
