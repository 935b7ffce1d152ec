"""What regencies without counts would have to take, and shares where no heads can be computed."""

import pytest

from coverage.calculations.targets.cascade import Part
from coverage.calculations.targets.partial import Rest, RestBy, rest_of, share_plan

KNOWN = [Part("18.01", 600, 100), Part("18.02", 200, 50)]
UNKNOWN = Part("18.03", None, None)


def test_nothing_is_left_where_every_part_is_known():
    assert rest_of(400, KNOWN, potential=800) is None


def test_the_rest_is_in_proportion_to_the_potential_nobody_has_yet():
    assert rest_of(400, [*KNOWN, UNKNOWN], potential=1_000) == Rest(80, ("18.03",), RestBy.POTENTIAL, 200)
    assert rest_of(400, [*KNOWN, UNKNOWN], potential=1_000).ratio == pytest.approx(0.4)


def test_without_the_province_s_potential_the_known_get_its_share():
    assert rest_of(400, [*KNOWN, UNKNOWN], ratio=0.3839) == Rest(93, ("18.03",), RestBy.SHARE)


@pytest.mark.parametrize("potential", [700, 800])
def test_a_province_s_potential_that_leaves_nothing_is_as_good_as_none(potential):
    found = rest_of(400, [*KNOWN, UNKNOWN], potential=potential, ratio=0.3839)
    assert found == Rest(93, ("18.03",), RestBy.SHARE)


def test_a_potential_beyond_parts_that_all_have_one_is_nobody_s():
    counted_by_nobody = Part("18.03", 200, None)
    found = rest_of(400, [*KNOWN, counted_by_nobody], potential=1_200, ratio=0.3839)
    assert found == Rest(93, ("18.03",), RestBy.SHARE)


def test_without_either_every_part_counts_alike():
    rest = rest_of(300, [*KNOWN, UNKNOWN])
    assert (rest.people, rest.by, rest.ratio) == (100, RestBy.COUNT, None)


def test_the_known_get_at_least_today_and_at_most_everyone():
    assert rest_of(160, [*KNOWN, UNKNOWN], potential=1_000).people == 10
    assert rest_of(5_000, [*KNOWN, UNKNOWN], potential=1_000).people == 4_200


def test_who_has_more_than_everyone_keeps_them():
    known = [Part("18.01", 100, 126), Part("18.02", 200, 50)]
    assert rest_of(5_000, [*known, UNKNOWN], potential=1_000).people == 5_000 - 126 - 200


def test_where_the_known_have_more_than_the_target_nothing_is_set_aside():
    assert rest_of(120, [*KNOWN, UNKNOWN], potential=1_000).people == 0
    assert rest_of(50, [*KNOWN, UNKNOWN, Part("18.04", None, None, 70, True)], potential=1_000).people == 0


def test_a_locked_part_takes_its_heads_first():
    kept = Part("18.03", None, None, 70, True)
    assert rest_of(400, [*KNOWN, kept], potential=1_000) is None
    other = Part("18.04", None, None)
    assert rest_of(400, [*KNOWN, kept, other], potential=1_000).people == 330 - round(330 * 800 / 1_000)


def test_a_locked_part_without_a_target_takes_nothing():
    kept = Part("18.04", None, None, None, True)
    assert rest_of(5_000, [*KNOWN, UNKNOWN, kept], potential=1_000).people == 4_200


def test_those_without_counts_are_named_in_order():
    unknown = [Part(code, None, None) for code in ("18.05", "18.03", "18.04")]
    assert rest_of(400, [*unknown, *KNOWN], potential=1_000).codes == ("18.03", "18.04", "18.05")


def test_a_participant_count_without_a_potential_is_no_count():
    assert rest_of(400, [*KNOWN, Part("18.03", None, 5)], potential=1_000).codes == ("18.03",)


def test_every_region_goes_the_same_part_of_its_way():
    plan = share_plan({"a": 0.1, "b": 0.3, "c": None, "d": 0.6}, 0.2, 0.3, {2026: 0.4}, 2025)

    assert (plan.way, plan.end, plan.end_year, plan.missing) == (pytest.approx(0.5), 0.4, 2026, ("c",))
    assert plan.shares == {"a": pytest.approx(0.25), "b": pytest.approx(0.35), "d": 0.6}


def test_the_way_leads_to_the_last_higher_target():
    plan = share_plan({"a": 0.1, "c": None, "b": None}, 0.2, 0.3, {2026: 0.35, 2027: 0.4, 2028: 0.3}, 2025)
    assert (plan.end, plan.end_year, plan.missing) == (0.4, 2027, ("b", "c"))


def test_the_target_at_the_end_of_the_period_is_on_the_way():
    plan = share_plan({"a": 0.1}, 0.2, 0.3, {2030: 0.4}, 2025)
    assert (plan.way, plan.end_year) == (pytest.approx(0.5), 2030)


@pytest.mark.parametrize(
    ("own", "later"),
    [
        pytest.param(0.2, {}, id="no-later-target"),
        pytest.param(None, {2026: 0.4}, id="own-share-unknown"),
        pytest.param(0.35, {2026: 0.4}, id="passed"),
        pytest.param(0.3, {2026: 0.4}, id="just-reached"),
        pytest.param(0.2, {2026: 0.25}, id="lower-later"),
        pytest.param(0.2, {2026: 0.3}, id="the-same-later"),
        pytest.param(0.2, {2031: 0.9}, id="beyond-the-period"),
    ],
)
def test_else_the_whole_way_is_gone(own, later):
    plan = share_plan({"a": 0.1}, own, 0.3, later, 2025)
    assert (plan.way, plan.end, plan.end_year, plan.shares) == (1.0, 0.3, 2025, {"a": 0.3})
