from tests.coverage.calculations.audit.figures import codes_of, only
from tests.factories import statement

LAMPUNG = {"active_participants": 760_468, "potential_workers": 3_058_943}


def test_a_share_that_rounds_right_agrees():
    assert codes_of(statement(share="24.86", **LAMPUNG)) == []


def test_a_whole_per_cent_agrees_with_all_that_rounds_to_it():
    assert codes_of(statement(share="25", **LAMPUNG)) == []
    assert codes_of(statement(share="24", **LAMPUNG)) == ["coverage_mismatch"]


def test_rounded_counts_allow_a_unit_of_their_last_digit():
    row = statement(active_participants=687_000, potential_workers=2_800_000, share="25.4")
    assert codes_of(row) == []


def test_a_share_without_both_counts_or_over_nobody_says_nothing():
    assert codes_of(statement(share="24.86", active_participants=760_468)) == []
    assert codes_of(statement(share="24.86", potential_workers=3_058_943)) == []
    assert codes_of(statement(share="0.00", active_participants=0, potential_workers=0)) == []


def test_swapped_digits_of_a_count_are_found():
    flag = only("coverage_mismatch", statement(share="24.86", **LAMPUNG | {"active_participants": 706_468}))
    assert "706.468 ÷ 3.058.943 = 23,10%" in flag.message
    assert flag.likely_cause.startswith(
        "Dua angka bersebelahan tertukar: peserta aktif 706.468 dibaca 760.468"
    )
    assert "760.468 ÷ 3.058.943 = 24,86%" in flag.likely_cause


def test_swapped_digits_of_the_share_are_found():
    flag = only("coverage_mismatch", statement(share="42.86", **LAMPUNG))
    assert "cakupan 42,86% dibaca 24,86%" in flag.likely_cause


def test_a_slipped_comma_is_found():
    flag = only("coverage_mismatch", statement(share="2.486", **LAMPUNG))
    assert flag.likely_cause.startswith("Bergeser faktor sepuluh: cakupan 2,486% dibaca 24,86%")


def test_a_missing_zero_is_found():
    flag = only("coverage_mismatch", statement(share="24.86", **LAMPUNG | {"potential_workers": 305_894}))
    assert "potensi 305.894 dibaca 3.058.940" in flag.likely_cause


def test_one_wrong_digit_is_named_with_doubt_when_it_is_the_only_one():
    flag = only("coverage_mismatch", statement(share="24.86", **LAMPUNG | {"active_participants": 790_468}))
    assert flag.likely_cause.startswith("Mungkin satu angka salah: peserta aktif 790.468 dibaca 760.468")


def test_no_digit_is_blamed_when_the_share_is_a_whole_per_cent():
    row = statement("61", active_participants=667_719, potential_workers=1_786_809, share="36")
    assert only("coverage_mismatch", row).likely_cause == ""


def test_the_potential_of_another_day_is_found():
    known = statement(as_of="2023-12-31", potential_workers=2_994_131)
    row = statement(share="25.40", **LAMPUNG)
    assert "potensi lain, per 31 Desember 2023" in only("coverage_mismatch", row, known=(known,)).likely_cause


def test_another_segment_set_is_found():
    total = statement(active_participants=1_003_117, potential_workers=3_011_003, share="23.27")
    parts = [
        statement(segment=name, active_participants=count)
        for name, count in (("PU", 500_211), ("BPU", 200_459), ("JAKON", 302_447))
    ]
    flag = only("coverage_mismatch", total, *parts)
    assert flag.likely_cause.startswith("Cocok bila hanya PU dan BPU dihitung: 700.670 ÷ 3.011.003 = 23,27%")


def test_a_known_row_is_never_flagged():
    assert codes_of(known=(statement(share="12.34", **LAMPUNG),)) == []


def test_counts_that_the_printed_gap_confirms_are_not_doubted():
    """Banyumas: 214.687 of 684.654, gap 469.967 to the head, printed 31,6 %: the share lost a digit."""
    counts = {"active_participants": 214_687, "potential_workers": 684_654}
    gap = {"gap_people": 469_967, "gap_meaning": "unprotected"}
    flag = only("coverage_mismatch", statement("33.02", share="31.6", **counts, **gap))
    assert flag.likely_cause == (
        "Mungkin satu angka tertinggal: cakupan tercetak 31,6% adalah 31,36% tanpa satu angka."
    )
    flag = only("coverage_mismatch", statement("33.02", share="31.6", **counts))
    assert "tertukar" in flag.likely_cause
