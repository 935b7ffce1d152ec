"""Rule 7: movement is told only of different times, and only where precision allows it."""

from datetime import date

import pytest

from coverage.calculations.movement import Movement, contradicting, leads, movement
from tests.coverage.calculations.published import line

DECEMBER = date(2025, 12, 31)


def printed(percent: str, as_of: date = DECEMBER, precision: str = "day", **fields):
    decimals = len(percent.partition(".")[2])
    ratio = float(percent) / 100
    return line(
        ratio=ratio,
        printed_ratio=ratio,
        ratio_decimals=decimals,
        as_of=as_of,
        as_of_precision=precision,
        **fields,
    )


def counted(active: int, potential: int, as_of: date, **fields):
    return line(
        ratio=active / potential,
        active_participants=active,
        potential_workers=potential,
        as_of=as_of,
        as_of_precision="day",
        **fields,
    )


KALBAR = printed("37", date(2025, 12, 24)), printed("27", DECEMBER, "month")
BENGKULU = printed("28", date(2025, 7, 5)), printed("27.16", date(2025, 7, 7))
JAMBI = counted(541_580, 1_308_795, date(2024, 10, 1)), counted(592_806, 1_312_370, date(2024, 12, 2))
BEFORE = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(*KALBAR, Movement.CONTRADICTION, id="kalbar-one-december"),
        pytest.param(*BENGKULU, Movement.CONTRADICTION, id="bengkulu-one-july"),
        pytest.param(*JAMBI, Movement.ROSE, id="jambi-2024"),
        pytest.param(
            printed("28", date(2025, 7, 5)), printed("28.2", date(2025, 7, 9)), Movement.ONE_TIME, id="agree"
        ),
        pytest.param(
            printed("37", date(2025, 5, 31), "month"),
            printed("27", DECEMBER, "year"),
            Movement.CONTRADICTION,
            id="month-inside-year",
        ),
        pytest.param(printed("40", BEFORE), printed("41"), Movement.ROSE, id="neighbours"),
        pytest.param(printed("41", BEFORE), printed("40"), Movement.FELL, id="fell"),
        pytest.param(printed("40", BEFORE), printed("40.4"), Movement.UNSURE, id="can-be-one-share"),
        pytest.param(printed("40", BEFORE), printed("40"), Movement.SAME, id="same-printed"),
        pytest.param(
            counted(600, 1_001, BEFORE), counted(601, 1_001, DECEMBER), Movement.ROSE, id="exact-counts"
        ),
        pytest.param(
            counted(600, 1_001, BEFORE), counted(600, 1_001, DECEMBER), Movement.SAME, id="exact-and-equal"
        ),
        pytest.param(
            counted(2_700_000, 6_000_000, BEFORE),
            counted(2_800_000, 6_000_000, DECEMBER),
            Movement.UNSURE,
            id="rounded-counts-meet",
        ),
        pytest.param(
            counted(2_700_000, 6_000_000, BEFORE, active_exact=True, potential_exact=True),
            counted(2_800_000, 6_000_000, DECEMBER, active_exact=True, potential_exact=True),
            Movement.ROSE,
            id="typed-counts-do-not",
        ),
        pytest.param(line(as_of=BEFORE), printed("40"), None, id="share-unknown"),
        pytest.param(line(ratio=0.3, as_of=BEFORE), printed("40"), Movement.UNSURE, id="precision-unknown"),
    ],
)
def test_movement(before, after, expected):
    assert movement(before, after) == expected


def test_equal_counts_of_potentials_apart_contradict_each_other():
    """600 of 1.001 are 59,94 %, 600 of 1.301 are 46,12 %."""
    early, late = counted(600, 1_001, date(2025, 12, 24)), counted(600, 1_301, DECEMBER)
    assert movement(early, late) == Movement.CONTRADICTION
    assert contradicting(late, [early]) == [early]


@pytest.mark.parametrize(
    ("active", "potential"),
    [
        pytest.param(600, None, id="no-potential"),
        pytest.param(600, 0, id="a-potential-of-zero"),
        pytest.param(None, 1_301, id="not-reported"),
    ],
)
def test_a_figure_without_a_share_contradicts_only_by_its_count(active, potential):
    early = line(as_of=date(2025, 12, 24), active_participants=active, potential_workers=potential)
    assert contradicting(counted(600, 1_001, DECEMBER), [early]) == []


def test_figures_without_a_day_are_not_compared():
    with pytest.raises(ValueError, match="without a day"):
        movement(line(ratio=0.4, as_of=None), printed("40"))


def test_the_later_span_end_leads_and_the_other_stands_beside_it():
    early, late = KALBAR
    assert leads(late, early)
    assert not leads(early, late)
    assert not leads(late, late)
    assert contradicting(late, KALBAR) == [early]
    assert contradicting(early, KALBAR) == [late]


def test_of_several_the_latest_is_named_first():
    others = [printed("37", date(2025, 12, 3)), printed("39", date(2025, 12, 24))]
    assert contradicting(KALBAR[1], others) == others[::-1]


def test_only_figures_of_the_same_kind_contradict_each_other():
    early, late = KALBAR
    others = [
        printed("37", date(2025, 12, 24), segment="PU"),
        printed("37", date(2025, 12, 24), basis="registration"),
        printed("27.3", date(2025, 12, 24)),
        printed("37", date(2025, 11, 24)),
        late,
    ]
    assert contradicting(late, others) == []
    assert contradicting(late, [*others, early]) == [early]
