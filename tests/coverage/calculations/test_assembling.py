from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.assembling import (
    coverage_row,
    coverage_rows,
    has_target,
    targets_in_force,
    with_target,
)
from coverage.calculations.settling import snapshot_of
from tests.coverage.calculations.published import (
    ACTIVE,
    DAY,
    JAMBI_ACTIVE,
    JAMBI_DAY,
    JAMBI_POTENTIAL,
    JAMBI_SHARE,
    JAMBI_TARGET,
    POTENTIAL,
    SHARE,
    line,
    potential,
    region,
    snapshot,
    stated,
    target,
)

OWN = {"document_potential": None}
LAST_YEAR = date(2023, 6, 30)


def row(made, potentials=(), aim=None):
    return coverage_row(region(made.region_code), made, potentials, aim)


def test_a_line_says_of_what_its_figure_is():
    made = snapshot(segment="PU", basis="registration", as_of_precision="month", source_ids=(4, 5))
    found = row(made)
    assert (found.segment, found.basis, found.as_of, found.as_of_precision) == (
        "PU",
        "registration",
        DAY,
        "month",
    )
    assert (found.source_ids, found.potential_as_of, found.potential_source_ids) == ((4, 5), DAY, (4, 5))


class TestCoverageRow:
    def test_lampung_on_24_september_2024(self):
        found = row(snapshot(), (), target())
        assert (found.active_participants, found.potential_workers, found.potential_as_of) == (
            ACTIVE,
            POTENTIAL,
            DAY,
        )
        assert found.coverage_ratio == ACTIVE / POTENTIAL
        assert found.printed_ratio is None
        assert round(found.coverage_ratio * 100, 2) == 24.86
        assert (found.target_ratio, found.target_decimals, found.target_year, found.target_document) == (
            0.3262,
            2,
            2024,
            "",
        )
        assert found.gap_to_target_people == 237_359
        assert round(found.gap_to_target_points, 2) == 7.76
        assert found.unprotected_people == 2_298_475
        assert (found.source_ids, found.potential_source_ids, found.target_source_ids) == ((1,), (1,), (3,))

    def test_jambi_on_2_december_2024(self):
        made = snapshot(
            region_code="15",
            as_of=JAMBI_DAY,
            active_participants=JAMBI_ACTIVE,
            document_potential=JAMBI_POTENTIAL,
            printed_ratio=JAMBI_SHARE,
        )
        found = row(made, (), target(region_code="15", target_ratio=JAMBI_TARGET, target_decimals=0))
        assert round(found.coverage_ratio * 100, 2) == 45.17
        assert found.gap_to_target_people == 102_750
        assert round(found.gap_to_target_points, 2) == 7.83
        assert round(found.attainment_ratio * 100, 1) == 85.2
        assert (found.ratio_decimals, found.target_decimals) == (2, 0)

    def test_antara_rounds_the_potential_and_so_its_share_is_the_figure(self):
        found = row(snapshot(document_potential=3_050_000), (), target())
        assert (found.coverage_ratio, found.printed_ratio, found.ratio_decimals) == (0.2486, 0.2486, 2)
        assert (found.active_participants, found.potential_workers) == (ACTIVE, 3_050_000)
        assert (found.gap_to_target_people, found.unprotected_people) == (None, None)
        assert round(found.gap_to_target_points, 2) == 7.76
        assert round(found.attainment_ratio, 4) == 0.7621

    def test_antara_beside_lampost_is_computed_on_the_exact_potential(self):
        printed = {"active_participants": ACTIVE, "printed_ratio": SHARE, "printed_decimals": 2}
        together = snapshot_of(
            [
                stated(potential_workers=3_050_000, source_id=12, **printed),
                stated(potential_workers=POTENTIAL, source_id=11, **printed),
            ]
        )
        found = row(together, (), target())
        assert (found.gap_to_target_people, found.printed_ratio) == (237_359, None)
        assert found.source_ids == (12, 11)

    def test_rounded_counts_keep_their_printed_share(self):
        """Lampung, 13 August 2025 (Berdikari): 687 thousand of 2,8 million, 24,5 %."""
        made = snapshot(
            as_of=date(2025, 8, 13),
            active_participants=687_000,
            document_potential=2_800_000,
            printed_ratio=Decimal("0.245"),
            printed_decimals=1,
        )
        found = row(made, (), target(year=2025, target_ratio=Decimal("0.3839")))
        assert (found.coverage_ratio, found.printed_ratio, found.ratio_decimals) == (0.245, 0.245, 1)
        assert (found.gap_to_target_people, found.unprotected_people) == (None, None)
        assert found.gap_to_target_points == pytest.approx(13.89)

    def test_rounded_counts_without_a_share_are_divided(self):
        """Banten, 3 November 2025 (Banten Raya): 2,7 of 6 million, no share."""
        found = row(snapshot(active_participants=2_700_000, document_potential=6_000_000, printed_ratio=None))
        assert (found.coverage_ratio, found.printed_ratio, found.ratio_decimals) == (0.45, None, 0)
        assert found.unprotected_people == 3_300_000

    def test_the_same_counts_typed_are_exact(self):
        given = {"active_participants": 2_700_000, "document_potential": 6_000_000, "printed_ratio": None}
        found = row(snapshot(**given, exact=True))
        assert (found.active_exact, found.potential_exact, found.ratio_decimals) == (True, True, 2)

    def test_a_share_alone_is_the_figure_and_no_count_is_made_of_it(self):
        made = snapshot(
            region_code="18.72",
            **OWN,
            active_participants=None,
            printed_ratio=Decimal("0.329"),
            printed_decimals=1,
        )
        found = row(made, [potential(region_code="18.72")], target(region_code="18.72"))
        assert (found.coverage_ratio, found.printed_ratio, found.ratio_decimals) == (0.329, 0.329, 1)
        assert (found.active_participants, found.potential_workers) == (None, None)
        assert (found.gap_to_target_people, found.unprotected_people) == (None, None)
        assert found.gap_to_target_points == pytest.approx(-0.28)

    def test_a_count_alone_has_no_coverage(self):
        found = row(snapshot(**OWN, printed_ratio=None), (), target())
        assert (found.active_participants, found.coverage_ratio) == (ACTIVE, None)
        assert (found.gap_to_target_points, found.gap_to_target_people, found.attainment_ratio) == (
            None,
            None,
            None,
        )
        assert found.unprotected_people is None
        assert found.target_ratio == 0.3262

    def test_a_reported_zero_is_a_coverage_of_zero(self):
        found = row(snapshot(active_participants=0, printed_ratio=None), (), target())
        assert (found.coverage_ratio, found.attainment_ratio) == (0.0, 0.0)
        assert found.gap_to_target_people == 997_827
        assert found.unprotected_people == POTENTIAL

    def test_coverage_above_one_is_kept(self):
        """Bone Bolango's construction workers, 31 December 2020 (Newsnesia): 7.881 of 6.627."""
        made = snapshot(
            segment="JAKON", active_participants=7_881, document_potential=6_627, printed_ratio=None
        )
        found = row(made)
        assert found.coverage_ratio == 7_881 / 6_627 > 1
        assert found.unprotected_people == -1_254

    def test_a_passed_target_leaves_a_negative_gap(self):
        found = row(snapshot(), (), target(target_ratio=Decimal("0.2")))
        assert found.gap_to_target_people == 611_789 - ACTIVE < 0
        assert found.gap_to_target_points < 0
        assert found.attainment_ratio > 1

    def test_an_unknown_potential_of_zero_divides_nothing(self):
        found = row(snapshot(document_potential=0, printed_ratio=None), (), target())
        assert (found.coverage_ratio, found.gap_to_target_people, found.unprotected_people) == (
            None,
            None,
            None,
        )

    def test_a_share_printed_without_decimals_keeps_none(self):
        made = snapshot(**OWN, active_participants=None, printed_ratio=Decimal("0.4"), printed_decimals=0)
        assert row(made).ratio_decimals == 0


