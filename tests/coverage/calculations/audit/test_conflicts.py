import pytest
from msgspec.structs import replace

from tests.coverage.calculations.audit.figures import codes_of, flags_of, only, regions
from tests.factories import statement

LAMPUNG = sorted(code for code, region in regions().items() if region.parent_code == "18")


def test_two_actives_of_one_day_contradict_each_other():
    rows = [statement(active_participants=760_468), statement(active_participants=760_900, source_title="B")]
    flag = only("conflicting_values", *rows)
    assert (flag.severity, flag.region_code, str(flag.as_of)) == ("conflict", "18", "2024-09-24")
    assert "aktif 760.468" in flag.message
    assert "aktif 760.900 (B)" in flag.message


def test_values_that_can_be_one_number_agree():
    rows = [
        statement(active_participants=760_468, potential_workers=3_058_943, share="24.86"),
        statement(active_participants=760_000, potential_workers=3_060_000, source_title="B"),
        statement(share="25", source_title="C"),
    ]
    assert codes_of(*rows) == []


def test_values_that_agree_only_because_digits_were_cut_are_told():
    """ANTARA wrote 3.050.000 where Lampost wrote 3.058.943; rounded it were 3.060.000."""
    rows = [
        statement(active_participants=760_468, potential_workers=3_058_943),
        statement(active_participants=760_468, potential_workers=3_050_000, source_title="B"),
    ]
    flag = only("conflicting_values", *rows)
    assert flag.severity == "info"
    assert "potensi 3.058.943" in flag.message
    assert "3.050.000 (B) dianggap satu angka" in flag.message


def test_figures_of_one_month_that_cannot_agree_warn_at_both():
    """Bengkulu 2025: 28 % on 5 July, 27,16 % on 7 July."""
    rows = [
        statement("17", "2025-07-05", share="28", line=2),
        statement("17", "2025-07-07", share="27.16", line=3, source_title="B"),
    ]
    first, second = flags_of(*rows)
    assert (first.severity, str(first.as_of), first.lines) == ("warning", "2025-07-05", (2, 3))
    assert (second.severity, str(second.as_of), second.lines) == ("warning", "2025-07-07", (3, 2))
    assert first.message == second.message
    assert "28% per 5 Juli 2025" in first.message
    assert "27,16% per 7 Juli 2025 (B)" in first.message


@pytest.mark.parametrize(
    ("day", "precision", "share", "found"),
    [
        pytest.param("2025-12-31", "month", "27", 2, id="kalbar-the-day-inside-the-month"),
        pytest.param("2025-12-31", "year", "27", 2, id="the-day-inside-the-year"),
        pytest.param("2025-12-31", "month", "37.2", 0, id="both-can-be-true"),
        pytest.param("2025-12-30", "day", "37.4", 0, id="one-month-and-both-can-be-true"),
        pytest.param("2026-01-01", "day", "27", 0, id="the-next-month"),
        pytest.param("2026-12-31", "year", "27", 0, id="another-year"),
    ],
)
def test_only_one_time_makes_a_contradiction(day, precision, share, found):
    rows = [
        statement("61", "2025-12-24", share="37"),
        statement("61", day, as_of_precision=precision, share=share, source_title="B"),
    ]
    assert codes_of(*rows) == ["conflicting_values"] * found


def test_a_day_that_contradicts_itself_contradicts_no_other():
    rows = [
        statement(share="24.86"),
        statement(share="30.00", source_title="B"),
        statement(as_of="2024-09-25", share="25.86", source_title="C"),
    ]
    assert only("conflicting_values", *rows).severity == "conflict"


def test_a_contradiction_with_a_known_figure_stands_at_both():
    known = statement(share="24.86", id=1, line=2)
    flags = flags_of(statement(as_of="2024-09-30", share="30.00", id=9, line=40), known=(known,))
    assert [(flag.code, str(flag.as_of), flag.lines) for flag in flags] == [
        ("conflicting_values", "2024-09-24", (40,)),
        ("conflicting_values", "2024-09-30", (40,)),
    ]


def test_two_potentials_of_one_day_contradict_each_other():
    rows = [statement(potential_workers=3_058_943), statement(potential_workers=2_994_131)]
    assert "potensi disebut berbeda" in only("conflicting_values", *rows).message


def test_other_days_segments_and_bases_are_other_figures():
    rows = [
        statement(share="24.86"),
        statement(as_of="2024-10-25", share="25.86"),
        statement(segment="PU", share="48.18"),
        statement(basis="registration", share="20.00"),
        statement(as_of=None, share="30.00"),
    ]
    assert codes_of(*rows) == []


