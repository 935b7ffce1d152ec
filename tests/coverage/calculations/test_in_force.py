from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.in_force import (
    document_order,
    one_voice,
    potential_in_force,
    serves_other_documents,
    target_in_force,
    targets_disagree,
)
from tests.coverage.calculations.published import DAY, potential, target

JANUARY, JULY = date(2024, 1, 1), date(2024, 7, 1)


class TestPotentialInForce:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            pytest.param(date(2023, 12, 31), None, id="before-the-first"),
            pytest.param(JANUARY, 2_900_000, id="on-its-first-day"),
            pytest.param(date(2024, 6, 30), 2_900_000, id="until-the-next"),
            pytest.param(JULY, 3_058_943, id="from-the-next-on"),
            pytest.param(date(2030, 1, 1), 3_058_943, id="the-latest-stays"),
        ],
    )
    def test_is_the_latest_that_has_begun(self, day, expected):
        known = [
            potential(valid_from=JULY, potential_workers=3_058_943),
            potential(valid_from=JANUARY, potential_workers=2_900_000),
        ]
        for order in (known, known[::-1]):
            found = potential_in_force(order, day, "TOTAL", "domicile")
            assert (found and found.potential_workers) == expected

    def test_keeps_to_its_segment_and_basis(self):
        known = [
            potential(valid_from=JANUARY, potential_workers=1),
            potential(valid_from=JULY, segment="PU", potential_workers=2),
            potential(valid_from=JULY, basis="registration", potential_workers=3),
            potential(valid_from=JULY, segment="TOTAL_EXCL_JAKON", potential_workers=4),
        ]
        asked = [("TOTAL", "domicile"), ("PU", "domicile"), ("TOTAL", "registration"), ("BPU", "domicile")]
        found = [potential_in_force(known, DAY, segment, basis) for segment, basis in asked]
        assert [row and row.potential_workers for row in found] == [1, 2, 3, None]

    def test_of_nothing_is_nothing(self):
        assert potential_in_force([], DAY, "TOTAL", "domicile") is None

    @given(st.sets(st.integers(0, 2_000), max_size=8), st.integers(0, 2_000))
    def test_no_later_one_had_begun(self, starts, day):
        known = [
            potential(valid_from=JANUARY + timedelta(start), potential_workers=start) for start in starts
        ]
        found = potential_in_force(known, JANUARY + timedelta(day), "TOTAL", "domicile")
        assert (found and found.potential_workers) == max((s for s in starts if s <= day), default=None)


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        pytest.param({}, DAY, True, id="lampung-the-same-day"),
        pytest.param({"potential_workers": 3_050_000}, DAY, False, id="rounded-antara"),
        pytest.param({"potential_workers": 2_800_000}, DAY, False, id="rounded-berdikari"),
        pytest.param({}, date(2025, 12, 31), True, id="the-year-before"),
        pytest.param({}, date(2026, 1, 1), False, id="two-years-before"),
        pytest.param({"valid_from": date(2024, 1, 1)}, date(2025, 12, 31), True, id="years-count-not-days"),
        pytest.param({"valid_from": date(2024, 12, 31)}, date(2026, 1, 1), False, id="a-year-and-a-day"),
        pytest.param({"potential_workers": 0}, DAY, True, id="zero-is-not-rounded"),
    ],
)
def test_potential_serves_other_documents(fields, day, expected):
    assert serves_other_documents(potential(**fields), day) is expected


RATIOS = {
    "RPJMD": Decimal("0.51"),
    "RPJMN": Decimal("0.52"),
    "RKPD": Decimal("0.53"),
    "RKP": Decimal("0.54"),
    "KEMENDAGRI": Decimal("0.55"),
    "ROADMAP": Decimal("0.56"),
    "RPJPD": Decimal("0.57"),
    "RPJPN": Decimal("0.58"),
    "": Decimal("0.59"),
}


def targets(*documents: str, code: str = "18") -> list:
    return [target(region_code=code, document=name, target_ratio=RATIOS[name]) for name in documents]


