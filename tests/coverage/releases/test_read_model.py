"""Read model and flags equal what a full reckoning gives, whatever was published and undone before."""

from collections import Counter
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coverage.models import CurrentCoverage, Flag, Release, Statement
from coverage.models.columns import region_rows
from coverage.queries import figures, published_for, releases
from coverage.questions.asked import Asked, RankingQuestion
from coverage.releases import verification
from coverage.releases.flags import find
from coverage.releases.publishable import NotPublishable
from coverage.releases.publishing import undo
from coverage.releases.read_model import differing, region_history
from coverage.rows.figures import FlagRow, RegionRow
from regions.models import Region
from tests import factories
from tests.factories import statement

pytestmark = pytest.mark.django_db

ROWS = st.builds(
    statement,
    st.sampled_from(["00", "18", "18.01", "18.71", "15", "15.01", "15.02"]),
    st.sampled_from(["2023-12-31", "2024-01-31", "2024-01-01", "2024-12-31", "2025-01-31", None]),
    segment=st.sampled_from(["TOTAL", "PU"]),
    active_participants=st.sampled_from([None, 0, 90, 100, 1_000, 251]),
    potential_workers=st.sampled_from([None, 1_001, 1_101, 3_000]),
    share=st.sampled_from([None, "9.9", "10", "25.1"]),
    target_year=st.sampled_from([None, 2024, 2025]),
    target=st.sampled_from([None, "30", "40.5"]),
    target_document=st.sampled_from(["", "RPJMD"]),
    entered=st.booleans(),
    source_title=st.sampled_from(["A (B, 2024-01-01)", "C (D, 2024-02-01)"]),
)
STEPS = st.lists(st.one_of(st.lists(ROWS, min_size=1, max_size=4), st.integers(1, 6)), min_size=1, max_size=6)


def act(step) -> None:
    """Publish rows, or undo a release; what is refused changes nothing."""
    try:
        with transaction.atomic():
            if isinstance(step, int):
                release = Release.objects.filter(number=step).first()
                if release:
                    undo(release=release, by=None, note="")
            else:
                entered = step[0].entered
                factories.publish(*(row for row in step if row.entered == entered))
    except (NotPublishable, AssertionError):
        pass


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_read_model_equals_the_intervals(steps):
    with transaction.atomic():
        for step in steps:
            act(step)
            compare()
        transaction.set_rollback(True)


def compare_flags(release: int) -> None:
    """The flags kept are those that the audit of everything finds."""
    everything = find(Statement.objects.known_in(release).statement_rows())
    kept = Flag.objects.known_in(release).flag_rows()
    assert Counter(map(said, kept)) == Counter(dict.fromkeys(map(said, everything), 1))


def said(flag: FlagRow) -> tuple[object, ...]:
    return (flag.code, flag.severity, flag.region_code, flag.as_of, flag.message, flag.likely_cause)


def compare() -> None:
    newest = Release.objects.order_by("-number").values_list("number", flat=True).first()
    if newest is None:
        assert not CurrentCoverage.objects.exists()
        return
    compare_flags(newest)
    assert verification.differences() == []
    regions = region_rows(Region.objects.all())
    history = region_history(regions, newest)
    stored = list(CurrentCoverage.objects.coverage_rows(regions))
    key = lambda row: (row.region.code, row.segment, row.basis, row.as_of)  # noqa: E731
    expected = {key(row): row for row in history}
    assert {key(row) for row in stored} == expected.keys()
    for row in stored:
        want = expected[key(row)]
        assert row.rank == place_of(want, history)
        for name in (
            "active_participants",
            "potential_workers",
            "coverage_ratio",
            "printed_ratio",
            "target_ratio",
            "ratio_decimals",
            "active_exact",
            "potential_exact",
        ):
            assert getattr(row, name) == getattr(want, name), name
        assert row.gap_to_target_people == want.gap_to_target_people
        assert row.gap_to_target_points == want.gap_to_target_points
        assert set(row.source_ids) == set(want.source_ids)


def place_of(row, history):
    """Its rank as a person finds it: who of its peers had more, by their last figures of twelve months."""
    months = lambda day: day.year * 12 + day.month  # noqa: E731
    last = {}
    for other in sorted(history, key=lambda other: other.as_of):
        peers = other.region.parent_code == row.region.parent_code
        alike = (other.segment, other.basis) == (row.segment, row.basis)
        if peers and alike and 0 <= months(row.as_of) - months(other.as_of) < 12:
            last[other.region.code] = other
    if last[row.region.code] is not row or row.coverage_ratio is None:
        return None
    return 1 + sum((other.coverage_ratio or 0) > row.coverage_ratio for other in last.values())


def share(code, as_of, printed):
    return factories.publish(statement(code, as_of, share=printed))


def places():
    """By region and day, of what is stored."""
    rows = CurrentCoverage.objects.values_list("region_id", "as_of", "rank")
    return {(code, f"{day}"): rank for code, day, rank in rows}


def test_peers_of_earlier_months_count_as_long_as_they_speak():
    share("18.01", "2024-01-31", "30")
    share("18.02", "2024-02-29", "20")
    share("18.03", "2025-01-01", "10")
    assert places() == {("18.01", "2024-01-31"): 1, ("18.02", "2024-02-29"): 2, ("18.03", "2025-01-01"): 2}
    assert differing(3) == []


