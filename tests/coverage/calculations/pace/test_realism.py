from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.points import baseline_of, points_of
from coverage.calculations.pace.realism import Realism, known_years, wanted
from tests.coverage.calculations.lines import counted, printed
from tests.coverage.calculations.published import line

CLOSES = [date(year, 12, 31) for year in (2022, 2023, 2024)]


def region(code, *actives, potential=1_000_000):
    """Counts at the close of 2022, 2023 and 2024; None is not reported."""
    pairs = zip(CLOSES, actives, strict=False)
    return [line(code, as_of=day) if n is None else counted(day, n, potential, code=code) for day, n in pairs]


def realism(histories, code, year, target):
    """The known years of these regions, counted one by one: what the database counts for pages."""
    start = baseline_of(points_of(histories.get(code, [])), year)
    asks = wanted(start, target, year) if start else None
    if asks is None:
        return None
    near = [
        known
        for other, rows in histories.items()
        for known in known_years(points_of(rows))
        if (other, known.year) != (code, year) and asks.low <= known.start <= asks.high
    ]
    return Realism(sum(known.speed >= asks.speed for known in near), len(near), asks.speed * 100)


def asked(others, target=0.5):
    """Region 15 stands at 40 % at the start of 2025."""
    return realism({"15": region("15", None, None, 400_000)} | others, "15", 2025, target)


def test_k_of_n_by_hand():
    """10 points in a year are asked. Near 40 % started 38 → 50 and 44 → 45 in 2023, and 45 → 56 in 2024."""
    found = asked({"16": region("16", 380_000, 500_000), "17": region("17", 440_000, 450_000, 560_000)})
    assert (found.managed, found.of) == (2, 3)
    assert found.is_few
    assert found.required == pytest.approx(10 / 365)


@pytest.mark.parametrize(
    ("start", "of"),
    [
        pytest.param(350_000, 1, id="5-below"),
        pytest.param(349_999, 0, id="more-below"),
        pytest.param(450_000, 1, id="5-above"),
        pytest.param(450_001, 0, id="more-above"),
    ],
)
def test_near_is_five_points_and_no_more(start, of):
    assert asked({"16": region("16", start, start)}).of == of


def test_exactly_as_fast_is_fast_enough():
    """2023 has 365 days, like 2025."""
    assert asked({"16": region("16", 400_000, 500_000)}).managed == 1
    assert asked({"16": region("16", 400_000, 499_999)}).managed == 0


def test_standing_still_is_known_and_not_fast():
    found = asked({"16": region("16", 400_000, 400_000)})
    assert (found.managed, found.of) == (0, 1)


def test_nothing_known_is_none_of_none():
    found = asked({})
    assert (found.managed, found.of, found.is_few) == (0, 0, True)


def test_the_asked_year_is_no_case_of_its_own():
    own = [*region("15", None, None, 400_000), counted(date(2025, 12, 31), 600_000)]
    assert realism({"15": own}, "15", 2025, 0.5).of == 0


@pytest.mark.parametrize("target", [None, 0.0, 0.4, 0.3])
def test_no_answer_for_a_target_that_asks_nothing(target):
    assert asked({}, target) is None


def test_no_answer_without_a_baseline():
    assert realism({}, "15", 2025, 0.5) is None
    assert realism({"15": [line("15")]}, "15", 2025, 0.5) is None


def test_across_another_potential_only_participants_count():
    """400.000 of 1.000.000, then 500.000 of 2.000.000: 100.000 more are 10 points of the first potential."""
    rows = [counted(CLOSES[0], 400_000, code="16"), counted(CLOSES[1], 500_000, 2_000_000, code="16")]
    found = asked({"16": rows})
    assert (found.managed, found.of) == (1, 1)
    (known,) = known_years(points_of(rows))
    assert known.speed * 100 == pytest.approx(10 / 365)


def test_known_years_come_in_their_order():
    rows = region("16", 400_000, 410_000, 440_000)
    assert [known.year for known in known_years(points_of(rows))] == [2023, 2024]
    assert [known.year for known in known_years(points_of(rows), 2024)] == [2024]


def test_years_that_cannot_be_compared_are_unknown():
    first = counted(CLOSES[0], 400_000, code="15")
    for second in (printed(CLOSES[1], 0.5), counted(CLOSES[1], 500_000, basis="registration")):
        rows = [first, second, counted(CLOSES[2], 400_000)]
        assert realism({"15": rows}, "15", 2025, 0.5).of == 0


@given(st.lists(st.integers(0, 10**6), max_size=15), st.integers(41, 100))
def test_a_higher_target_is_never_more_realistic(starts, target):
    others = {str(20 + i): region(str(20 + i), n, min(n + 7_000 * i, 10**6)) for i, n in enumerate(starts)}
    low, high = asked(others, target / 100), asked(others, (target + 1) / 100)
    assert low.of == high.of
    assert high.managed <= low.managed <= low.of
    assert low.is_few == (low.of < 10)


@pytest.mark.parametrize(("known", "few"), [(0, True), (9, True), (10, False), (11, False)])
def test_fewer_than_ten_cases_are_few(known, few):
    assert Realism(0, known, 0.01).is_few is few
