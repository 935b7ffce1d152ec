import pytest
from msgspec.structs import replace

from coverage.calculations.targets.allocation import Allotment, Infeasible, Obstacle, Spread, allocate
from coverage.calculations.targets.cascade import Part
from tests.coverage.calculations.lampung import PARTS, TARGET

EVERY = pytest.mark.parametrize("spread", Spread)


def heads(total, parts, spread):
    return [found.heads for found in allocate(total, parts, spread)]


def set_target(parts, code, target, *, locked=True):
    return [replace(part, target=target, locked=locked) if part.code == code else part for part in parts]


def test_the_invented_counts_add_up():
    assert sum(part.potential for part in PARTS) == 2_994_131
    assert round(TARGET / 2_994_131, 4) == 0.3839


@EVERY
def test_lampung_2025_adds_up(spread):
    found = allocate(TARGET, PARTS, spread)
    assert sum(part.heads for part in found) == TARGET
    assert [part.code for part in found] == [part.code for part in PARTS]


@EVERY
def test_lampung_2025_adds_up_with_locks(spread):
    """Bandar Lampung, Metro and Pesisir Barat keep theirs, the last one below its participants."""
    parts = PARTS
    for code, target in (("18.71", 190_000), ("18.72", 29_999), ("18.13", 1_000)):
        parts = set_target(parts, code, target)
    found = {part.code: part for part in allocate(TARGET, parts, spread)}
    assert sum(part.heads for part in found.values()) == TARGET
    assert (found["18.71"].heads, found["18.72"].heads, found["18.13"].heads) == (190_000, 29_999, 1_000)
    assert (found["18.13"].added, found["18.13"].below_today, found["18.71"].below_today) == (
        -45,
        True,
        False,
    )


TWO = (Part("18.01", 1_000, 200), Part("18.02", 500, 300))


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        pytest.param(Spread.POTENTIAL, [400, 400], id="300-heads-two-to-one"),
        pytest.param(Spread.UNPROTECTED, [440, 360], id="300-heads-800-to-200"),
        pytest.param(Spread.EQUAL_POINTS, [400, 400], id="20-points-each"),
        pytest.param(Spread.EQUAL_SHARE, [500, 300], id="53-percent-but-one-has-60"),
    ],
)
def test_four_ways_by_hand(spread, expected):
    """200 of 1.000 and 300 of 500 are to be 800 in all."""
    assert heads(800, TWO, spread) == expected


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        pytest.param(Spread.POTENTIAL, [650, 450], id="150-on-top-two-to-one"),
        pytest.param(Spread.UNPROTECTED, [670, 430], id="150-on-top-800-to-200"),
        pytest.param(Spread.EQUAL_POINTS, [600, 500], id="40-points-each-from-today"),
        pytest.param(Spread.EQUAL_SHARE, [733, 367], id="73-percent-each"),
    ],
)
def test_a_target_so_far_is_kept_or_set_anew(spread, expected):
    """550 and 400 are set; the province asks for 1.100."""
    parts = [replace(TWO[0], target=550), replace(TWO[1], target=400)]
    assert heads(1_100, parts, spread) == expected


def test_too_much_is_taken_back_but_nobody_falls_below_today():
    """550 and 310 against 700: 160 too many; the second gives its 10, the first the rest."""
    parts = [replace(TWO[0], target=550), replace(TWO[1], target=310)]
    assert heads(700, parts, Spread.POTENTIAL) == [400, 300]


def test_nobody_is_asked_for_more_than_everyone():
    assert heads(1_450, TWO, Spread.EQUAL_POINTS) == [950, 500]


def test_who_has_more_than_everyone_stays_so():
    parts = [Part("18.01", 100, 126), Part("18.02", 100, 0)]
    found = allocate(176, parts, Spread.EQUAL_SHARE)
    assert found[0] == Allotment("18.01", 126, 1.26, 0, False)
    assert found[1].heads == 50


def test_equal_remainders_go_to_the_lower_code():
    parts = [Part(code, 100, 0) for code in ("18.03", "18.01", "18.02")]
    assert heads(100, parts, Spread.EQUAL_SHARE) == [34, 33, 33]
    assert heads(101, parts, Spread.EQUAL_SHARE) == [34, 34, 33]


