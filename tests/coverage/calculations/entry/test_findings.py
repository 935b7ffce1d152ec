"""What is asked about entered rows before they are handed in, and where it stands."""

from datetime import date

import pytest

from coverage.calculations.entry.findings import Finding, findings
from coverage.calculations.entry.grid import EnteredRow
from coverage.rows.figures import RegionRow, StatementRow
from tests.coverage.calculations.entry.typed import NOVEMBER, REGIONS, published, row


def found(*rows: EnteredRow, known: tuple[StatementRow, ...] = ()) -> list[Finding]:
    return findings(rows, REGIONS, known, today=NOVEMBER)


def places(*rows: EnteredRow, known: tuple[StatementRow, ...] = ()) -> list[tuple[str, str, str]]:
    return [(one.region_code, one.code, one.column) for one in found(*rows, known=known)]


def test_a_plausible_row_has_none():
    assert (
        found(row(PU="101", potensi="1001"), known=(published(segment="PU", active_participants=100),)) == []
    )


def test_blank_rows_have_none():
    assert found(row(sumber="")) == []


def test_what_must_be_mended():
    mend = found(row(PU="1.14", sumber=""))
    assert [(one.code, one.column, one.must_mend) for one in mend] == [
        ("unreadable", "PU", True),
        ("no_source", "sumber", True),
    ]


@pytest.mark.parametrize(
    ("today", "told"), [(date(2025, 10, 30), [("too_early", True)]), (date(2025, 10, 31), [])]
)
def test_no_figure_of_a_later_day(today, told):
    given = findings([row(PU="100")], REGIONS, (), today=today)
    assert [(one.code, one.must_mend) for one in given] == told


def test_a_correction_without_a_source_keeps_the_published_one():
    day = date(2025, 10, 31)
    known = (published(day=day, segment="PU", active_participants=100, entered=True),)
    assert found(row(PU="101", sumber=""), known=known) == []


def test_large_change_stands_at_its_segment():
    known = (published(segment="PU", active_participants=100),)
    assert places(row(PU="150", BPU="7"), known=known) == [("18.71", "large_change", "PU")]
    assert [(one.must_mend, one.wants_answer) for one in found(row(PU="150"), known=known)] == [(False, True)]


def test_two_counts_of_one_region_and_day_cannot_both_be_handed_in():
    (one,) = found(row(PU="150"), row(PU="170"))
    assert (one.code, one.column, one.must_mend) == ("conflicting_values", "PU", True)


def test_a_wrong_sum_stands_at_the_total():
    entered = row(PU="1", BPU="1", JAKON="1", PMI="1", total="9000")
    assert places(entered) == [("18.71", "segments_mismatch", "total")]


def test_a_rebased_potential_stands_at_the_potential():
    known = (published(potential_workers=1_001),)
    assert places(row(potensi="1500"), known=known) == [("18.71", "potential_rebased", "potensi")]


def test_more_participants_than_workers_stand_at_the_total():
    assert places(row(total="1501", potensi="1401")) == [("18.71", "above_potential", "total")]
    assert places(row(total="6000", potensi="1000")) == [("18.71", "above_potential", "total")]


@pytest.mark.parametrize(
    ("total", "potential"),
    [("126150", "100000"), ("290000", "200000"), ("1900000", "1000000"), ("126150", "100001")],
)
def test_above_a_hundred_per_cent_always_warns(total, potential):
    assert ("18.71", "above_potential", "total") in places(row(total=total, potensi=potential))


@pytest.mark.parametrize("total", ["200001", "201000", "290000"])
def test_above_a_rounded_published_potential_warns_too(total):
    rounded = published(potential_workers=200_000)
    assert ("18.71", "above_potential", "total") in places(row(total=total), known=(rounded,))


@pytest.mark.parametrize("column", ["PU", "total", "potensi"])
def test_more_people_than_live_anywhere_warn(column):
    assert ("18.71", "too_many_people", column) in places(row(**{column: "9000000000"}))


@pytest.mark.parametrize(
    ("code", "most"), [("18.71", 7_000_000), ("18", 60_000_000), ("00", 300_000_000)], ids=str
)
def test_as_many_people_as_may_live_there_do_not_warn(code, most):
    regions = REGIONS | {"00": RegionRow("00", "Indonesia", "nation", "")}
    told = [findings([row(code, PU=str(count))], regions, (), NOVEMBER) for count in (most, most + 1)]
    assert [[one.code for one in each] for each in told] == [[], ["too_many_people"]]


def test_a_potential_a_hundred_times_the_last_warns():
    earlier = published(potential_workers=50_000)
    assert ("18.71", "potential_rebased", "potensi") in places(row(potensi="5000000"), known=(earlier,))


def test_a_potential_a_hundred_times_the_one_it_replaces_warns():
    same_day = published(day=date(2025, 10, 31), potential_workers=50_000)
    assert ("18.71", "leap", "potensi") in places(row(potensi="5000000"), known=(same_day,))
    assert places(row(potensi="51000"), known=(same_day,)) == []


def test_a_digit_too_many_is_a_leap():
    same_day = published(day=date(2025, 10, 31), potential_workers=50_001)
    assert ("18.71", "leap", "potensi") in places(row(potensi="500010"), known=(same_day,))
    assert ("18.71", "leap", "potensi") not in places(row(potensi="500009"), known=(same_day,))


def test_a_leap_of_less_than_a_thousand_people_is_none():
    same_day = published(day=date(2025, 10, 31), segment="JAKON", active_participants=40)
    assert ("18.71", "leap", "JAKON") in places(row(JAKON="1000"), known=(same_day,))
    assert ("18.71", "leap", "JAKON") not in places(row(JAKON="999"), known=(same_day,))


def test_regencies_that_do_not_sum_stand_at_the_province():
    entered = (row("18", total="1111"), row("18.71", total="500"), row("18.72", total="501"))
    assert places(*entered) == [("18", "children_mismatch", "total")]


def test_a_left_out_region_is_only_noted():
    many = {f"18.{n:02}": RegionRow(f"18.{n:02}", "", "regency", "kabupaten", "18", "") for n in range(1, 7)}
    rows = [row(code, total=str(1_001 + n)) for n, code in enumerate(list(many)[:5])]
    (noted,) = findings(rows, {"18": REGIONS["18"]} | many, (), today=NOVEMBER)
    assert (noted.region_code, noted.code, noted.column) == ("18.06", "region_missing", "")
    assert not noted.wants_answer


def test_the_very_figure_that_is_entered_anew_is_no_evidence():
    known = (published(day=date(2025, 10, 31), segment="PU", active_participants=100, source_title="X"),)
    assert found(row(PU="500"), known=known) == []