class TestTargetInForce:
    @pytest.mark.parametrize(
        ("code", "strongest_first"),
        [
            pytest.param("18", ["RPJMD", "RKPD", "KEMENDAGRI", "ROADMAP", "RPJPD", ""], id="province"),
            pytest.param("18.71", ["RPJMD", "RKPD", "KEMENDAGRI", "ROADMAP", "RPJPD", ""], id="regency"),
            pytest.param("00", ["RPJMN", "RKP", "KEMENDAGRI", "ROADMAP", "RPJPN", ""], id="indonesia"),
        ],
    )
    def test_follows_the_order_of_documents(self, code, strongest_first):
        assert list(document_order(code)) == strongest_first
        for start in range(len(strongest_first)):
            left = strongest_first[start:]
            for order in (left, left[::-1]):
                assert target_in_force(targets(*order, code=code)).document == left[0]

    def test_indonesia_2025_is_rpjmn_not_kemendagri(self):
        known = [
            target(region_code="00", year=2025, document="KEMENDAGRI", target_ratio=Decimal("0.5215")),
            target(region_code="00", year=2025, document="RPJMN", target_ratio=Decimal("0.3215")),
            target(region_code="00", year=2025, target_ratio=Decimal("0.525")),
        ]
        assert target_in_force(known).target_ratio == Decimal("0.3215")

    @pytest.mark.parametrize(
        ("code", "document"),
        [("18", "RPJMN"), ("18", "RKP"), ("00", "RPJMD"), ("18", "RPJPN"), ("18", "PERDA")],
    )
    def test_a_document_outside_the_order_is_only_in_force_when_asked_for(self, code, document):
        known = [target(region_code=code, document=document)]
        assert target_in_force(known) is None
        assert target_in_force(known, document).document == document

    def test_asked_for_it_is_that_document_or_none(self):
        known = targets("RPJMD", "RKPD", "")
        assert target_in_force(known, "RKPD").target_ratio == RATIOS["RKPD"]
        assert target_in_force(known, "KEMENDAGRI") is None

    def test_a_verifier_s_choice_goes_before_the_strongest(self):
        chosen = target(document="KEMENDAGRI", target_ratio=RATIOS["KEMENDAGRI"], override=True)
        assert target_in_force([*targets("RPJMD", "RKPD"), chosen]) == chosen

    def test_of_nothing_is_nothing(self):
        assert target_in_force([]) is None
        assert target_in_force([], "RPJMD") is None

    def test_a_target_of_zero_is_a_target(self):
        known = [target(document="RPJMD", target_ratio=Decimal(0)), *targets("RKPD")]
        assert target_in_force(known).target_ratio == 0

    def test_heads_alone_give_way_to_a_share(self):
        heads = target(document="RPJMD", target_ratio=None, target_decimals=None, target_people=1_149_447)
        assert target_in_force([heads, *targets("KEMENDAGRI")]).document == "KEMENDAGRI"

    def test_heads_alone_are_in_force_when_no_share_is_known(self):
        """Indonesia 2025 in Bisnis, 31 July 2025: 57,55 million people, no share."""
        heads = target(
            region_code="00", year=2025, target_ratio=None, target_decimals=None, target_people=57_550_000
        )
        found = target_in_force([heads])
        assert (found.target_ratio, found.target_people) == (None, 57_550_000)


def unnamed(share: str | None, decimals: int | None = 2, people: int | None = None, source: int = 3):
    ratio = None if share is None else Decimal(share)
    return target(
        year=2025, target_ratio=ratio, target_decimals=decimals, target_people=people, source_ids=(source,)
    )


