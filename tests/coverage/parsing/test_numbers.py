import json
import re
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.days import parse_day
from coverage.parsing.numbers import grouped, parse_count, parse_percent, parse_year, says_blank
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from tests import needs
from tests.coverage.parsing.refused import unreadable

ENDLESS = "9" * 5_000


# Read by the server and by the grid's script alike: a text, its count, and what is said when it is refused.
COUNTS = json.loads((Path(__file__).parent / "counts.json").read_text(encoding="utf-8"))
KINDS = {
    "": "",
    "tulis 0 atau kosongkan": "none",
    "ribuan atau desimal": "uneven",
    "tulis 1.149": "comma",
    "tulis 1.149.447": "comma",
    "tulis 1.000": "comma",
    "negatif": "negative",
    "terlalu besar": "too_large",
    "bukan jumlah": "no_count",
}
GRID_NUMBERS = str(settings.BASE_DIR / "static/js/grid_numbers.js")
IN_NODE = """
const names = ["none", "uneven", "comma", "negative", "too_large", "no_count", "as_blank"];
const words = JSON.stringify(Object.fromEntries(names.map((name) => [name, name])));
globalThis.window = {};
globalThis.document = { getElementById: () => ({ textContent: words }), documentElement: { lang: "id" } };
require(process.argv[2]);
const read = (text) => [window.ucjGrid.readCount(text).value, window.ucjGrid.readCount(text).problem];
console.log(JSON.stringify(%s.map(read)));
"""


class TestParseCount:
    @pytest.mark.parametrize(("text", "expected", "why"), COUNTS)
    def test_reads_what_people_type_or_says_what_to_write(self, text, expected, why):
        if why:
            with unreadable(why):
                parse_count(text)
        else:
            assert parse_count(text) == expected

    @pytest.mark.parametrize("text", ["12\n34", ENDLESS])
    def test_refuses_what_no_cell_can_hold(self, text):
        with pytest.raises(Unreadable):
            parse_count(text)

    @needs.node
    def test_the_script_of_the_grid_reads_the_same(self):
        asked = json.dumps([text for text, _, _ in COUNTS])
        run = subprocess.run(
            ["node", "-", GRID_NUMBERS], input=IN_NODE % asked, capture_output=True, text=True, check=True
        )
        read = json.loads(run.stdout)
        told = [(text, value, name) for (text, _, _), (value, name) in zip(COUNTS, read, strict=True)]
        assert told == [(text, expected, KINDS[why]) for text, expected, why in COUNTS]

    @given(st.integers(0, 10**10))
    def test_reads_back_every_plain_count(self, count):
        assert parse_count(str(count)) == count

    @given(st.integers(0, 10**10))
    def test_reads_back_every_count_as_pages_write_it(self, count):
        assert parse_count(grouped(count)) == count

    @given(st.integers(1_000, 10**10), st.sampled_from(" \u00a0\u202f'\u2019"))
    def test_other_signs_between_groups_are_the_same(self, count, sign):
        assert parse_count(grouped(count).replace(".", sign)) == count

    @given(st.text(max_size=20) | st.from_regex(re.compile(r"[-+0-9.,% ]{0,15}"), fullmatch=True))
    def test_reads_a_count_or_refuses(self, text):
        try:
            count = parse_count(text)
        except Unreadable:
            return
        assert count is None or 0 <= count <= 10**10
        assert (count is None) is (not text.strip() or says_blank(text))


