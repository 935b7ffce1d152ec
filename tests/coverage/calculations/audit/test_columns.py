"""Numbers that stand in another column's place, and sums with a slip in one part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.audit import audit
from coverage.calculations.audit.sum_causes import sum_cause
from coverage.rows.figures import FlagRow
from tests.coverage.calculations.audit.figures import codes_of, only
from tests.factories import statement

COUNTS = {"active_participants": 1_400_321, "potential_workers": 3_500_777}  # 40,00 %


def cause(**fields) -> str:
    return only("coverage_mismatch", statement(**{**COUNTS, **fields})).likely_cause


def test_an_attainment_is_not_a_coverage():
    text = cause(share="76.19", target="52.5", target_year=2024)
    assert text == "76,19% adalah capaian terhadap target, bukan cakupan: 40,00% ÷ 52,5% = 76,19%."


def test_an_attainment_of_target_heads_is_told():
    text = cause(share="70.0", target_people=2_000_459, target_year=2024)
    assert text == (
        "70,0% adalah capaian terhadap target orang, bukan cakupan: 1.400.321 ÷ 2.000.459 = 70,0%."
    )


def test_an_attainment_of_another_documents_target_names_it():
    row = statement(share="76.19", **COUNTS)
    other = statement(
        as_of=None, target="52.5", target_year=2024, target_document="RPJMD", source_title="Perda"
    )
    assert "Target itu: RPJMD 2024, Perda." in only("coverage_mismatch", row, other).likely_cause


def test_the_uncovered_are_told_from_the_covered():
    assert cause(share="60.00").startswith("60,00% adalah bagian yang belum terlindungi (100% − 1.400.321 ÷")


def test_a_potential_that_is_only_the_uncovered_is_told():
    text = cause(share="40.00", potential_workers=2_100_456)
    assert text.startswith(
        "Potensi 2.100.456 mungkin jumlah yang belum terlindungi: 1.400.321 ÷ (1.400.321 +"
    )


def test_exchanged_columns_are_told():
    text = cause(share="40.00", active_participants=3_500_777, potential_workers=1_400_321)
    assert text == "Kolom peserta aktif dan potensi tertukar: 1.400.321 ÷ 3.500.777 = 40,00%."


def test_a_target_printed_as_coverage_is_told():
    assert (
        cause(share="52.5", target="52.5", target_year=2024) == "52,5% sama dengan target di baris yang sama."
    )


def test_target_heads_printed_as_actives_are_told():
    text = cause(share="40.00", active_participants=1_837_908, target_people=1_837_908, target_year=2024)
    assert text == "Peserta aktif 1.837.908 sama dengan target orang di baris yang sama."


def test_actives_of_another_day_are_told():
    other = statement(as_of="2024-06-30", active_participants=1_225_272, source_title="Laporan Juni")
    text = only("coverage_mismatch", statement(share="35.00", **COUNTS), other).likely_cause
    assert text.startswith("Cocok dengan peserta aktif lain, per 30 Juni 2024 (Laporan Juni): 1.225.272 ÷")


def test_a_whole_per_cent_is_only_called_approximate():
    assert cause(share="60").startswith("Kira-kira: 60% adalah bagian yang belum terlindungi")


def test_heads_in_thousands_are_told():
    row = statement(**COUNTS, target="50", target_year=2024, target_people=1_750)
    assert only("target_mismatch", row).likely_cause.startswith(
        "Bergeser faktor seribu: target orang 1.750 dibaca 1.750.000"
    )


def test_a_gap_larger_than_everyone_uncovered_is_flagged_without_a_target():
    flag = only("gap_mismatch", statement(**COUNTS, gap_people=2_100_476))
    assert "ke 100%: 3.500.777 − 1.400.321 = 2.100.456" in flag.message


def test_a_smaller_gap_may_be_to_a_target_nobody_prints():
    assert codes_of(statement(**COUNTS, gap_people=900_000)) == []


def paid(**fields) -> list[FlagRow]:
    """Flags of one row, with a contribution of Rp 16.800 known."""
    return audit([statement(potential_workers=1_000_123, **fields)], {}, premiums=lambda: [16_800])


@pytest.mark.parametrize(("months", "told"), [(1, "sebulan"), (12, "× 12 bulan")])
def test_contributions_printed_as_workers_are_told(months, told):
    flags = paid(active_participants=400_123 * 16_800 * months, share="40.01")
    assert [flag.code for flag in flags] == ["above_potential", "coverage_mismatch"]
    assert all(f"400.123 peserta × iuran Rp 16.800 {told}." in flag.likely_cause for flag in flags)


def test_a_large_count_that_is_no_contribution_stays_without_cause():
    assert [flag.likely_cause for flag in paid(active_participants=1_680_001)] == [""]


SEGMENTS = {"PU": 3_000_123, "BPU": 1_500_098, "Jakon": 500_055, "PMI": 100_054}
TRUE = sum(SEGMENTS.values())


@pytest.mark.parametrize(
    ("parts", "whole", "expected"),
    [
        pytest.param(SEGMENTS, TRUE - 500_055, "total 4.600.275 tidak memuat Jakon 500.055.", id="left-out"),
        pytest.param(SEGMENTS, TRUE + 100_054, "total 5.200.384 memuat PMI 100.054 dua kali.", id="twice"),
        pytest.param(
            {**SEGMENTS, "PU": 3_001_023},
            TRUE,
            "Dua angka bersebelahan tertukar: PU 3.001.023 dibaca 3.000.123; jumlahnya lalu cocok.",
            id="swap",
        ),
        pytest.param(
            {**SEGMENTS, "PMI": 1_000_54},
            TRUE + 900_486,
            "Bergeser faktor sepuluh: PMI 100.054 dibaca 1.000.540; jumlahnya lalu cocok.",
            id="ten",
        ),
        pytest.param(SEGMENTS, TRUE + 1_234_567, "", id="nothing-fits"),
        pytest.param({**SEGMENTS, "PU": 3_000_000}, TRUE, "", id="rounded"),
        pytest.param({**SEGMENTS, "PU": 3_000_000}, 4_600_152, "", id="one-left-out-beside-a-rounded-one"),
        pytest.param(SEGMENTS, 5_000_000, "", id="rounded-whole"),
    ],
)
def test_a_sum_tells_its_likely_cause(parts, whole, expected):
    assert sum_cause(parts, whole, name="total") == expected


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=6), st.integers(0, 5))
def test_a_cause_always_makes_the_sum_right(counts, at):
    """A part left out of the whole is named, whatever else fits too."""
    parts = {f"bagian {place}": count * 10 + 1 for place, count in enumerate(counts)}
    left = list(parts)[at % len(parts)]
    whole = sum(parts.values()) - parts[left]
    assert "tidak memuat" in sum_cause(parts, whole, name="total")
