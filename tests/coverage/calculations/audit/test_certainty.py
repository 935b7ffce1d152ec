"""How sure a likely cause is called, and with how many decimals its arithmetic is told."""

from fractions import Fraction

import pytest

from coverage.calculations.audit.causes import Cause, likeliest
from coverage.calculations.audit.share_causes import describe
from tests.coverage.calculations.audit.figures import only
from tests.factories import statement

COUNTS = {"active_participants": 1_400_321, "potential_workers": 3_500_777}  # 40,00 %


def share_cause(**fields) -> str:
    return only("coverage_mismatch", statement(**{**COUNTS, **fields})).likely_cause


def target_cause(*known, **fields) -> str:
    row = statement("18", "2025-12-31", target_year=2025, **fields)
    return only("target_mismatch", row, known=known).likely_cause


def gap_cause(*known, **fields) -> str:
    return only(
        "gap_mismatch", statement("15", "2024-12-02", target_year=2024, **fields), known=known
    ).likely_cause


class TestOrder:
    """The likelier cause is the exact one, then the simpler, then the nearer."""

    def test_exact_before_approximate(self):
        exact, near = Cause(False, 3, Fraction(1), "pasti"), Cause(True, 0, Fraction(0), "kira-kira")
        assert likeliest([near, exact]) == "pasti"

    def test_simple_before_involved(self):
        simple, involved = Cause(False, 1, Fraction(1), "satu"), Cause(False, 2, Fraction(0), "dua")
        assert likeliest([involved, simple]) == "satu"

    def test_near_before_far(self):
        near, far = Cause(False, 1, Fraction(1, 100), "dekat"), Cause(False, 1, Fraction(2, 100), "jauh")
        assert likeliest([far, near]) == "dekat"

    def test_none(self):
        assert likeliest([]) == ""


@pytest.mark.parametrize(
    ("decimals", "told"),
    [(None, "40,00%"), (0, "40,00%"), (1, "40,00%"), (2, "40,00%"), (3, "40,000%"), (4, "40,0003%")],
)
def test_a_share_is_told_with_the_printed_decimals_but_two_at_least(decimals, told):
    row = statement(**COUNTS, printed_decimals=decimals)
    assert describe(row) == f"1.400.321 ÷ 3.500.777 = {told}"


class TestShares:
    def test_two_decimals_are_sure(self):
        text = share_cause(share="60.00")
        assert text.startswith("60,00% adalah bagian yang belum terlindungi")
        assert "cakupannya 40,00%" in text

    def test_none_is_approximate(self):
        assert share_cause(share="60").startswith("Kira-kira: 60% adalah bagian yang belum")

    def test_a_small_share_without_decimals_explains_nothing(self):
        """5 % stands for anything between 4,5 and 5,5: a fifth of itself."""
        assert share_cause(active_participants=3_325_738, share="5") == ""

    def test_an_attainment_keeps_the_decimals_of_both(self):
        text = share_cause(share="76.2", target="52.50", target_year=2024)
        assert text == "76,2% adalah capaian terhadap target, bukan cakupan: 40,00% ÷ 52,50% = 76,2%."

    def test_rounded_counts_are_approximate(self):
        text = share_cause(active_participants=1_400_000, potential_workers=3_500_000, share="60.0")
        assert text == ""  # the two may be off by a seventh and a thirty-fifth: too loose for anything

    def test_actives_of_another_day_want_more_than_a_whole_per_cent(self):
        other = statement(as_of="2024-06-30", active_participants=1_225_272, source_title="Laporan Juni")
        rows = statement(share="35", **COUNTS), other
        assert only("coverage_mismatch", *rows).likely_cause == ""

    def test_one_swap_is_sure_and_several_are_perhaps(self):
        one = share_cause(share="40.00", active_participants=4_100_321)
        assert one.startswith("Dua angka bersebelahan tertukar: peserta aktif 4.100.321 dibaca 1.400.321")
        several = share_cause(share="69.8", active_participants=656_829, potential_workers=953_316)
        assert several == (
            "Mungkin dua angka tertukar: peserta aktif 656.829 dibaca 665.829 memberi 665.829 ÷ 953.316 = "
            "69,84%; atau cakupan 69,8% dibaca 68,9% memberi 656.829 ÷ 953.316 = 68,90%."
        )