@EVERY
def test_a_regency_without_workers_gets_nothing(spread):
    assert heads(50, [Part("18.01", 0, 0), Part("18.02", 100, 0)], spread) == [0, 50]
    assert allocate(0, [Part("18.01", 0, 0)], spread) == (Allotment("18.01", 0, None, 0, False),)


@EVERY
def test_the_least_and_the_most_that_can_be_spread(spread):
    assert heads(500, TWO, spread) == [200, 300]
    assert heads(1_500, TWO, spread) == [1_000, 500]


@EVERY
@pytest.mark.parametrize(
    ("total", "parts", "why", "codes", "heads"),
    [
        pytest.param(
            499, TWO, Obstacle.BELOW_TODAY, (), {"total": 499, "rest": 499, "least": 500}, id="below-today"
        ),
        pytest.param(
            1_501,
            TWO,
            Obstacle.ABOVE_EVERYONE,
            (),
            {"total": 1_501, "rest": 1_501, "most": 1_500},
            id="above-everyone",
        ),
        pytest.param(
            800,
            set_target(TWO, "18.01", 700),
            Obstacle.BELOW_TODAY,
            (),
            {"total": 800, "rest": 100, "least": 300},
            id="locks-take-all",
        ),
        pytest.param(
            800,
            set_target(TWO[:1], "18.01", 700),
            Obstacle.OTHER_SUM,
            (),
            {"locked": 700, "total": 800},
            id="all-locked",
        ),
        pytest.param(800, [], Obstacle.OTHER_SUM, (), {"locked": 0, "total": 800}, id="no-regency"),
        pytest.param(
            800, set_target(TWO, "18.02", None), Obstacle.NO_TARGET, ("18.02",), {}, id="locked-without"
        ),
        pytest.param(
            800, [*TWO, Part("18.09", None, 5)], Obstacle.NO_COUNTS, ("18.09",), {}, id="no-potential"
        ),
        pytest.param(
            800, [*TWO, Part("18.09", 5, None)], Obstacle.NO_COUNTS, ("18.09",), {}, id="not-reported"
        ),
    ],
)
def test_says_why_it_cannot_be_done(spread, total, parts, why, codes, heads):
    with pytest.raises(Infeasible) as caught:
        allocate(total, parts, spread)
    assert (caught.value.why, caught.value.codes, caught.value.heads) == (why, codes, heads)


def test_an_error_names_the_regencies_or_the_heads():
    assert str(Infeasible(Obstacle.NO_TARGET, ["18.01", "18.02"])) == "no_target 18.01, 18.02"
    assert str(Infeasible(Obstacle.BELOW_TODAY, total=5)) == "below_today {'total': 5}"


@EVERY
def test_a_lock_lets_an_unreported_regency_through(spread):
    found = allocate(800, [*TWO, Part("18.09", None, None, 100, True)], spread)
    assert found[2] == Allotment("18.09", 100, None, None, True)
    assert sum(part.heads for part in found) == 800


@EVERY
def test_everything_locked_to_the_head(spread):
    parts = [replace(TWO[0], target=1_200, locked=True), replace(TWO[1], target=0, locked=True)]
    first, second = allocate(1_200, parts, spread)
    assert (first.heads, first.above_everyone, second.heads, second.below_today) == (1_200, True, 0, True)


@pytest.mark.parametrize(
    ("target", "below", "above"),
    [
        pytest.param(99, True, False, id="a-head-below-today"),
        pytest.param(100, False, False, id="today"),
        pytest.param(126, False, False, id="as-many-as-today-where-those-are-more-than-everyone"),
        pytest.param(127, False, True, id="a-head-more"),
    ],
)
def test_a_locked_target_is_told_from_the_head_on_at_which_it_is_odd(target, below, above):
    active = 126 if target > 100 else 100
    locked = Part("18.01", 100, active, target, True)
    found, _ = allocate(target + 50, [locked, Part("18.02", 100, 0)], Spread.EQUAL_SHARE)
    assert (found.below_today, found.above_everyone) == (below, above)


def test_one_locked_head_where_nobody_works_is_above_everyone():
    (found,) = allocate(1, [Part("18.01", 0, None, 1, True)], Spread.EQUAL_SHARE)
    assert (found.above_everyone, found.ratio) == (True, None)


def test_a_code_given_twice_is_refused():
    with pytest.raises(ValueError, match=r"given twice: 18\.01"):
        allocate(800, [TWO[0], TWO[0]], Spread.POTENTIAL)
