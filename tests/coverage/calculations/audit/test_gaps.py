import pytest
from msgspec.structs import replace

from tests.coverage.calculations.audit.figures import codes_of, only
from tests.factories import statement

JAMBI = {
    "active_participants": 592_806,
    "potential_workers": 1_312_370,
    "target": "53",
    "target_year": 2024,
}


def jambi(gap, **fields):
    return statement("15", "2024-12-02", gap_people=gap, **JAMBI | fields)


@pytest.mark.parametrize(
    ("gap", "meaning"),
    [
        pytest.param(102_750, "", id="to-target"),
        pytest.param(102_750, "target", id="to-target-named"),
        pytest.param(719_564, "", id="to-everyone"),
        pytest.param(719_564, "unprotected", id="to-everyone-named"),
        pytest.param(720_000, "", id="to-everyone-rounded"),
    ],
)
def test_either_meaning_agrees(gap, meaning):
    assert codes_of(jambi(gap, gap_meaning=meaning)) == []


@pytest.mark.parametrize(
    ("gap", "meaning", "called"),
    [
        pytest.param(719_564, "target", "belum terlindungi", id="everyone-called-target"),
        pytest.param(102_750, "unprotected", "kesenjangan ke target", id="target-called-everyone"),
    ],
)
def test_the_other_meaning_is_a_cause_when_the_row_names_one(gap, meaning, called):
    flag = only("gap_mismatch", jambi(gap, gap_meaning=meaning))
    assert called in flag.likely_cause


def test_a_gap_past_the_target_is_negative_and_agrees():
    assert codes_of(jambi(-67_858, target="40")) == ["target_scale"]


def test_a_wrong_negative_or_zero_gap_is_flagged_not_fatal():
    assert "gap_mismatch" in codes_of(jambi(-95_437, target="40"))
    assert codes_of(jambi(0)) == ["gap_mismatch"]


def test_swapped_digits_of_the_gap_are_found():
    row = jambi(120_750, target="53.000")
    assert "kesenjangan 120.750 dibaca 102.750" in only("gap_mismatch", row).likely_cause


def test_a_slip_that_would_leave_a_gap_to_nothing_printed_is_no_cause():
    row = statement("18", active_participants=0, target_people=16_524, target_year=2024, gap_people=13_817)
    assert only("gap_mismatch", row).likely_cause == ""


def test_target_heads_printed_as_gap_are_recognised():
    row = jambi(695_556, target_people=695_556)
    assert "sama dengan target orang" in only("gap_mismatch", row).likely_cause


def test_another_targets_gap_is_recognised():
    other = statement("15", None, target="55.00", target_year=2025)
    flag = only("gap_mismatch", jambi(128_998, target="53.00"), known=(other,))
    assert "55,00% × 1.312.370 − 592.806 = 128.998" in flag.likely_cause


def test_another_potentials_gap_is_recognised():
    other = statement("15", "2023-12-31", potential_workers=1_250_001)
    flag = only("gap_mismatch", jambi(69_695, target="53.000"), known=(other,))
    assert "53,000% × 1.250.001 − 592.806 = 69.695" in flag.likely_cause
    assert "31 Desember 2023" in flag.likely_cause


def test_without_actives_the_printed_share_stands_in():
    known = statement("15", "2024-06-30", potential_workers=1_312_370)
    row = statement("15", "2024-12-02", share="45.17", target="53", target_year=2024, gap_people=102_758)
    assert codes_of(row, known=(known,)) == []
    flag = only("gap_mismatch", replace(row, gap_people=302_758), known=(known,))
    assert "(53% − 45,17%) × 1.312.370 = 102.759" in flag.message


def test_a_gap_without_target_or_potential_is_not_judged():
    assert codes_of(statement("75", "2025-07-25", gap_people=88_753)) == []


def test_a_gap_that_may_be_the_one_to_everyone_is_not_judged_without_a_potential():
    row = statement("15", "2024-12-02", active_participants=500, target_people=800, gap_people=900)
    assert codes_of(row) == []
    assert codes_of(replace(row, gap_people=200)) == ["gap_mismatch"]


def test_one_unit_of_a_rounded_potential_is_allowed():
    row = statement(
        "18",
        "2025-08-13",
        active_participants=687_000,
        potential_workers=2_800_000,
        target="38.39",
        target_year=2025,
        gap_people=389_534,
    )
    assert codes_of(row) == []
