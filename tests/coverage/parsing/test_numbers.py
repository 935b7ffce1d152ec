import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.numbers import parse_count, parse_day, parse_percent, parse_year
from coverage.parsing.problems import Unreadable

ENDLESS = "9" * 5_000


def dotted(count: int) -> str:
    """As Indonesian texts write it: 1.149.447."""
    return f"{count:,}".replace(",", ".")


class TestParseCount:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("1149447", 1_149_447, id="plain"),
            pytest.param("1.149.447", 1_149_447, id="indonesian"),
            pytest.param("101.810.000", 101_810_000, id="indonesian-nine-digits"),
            pytest.param("1149", 1_149, id="plain-four-digits"),
            pytest.param("341", 341, id="plain-three-digits"),
            pytest.param("0", 0, id="reported-zero"),
            pytest.param("  592806 ", 592_806, id="blanks-around"),
            pytest.param("10000000000", 10**10, id="the-largest"),
            pytest.param("", None, id="not-reported"),
            pytest.param("   ", None, id="blanks"),
        ],
    )
    def test_reads(self, text, expected):
        assert parse_count(text) == expected

    @pytest.mark.parametrize("text", ["1.149", "1,149", "12.345", "999.999", "0.149"])
    def test_never_guesses_one_group(self, text):
        with pytest.raises(Unreadable, match="ribuan atau desimal"):
            parse_count(text)

    @pytest.mark.parametrize("text", ["-5", "-1.149.447", "-0"])
    def test_refuses_negative_counts(self, text):
        with pytest.raises(Unreadable, match="negatif"):
            parse_count(text)

    @pytest.mark.parametrize("text", ["10000000001", "10.000.000.001", "1.234.567.890.123", ENDLESS])
    def test_refuses_more_people_than_there_are(self, text):
        with pytest.raises(Unreadable, match="terlalu besar"):
            parse_count(text)

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("tidak ada", id="text"),
            pytest.param("—", id="dash"),
            pytest.param("n/a", id="not-available"),
            pytest.param("1,3 juta", id="rounded-in-words"),
            pytest.param("1149447 orang", id="unit"),
            pytest.param("1149447.0", id="decimal"),
            pytest.param("1.149.447,0", id="indonesian-decimal"),
            pytest.param("1,149,447", id="english"),
            pytest.param("1.149,447", id="both-signs"),
            pytest.param("1.149.44", id="short-group"),
            pytest.param("1149.447.000", id="long-group"),
            pytest.param("1 149 447", id="blanks-inside"),
            pytest.param("1e6", id="exponent"),
            pytest.param("+5", id="plus"),
            pytest.param("−5", id="minus-sign"),
            pytest.param("٣٤٥", id="arabic-digits"),
            pytest.param("１２３", id="wide-digits"),
            pytest.param("²", id="superscript"),
            pytest.param("0x1f", id="hexadecimal"),
            pytest.param("1_000", id="underscore"),
            pytest.param("=1+1", id="formula"),
            pytest.param("12\n34", id="two-lines"),
            pytest.param("nan", id="nan"),
        ],
    )
    def test_refuses_what_is_no_count(self, text):
        with pytest.raises(Unreadable):
            parse_count(text)

    @given(st.integers(0, 10**10))
    def test_reads_back_every_plain_count(self, count):
        assert parse_count(str(count)) == count

    @given(st.integers(10**6, 10**10))
    def test_reads_back_every_indonesian_count_from_a_million(self, count):
        assert parse_count(dotted(count)) == count

    @given(st.integers(1_000, 999_999))
    def test_refuses_every_indonesian_count_of_one_group(self, count):
        with pytest.raises(Unreadable, match=f"tulis {count} "):
            parse_count(dotted(count))

    @given(st.text(max_size=20) | st.from_regex(re.compile(r"[-+0-9.,% ]{0,15}"), fullmatch=True))
    def test_reads_a_count_or_refuses(self, text):
        try:
            count = parse_count(text)
        except Unreadable:
            return
        assert count is None or 0 <= count <= 10**10
        assert (count is None) is (not text.strip())


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
        with pytest.raises(Unreadable, match=why):
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
        with pytest.raises(Unreadable, match="bukan tahun"):
            parse_year(text)


class TestParseDay:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
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
            pytest.param("24/09/2024", id="indonesian-order"),
            pytest.param("24 September 2024", id="in-words"),
            pytest.param("2024-9-24", id="short-month"),
            pytest.param("20240924", id="without-hyphens"),
            pytest.param("2024-W39-2", id="week"),
            pytest.param("2024-09-31", id="no-such-day"),
            pytest.param("2023-02-29", id="no-leap-year"),
            pytest.param("2024-09", id="month"),
            pytest.param("45559", id="spreadsheet-number"),
            pytest.param("2024-09-24T00:00", id="with-time"),
            pytest.param("٢٠٢٤-٠٩-٢٤", id="arabic-digits"),
        ],
    )
    def test_refuses(self, text):
        with pytest.raises(Unreadable, match="bukan tanggal"):
            parse_day(text)

    @pytest.mark.parametrize("text", ["1999-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])
    def test_refuses_other_centuries(self, text):
        with pytest.raises(Unreadable, match="di luar 2000–2100"):
            parse_day(text)

    @given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
    def test_reads_back_every_day(self, day):
        assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize("parse", [parse_count, parse_percent, parse_year, parse_day])
@pytest.mark.parametrize("text", ["x" * 5_000, ENDLESS, "1," + ENDLESS, "-" + ENDLESS])
def test_a_refusal_quotes_no_more_than_a_line(parse, text):
    with pytest.raises(Unreadable) as refused:
        parse(text)
    assert len(str(refused.value)) < 200
