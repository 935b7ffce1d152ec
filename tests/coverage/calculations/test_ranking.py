import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.ranking import Order, has_quorum, movements, ranked, ranked_count, ranks
from coverage.rows.figures import Unranked
from tests.coverage.calculations.published import line

RATIOS = st.none() | st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0, 1.26]) | st.floats(0, 2)
CODES = [f"18.{number:02}" for number in range(1, 12)]
BOARDS = st.dictionaries(st.sampled_from(CODES), RATIOS)

LAMPUNG_2024 = {
    "18.13": 0.019,
    "18.07": 0.174,
    "18.08": 0.193,
    "18.10": 0.214,
    "18.12": 0.226,
    "18.04": 0.233,
    "18.11": 0.233,
    "18.02": 0.264,
    "18.01": 0.265,
    "18.05": 0.269,
    "18.06": 0.294,
    "18.71": 0.328,
    "18.72": 0.329,
}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"a": 0.9, "b": 0.5, "c": 0.5, "d": 0.1}, {"a": 1, "b": 2, "c": 2, "d": 4}, id="tie"),
        pytest.param({"a": 0.5, "b": 0.5}, {"a": 1, "b": 1}, id="all-equal"),
        pytest.param({"a": 0.5, "b": 0.5, "c": 0.1}, {"a": 1, "b": 1, "c": 3}, id="tie-at-the-top"),
        pytest.param({"a": None, "b": 0.1}, {"b": 1}, id="not-reported"),
        pytest.param({"a": 0.0, "b": 0.1, "c": None}, {"b": 1, "a": 2}, id="reported-zero"),
        pytest.param({"a": 1.0, "b": 1.26}, {"b": 1, "a": 2}, id="above-one"),
        pytest.param({"a": 0.24860, "b": 0.24861}, {"b": 1, "a": 2}, id="unrounded"),
        pytest.param({"a": None}, {}, id="nobody-reported"),
        pytest.param({}, {}, id="nobody"),
    ],
)
def test_ranks(values, expected):
    assert ranks(values) == expected


def test_ranks_of_lampungs_regencies_as_printed():
    """Lampost.co, 26 September 2024; Lampung Barat and Mesuji both have 23,3 %."""
    found = ranks(LAMPUNG_2024)
    assert (found["18.72"], found["18.71"], found["18.13"]) == (1, 2, 13)
    assert (found["18.02"], found["18.04"], found["18.11"], found["18.12"]) == (6, 7, 7, 9)


@given(BOARDS)
def test_a_rank_is_one_more_than_how_many_are_above(values):
    given_values = {key: value for key, value in values.items() if value is not None}
    slow = {
        key: 1 + sum(other > value for other in given_values.values()) for key, value in given_values.items()
    }
    assert ranks(values) == slow


@given(BOARDS, st.randoms())
def test_ranks_know_no_order(values, random):
    shuffled = list(values.items())
    random.shuffle(shuffled)
    assert ranks(dict(shuffled)) == ranks(values)