class TestTargets:
    KNOWN = {"as_of": "2024-09-24"}

    def test_an_exact_potential_is_sure(self):
        known = statement(potential_workers=3_058_943, source_title="Rakor", **self.KNOWN)
        text = target_cause(known, target="38.39", target_people=1_174_328, potential_workers=2_807_001)
        assert text.startswith("Potensi lain (")
        assert "38,39% × 3.058.943 = 1.174.328." in text

    def test_a_rounded_potential_is_approximate(self):
        known = statement(potential_workers=3_100_000, source_title="Rakor", **self.KNOWN)
        text = target_cause(known, target="38.39", target_people=1_190_400, potential_workers=2_807_001)
        assert text.startswith("Kira-kira: Potensi lain (")

    @pytest.mark.parametrize(
        ("heads", "told"),
        [pytest.param(1_201_900, True, id="one-per-cent-away"), pytest.param(1_203_000, False, id="farther")],
    )
    def test_an_approximate_potential_comes_within_a_per_cent(self, heads, told):
        """38,39 % of about 3,1 million is 1.190.090."""
        known = statement(potential_workers=3_100_000, source_title="Rakor", **self.KNOWN)
        text = target_cause(known, target="38.39", target_people=heads, potential_workers=2_807_001)
        assert text.startswith("Kira-kira: Potensi lain") is told

    @pytest.mark.parametrize(
        ("heads", "told"), [(719_564, True), (719_565, True), (719_563, True), (719_567, False)]
    )
    def test_the_uncovered_are_recognised_within_one_head(self, heads, told):
        counts = {"active_participants": 592_806, "potential_workers": 1_312_370}
        text = target_cause(target="53.0", target_people=heads, **counts)
        assert text.endswith("adalah potensi − aktif (belum terlindungi), bukan target.") is told

    def test_another_documents_target_is_named_with_its_decimals(self):
        known = statement(
            as_of=None, target="45.530", target_year=2026, target_document="RPJMD", source_title="Perda"
        )
        text = target_cause(known, target="38.39", target_people=1_278_051, potential_workers=2_807_052)
        assert text == "Target lain (RPJMD 2026, Perda): 45,530% × 2.807.052 = 1.278.051."


class TestGaps:
    COUNTS = {"active_participants": 592_806, "potential_workers": 1_312_370}

    def test_another_targets_gap_is_sure_with_two_decimals(self):
        other = statement("15", None, target="55.00", target_year=2025, source_title="Perda")
        text = gap_cause(other, gap_people=128_998, target="53.00", **self.COUNTS)
        assert text.startswith("Cocok dengan angka dokumen lain: 55,00% × 1.312.370 − 592.806 = 128.998;")

    def test_and_only_approximate_with_none(self):
        other = statement("15", None, target="55", target_year=2025, source_title="Perda")
        text = gap_cause(other, gap_people=128_998, target="53", **self.COUNTS)
        assert text.startswith("Kira-kira angka dokumen lain: 55% × 1.312.370 − 592.806 = 128.998;")

    def test_the_three_last_digits_of_another_number_are_perhaps_copied(self):
        text = gap_cause(gap_people=102_806, target="53.0000", **self.COUNTS)
        assert text == (
            "Mungkin tiga angka terakhir tersalin dari peserta aktif 592.806: 53,0000% × 1.312.370 − 592.806 "
            "= 102.750, tercetak 102.806."
        )

    @pytest.mark.parametrize(("active", "gap"), [(592_950, 102_950), (592_006, 103_006)])
    def test_copied_digits_are_seen_at_either_end_of_a_thousand(self, active, gap):
        text = gap_cause(
            gap_people=gap, target="53.0000", active_participants=active, potential_workers=1_312_370
        )
        assert text.startswith("Mungkin tiga angka terakhir tersalin dari peserta aktif")
        assert gap_cause(gap_people=gap + 1_000, target="53.0000", **self.COUNTS) == ""
