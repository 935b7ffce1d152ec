"""Comparing tables cell by cell, however a spreadsheet wrote them."""

from datetime import date, datetime

import pytest

from coverage.calculations.comparing import compare, same, text_of

METRO = {
    "code": "18.72",
    "rank": 1,
    "coverage_ratio": 0.329,
    "as_of": date(2024, 9, 24),
    "source_ids": [2, 1],
}
UTARA = {"code": "18.03", "rank": None, "coverage_ratio": None, "as_of": None, "source_ids": []}
COLUMNS = tuple(METRO)


@pytest.mark.parametrize(
    ("made", "given"),
    [
        (0.329, "0.329"),
        (0.329, "0,329"),
        (0.32900000000000001, 0.329),
        (1 / 3, "0.3333333333"),
        (760_468, 760_468.0),
        (0, "0"),
        (None, None),
        (None, ""),
        ([], None),
        ([2, 1], "2;1"),
        (date(2024, 9, 24), "2024-09-24"),
        (date(2024, 9, 24), "24/09/2024"),
        (date(2024, 9, 24), datetime(2024, 9, 24)),
        ("Kota Metro", " Kota  Metro "),
    ],
)
def test_the_same_however_it_is_written(made, given):
    assert same(made, given)


@pytest.mark.parametrize(
    ("made", "given"),
    [
        (0.329, 0.339),
        (760_468, 760_469),
        (None, 0),
        (0, None),
        (0, ""),
        ("18.10", "18.1"),
        (0.5, "nan"),
        (1, True),
        (date(2024, 9, 24), "2024-09-25"),
        (5, "lima"),
    ],
)
def test_not_the_same(made, given):
    assert same(made, given) is False


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ([2, 1], "2;1"),
        (date(2024, 9, 24), "2024-09-24"),
        (datetime(2024, 9, 24, 7, 30), "2024-09-24"),
        (" Kota  Metro ", "Kota Metro"),
        (18, "18"),
    ],
)
def test_keys_are_texts(value, text):
    assert text_of(value) == text


def test_a_key_s_day_is_one_however_it_is_written():
    given = [{**METRO, "as_of": "24/09/2024"}, UTARA]
    assert compare([METRO, UTARA], given, ["code", "as_of"], COLUMNS).is_same


def test_order_of_rows_is_no_matter():
    assert compare([METRO, UTARA], [UTARA, METRO], ["code"], COLUMNS).is_same


def test_a_changed_cell_is_named():
    compared = compare([METRO], [{**METRO, "coverage_ratio": "0.429"}], ["code"], COLUMNS)
    (found,) = compared.differences
    assert (found.key, found.column, found.given, found.made) == (
        ("18.72",),
        "coverage_ratio",
        "0.429",
        0.329,
    )


def test_rows_missing_added_and_twice():
    compared = compare([METRO, UTARA], [METRO, METRO, {**METRO, "code": "18.99"}], ["code"], COLUMNS)
    assert compared.missing == (("18.03",),)
    assert compared.added == (("18.72",), ("18.99",))


@pytest.mark.parametrize(
    "given",
    [
        pytest.param([{**METRO, "rank": 2}, UTARA], id="a-cell"),
        pytest.param([METRO], id="a-row-missing"),
        pytest.param([METRO, UTARA, {**METRO, "code": "18.99"}], id="a-row-added"),
    ],
)
def test_one_difference_is_enough(given):
    assert not compare([METRO, UTARA], given, ["code"], COLUMNS).is_same
