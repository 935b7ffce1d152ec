from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from coverage.rows.figures import CoverageRow, RegionRow
from coverage.words import formats

LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi", "00")


@pytest.mark.parametrize(
    ("ratio", "decimals", "expected"),
    [
        pytest.param(760_468 / 3_058_943, 2, "24,86%", id="computed"),
        pytest.param(0.329, 1, "32,9%", id="printed-with-one-decimal"),
        pytest.param(Decimal("0.3260"), 2, "32,60%", id="printed-with-a-zero"),
        pytest.param(0.53, 0, "53%", id="printed-whole"),
        pytest.param(0.10005, 2, "10,01%", id="half-up"),
        pytest.param(1.26, 2, "126,00%", id="above-one"),
        pytest.param(0.0, 2, "0,00%", id="reported-zero"),
        pytest.param(None, 2, "—", id="not-reported"),
    ],
)
def test_percent(ratio, decimals, expected):
    assert formats.percent(ratio, decimals) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(1_149_447, "1.149.447", id="exact"),
        pytest.param(1_300_000, "sekitar 1,3 juta", id="millions"),
        pytest.param(101_810_000, "sekitar 101,81 juta", id="two-decimals"),
        pytest.param(2_000_000, "sekitar 2 juta", id="whole-millions"),
        pytest.param(1_234_000, "sekitar 1.234.000", id="too-many-digits-for-millions"),
        pytest.param(687_000, "sekitar 687.000", id="thousands"),
        pytest.param(0, "0", id="zero-is-not-rounded"),
        pytest.param(None, "—", id="not-reported"),
    ],
)
def test_about_people_says_that_a_count_was_rounded(count, expected):
    assert formats.about_people(count) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3.79, "+3,79 poin"), (-0.4, "−0,40 poin"), (0.0, "0,00 poin"), (0.004, "0,00 poin"), (None, "—")],
)
def test_signed_points(value, expected):
    assert formats.signed_points(value) == expected


@pytest.mark.parametrize(
    ("precision", "long", "short"),
    [
        ("day", "24 September 2024", "24 Sep 2024"),
        ("month", "September 2024", "Sep 2024"),
        ("year", "2024", "2024"),
        (None, "24 September 2024", "24 Sep 2024"),
    ],
)
def test_day_is_as_exact_as_its_document(precision, long, short):
    assert formats.day(date(2024, 9, 24), precision) == long
    assert formats.short_day(date(2024, 9, 24), precision) == short


def test_english_has_its_own_points_and_commas():
    with translation.override("en"):
        assert formats.percent(0.2486) == "24.86%"
        assert formats.people(1_149_447) == "1,149,447"
        assert formats.month(date(2025, 5, 1)) == "May 2025"


def test_rank_and_movement():
    assert formats.rank(31, 38) == "31 dari 38"
    assert formats.rank(None, 38) == "—"
    assert [formats.movement(places) for places in (2, -1, 0, None)] == ["▲2", "▼1", "–", ""]


def test_gap_of_a_printed_share_is_the_difference_of_what_is_printed():
    row = CoverageRow(
        LAMPUNG,
        coverage_ratio=0.245,
        printed_ratio=0.245,
        ratio_decimals=1,
        target_ratio=0.3262,
        gap_to_target_points=8.12,
    )
    assert (formats.coverage(row), formats.target(row), formats.gap_points(row)) == (
        "24,5%",
        "32,62%",
        "8,12 poin",
    )


@pytest.mark.parametrize(
    ("points", "heads", "expected"),
    [
        pytest.param(7.8294, 102_750, ("7,83", "102.750"), id="short-of-the-target"),
        pytest.param(-0.1706, -2_239, ("lebih 0,17", "lebih 2.239"), id="past-the-target"),
        pytest.param(0.0, 0, ("0,00", "0"), id="on-the-target"),
        pytest.param(None, None, ("—", "—"), id="no-target"),
    ],
)
def test_gaps_say_on_which_side_of_the_target_they_are(points, heads, expected):
    row = CoverageRow(LAMPUNG, gap_to_target_points=points, gap_to_target_people=heads)
    assert (formats.gap_number(row), formats.gap_people(row)) == expected


def test_filters_write_as_formats_does():
    template = Template(
        "{% load formats %}{{ r|percent:1 }} {{ n|people }} {{ p|points }} {{ d|day:'month' }}"
    )
    context = Context({"r": 0.329, "n": 760_468, "p": 7.76, "d": date(2025, 5, 31)})
    assert template.render(context) == "32,9% 760.468 7,76 poin Mei 2025"
