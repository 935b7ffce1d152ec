"""Who stands out and who makes half of the gap, in words that agree with the table."""

import re

from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.meeting.extremes import extremes
from coverage.calculations.meeting.gap_makers import gap_makers
from coverage.calculations.ranking import ranked
from coverage.meeting.words import gap as gap_words
from coverage.words import formats
from tests.coverage.meeting.meetings import counted, region

COUNTS = {"Dua": 2, "Tiga": 3}
TABLES = st.lists(
    st.none() | st.tuples(st.integers(0, 1_200), st.sampled_from(["10", "55.5", "100"])), max_size=9
)


def table(given):
    """Ranked rows out of 1.000 workers each; None has not reported."""
    return ranked(
        counted(region(place), None, None)
        if item is None
        else counted(region(place), item[0], 1_000, item[1])
        for place, item in enumerate(given, 1)
    )


@given(TABLES)
def test_names_and_shares_are_those_of_the_table(given):
    rows = table(given)
    found = extremes(rows)
    shown = {row.region.name: formats.coverage(row) for row in rows if row.rank is not None}
    for side, title in (
        (found.best, gap_words.best_title(found)),
        (found.worst, gap_words.worst_title(found)),
    ):
        said = " ".join(gap_words.shares(side))
        for row in side:
            assert row.region.name in said or "lain" in said
        for name, share in re.findall(r"(Kab\. [A-Z]) ([\d.,]+%)", said):
            assert shown[name] == share
        word = title.split()[0]
        if word in COUNTS:
            assert COUNTS[word] == len(side)
    assert bool(gap_words.nobody_stands_out(found)) == (not found.best and not found.worst)


def test_equal_ones_are_said_together():
    rows = table([(share, "55.5") for share in (233, 233, 700, 600, 50, 40, 30)])
    found = extremes(rows)
    assert gap_words.shares(found.best) == [
        "Kab. C 70,00%",
        "Kab. D 60,00%",
        "Kab. A dan Kab. B, sama-sama 23,30%",
    ]
    assert gap_words.best_title(found) == "Cakupan tertinggi"
    assert gap_words.shares(found.worst) == ["Kab. G 3,00%", "Kab. F 4,00%", "Kab. E 5,00%"]
    assert gap_words.worst_title(found) == "Tiga cakupan terendah"


def test_a_long_tie_is_cut_with_its_count():
    assert gap_words.names([f"K{place}" for place in range(9)]) == "K0, K1, K2, K3, K4, K5, dan 3 lain"
    assert gap_words.names(["A", "B", "C"]) == "A, B, dan C"
    assert gap_words.names(["A", "B"]) == "A dan B"
    assert gap_words.names([]) == ""


def test_when_nobody_stands_out_the_reason_is_said():
    assert "Belum ada wilayah" in gap_words.nobody_stands_out(extremes(table([None])))
    assert "Baru satu wilayah" in gap_words.nobody_stands_out(extremes(table([(1, "10")])))
    said = gap_words.nobody_stands_out(extremes(table([(1, "10"), (1, "10")])))
    assert said == "Semua 2 wilayah yang diperingkat sama cakupannya."


@given(TABLES)
def test_the_makers_counts_are_those_of_the_rows(given):
    rows = table(given)
    found = gap_makers(rows)
    said = gap_words.makers(found)
    lines = gap_words.maker_lines(found)
    assert [line.rpartition(" peserta")[0].rpartition(" ")[2] for line in lines] == [
        formats.people(row.gap_to_target_people) for row in found.rows
    ]
    if not found.total:
        assert ("Belum dapat dihitung" in said[0]) == (found.known == 0)
        return
    share = float(re.search(r"([\d.,]+)%", said[0])[1].replace(",", "."))
    assert share >= 50
    assert (share == 100) == (found.people == found.total)
    numbers = re.findall(r"\d[\d.]*", re.sub(r"[\d.,]+%", "", said[0]))
    assert formats.people(found.people) in numbers
    assert formats.people(found.total) in numbers
    assert numbers[0] == str(len(found.rows))
    assert any("tidak ikut" in text for text in said) == (found.known < found.of)


def test_one_region_may_carry_it_all():
    said = gap_words.makers(gap_makers(table([(100, "55.5"), (540, "55.5"), (900, "55.5")])))
    assert said == [
        "1 wilayah saja menanggung 97% kesenjangan: 455 dari 470 peserta yang kurang di 2 wilayah."
    ]
