from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.targets.cascade import Balance, Comparison, Part, balance

LAMPUNG = Part("18", 2_994_131, 760_468, 1_149_447)


def test_lampungs_target_against_its_regencies():
    """1.149.447 heads of the province (Metropolis, 8 December 2025); the two regencies are made up."""
    found = balance(
        LAMPUNG, [Part("18.72", 90_000, 30_000, 40_000), Part("18.71", 500_000, 160_000, 1_000_000)]
    )
    assert (found.targets.total, found.targets.left, found.targets.missing) == (1_040_000, 109_447, ())
    assert (found.potentials.left, found.actives.left) == (2_404_131, 570_468)


def test_more_than_the_province_asks_for_is_negative():
    assert balance(LAMPUNG, [Part("18.71", 1, 1, 1_149_448)]).targets.left == -1


def test_regencies_without_a_number_are_named_not_taken_as_zero():
    found = balance(LAMPUNG, [Part("18.09", None, 5), Part("18.01", 100, None, 0)])
    assert found == Balance(
        Comparison(1_149_447, 0, ("18.09",)),
        Comparison(2_994_131, 100, ("18.09",)),
        Comparison(760_468, 5, ("18.01",)),
    )


def test_nobody_has_a_target():
    found = balance(LAMPUNG, [Part("18.01", 100, 50), Part("18.02", 100, 50)])
    assert (found.targets.total, found.targets.left) == (None, None)
    assert found.targets.missing == ("18.01", "18.02")


def test_a_province_without_its_own_number():
    found = balance(Part("18", None, None), [Part("18.01", 100, 50, 60)])
    assert (found.targets.own, found.targets.total, found.targets.left) == (None, 60, None)


def test_a_province_without_regencies():
    assert balance(LAMPUNG, []).targets == Comparison(1_149_447, None, ())


COUNT = st.none() | st.integers(0, 10**7)
PARTS = st.lists(
    st.builds(Part, st.sampled_from([f"18.{n:02}" for n in range(1, 16)]), COUNT, COUNT, COUNT),
    unique_by=lambda part: part.code,
)


@given(PARTS, st.randoms())
def test_a_balance_knows_no_order(parts, random):
    shuffled = parts[:]
    random.shuffle(shuffled)
    assert balance(LAMPUNG, shuffled) == balance(LAMPUNG, parts)


@given(PARTS)
def test_what_is_left_completes_the_sum(parts):
    found = balance(LAMPUNG, parts).targets
    known = sum(part.target for part in parts if part.target is not None)
    assert found.left is None or known + found.left == 1_149_447
    assert len(found.missing) == sum(part.target is None for part in parts)