class TestRanked:
    def test_lists_unranked_regions_last_old_figures_first(self):
        rows = [
            line("18.09", None, unranked_reason=Unranked.NOT_REPORTED),
            line("18.03", None, unranked_reason=Unranked.CONFLICT),
            line("18.05", None, unranked_reason=Unranked.CONFLICT),
            line("18.01", 0.265),
            line("18.04", 0.1, unranked_reason=Unranked.STALE),
            line("18.02", 0.4, unranked_reason=Unranked.STALE),
            line("18.06", None, unranked_reason=Unranked.STALE),
            line("18.72", 0.329),
        ]
        found = ranked(rows)
        assert [(row.region.code, row.rank) for row in found] == [
            ("18.72", 1),
            ("18.01", 2),
            ("18.02", None),
            ("18.04", None),
            ("18.06", None),
            ("18.03", None),
            ("18.05", None),
            ("18.09", None),
        ]
        assert ranked_count(found) == 2

    def test_does_not_rank_a_value_with_a_reason_against_it(self):
        """A stale figure is shown below the ranking, whatever it says."""
        found = ranked([line("18.01", 0.9, unranked_reason=Unranked.STALE), line("18.02", 0.1)])
        assert [(row.region.code, row.rank, row.coverage_ratio) for row in found] == [
            ("18.02", 1, 0.1),
            ("18.01", None, 0.9),
        ]

    def test_lists_an_old_zero_before_an_old_figure_without_a_share(self):
        rows = [
            line(code, share, unranked_reason=Unranked.STALE)
            for code, share in (("18.01", None), ("18.02", 0.0), ("18.03", 0.1))
        ]
        assert [row.region.code for row in ranked(rows)] == ["18.03", "18.02", "18.01"]

    def test_ranks_a_reported_zero(self):
        found = ranked([line("18.01", 0.0), line("18.02", None)])
        assert [row.rank for row in found] == [1, None]

    def test_lists_equals_by_code(self):
        found = ranked([line(code, 0.233) for code in ("18.11", "18.04")])
        assert [(row.region.code, row.rank) for row in found] == [("18.04", 1), ("18.11", 1)]

    def test_of_nobody_is_empty(self):
        assert ranked([]) == []
        assert ranked_count([]) == 0

    @pytest.mark.parametrize(
        ("by", "expected"),
        [
            pytest.param(Order.COVERAGE, ["18.01", "18.02", "18.03"], id="coverage"),
            pytest.param(Order.ATTAINMENT, ["18.03", "18.01", "18.02"], id="attainment-unknown-last"),
            pytest.param(Order.GAP, ["18.01", "18.03", "18.02"], id="widest-gap-first"),
            pytest.param(Order.GROWTH, ["18.02", "18.03", "18.01"], id="growth-unknown-last"),
        ],
    )
    def test_sorts_by_what_is_asked_and_still_ranks_by_coverage(self, by, expected):
        rows = [
            line("18.01", 0.5, attainment_ratio=0.8, gap_to_target_points=12.5),
            line("18.02", 0.4),
            line("18.03", 0.3, attainment_ratio=0.9, gap_to_target_points=-3.0),
        ]
        found = ranked(rows, by=by, year_start={"18.02": 0.1, "18.03": 0.35})
        assert [row.region.code for row in found] == expected
        assert {row.region.code: row.rank for row in found} == {"18.01": 1, "18.02": 2, "18.03": 3}

    def test_a_fall_sorts_behind_a_standstill_and_before_the_unknown(self):
        rows = [line("18.01", 0.5), line("18.02", 0.4), line("18.03", 0.3)]
        found = ranked(rows, by=Order.GROWTH, year_start={"18.01": 0.6, "18.02": 0.4})
        assert [row.region.code for row in found] == ["18.02", "18.01", "18.03"]

    def test_a_standstill_sorts_between_half_a_point_up_and_half_a_point_down(self):
        rows = [line("18.01", 0.5), line("18.02", 0.4), line("18.03", 0.3)]
        found = ranked(rows, by=Order.GROWTH, year_start={"18.01": 0.5, "18.02": 0.395, "18.03": 0.305})
        assert [row.region.code for row in found] == ["18.02", "18.01", "18.03"]

    def test_equals_of_another_measure_stand_by_their_rank(self):
        rows = [line("18.01", 0.4, attainment_ratio=0.8), line("18.02", 0.5, attainment_ratio=0.8)]
        assert [row.region.code for row in ranked(rows, by=Order.ATTAINMENT)] == ["18.02", "18.01"]

    def test_growth_is_in_points_since_the_years_start(self):
        """Jambi: 41,38 % on 1 October, 45,17 % on 2 December 2024."""
        (found,) = ranked([line("15", 0.4517)], year_start={"15": 0.4138})
        assert found.growth_points == pytest.approx(3.79)

    def test_growth_from_a_reported_zero_is_known(self):
        (found,) = ranked([line("15", 0.1)], year_start={"15": 0.0})
        assert found.growth_points == pytest.approx(10)

    def test_growth_is_unknown_without_a_start(self):
        (found,) = ranked([line("15", 0.4517)], year_start={"18": 0.2})
        assert found.growth_points is None

    def test_an_unknown_order_is_refused(self):
        with pytest.raises(ValueError, match="naik"):
            ranked([line("15", 0.4517)], by="naik")

    @given(BOARDS, BOARDS, st.sampled_from(Order), st.randoms())
    def test_knows_no_order_of_its_input(self, values, before, by, random):
        rows = [line(code, ratio) for code, ratio in values.items()]
        former = {code: ratio for code, ratio in before.items() if ratio is not None}
        shuffled = rows[:]
        random.shuffle(shuffled)
        assert ranked(shuffled, before=former, year_start=former, by=by) == ranked(
            rows, before=former, year_start=former, by=by
        )

    @given(BOARDS, BOARDS)
    def test_previous_rank_is_the_rank_with_the_movement_taken_back(self, values, before):
        former = {code: ratio for code, ratio in before.items() if ratio is not None}
        for row in ranked([line(code, ratio) for code, ratio in values.items()], before=former):
            assert (row.previous_rank is None) is (row.movement is None)
            assert row.movement is None or row.previous_rank == row.rank + row.movement

    @given(BOARDS)
    def test_loses_and_changes_no_row(self, values):
        rows = [line(code, ratio) for code, ratio in values.items()]
        found = [replace(row, rank=None, growth_points=None) for row in ranked(rows)]
        assert sorted(found, key=lambda row: row.region.code) == sorted(rows, key=lambda row: row.region.code)


