"""What releases keep of all regions: what a reckoning of all figures gives, whatever is published later."""

import pytest
from django.apps import apps
from django.db import connection

from coverage.calculations.pace import misses
from coverage.calculations.pace.backtest import misses_of
from coverage.calculations.pace.points import baseline_of
from coverage.calculations.pace.realism import known_years, wanted
from coverage.models import OutlookRanges, ReadModel, RegionMonths, RegionYear
from coverage.queries import figures, places, releases
from coverage.queries import known_years as kept
from coverage.questions.asked import Asked
from coverage.releases import gathered, publishing, verification
from coverage.rows.figures import Segment
from tests.factories import publish, statement
from tests.once import stored_once

pytestmark = [pytest.mark.usefixtures("_fewer_tries_are_enough", "filled"), pytest.mark.django_db]
REGIONS = range(1, 16)
MONTHS = ("2023-12-31", *(f"2024-{month:02}-28" for month in range(1, 13)), "2025-03-31", "2025-06-30")


@pytest.fixture(scope="module", autouse=True)
def _fewer_tries_are_enough():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(misses, "FEWEST_TRIES", 10)
        yield


def figure(place, day, step=0, **fields):
    active = 200_001 + 1_003 * place + 2_003 * MONTHS.index(day) + 701 * step * (MONTHS.index(day) ** 2 % 7)
    fields = {"active_participants": active, "potential_workers": 1_000_003, **fields}
    return statement(f"18.{place:02}", day, **fields)


def fill():
    """Months of 15 regencies until the middle of 2025; 2024 is known, nine tries of eight of its months."""
    publish(*(figure(place, day, place) for place in REGIONS for day in MONTHS))
    publish(statement("18.01", None, target_year=2025, target_document="RPJMD", target="27"))


filled = stored_once(fill)


def reckoned(release, asked=Asked()):  # noqa: B008 - frozen
    """All points anew: the ranges, and the region-years by region."""
    series = kept.every_series(release, asked)
    return misses_of(series.values()).ranges(), {code: list(known_years(one)) for code, one in series.items()}


def test_the_ranges_are_those_of_all_figures():
    release = releases.release_row()
    ranges, _ = reckoned(release)
    assert ranges.by_kind
    assert kept.ranges(release, Asked()) == ranges


def test_a_target_is_compared_with_what_all_figures_give(django_assert_num_queries):
    release, region = releases.release_row(), places.region_row("18.01")
    row = figures.history(region, release, Asked())[-1]
    start = baseline_of(kept.every_series(release, Asked())["18.01"], 2025)
    with django_assert_num_queries(1):
        found = kept.realism(row, start, 2025, release)
    asks = wanted(start, row.target_ratio, 2025)
    near = [
        one for known in reckoned(release)[1].values() for one in known if asks.low <= one.start <= asks.high
    ]
    assert 0 < found.managed < found.of == len(near)
    assert found.managed == sum(one.speed >= asks.speed for one in near)


LATER = {
    "another-close": figure(1, "2024-12-28", active_participants=290_001),
    "another-month": figure(2, "2024-06-28", active_participants=290_001),
    "another-start": figure(3, "2023-12-31", active_participants=190_001),
    "another-potential": statement("18.04", "2024-05-31", potential_workers=1_100_003),
    "another-year": statement("18.05", "2025-12-31", share="40"),
    "another-segment": figure(6, "2024-12-28", segment="PU"),
}


def test_each_release_keeps_what_it_knew():
    first = reckoned(releases.release_row())
    published = [publish(row, note=note) for note, row in LATER.items()]
    for release in reversed(published):
        publishing.undo(release=release, by=None, note="")
    for number in range(1, 3 + 2 * len(LATER)):
        release = releases.release_row(number)
        for segment in (Segment.TOTAL, Segment.PU):
            asked = Asked(segment=segment)
            ranges, known = reckoned(release, asked)
            assert kept.ranges(release, asked) == ranges
            every = kept.every_series(release, asked)
            months = RegionMonths.objects.known_in(number).filter(segment=segment, basis="domicile")
            assert dict(months.values_list("region_id", "shares")) == {
                code: sorted({point.day.replace(day=1) for point in one})
                for code, one in every.items()
                if one
            }
            stored = RegionYear.objects.known_in(number).filter(segment=segment, start__isnull=False)
            assert {
                (code, one.year, one.start, one.speed) for code, found in known.items() for one in found
            } == set(stored.values_list("region_id", "year", "start", "speed"))
    assert reckoned(release) == first
    assert verification.differences() == []


def test_a_month_of_an_open_year_changes_none():
    before = set(RegionYear.objects.values_list("pk", "superseded_in"))
    publish(*(figure(place, "2025-06-30", active_participants=290_001) for place in REGIONS))
    assert set(RegionYear.objects.values_list("pk", "superseded_in")) == before


def test_releases_of_before_get_theirs_after_a_migration():
    publish(figure(1, "2024-12-28", active_participants=290_001))
    columns = ("region_id", "segment", "year", "start", "speed", "published_in", "superseded_in")
    years_before = set(RegionYear.objects.values_list(*columns))
    held = ("region_id", "segment", "shares", "published_in", "superseded_in")
    months_before = list(RegionMonths.objects.order_by(*held).values_list(*held))
    ranges_before = {one.published_in_id: one.ranges for one in OutlookRanges.objects.all()}
    checked_now()
    with connection.cursor() as cursor:
        cursor.execute(gathered.EMPTY)
    gathered.fill(apps)
    assert not RegionYear.objects.exists(), "they are there already, says the read model"
    ReadModel.objects.update(gathered=False)
    gathered.fill(apps)
    assert set(RegionYear.objects.values_list(*columns)) == years_before
    assert {one.published_in_id: one.ranges for one in OutlookRanges.objects.all()} == ranges_before
    assert list(RegionMonths.objects.order_by(*held).values_list(*held)) == months_before
    assert ReadModel.objects.get().gathered


@pytest.mark.parametrize("last", [1, 2])
def test_a_migration_that_breaks_off_is_finished_by_the_next(monkeypatch, last):
    """Releases come meanwhile where somebody serves the site all the same."""
    ReadModel.objects.update(gathered=False)
    checked_now()
    with monkeypatch.context() as patch:
        refresh = gathered.refresh
        patch.setattr(gathered, "refresh", lambda *one: refresh(*one) if one[0] < last else 1 / 0)
        with pytest.raises(ZeroDivisionError):
            gathered.fill(apps)
    assert not ReadModel.objects.get().gathered
    publish(figure(1, "2024-12-28", active_participants=290_001))
    checked_now()
    gathered.fill(apps)
    assert verification.differences() == []


def checked_now():
    """What else is checked at the end of the transaction, which a test has not."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE coverage_regionyear SET speed = 0 WHERE region_id = '18.03'", "18.03 TOTAL domicile 2024"),
        ("DELETE FROM coverage_regionyear WHERE region_id = '18.03'", "18.03 TOTAL domicile 2024"),
        (
            "UPDATE coverage_regionmonths SET shares = '{}' WHERE region_id = '18.03'",
            "18.03 TOTAL domicile berbeda",
        ),
        ("UPDATE coverage_outlookranges SET ranges = '[]'", "semua wilayah: TOTAL domicile"),
    ],
)
def test_what_was_altered_is_named(change, named):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL session_replication_role = replica")
        cursor.execute(change)
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert any(named in told for told in verification.stale_gathered())