def test_swapped_digits_between_two_documents_are_named():
    rows = [statement(active_participants=760_468), statement(active_participants=706_468)]
    cause = only("conflicting_values", *rows).likely_cause
    assert cause == "Peserta aktif 760.468 dan 706.468 hanya berbeda urutan dua angka yang bersebelahan."


def test_a_conflict_with_a_known_statement_is_raised_on_the_new_one():
    known = statement(active_participants=760_468, id=1, line=2)
    flag = only("conflicting_values", statement(active_participants=770_001, line=40, id=9), known=(known,))
    assert (flag.lines, flag.statement_ids) == ((40,), (9, 1))


def test_known_conflicts_stay_silent():
    known = (statement(active_participants=760_468), statement(active_participants=770_001))
    assert codes_of(statement(as_of="2024-10-24", active_participants=761_001), known=known) == []


def test_the_same_statement_stored_and_new_is_one():
    row = statement(active_participants=760_468, id=1)
    assert codes_of(row, known=(row, replace(row, line=3))) == []


def test_an_entered_figure_replaces_what_was_published():
    known = statement(active_participants=760_468, published_in=1)
    assert codes_of(statement(active_participants=790_001, entered=True), known=(known,)) == []


def test_a_later_document_contradicts_an_entered_figure():
    known = statement(active_participants=760_468, published_in=1, entered=True)
    assert codes_of(statement(active_participants=770_001), known=(known,)) == ["conflicting_values"]


def test_a_retracted_figure_contradicts_nobody():
    known = (
        statement(active_participants=760_468, published_in=1, entered=True),
        statement(published_in=2, entered=True, retracts="snapshot"),
    )
    assert codes_of(statement(active_participants=770_001), known=known) == []


def test_an_entered_potential_does_not_replace_entered_actives():
    known = (
        statement(active_participants=760_468, published_in=1, entered=True),
        statement(potential_workers=3_000_001, published_in=2, entered=True),
    )
    assert codes_of(*known) == []
    assert codes_of(statement(active_participants=770_001), known=known) == ["conflicting_values"]


def test_one_key_entered_twice_in_one_go_is_a_conflict():
    rows = [
        statement(active_participants=760_468, entered=True),
        statement(active_participants=770_001, entered=True),
    ]
    assert codes_of(*rows) == ["conflicting_values"]


def values(codes, **fields):
    return [statement(code, share="25.6", line=line, **fields) for line, code in enumerate(codes, 2)]


@pytest.mark.parametrize(
    ("named", "missing"),
    [
        pytest.param(15, [], id="all"),
        pytest.param(14, ["18.72"], id="one-left-out"),
        pytest.param(12, ["18.13", "18.71", "18.72"], id="eighty-per-cent"),
        pytest.param(11, [], id="fewer-is-a-selection"),
    ],
)
def test_regencies_left_out_of_a_nearly_full_list(named, missing):
    flags = flags_of(*values(LAMPUNG[:named]))
    assert [(flag.code, flag.region_code) for flag in flags] == [("region_missing", code) for code in missing]


def test_a_list_of_targets_may_leave_one_out_too():
    rows = [
        statement(code, None, target="30", target_year=2025, target_document="RPJMD") for code in LAMPUNG[1:]
    ]
    flag = only("region_missing", *rows)
    assert (flag.region_code, flag.as_of) == ("18.01", None)
    assert "target RPJMD 2025" in flag.message


def test_two_documents_do_not_complete_each_other():
    rows = [*values(LAMPUNG[:14]), statement("18.72", share="32.9", source_title="Lain")]
    assert codes_of(*rows) == ["region_missing"]


def test_entered_months_are_completed_by_what_is_known():
    known = tuple(replace(row, entered=True, published_in=1) for row in values(LAMPUNG[:13]))
    rest = [statement(code, share="30.1", entered=True) for code in LAMPUNG[13:]]
    assert codes_of(*rest, known=known) == []
    assert only("region_missing", rest[0], known=known).severity == "info"


def test_a_region_named_twice_explains_the_missing_one():
    rows = [*values(LAMPUNG[:14]), statement(LAMPUNG[2], share="26.6", line=30)]
    missing, twice = only("region_missing", *rows), only("conflicting_values", *rows)
    assert "dua kali (25,6% dan 26,6%)" in missing.likely_cause
    assert missing.lines == twice.lines == (4, 30)
    assert "tidak menyebut Kota Metro (18.72)" in twice.likely_cause
