"""Coverage and ranks before and after waiting figures."""

from datetime import date

import pytest
from msgspec.structs import replace

from coverage.calculations.entry.publish_preview import NOWHERE, prospects, standings
from coverage.rows.figures import PotentialRow, RegionRow, SnapshotRow, StatementRow

MONTH, DAY = date(2025, 10, 1), date(2025, 10, 31)
REGIONS = {
    code: RegionRow(code, code, "regency", "kabupaten", parent)
    for code, parent in (("18.01", "18"), ("18.02", "18"), ("18.03", "18"), ("15.01", "15"))
}


def snapshot(code, active, day=date(2025, 9, 30)):
    return SnapshotRow(code, day, "day", "TOTAL", "domicile", active, 1_001, None, None, (1,))


def potential(code, workers, day=date(2025, 1, 1)):
    return PotentialRow(code, "TOTAL", "domicile", day, workers, (1,))


def entry(code, **values):
    return StatementRow(code, DAY, "day", entered=True, source_id=9, **values)


def foretold(*stated, snapshots=(), potentials=()):
    return prospects(REGIONS, list(snapshots), list(potentials), stated, MONTH)


def test_a_greater_count_passes_its_peer_and_ranks_stay_within_the_province():
    published = [snapshot("18.01", 500), snapshot("18.02", 400), snapshot("15.01", 900)]
    found = foretold(
        entry("18.02", active_participants=600),
        snapshots=published,
        potentials=[potential("18.02", 1_001)],
    )
    assert found["18.02"].movement == 1
    assert found["18.01"].movement == -1
    assert found["15.01"].movement == 0
    assert found["18.02"].points == pytest.approx((600 - 400) / 1_001 * 100)
    assert found["18.02"].then.of == 2


def test_a_change_of_a_rounded_share_has_no_more_decimals_than_it():
    rounded = replace(snapshot("18.01", 27_000), active_participants=27_000)
    workers = potential("18.01", 60_000)
    found = foretold(
        entry("18.01", active_participants=30_001),
        entry("18.01", potential_workers=60_001),
        snapshots=[rounded],
        potentials=[workers],
    )["18.01"]
    assert (found.now.row.ratio_decimals, found.then.row.ratio_decimals, found.decimals) == (0, 2, 0)
    assert (found.then.of, found.then.regions) == (1, 3)


def test_equal_values_share_a_rank():
    published = [snapshot("18.01", 500), snapshot("18.02", 400)]
    count = entry("18.02", active_participants=500)
    found = foretold(count, snapshots=published, potentials=[potential("18.02", 1_001)])
    assert (found["18.01"].then.rank, found["18.02"].then.rank) == (1, 1)


def test_an_entered_potential_divides_the_count_beside_it():
    found = foretold(entry("18.01", active_participants=300), entry("18.01", potential_workers=1_000))
    assert found["18.01"].then.coverage == pytest.approx(0.3)


def test_a_region_without_figures_has_no_rank_and_no_movement():
    found = foretold(entry("18.01", active_participants=0), potentials=[potential("18.01", 1_001)])
    assert found["18.01"].now == NOWHERE
    assert (found["18.01"].then.coverage, found["18.01"].then.rank) == (0.0, 1)
    assert (found["18.01"].movement, found["18.01"].points) == (None, None)
    assert found["18.03"].then == NOWHERE


def test_what_is_taken_back_no_longer_counts():
    published = [snapshot("18.01", 500, DAY)]
    found = foretold(entry("18.01", retracts="snapshot"), snapshots=published)
    assert found["18.01"].now.rank == 1
    assert found["18.01"].then == NOWHERE


def test_a_newcomer_moves_nobody():
    found = foretold(
        entry("18.02", active_participants=900),
        snapshots=[snapshot("18.01", 500)],
        potentials=[potential("18.02", 1_001)],
    )
    assert (found["18.01"].now.rank, found["18.01"].then.rank, found["18.01"].movement) == (1, 2, 0)
    assert found["18.02"].movement is None


@pytest.mark.parametrize(
    ("day", "coverage"),
    [
        pytest.param(date(2024, 10, 31), None, id="twelve-months-before-is-old"),
        pytest.param(date(2024, 11, 1), 0.5, id="the-day-after-still-speaks"),
        pytest.param(date(2025, 10, 31), 0.5, id="the-last-day-of-the-month"),
        pytest.param(date(2025, 11, 1), None, id="the-first-of-the-next-is-to-come"),
    ],
)
def test_figures_of_twelve_months_speak_for_a_month(day, coverage):
    published = [replace(snapshot("18.01", 500, day), document_potential=1_000)]
    (found,) = standings({"18.01": REGIONS["18.01"]}, published, [], MONTH).values()
    assert found.coverage == coverage
    assert found.of == (coverage is not None)


def test_the_last_figure_of_the_window_speaks_whatever_the_order():
    first, last = snapshot("18.01", 500, date(2025, 3, 31)), snapshot("18.01", 400, date(2025, 6, 30))
    for order in ([first, last], [last, first]):
        assert standings(REGIONS, order, [], MONTH)["18.01"].coverage == pytest.approx(400 / 1_001)


def test_what_is_taken_back_leaves_the_figure_before_it():
    published = [snapshot("18.01", 400), snapshot("18.01", 500, DAY)]
    found = foretold(entry("18.01", retracts="snapshot"), snapshots=published)["18.01"]
    assert (found.now.coverage, found.then.coverage) == pytest.approx((500 / 1_001, 400 / 1_001))


def test_an_entry_replaces_only_the_figure_of_its_day():
    published = [snapshot("18.01", 500, DAY), snapshot("18.02", 400, DAY)]
    found = foretold(
        entry("18.01", active_participants=600),
        snapshots=published,
        potentials=[potential("18.01", 1_001)],
    )
    assert (found["18.01"].then.coverage, found["18.02"].then.coverage) == pytest.approx(
        (600 / 1_001, 400 / 1_001)
    )


def test_a_potential_taken_back_divides_no_longer():
    published = [potential("18.01", 1_200, DAY), potential("18.01", 1_001)]
    count = entry("18.01", active_participants=600)
    kept = foretold(count, potentials=published)["18.01"]
    left = foretold(count, entry("18.01", retracts="potential"), potentials=published)["18.01"]
    assert (kept.then.coverage, left.then.coverage) == pytest.approx((0.5, 600 / 1_001))


@pytest.mark.parametrize("other", [{"segment": "PU"}, {"basis": "registration"}])
def test_entries_of_a_segment_or_by_registration_change_no_standing(other):
    published = [snapshot("18.01", 500, DAY)]
    found = foretold(entry("18.01", active_participants=900, **other), snapshots=published)["18.01"]
    assert (found.then, found.movement, found.points) == (found.now, 0, 0)


def test_regions_of_two_other_provinces_are_passed_by_nobody():
    regions = REGIONS | {"14.01": RegionRow("14.01", "14.01", "regency", "kabupaten", "14")}
    published = [snapshot(code, count) for code, count in (("18.01", 500), ("18.02", 400))]
    others = [snapshot("15.01", 550), snapshot("14.01", 550)]
    stated, workers = [entry("18.02", active_participants=600)], [potential("18.02", 1_001)]
    found = prospects(regions, [*published, *others], workers, stated, MONTH)
    moved = {code: one.movement for code, one in found.items() if code != "18.03"}
    assert moved == {"18.01": -1, "18.02": 1, "15.01": 0, "14.01": 0}
