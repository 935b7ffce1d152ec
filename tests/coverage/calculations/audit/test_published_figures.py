"""Every flag on the published figures, with why it is there, and the cases worked by hand."""

import json
from pathlib import Path

import pytest

from tests.coverage.calculations.audit.figures import published_flags

# Every flag, with why it is there. None is false; those marked "harmless" are right about the numbers, and a
# person who looks will find growth, a cut digit or a long time between two figures.
EXPECTED = json.loads(Path("fixtures/published/expected_figures.json").read_text(encoding="utf-8"))["flags"]
MISMATCHES = {"coverage_mismatch", "target_mismatch", "gap_mismatch", "segments_mismatch"}


def flag_at(line, code):
    (found,) = [flag for flag in published_flags() if flag.code == code and line in flag.lines]
    return found


def test_the_published_figures_raise_exactly_the_explained_flags():
    found = [
        {
            "lines": list(flag.lines),
            "code": flag.code,
            "severity": flag.severity,
            "region_code": flag.region_code,
        }
        for flag in published_flags()
    ]
    assert found == [{name: flag[name] for name in found[0]} for flag in EXPECTED]
    assert all(flag["why"] for flag in EXPECTED)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([19, 20, 21], id="jambi-december-2024"),
        pytest.param([*range(2, 19), 86, 87], id="lampung-24-september-2024-both-documents"),
        pytest.param(range(168, 175), id="sulawesi-maluku-2021-whole-per-cents"),
        pytest.param(range(125, 131), id="bengkulu"),
        pytest.param(range(43, 47), id="indonesia-february-2025-rounded-segments"),
        pytest.param(range(140, 145), id="batam-rounded-segments"),
        pytest.param([135, 136, 137], id="babel-without-jakon"),
    ],
)
def test_consistent_documents_raise_no_mismatch(lines):
    raised = [flag for flag in published_flags() if set(flag.lines) & set(lines)]
    assert not [flag for flag in raised if flag.code in MISMATCHES]


def test_the_gap_of_lampung_mixes_a_target_and_a_coverage_of_two_vintages():
    """479.724 = 1.149.447 (RPJMD heads, December) − 23,86 % × 2.806.886, near the 2,8 million of August."""
    flag = flag_at(22, "gap_mismatch")
    assert "Tercetak kesenjangan 479.724 per Mei 2025" in flag.message
    assert "(38,39% − 23,86%) × 3.058.943 = 444.464" in flag.message
    assert flag.likely_cause.startswith("Kira-kira dua vintase tercampur: 1.149.447 (target RPJMD 2025, ")
    assert "Metropolis, 2025-12-08" in flag.likely_cause
    assert "− 23,86% × 2.806.886 = 479.724" in flag.likely_cause
    assert "2,807 juta" in flag.likely_cause
    assert "2.800.000 yang tercetak per 13 Agustus 2025" in flag.likely_cause


def test_one_share_of_lampung_has_two_head_counts():
    flag = flag_at(3, "conflicting_targets")
    assert (flag.severity, flag.lines) == ("conflict", (3, 23))
    assert "1.174.328" in flag.message
    assert "1.149.447" in flag.message
    assert "1.174.328 = 38,39% × 3.058.943" in flag.likely_cause
    assert "1.149.447 = 38,39% × 2.994.131" in flag.likely_cause


def test_a_target_of_the_year_before_is_recognised():
    flag = flag_at(91, "conflicting_targets")
    assert flag.lines == (91,)
    assert "sama dengan target 2024" in flag.likely_cause


def test_lampung_utara_is_named_twice_and_pesawaran_never():
    twice, missing = flag_at(11, "conflicting_values"), flag_at(11, "region_missing")
    assert (twice.lines, twice.region_code, twice.severity) == ((11, 14), "18.03", "conflict")
    assert "Kabupaten Pesawaran (18.09)" in twice.likely_cause
    assert (missing.region_code, str(missing.as_of)) == ("18.09", "2024-09-24")
    assert "14 dari 15" in missing.message
    assert "Kabupaten Lampung Utara (18.03) dua kali (25,6% dan 26,6%)" in missing.likely_cause


def test_the_heads_of_jambi_for_55_per_cent_contradict_each_other():
    assert flag_at(101, "conflicting_targets").lines == (101, 102)
    assert "menuntut potensi 1.225.455" in flag_at(101, "conflicting_targets").message
    assert "menuntut potensi 1.421.818" in flag_at(101, "conflicting_targets").message


def test_an_implied_potential_is_what_its_division_comes_to():
    """518.632 ÷ 40 %, though a share of whole percents allows 1.280.573 to 1.312.992."""
    message = flag_at(101, "target_mismatch").message
    assert "55% × 1.296.580 = 713.119 (potensi tersirat, 518.632 ÷ 40%)" in message


def test_babel_implies_two_potentials():
    target, gap = flag_at(133, "target_mismatch"), flag_at(133, "gap_mismatch")
    assert "60,27% × 563.074 = 339.365" in target.message
    assert "menuntut potensi 659.260" in target.message
    assert "397.336 − 226.750 = 170.586" in gap.message
    assert gap.likely_cause == ""


def test_the_gap_of_musi_banyuasin_goes_with_another_target():
    cause = flag_at(121, "gap_mismatch").likely_cause
    assert cause.startswith("Kira-kira")
    assert "58% × 213.582 − 103.079 = 20.799" in cause


def test_the_gap_of_sumatera_barat_ends_like_its_actives():
    cause = flag_at(105, "gap_mismatch").likely_cause
    assert cause.startswith("Mungkin tiga angka terakhir tersalin dari peserta aktif 700.552")


def test_the_gap_beside_a_wrong_target_goes_with_the_right_one():
    assert "38,39% × 2.800.000 − 24,5% × 2.800.000 = 388.920" in flag_at(91, "gap_mismatch").likely_cause


def test_a_digit_left_out_is_seen():
    assert "52,5% adalah 52,15% tanpa satu angka" in flag_at(36, "conflicting_targets").likely_cause


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        pytest.param(163, "667.719 ÷ 1.786.809 = 37,37% (selisih 1,37 poin)", id="kalimantan-barat"),
        pytest.param(189, "231.145 ÷ 946.261 = 24,43% (selisih 0,21 poin)", id="sulawesi-tengah"),
    ],
)
def test_shares_without_a_known_cause_name_none(line, sentence):
    flag = flag_at(line, "coverage_mismatch")
    assert sentence in flag.message
    assert flag.likely_cause == ""


def test_jakon_of_bone_bolango_is_above_its_potential():
    assert "7.881 ÷ 6.627 = 118,92%" in flag_at(182, "above_potential").message