class TestUnnamedDocuments:
    @pytest.mark.parametrize(("people", "exact"), [(None, False), (900, True)])
    def test_one_alone_is_exact_by_its_heads(self, people, exact):
        one = replace(unnamed("0.3839", people=people), exact=True)
        assert target_in_force([one]).exact is exact

    def test_that_agree_are_one_voice(self):
        found = target_in_force([unnamed("0.3839", source=3), unnamed("0.3839", source=4)])
        assert (found.target_ratio, found.source_ids) == (Decimal("0.3839"), (3, 4))

    def test_that_agree_speak_by_the_most_precise(self):
        told = [unnamed("0.38", 0, source=3), unnamed("0.3839", 2, source=4), unnamed("0.384", 1, source=5)]
        for order in permutations(told):
            found = target_in_force(order)
            assert (found.target_ratio, found.target_decimals) == (Decimal("0.3839"), 2)
            assert set(found.source_ids) == {3, 4, 5}

    def test_a_decimal_is_more_precise_than_none(self):
        told = [unnamed("0.38", 0), unnamed("0.384", 1)]
        for order in (told, told[::-1]):
            assert target_in_force(order).target_ratio == Decimal("0.384")

    def test_that_disagree_leave_it_open(self):
        """Lampung 2025: 38,39 % in Berdikari, 32,6 % in SUMA.ID, both of August 2025."""
        told = [unnamed("0.3839"), unnamed("0.326", 1)]
        assert target_in_force(told) is None
        assert target_in_force(told[::-1]) is None

    def test_that_disagree_yield_to_a_named_one(self):
        """Lampung 2025 again, with the RPJMD's share (Metropolis, 8 December 2025)."""
        rpjmd = target(year=2025, document="RPJMD", target_ratio=Decimal("0.3839"), target_people=1_149_447)
        found = target_in_force([unnamed("0.3839"), unnamed("0.326", 1), rpjmd])
        assert (found.document, found.target_people) == ("RPJMD", 1_149_447)

    def test_that_agree_on_the_share_alone_keep_no_heads(self):
        """Jambi 2025: 55 % in both, 674.000 and 782.000 people."""
        found = target_in_force([unnamed("0.55", 0, 674_000, 3), unnamed("0.55", 0, 782_000, 4)])
        assert (found.target_ratio, found.target_people, found.source_ids) == (Decimal("0.55"), None, (3, 4))

    def test_that_agree_on_the_heads_keep_the_most_precise(self):
        found = target_in_force([unnamed("0.3839", people=1_170_000), unnamed("0.3839", people=1_174_328)])
        assert found.target_people == 1_174_328

    def test_one_with_heads_lends_them_to_one_without(self):
        found = target_in_force([unnamed("0.3839", people=1_174_328), unnamed("0.38391", 3)])
        assert (found.target_ratio, found.target_people) == (Decimal("0.38391"), 1_174_328)

    def test_a_share_speaks_before_heads_alone_and_keeps_them(self):
        told = [unnamed(None, None, 1_174_328, 3), unnamed("0.3839", source=4)]
        for order in (told, told[::-1]):
            found = one_voice(order)
            assert (found.target_ratio, found.target_people) == (Decimal("0.3839"), 1_174_328)

    @pytest.mark.parametrize(("typed", "exact"), [(True, True), (False, False)])
    def test_heads_are_exact_where_one_of_those_that_say_them_is(self, typed, exact):
        printed = unnamed("0.3839", people=1_174_000)
        told = [printed, replace(printed, exact=typed, source_ids=(4,))]
        assert one_voice(told).exact is exact


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param([], False, id="no-target"),
        pytest.param([unnamed("0.3839")], False, id="one"),
        pytest.param([unnamed("0.322"), unnamed("0.34", 0)], True, id="sumatera-barat-2025"),
        pytest.param([unnamed("0.3839"), unnamed("0.326"), *targets("RPJMD")], False, id="settled-by-a-name"),
    ],
)
def test_targets_disagree(known, expected):
    assert targets_disagree(known) is expected


@given(st.permutations([*targets("RPJMD", "RKPD", "KEMENDAGRI"), unnamed("0.3839"), unnamed("0.326", 1)]))
def test_the_target_in_force_knows_no_order(known):
    assert target_in_force(known).document == "RPJMD"
    assert target_in_force(known[:2]) == target_in_force(known[1::-1])