class TestMovements:
    @pytest.mark.parametrize(
        ("now", "before", "expected"),
        [
            pytest.param({"a": 0.5, "b": 0.4}, {"a": 0.3, "b": 0.4}, {"a": 1, "b": -1}, id="overtaking"),
            pytest.param({"a": 0.5, "b": 0.4}, {"a": 0.5, "b": 0.4}, {"a": 0, "b": 0}, id="standstill"),
            pytest.param({"a": 0.5, "b": 0.5}, {"a": 0.5, "b": 0.4}, {"a": 0, "b": 1}, id="drawing-level"),
            pytest.param({"a": 0.5, "b": 0.4}, {"b": 0.4}, {"b": 0}, id="a-newcomer-moves-nobody"),
            pytest.param({"b": 0.4, "a": None}, {"a": 0.5, "b": 0.4}, {"b": 0}, id="a-leaver-moves-nobody"),
            pytest.param({"a": 0.5}, {}, {}, id="nothing-before"),
            pytest.param({"a": 0.0, "b": 0.1}, {"a": 0.2, "b": 0.1}, {"a": -1, "b": 1}, id="reported-zero"),
        ],
    )
    def test_count_places_over_the_same_regions(self, now, before, expected):
        assert movements(now, before) == expected

    def test_a_newcomer_ahead_is_no_fall(self):
        found = ranked([line("18.01", 0.9), line("18.02", 0.4)], before={"18.02": 0.4})
        assert [(row.rank, row.movement, row.previous_rank) for row in found] == [(1, None, None), (2, 0, 2)]

    def test_an_unranked_region_does_not_count_either(self):
        rows = [line("18.01", 0.9, unranked_reason=Unranked.STALE), line("18.02", 0.4), line("18.03", 0.3)]
        found = ranked(rows, before={"18.01": 0.35, "18.02": 0.3, "18.03": 0.4})
        assert [(row.region.code, row.movement) for row in found] == [
            ("18.02", 1),
            ("18.03", -1),
            ("18.01", None),
        ]

    @given(BOARDS, BOARDS)
    def test_taken_back_are_the_movements_the_other_way(self, now, before):
        now, before = ({k: v for k, v in board.items() if v is not None} for board in (now, before))
        back = movements(before, now)
        assert movements(now, before) == {key: -places for key, places in back.items()}


@pytest.mark.parametrize(
    ("ranked", "regions", "enough"), [(4, 5, True), (3, 5, False), (31, 38, True), (30, 38, False)]
)
def test_a_list_is_called_a_ranking_from_four_fifths_on(ranked, regions, enough):
    assert has_quorum(ranked, regions) is enough
