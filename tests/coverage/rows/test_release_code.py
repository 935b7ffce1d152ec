"""Reading what people copy from the foot of a page or a file."""

import pytest

from coverage.rows.release_code import NoCode, code_of, read_code

CHECKSUM = "3f9a1c2b" * 8


@pytest.mark.parametrize(
    ("typed", "number", "beginning"),
    [
        ("12", 12, ""),
        ("rilis 12", 12, ""),
        ("Rilis 12.", 12, ""),
        ("3f9a", None, "3f9a"),
        ("3F9A1C2B", None, "3f9a1c2b"),
        (CHECKSUM, None, CHECKSUM),
        ("Rilis 12 · kode 3f9a1c2b", 12, "3f9a1c2b"),
        ("Rilis 12 · 8 Des 2025 · kode 3f9a1c2b", 12, "3f9a1c2b"),
        ("12-3f9a1c2b", 12, "3f9a1c2b"),
        (f"Checksum {CHECKSUM}", None, CHECKSUM),
        ("12345678", 12345678, "12345678"),
    ],
)
def test_numbers_codes_and_both_are_read(typed, number, beginning):
    code = read_code(typed)
    assert (code.number, code.beginning) == (number, beginning)


def test_digits_alone_can_be_either():
    assert read_code("12345678").is_ambiguous
    assert not read_code("12").is_ambiguous


@pytest.mark.parametrize(
    "typed", ["", "halo", "zzzz", "rilis", "rilis lama", "kode", "3f", "'; drop table", "½"]
)
def test_anything_else_is_no_code(typed):
    with pytest.raises(NoCode):
        read_code(typed)


def test_the_code_begins_the_checksum():
    assert code_of(CHECKSUM) == "3f9a1c2b"