class TestTargets:
    def test_printed_heads_are_shown_and_never_used(self):
        """Lampung 2025: 1.174.328 and 1.149.447 people were both printed for 38,39 %."""
        aims = [target(target_people=heads) for heads in (None, 1_174_328, 1_149_447)]
        found = [row(snapshot(), (), aim) for aim in aims]
        assert [line.gap_to_target_people for line in found] == [237_359] * 3
        assert [line.target_people for line in found] == [None, 1_174_328, 1_149_447]

    def test_heads_alone_measure_nothing(self):
        aim = target(target_ratio=None, target_decimals=None, target_people=1_149_447)
        found = row(snapshot(), (), aim)
        assert (found.target_people, found.target_ratio) == (1_149_447, None)
        assert (found.gap_to_target_people, found.gap_to_target_points, found.attainment_ratio) == (
            None,
            None,
            None,
        )
        assert found.unprotected_people == 2_298_475

    def test_no_target_leaves_coverage_and_unprotected(self):
        found = row(snapshot())
        assert (found.target_ratio, found.target_document, found.target_year) == (None, None, None)
        assert (found.gap_to_target_people, found.attainment_ratio) == (None, None)
        assert (found.coverage_ratio, found.unprotected_people) == (ACTIVE / POTENTIAL, 2_298_475)

    def test_a_line_can_be_measured_anew(self):
        measured = row(snapshot(), (), target(document="RPJMD"))
        assert with_target(measured, None) == row(snapshot())
        assert with_target(row(snapshot()), target(document="RPJMD")) == measured

    @pytest.mark.parametrize(
        ("segment", "basis", "expected"),
        [
            ("TOTAL", "domicile", True),
            ("TOTAL", "registration", False),
            ("TOTAL_EXCL_JAKON", "domicile", False),
            ("PU", "domicile", False),
        ],
    )
    def test_only_the_total_by_domicile_has_a_ucj_target(self, segment, basis, expected):
        assert has_target(snapshot(segment=segment, basis=basis)) is expected
        assert has_target(line(segment=segment, basis=basis)) is expected
        made = snapshot(segment=segment, basis=basis)
        (found,) = coverage_rows({"18": region()}, [made], [], [target()])
        assert (found.target_ratio is not None) is expected

    def test_one_for_each_region_and_year_that_is_not_disputed(self):
        disputed = [target(year=2025), target(year=2025, target_ratio=Decimal("0.9"))]
        named = target(year=2026, document="RPJMD")
        found = targets_in_force([target(), *disputed, named, target(region_code="15")])
        assert set(found) == {("18", 2024), ("18", 2026), ("15", 2024)}
        assert targets_in_force([target(), named], "RPJMD") == {("18", 2026): named}


PEOPLE = st.integers(0, 10**8)


@given(
    PEOPLE,
    st.none() | PEOPLE,
    st.none() | st.decimals(0, 2, places=4),
    st.none() | st.decimals(0, 1, places=4),
)
def test_every_line_is_true_to_its_own_numbers(active, workers, share, aim):
    made = snapshot(active_participants=active, document_potential=workers, printed_ratio=share)
    found = row(made, (), None if aim is None else target(target_ratio=aim))
    assert (found.active_participants, found.potential_workers) == (active, workers)
    if found.printed_ratio is not None:
        assert found.coverage_ratio == found.printed_ratio == float(share)
        assert (found.gap_to_target_people, found.unprotected_people) == (None, None)
    elif found.coverage_ratio is not None:
        assert found.coverage_ratio == active / workers
        assert found.unprotected_people == workers - active
    else:
        assert not workers
        assert share is None
    if found.gap_to_target_people is not None:
        assert abs(found.gap_to_target_people - float(aim) * workers + active) <= 0.501
    assert (found.gap_to_target_points is None) is (found.coverage_ratio is None or aim is None)
