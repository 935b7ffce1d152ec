"""Rule 6: a share of rounded counts has no more decimals than they allow, and is told as "sekitar"."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from coverage.calculations.agreement import Interval
from coverage.calculations.precision import (
    Verdict,
    WholePercents,
    computed_decimals,
    computed_interval,
    decimals_of,
    figure_interval,
    gap_decimals,
    in_unit,
    is_about,
    is_unsure,
    missing_people,
    named_interval,
    on_one_potential,
    people_unit,
    unit_of_part,
    unprotected,
    verdict,
)
from coverage.calculations.precision import counted as of_counts
from tests.coverage.calculations.published import line


def counted(active: int | None, potential: int | None, **fields):
    """A line whose share is computed from its two counts."""
    ratio = active / potential if active is not None and potential else None
    return line(ratio=ratio, active_participants=active, potential_workers=potential, **fields)


BANTEN = counted(2_700_000, 6_000_000)  # 2025: "2,7 juta dari 6 juta"
SUMATERA_BARAT = counted(610_715, 2_900_000)
FROM_38_TO_42 = counted(399_000, 1_000_000, active_exact=True)  # of 950.000 to 1.050.000
TYPED = counted(90_000, 200_000, active_exact=True, potential_exact=True)


@pytest.mark.parametrize(
    ("row", "decimals", "about", "named"),
    [
        pytest.param(BANTEN, 0, True, WholePercents(42, 48), id="banten-sekitar-45"),
        pytest.param(counted(2_600_000, 3_000_000), 0, True, WholePercents(81, 93), id="nearly-all"),
        pytest.param(SUMATERA_BARAT, 0, True, None, id="sumatera-barat-sekitar-21"),
        pytest.param(counted(760_468, 3_058_943), 2, False, None, id="lampung-exact"),
        pytest.param(counted(605, 1_003), 2, False, None, id="few-people-exact"),
        pytest.param(TYPED, 2, False, None, id="typed-zeros-are-exact"),
        pytest.param(counted(760_468, 3_058_000), 2, True, None, id="thousands-of-a-potential"),
        pytest.param(counted(760_468, 3_060_000), 1, True, None, id="ten-thousands-of-a-potential"),
        pytest.param(counted(76_046_800, 305_894_000), 2, True, None, id="thousands-of-many"),
        pytest.param(counted(0, 6_000_000), 2, True, None, id="nobody-of-about-six-million"),
        pytest.param(counted(None, 6_000_000), 2, False, None, id="not-reported"),
        pytest.param(counted(5, 0), 2, False, None, id="zero-potential"),
    ],
)
def test_decimals_by_the_width_of_the_interval(row, decimals, about, named):
    assert computed_decimals(row) == decimals
    assert is_about(row) is about
    assert named_interval(row) == named


@pytest.mark.parametrize(
    ("active", "potential", "width", "decimals"),
    [
        pytest.param(3_001_000, 10_000_000, "0.01", 2, id="a-hundredth-of-a-point"),
        pytest.param(3_001_000, 9_999_999, "0.010000001", 1, id="beyond-a-hundredth"),
        pytest.param(301_000, 1_000_000, "0.1", 1, id="a-tenth-of-a-point"),
        pytest.param(301_000, 999_999, "0.1000001", 0, id="beyond-a-tenth"),
        pytest.param(310_000, 1_000_000, "1", 0, id="a-point"),
    ],
)
def test_the_edges_of_the_widths_belong_to_the_finer_step(active, potential, width, decimals):
    row = counted(active, potential, potential_exact=True)
    assert float(computed_interval(row).width * 100) == pytest.approx(float(width))
    assert computed_decimals(row) == decimals
    assert named_interval(row) is None


def test_beyond_a_point_the_interval_is_named():
    """305.000 to 315.000 of 999.999: 30,50003 to 31,50003 %."""
    assert named_interval(counted(310_000, 999_999)) == WholePercents(31, 32)


@pytest.mark.parametrize(
    ("active", "potential", "share", "decimals"),
    [
        pytest.param(592_806, 1_312_370, 592_806 / 1_312_370, 2, id="exact"),
        pytest.param(2_700_000, 6_000_000, 0.45, 0, id="rounded"),
        pytest.param(None, 6_000_000, None, 2, id="not-reported"),
    ],
)
def test_beside_a_printed_share_the_counts_have_their_own(active, potential, share, decimals):
    printed = line(
        ratio=0.44,
        printed_ratio=0.44,
        ratio_decimals=1,
        active_participants=active,
        potential_workers=potential,
    )
    found = of_counts(printed)
    assert (found.coverage_ratio, found.printed_ratio, found.ratio_decimals) == (share, None, decimals)


def test_exact_counts_have_all_decimals_a_document_prints():
    assert decimals_of(None) == 2


def test_one_typed_count_leaves_only_the_other_ones_interval():
    row = replace(BANTEN, active_exact=True)
    assert computed_interval(row) == Interval(Fraction(27, 63), Fraction(27, 57))
    assert named_interval(row) == WholePercents(43, 47)


def test_a_printed_share_stands_for_what_rounds_to_it():
    row = line(ratio=0.28, printed_ratio=0.28, ratio_decimals=0, active_participants=300_000)
    assert figure_interval(row) == Interval(Fraction("0.275"), Fraction("0.285"))
    assert computed_interval(row) is None
    assert not is_about(row)


def test_a_computed_share_stands_for_all_its_counts_can():
    """2,65 to 2,75 of 5,7 to 6,3 million."""
    assert figure_interval(BANTEN) == Interval(Fraction(265, 630), Fraction(275, 570))


def test_gap_in_points_takes_the_decimals_of_the_computed_share():
    assert gap_decimals(replace(BANTEN, ratio_decimals=0, target_decimals=2)) == 0
    printed = line(ratio=0.28, printed_ratio=0.28, ratio_decimals=0, target_decimals=1)
    assert gap_decimals(printed) == 1


@pytest.mark.parametrize(
    ("one", "other", "typed", "expected"),
    [
        pytest.param(1_312_370, 1_312_370, False, True, id="the-same"),
        pytest.param(1_312_370, 1_300_000, False, True, id="one-is-the-other-rounded"),
        pytest.param(1_312_370, 1_300_000, True, False, id="typed-zeros-are-meant"),
        pytest.param(946_261, 978_084, False, False, id="two-exact-ones"),
        pytest.param(None, 978_084, False, None, id="one-unknown"),
        pytest.param(946_261, None, False, None, id="the-other-unknown"),
        pytest.param(None, None, False, None, id="both-unknown"),
    ],
)
def test_two_lines_may_stand_on_one_potential(one, other, typed, expected):
    lines = counted(None, one), counted(None, other, potential_exact=typed)
    assert on_one_potential(*lines) is expected
    assert on_one_potential(*reversed(lines)) is expected


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        pytest.param(BANTEN, 1_000_000, id="the-coarser-of-two"),
        pytest.param(SUMATERA_BARAT, 100_000, id="one-rounded"),
        pytest.param(counted(760_468, 3_058_943), 1, id="exact"),
        pytest.param(TYPED, 1, id="typed"),
        pytest.param(counted(None, None), 1, id="not-reported"),
    ],
)
def test_people_take_the_unit_of_the_rounded_count(row, unit):
    assert people_unit(row) == unit


@pytest.mark.parametrize(
    ("people", "unit", "expected"),
    [
        pytest.param(2_289_285, 100_000, 2_300_000, id="sumatera-barat-unprotected"),
        pytest.param(3_300_000, 1_000_000, 3_000_000, id="banten-unprotected"),
        pytest.param(2_500_000, 1_000_000, 3_000_000, id="half-up"),
        pytest.param(-2_500_000, 1_000_000, -2_000_000, id="half-up-below-zero"),
        pytest.param(102_750, 1, 102_750, id="exact"),
        pytest.param(102_750.5, 1, 102_751, id="half-a-head"),
        pytest.param(2_449_999.5, 100_000, 2_400_000, id="not-rounded-twice"),
    ],
)
def test_people_in_a_unit_are_rounded_half_up(people, unit, expected):
    found = in_unit(people, unit)
    assert (found, type(found)) == (expected, int)


@pytest.mark.parametrize(
    ("unit", "part", "expected"),
    [
        pytest.param(100_000, Fraction(1), 100_000, id="the-whole"),
        pytest.param(100_000, Fraction(1, 10), 10_000, id="a-tenth"),
        pytest.param(100_000, Fraction(95, 1_000), 1_000, id="just-below-a-tenth"),
        pytest.param(100_000, Fraction(1, 29), 1_000, id="a-day-of-29"),
        pytest.param(1, Fraction(1, 29), 1, id="no-finer-than-a-head"),
    ],
)
def test_the_unit_of_a_part_is_the_power_of_ten_below_it(unit, part, expected):
    assert unit_of_part(unit, part) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"target_ratio": 0.53, "gap_to_target_people": 480_000}, 480_000, id="below-half-a-unit"
        ),
        pytest.param({"target_ratio": 0.75, "gap_to_target_people": 1_800_000}, 2_000_000, id="in-its-unit"),
        pytest.param({"target_ratio": 0.45, "gap_to_target_people": 0}, None, id="nobody-can-say"),
        pytest.param({"target_ratio": 0.47, "gap_to_target_people": 120_000}, None, id="inside-its-interval"),
        pytest.param({"target_ratio": None, "gap_to_target_people": None}, None, id="no-target"),
    ],
)
def test_missing_people_are_told_where_some_are_missing(fields, expected):
    assert missing_people(replace(BANTEN, **fields)) == expected


@pytest.mark.parametrize(("people", "expected"), [(3_300_000, 3_000_000), (0, 0), (None, None)])
def test_the_unprotected_are_told_in_their_unit(people, expected):
    assert unprotected(replace(BANTEN, unprotected_people=people)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(replace(BANTEN, target_ratio=0.45), Verdict.UNSURE, id="inside"),
        pytest.param(replace(BANTEN, target_ratio=0.48), Verdict.UNSURE, id="inside-above-the-figure"),
        pytest.param(replace(BANTEN, target_ratio=0.43), Verdict.UNSURE, id="inside-below-the-figure"),
        pytest.param(replace(BANTEN, target_ratio=0.42), Verdict.REACHED, id="below-the-interval"),
        pytest.param(replace(BANTEN, target_ratio=0.535), Verdict.MISSED, id="above-the-interval"),
        pytest.param(replace(FROM_38_TO_42, target_ratio=0.38), Verdict.REACHED, id="at-its-lowest"),
        pytest.param(replace(FROM_38_TO_42, target_ratio=0.42), Verdict.UNSURE, id="at-its-highest"),
        pytest.param(replace(BANTEN, target_ratio=None), None, id="no-target"),
        pytest.param(counted(None, 6_000_000, target_ratio=0.4), None, id="not-reported"),
        pytest.param(replace(TYPED, target_ratio=0.45), Verdict.REACHED, id="typed-counts-reach-exactly"),
        pytest.param(counted(53, 100, target_ratio=0.53), Verdict.REACHED, id="exact-and-equal"),
        pytest.param(counted(0, 100, target_ratio=0.53), Verdict.MISSED, id="reported-zero"),
        pytest.param(
            line(ratio=0.45, printed_ratio=0.45, ratio_decimals=0, target_ratio=0.453),
            Verdict.MISSED,
            id="a-printed-share-is-taken-as-printed",
        ),
    ],
)
def test_a_target_inside_the_interval_is_neither_reached_nor_missed(row, expected):
    assert verdict(row) == expected
    assert is_unsure(row) is (expected == Verdict.UNSURE)
