import pytest
from msgspec.structs import replace

from tests.coverage.calculations.audit.figures import codes_of, flags_of, only
from tests.factories import statement


def target(percent=None, people=None, year=2025, document="", code="18", as_of=None, **fields):
    if percent is not None:
        fields["target"] = percent
    return statement(code, as_of, target_year=year, target_document=document, target_people=people, **fields)


def test_heads_that_are_the_share_of_the_potential_agree():
    assert codes_of(target("38.39", 1_174_328, as_of="2024-12-31", potential_workers=3_058_943)) == []


def test_heads_of_another_potential_are_flagged_with_it():
    known = statement(as_of="2024-09-24", potential_workers=3_058_943)
    row = target("38.39", 1_174_328, as_of="2025-12-31", potential_workers=2_807_001)
    flag = only("target_mismatch", row, known=(known,))
    assert "38,39% × 2.807.001 = 1.077.608" in flag.message
    assert flag.likely_cause.startswith("Potensi lain (per 24 September 2024")


def test_heads_are_checked_with_the_implied_potential():
    row = target("60.27", 397_336, as_of="2024-12-31", active_participants=226_750, share="40.27")
    assert "tersirat, 226.750 ÷ 40,27%" in only("target_mismatch", row).message


def test_heads_are_checked_with_the_potential_in_force():
    known = statement(as_of="2024-09-24", potential_workers=3_058_943)
    row = target("38.39", 1_149_447, as_of="2025-05-31")
    assert "berlaku per 24 September 2024" in only("target_mismatch", row, known=(known,)).message


def test_a_potential_older_than_a_year_is_not_in_force():
    known = statement(as_of="2022-09-24", potential_workers=3_058_943)
    assert codes_of(target("38.39", 1_149_447, as_of="2025-05-31"), known=(known,)) == []


def test_an_undated_target_is_checked_only_with_its_own_document():
    other = statement(as_of="2024-09-24", potential_workers=3_058_943, source_title="Dokumen lain")
    assert codes_of(target("38.39", 1_149_447), known=(other,)) == []
    same = replace(other, source_title=target().source_title)
    assert codes_of(target("38.39", 1_149_447), known=(same,)) == ["target_mismatch"]


def test_a_gap_printed_as_target_is_recognised():
    row = target("53", 102_750, as_of="2024-12-02", active_participants=592_806, potential_workers=1_312_370)
    assert "kesenjangan ke target" in only("target_mismatch", row).likely_cause


def test_a_target_of_zero_people_is_flagged_not_fatal():
    assert codes_of(target("53", 0, as_of="2024-12-02", potential_workers=1_312_370)) == ["target_mismatch"]


def test_two_named_documents_may_differ():
    rows = [target("32.15", document="RPJMN", code="00"), target("52.15", document="KEMENDAGRI", code="00")]
    assert codes_of(*rows) == []


def test_one_document_with_two_shares_is_a_conflict():
    rows = [target("38.39", document="RPJMD"), target("45.53", document="RPJMD", source_title="Lain")]
    flag = only("conflicting_targets", *rows)
    assert flag.severity == "conflict"


def test_shares_of_different_precision_can_be_one():
    assert codes_of(target("38.39", document="RPJMD"), target("38.4", document="RPJMD")) == []


def test_an_unnamed_document_must_be_one_of_the_named():
    named = [target("32.15", document="RPJMN", code="00"), target("52.15", document="KEMENDAGRI", code="00")]
    assert codes_of(*named, target("52.15", code="00")) == []
    odd = replace(target("41.00", code="00"), line=9)
    assert only("conflicting_targets", *named, odd).lines == (9,)


def test_unnamed_documents_must_agree_when_nobody_is_named():
    assert codes_of(target("32.20"), target("34", source_title="Lain")) == ["conflicting_targets"]
    assert codes_of(target("34.20"), target("34", source_title="Lain")) == []


def test_a_new_named_target_against_a_known_unnamed_one_is_raised_on_the_new():
    known = replace(target("32.6"), id=1)
    flag = only("conflicting_targets", replace(target("38.39", document="RPJMD"), line=5), known=(known,))
    assert flag.lines == (5,)


def test_one_share_with_two_head_counts_is_a_conflict_whatever_the_documents():
    rows = [target("38.39", 1_174_328), target("38.39", 1_149_447, document="RPJMD")]
    assert codes_of(*rows) == ["conflicting_targets"]


def test_rounded_heads_agree_with_exact_ones():
    assert codes_of(target("38.39", 1_174_000), target("38.39", 1_174_328, document="RPJMD")) == []


def test_targets_without_jakon_are_compared_only_with_themselves():
    rows = [target("60.27"), target("57.17", segment="TOTAL_EXCL_JAKON")]
    assert codes_of(*rows) == []


def test_swapped_digits_between_two_heads_are_named():
    flag = only("conflicting_targets", target("38.39", 1_174_328), target("38.39", 1_147_328))
    assert "hanya berbeda urutan dua angka" in flag.likely_cause


def test_a_target_not_above_the_coverage_beside_it_is_told():
    row = target("30", as_of="2025-06-30", share="35.68")
    flag = only("target_scale", row)
    assert (flag.severity, flag.likely_cause) == ("info", "")


def test_a_target_that_may_still_be_above_is_left_alone():
    assert codes_of(target("36", as_of="2025-06-30", share="35.68")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [pytest.param("38.39", "4.553", id="down"), pytest.param("3.839", "45.53", id="up")],
)
def test_a_step_of_ten_between_years_is_a_slipped_comma(first, second):
    rows = [target(first, document="RPJMD"), target(second, year=2026, document="RPJMD")]
    flag = only("target_scale", *rows)
    assert flag.severity == "warning"


def test_a_step_of_ten_in_people_is_seen_too():
    rows = [target(None, 1_149_447, document="RPJMD"), target(None, 14_368_090, 2026, "RPJMD")]
    assert [flag.code for flag in flags_of(*rows)] == ["target_scale"]


def test_an_ordinary_path_of_targets_is_left_alone():
    shares = enumerate(("38.39", "45.53", "50", "55", "58.35"), 2025)
    assert codes_of(*(target(share, year=year, document="RPJMD") for year, share in shares)) == []


def test_a_target_above_everyone_is_told():
    assert "38,39%" in only("target_scale", target("383.9")).likely_cause
