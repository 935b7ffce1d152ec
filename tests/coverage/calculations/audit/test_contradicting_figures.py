"""Rows of public documents that contradict published ones or cannot be: what the audit says of each.

They are no part of the published set. Two are nothing that the numbers can tell alone; they are here so that
it is seen when a rule learns to tell.
"""

from msgspec.structs import replace

from coverage.rows.figures import FlagRow, StatementRow
from tests.coverage.calculations.audit.figures import flags_of, published
from tests.factories import statement


def found(row: StatementRow, *others: StatementRow) -> list[FlagRow]:
    """Flags about the row beside the published figures, others of its own document among them."""
    return flags_of(row, *others, known=published())


def codes(flags: list[FlagRow]) -> list[tuple[str, str]]:
    return [(flag.code, flag.severity) for flag in flags]


def test_indonesia_42_per_cent_contradicts_37_01_of_the_same_day():
    row = statement("00", "2025-10-31", share="42", source_title="UCJ Purwakarta di atas angka nasional")
    (flag,) = (flag for flag in found(row) if flag.code == "conflicting_values")
    assert flag.severity == "conflict"
    assert "42%" in flag.message
    assert "37,01%" in flag.message


def test_papua_tengah_printed_the_distance_to_the_target_as_its_coverage():
    """33,85 = 61,25 - 27,40: the distance, beside the coverage of that day."""
    row = statement("94", "2025-07-31", share="33.85", source_title="Pemprov Papua Tengah (Tomei)")
    (flag,) = (flag for flag in found(row) if flag.code == "conflicting_values")
    assert flag.severity == "conflict"
    assert "33,85%" in flag.message
    assert "27,4" in flag.message
    assert flag.likely_cause.startswith("Mungkin salah satunya jarak ke target: ")
    assert "= 61,25%, target 2025 tanpa nama dokumen" in flag.likely_cause


def test_half_of_the_informal_workers_of_jawa_barat_is_another_time_than_a_month_of_that_year():
    """50 % for 2025, 6,5 % in February of it: one span inside the other, a warning at both."""
    row = statement("32", "2025-12-31", as_of_precision="year", segment="BPU", share="50")
    flags = [flag for flag in found(row) if flag.code == "conflicting_values"]
    assert [(flag.severity, str(flag.as_of)) for flag in flags] == [
        ("warning", "2025-02-28"),
        ("warning", "2025-12-31"),
    ]
    assert "6,5% per Februari 2025" in flags[0].message
    assert "50% tahun 2025" in flags[0].message


def test_half_a_per_cent_of_medan_is_nothing_that_numbers_can_tell():
    """The lowest of 33, surely no coverage; but no other figure of Medan stands beside it."""
    assert codes(found(statement("12.71", "2025-09-30", as_of_precision="month", share="0.51"))) == []


def test_makassar_with_52_per_cent_contradicts_the_share_of_the_same_month():
    """263.903 = 52 % in one text; 63,47 % elsewhere is told of another day."""
    row = statement("73.71", "2025-08-31", active_participants=263_903, share="52", as_of_precision="month")
    other = statement("73.71", "2025-08-31", share="63.47", source_title="Lain (Koran, 2025-09-01)")
    assert codes(found(row)) == []
    assert ("conflicting_values", "conflict") in codes(found(row, other))


def test_maluku_has_two_targets_of_one_year_in_one_text():
    """72,74 % and 474.287 people beside the 63,88 % and 395.239 of the same text: two potentials."""
    title = next(row.source_title for row in published() if row.region_code == "81" and row.target_people)
    row = statement("81", None, target_year=2025, target="72.74", target_people=474_287, source_title=title)
    (flag,) = (flag for flag in found(replace(row, line=7)) if flag.code == "conflicting_targets")
    assert flag.severity == "conflict"
    assert "72,74%" in flag.message
    assert "63,88%" in flag.message
