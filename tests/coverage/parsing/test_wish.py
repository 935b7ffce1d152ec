"""What a text of the search box asks, in Indonesian and in English."""

import pytest

from coverage.parsing.wish import Subject, Wish, wish_of
from regions.names import short_name
from tests.regions.fixture_rows import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("peringkat lampung", Wish(Subject.RANK, "lampung")),
        ("Peringkat Lampung", Wish(Subject.RANK, "lampung")),
        ("perinkat lampung", Wish(Subject.RANK, "lampung")),
        ("rank of lampung", Wish(Subject.RANK, "lampung")),
        ("lampung ranking", Wish(Subject.RANK, "lampung")),
        ("peringkat", Wish(Subject.RANK, "")),
        ("peringkat kota", Wish(Subject.RANK, "kota")),
        ("gap jambi", Wish(Subject.GAP, "jambi")),
        ("berapa kesenjangan di kota jambi?", Wish(Subject.GAP, "kota jambi")),
        ("what is the gap in jambi?", Wish(Subject.GAP, "jambi")),
        ("target 2026 riau", Wish(Subject.TARGET, "riau", 2026)),
        ("riau target 2026", Wish(Subject.TARGET, "riau", 2026)),
        ("target for riau in 2026", Wish(Subject.TARGET, "riau", 2026)),
        ("target riau", Wish(Subject.TARGET, "riau")),
        ("target 2026", Wish(Subject.TARGET, "", 2026)),
        ("siapa belum lapor", Wish(Subject.UNREPORTED, "")),
        ("siapa yang belum melapor di lampung?", Wish(Subject.UNREPORTED, "lampung")),
        ("who has not reported", Wish(Subject.UNREPORTED, "")),
        ("unreported in lampung", Wish(Subject.UNREPORTED, "lampung")),
        ("gap 18.71", Wish(Subject.GAP, "18.71")),
        ("  Kota   Metro ", Wish(None, "Kota Metro")),
        ("2026", Wish(None, "2026")),
        ("", Wish(None, "")),
    ],
)
def test_reads(text, expected):
    assert wish_of(text) == expected


def test_two_years_are_no_year():
    assert wish_of("target 2025 2026 riau") == Wish(Subject.TARGET, "2025 2026 riau")


def test_no_name_of_a_region_holds_a_subject():
    names = [row["name"] for row in rows("regions.csv")]
    names += [short_name(name) for name in names] + [row["alias"] for row in rows("aliases.csv")]
    assert [name for name in names if wish_of(name) != Wish(None, " ".join(name.split()))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("berapa cakupan lampung 2024", Wish(Subject.COVERAGE, "lampung", 2024)),
        ("cakupan kota metro", Wish(Subject.COVERAGE, "kota metro")),
        ("wilayah serupa metro", Wish(Subject.SIMILAR, "metro")),
        ("regions like metro", Wish(None, "regions like metro")),
        ("similar regions to metro", Wish(Subject.SIMILAR, "metro")),
        ("anggaran 2026 way kanan", Wish(Subject.BUDGET, "way kanan", 2026)),
        ("budget of metro in 2025", Wish(Subject.BUDGET, "metro", 2025)),
    ],
)
def test_reads_questions_of_officials(text, expected):
    assert wish_of(text) == expected