class TestParsePercent:
    @pytest.mark.parametrize(
        ("text", "share", "decimals"),
        [
            pytest.param("38,39", "0.3839", 2, id="indonesian"),
            pytest.param("38.39", "0.3839", 2, id="plain"),
            pytest.param("38,39%", "0.3839", 2, id="with-its-sign"),
            pytest.param("38,39 %", "0.3839", 2, id="with-a-blank"),
            pytest.param("53", "0.53", 0, id="whole"),
            pytest.param("32.20", "0.322", 2, id="a-printed-zero-counts"),
            pytest.param("0", "0", 0, id="reported-zero"),
            pytest.param("0,00", "0", 2, id="reported-zero-with-decimals"),
            pytest.param("118,9", "1.189", 1, id="above-one"),
            pytest.param("1.149", "0.01149", 3, id="three-decimals-are-no-thousand"),
            pytest.param("999,9999999", "9.999999999", 7, id="the-largest"),
        ],
    )
    def test_reads(self, text, share, decimals):
        assert parse_percent(text) == (Decimal(share), decimals)

    @pytest.mark.parametrize("text", ["", "  ", "%", " % "])
    def test_reads_nothing_as_not_reported(self, text):
        assert parse_percent(text) is None

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            pytest.param("-1", "negatif", id="negative"),
            pytest.param("1000", "terlalu besar", id="too-large"),
            pytest.param(ENDLESS, "terlalu besar", id="endless"),
            pytest.param("1,12345678", "desimal", id="too-many-decimals"),
            pytest.param("1,149,5", "bukan persentase", id="two-commas"),
            pytest.param("1.149,5", "bukan persentase", id="both-signs"),
            pytest.param("38,39%%", "bukan persentase", id="two-signs"),
            pytest.param("38,", "bukan persentase", id="nothing-behind-the-comma"),
            pytest.param(",5", "bukan persentase", id="nothing-before-the-comma"),
            pytest.param("38 persen", "bukan persentase", id="in-words"),
            pytest.param("nan", "bukan persentase", id="nan"),
            pytest.param("inf", "bukan persentase", id="infinite"),
            pytest.param("1e1", "bukan persentase", id="exponent"),
            pytest.param("٣", "bukan persentase", id="arabic-digit"),
            pytest.param("²", "bukan persentase", id="superscript"),
        ],
    )
    def test_refuses(self, text, why):
        with unreadable(why):
            parse_percent(text)

    @given(st.integers(0, 7).flatmap(lambda places: st.decimals(0, "999.99", places=places)))
    def test_reads_back_every_percentage(self, percent):
        printed = f"{percent:f}"
        decimals = len(printed.partition(".")[2])
        for text in (printed, printed.replace(".", ","), f"{printed}%"):
            assert parse_percent(text) == (percent / 100, decimals)


class TestParseYear:
    @pytest.mark.parametrize(
        ("text", "expected"), [("2025", 2025), (" 2000 ", 2000), ("2100", 2100), ("", None)]
    )
    def test_reads(self, text, expected):
        assert parse_year(text) == expected

    @pytest.mark.parametrize(
        "text", ["1999", "2101", "25", "2025.0", "2025-2029", "-2025", "²", "٢٠٢٥", ENDLESS]
    )
    def test_refuses(self, text):
        with unreadable("bukan tahun"):
            parse_year(text)


class TestParseDay:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("24/09/2024", date(2024, 9, 24)),
            ("1.9.2024", date(2024, 9, 1)),
            ("31 Oktober 2025", date(2025, 10, 31)),
            ("31 Okt 2025", date(2025, 10, 31)),
            ("31 Okt. 2025", date(2025, 10, 31)),
            ("31-Okt-2025", date(2025, 10, 31)),
            ("5  NOPEMBER 2025", date(2025, 11, 5)),
            ("45961", date(2025, 10, 31)),
            ("45657", date(2024, 12, 31)),
            ("-", None),
            ("2024-09-24", date(2024, 9, 24)),
            (" 2024-02-29 ", date(2024, 2, 29)),
            ("2000-01-01", date(2000, 1, 1)),
            ("2100-12-31", date(2100, 12, 31)),
            ("", None),
        ],
    )
    def test_reads(self, text, expected):
        assert parse_day(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("09/24/2024", id="american-order"),
            pytest.param("31 Oktobar 2025", id="no-such-month"),
            pytest.param("31 November 2025", id="no-such-day-in-words"),
            pytest.param("2024-9-24", id="short-month"),
            pytest.param("20250", id="no-day-number"),
            pytest.param("20240924", id="without-hyphens"),
            pytest.param("2024-W39-2", id="week"),
            pytest.param("2024-09-31", id="no-such-day"),
            pytest.param("2023-02-29", id="no-leap-year"),
            pytest.param("2024-09", id="month"),
            pytest.param("2024-09-24T00:00", id="with-time"),
            pytest.param("٢٠٢٤-٠٩-٢٤", id="arabic-digits"),
        ],
    )
    def test_refuses(self, text):
        with unreadable("bukan tanggal"):
            parse_day(text)

    @pytest.mark.parametrize("text", ["1999-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])
    def test_refuses_other_centuries(self, text):
        with unreadable("di luar 2000–2100"):
            parse_day(text)

    @given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
    def test_reads_back_every_day(self, day):
        assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize("parse", [parse_count, parse_percent, parse_year, parse_day])
@pytest.mark.parametrize("text", ["x" * 5_000, ENDLESS, "1," + ENDLESS, "-" + ENDLESS])
def test_a_refusal_quotes_no_more_than_a_line(parse, text):
    with pytest.raises(Unreadable) as refused:
        parse(text)
    assert len(why_unreadable(refused.value)) < 200