def test_a_figure_that_is_taken_back_counts_no_more():
    share("18.01", "2024-01-31", "30")
    share("18.02", "2024-03-31", "20")
    more = share("18.71", "2024-03-01", "50")
    assert places()["18.02", "2024-03-31"] == 3
    undo(release=more, by=None, note="")
    assert places() == {("18.01", "2024-01-31"): 1, ("18.02", "2024-03-31"): 2}


def test_a_target_speaks_from_the_first_day_of_its_year():
    share("18.01", "2024-01-01", "30")
    factories.publish(statement("18.01", as_of=None, target_year=2024, target="40"))
    assert CurrentCoverage.objects.get().target_ratio == pytest.approx(0.4)
    assert differing(2) == []


class TestDiffering:
    """What is stored is held against what the release gives."""

    @pytest.fixture(autouse=True)
    def _stored(self):
        same = {"active_participants": 300, "potential_workers": 1_001}
        factories.publish(
            statement("18.01", "2024-01-31", **same, source_title="A (B, 2024-01-01)"),
            statement("18.01", "2024-01-31", **same, source_title="C (D, 2024-02-01)"),
            statement("18.02", "2024-01-31", share="20"),
        )
        assert differing(1) == []

    def test_names_what_is_otherwise_missing_or_too_many_in_their_order(self):
        rows = CurrentCoverage.objects.order_by("region_id")
        too_many, missing = rows
        assert (too_many.region_id, missing.region_id) == ("18.01", "18.02")
        rows.filter(pk=missing.pk).delete()
        rows.filter(pk=too_many.pk).update(rank=7)
        too_many.pk, too_many.segment = None, "PU"
        too_many.save(force_insert=True)
        day = date(2024, 1, 31)
        assert differing(1) == [
            ("18.01", day, "PU", "domicile"),
            ("18.01", day, "TOTAL", "domicile"),
            ("18.02", day, "TOTAL", "domicile"),
        ]

    def test_takes_sources_in_any_order(self):
        row = CurrentCoverage.objects.get(region="18.01")
        assert len(row.source_ids) == 2
        CurrentCoverage.objects.filter(pk=row.pk).update(source_ids=row.source_ids[::-1])
        assert differing(1) == []


@pytest.mark.parametrize("document", [None, "RPJMD"])
def test_an_old_release_answers_as_it_did_when_it_was_new(document):
    """`?rilis=1` reads the intervals and gives what the read model gave."""
    factories.publish(
        statement(
            "18.01", active_participants=100, potential_workers=1_001, source_title="A (B, 2024-01-01)"
        ),
        statement("18.71", share="32.9"),
        statement("18.71", as_of=None, target_year=2024, target="40", target_document="RPJMD"),
    )
    asked = queries_asked(document)
    then = ranking(asked)
    factories.publish(statement("18.01", active_participants=999, entered=True, source_title="Isian"))
    factories.publish(statement("18.71", as_of="2024-10-31", share="50"))

    assert ranking(asked, release=1) == then


def queries_asked(document):
    return RankingQuestion(Asked(document=document), "regency", "18")


def ranking(question, release=None):
    shown = releases.release_row(release)
    return figures.ranking(question, shown, date(2024, 9, 1))


LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi")
LIST = RankingQuestion(Asked(), "province", None)
READ_BY = [
    pytest.param(lambda release, asked: figures.history(LAMPUNG, release, asked), id="history"),
    pytest.param(lambda release, asked: figures.on_day(LAMPUNG, release, date(2024, 12, 31)), id="on-day"),
    pytest.param(
        lambda release, asked: figures.known_by({"18": LAMPUNG}, release, asked, date(2024, 12, 1)),
        id="known",
    ),
    pytest.param(lambda release, asked: releases.months(release), id="months"),
    pytest.param(
        lambda release, asked: published_for.shown_beside([statement("18", "2024-12-31")], release),
        id="beside",
    ),
]


@pytest.mark.parametrize("read", READ_BY)
def test_it_is_never_read_for_another_release(read):
    """Whoever is overtaken by a release outside a snapshot gets nothing rather than a mixture."""
    factories.publish(statement("18", "2024-12-31", active_participants=100, potential_workers=1_000))
    before = releases.release_row()
    factories.publish(statement("18", "2024-12-31", active_participants=101, entered=True))
    with pytest.raises(DatabaseError, match="release 2"), transaction.atomic():
        read(before, Asked())
    read(releases.release_row(), Asked())


def test_months_before_the_first_changed_one_are_not_written_again():
    counts = {"potential_workers": 1_000, "entered": True}
    months = ("2023-12-31", "2024-10-31", "2024-11-30", "2024-12-31")
    factories.publish(
        *(statement("18", day, active_participants=100 + n, **counts) for n, day in enumerate(months))
    )

    def stored():
        rows = CurrentCoverage.objects.order_by("as_of").values_list("as_of", "pk")
        return {f"{day:%Y-%m-%d}": pk for day, pk in rows}

    def kept_by(*rows):
        before = stored()
        factories.publish(*rows)
        assert verification.differences() == []
        return [day for day, pk in stored().items() if before.get(day) == pk]

    assert kept_by(statement("18", "2024-11-30", active_participants=150, **counts)) == [*months[:2]]
    target = statement("18", None, target_year=2024, target_document="RPJMD", target="50")
    assert kept_by(target) == ["2023-12-31"]
    undo(release=Release.objects.first(), by=None, note="")
    assert verification.differences() == []
    assert CurrentCoverage.objects.get(as_of="2024-12-31").target_year is None
