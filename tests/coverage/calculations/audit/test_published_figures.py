"""Every flag on the published figures, with why it is there, and the cases worked by hand."""

import pytest

from tests.coverage.calculations.audit.figures import published_flags

# (line of the flag's first statement, code). None of these is false; those marked "harmless" are right about
# the numbers, and a person who looks will find growth or a long time between two figures.
EXPECTED = [
    (2, "conflicting_values"),  # info: ANTARA cut Lampung's 3.058.943 to 3.050.000
    (3, "conflicting_targets"),  # 38,39 % of Lampung 2025: 1.174.328 people here, 1.149.447 in line 23
    (11, "conflicting_values"),  # Lampung Utara 25,6 % and, in line 14 of the same text, 26,6 %
    (11, "region_missing"),  # that text names 14 of 15 regencies and never Pesawaran (18.09)
    (20, "large_change"),  # Jambi 518.632 (31 August) to 592.806 (2 December): +14,3 % in 93 days
    (20, "rank_base"),  # "16 dari 34" in December 2024, when there were 38 provinces
    (22, "gap_mismatch"),  # 479.724 is neither 14,53 points of the potential nor the unprotected
    (27, "large_change"),  # harmless: Indonesia 30,66 to 35,86 million in 2022
    (28, "conflicting_values"),  # info: Indonesia 2023, 41,55 million here, 41,56 in line 39
    (28, "large_change"),  # harmless: Indonesia 35,86 to 41,55 million in 2023
    (36, "conflicting_targets"),  # Indonesia 2025: 52,5 % is neither RPJMN 32,15 % nor KEMENDAGRI 52,15 %
    (46, "large_change"),  # harmless: Jakon lives by projects; 7,36 to 5,53 million in 14 months
    (59, "large_change"),  # harmless: Babel by registration, 14 months between two sources
    (88, "potential_rebased"),  # Lampung 3.058.943 to "2,8 million": 5 % at least
    (91, "conflicting_targets"),  # Lampung 2025: 32,6 % is the target of 2024
    (91, "gap_mismatch"),  # 389.534 goes with 38,39 %, not with the 32,6 % beside it
    (92, "potential_rebased"),  # Lampung "2,8 million" to "3,1 million" in four months
    (101, "conflicting_targets"),  # 55 % of Jambi 2025: 674.000 people here, 782.000 in line 102
    (101, "target_mismatch"),  # 55 % of the implied 1,28 … 1,31 million is 698 … 729 thousand
    (102, "target_mismatch"),  # 55 % of 1,2 … 1,4 million is at most 777 thousand, not 782
    (105, "conflicting_targets"),  # Sumatera Barat 2025: 32,20 % here, 34 % in line 108
    (105, "gap_mismatch"),  # 916.066 − 700.552 = 215.514, printed 215.552
    (108, "large_change"),  # Sumatera Barat 700.552 to 610.715; the later total leaves Jakon out
    (121, "conflicting_targets"),  # Musi Banyuasin 2025: 52,15 % (the national one) here, 58 % in line 122
    (121, "gap_mismatch"),  # 52,15 % × 213.582 − 103.079 = 8.304, printed 21.311
    (121, "large_change"),  # Musi Banyuasin 88.958 to 103.079 in seven months
    (133, "gap_mismatch"),  # 397.336 − 226.750 = 170.586, printed 170.617
    (133, "target_mismatch"),  # Babel implies 563.074 by its coverage and 659.260 by its target
    (138, "large_change"),  # Babel 226.750 to 189.742 in a year
    (161, "conflicting_values"),  # Kalimantan Barat 37 % on 24 December 2025, 27 % for that December
    (162, "conflicting_values"),  # the same, at the other figure
    (163, "coverage_mismatch"),  # Kalimantan Barat 667.719 ÷ 1.786.809 = 37,37 %, printed 36 %
    (171, "large_change"),  # Sulawesi Tengah 231.145 to 327.272 in a year
    (171, "potential_rebased"),  # Sulawesi Tengah 946.261 to 978.084: 3,4 %
    (175, "large_change"),  # harmless: Gorontalo after four years
    (175, "potential_rebased"),  # Gorontalo 397.894 to 582.000: another base, not growth
    (178, "large_change"),  # Bone Bolango more than doubles in 2019
    (179, "large_change"),  # Bone Bolango 33.651 to 43.071 in 2020
    (182, "above_potential"),  # Bone Bolango Jakon 7.881 of 6.627
    (184, "large_change"),  # harmless: Sulawesi Tengah after 27 months
    (189, "coverage_mismatch"),  # Sulawesi Tengah 231.145 ÷ 946.261 = 24,43 %, printed 24,22 %
]
MISMATCHES = {"coverage_mismatch", "target_mismatch", "gap_mismatch", "segments_mismatch"}


def flag_at(line, code):
    (found,) = [flag for flag in published_flags() if flag.code == code and line in flag.lines]
    return found


def test_the_published_figures_raise_exactly_the_explained_flags():
    assert [(flag.lines[0], flag.code) for flag in published_flags()] == EXPECTED


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
