from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.sources import MONTHS, Citation, parse_citation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Angka coverage Jamsostek di Lampung per 24 September 2024 (Lampost.co, 2024-09-26)",
            Citation(
                "Angka coverage Jamsostek di Lampung per 24 September 2024",
                "Lampost.co",
                date(2024, 9, 26),
                "day",
            ),
            id="day",
        ),
        pytest.param(
            "Jambi perluas perlindungan (Infojambi, 2024-08)",
            Citation("Jambi perluas perlindungan", "Infojambi", date(2024, 8, 1), "month"),
            id="month",
        ),
        pytest.param(
            "27.045 peserta terdata di Jamsostek (Curup Ekspress, 2025)",
            Citation("27.045 peserta terdata di Jamsostek", "Curup Ekspress", date(2025, 1, 1), "year"),
            id="year",
        ),
        pytest.param(
            "Surat edaran (Kemendagri, Mei 2025)",
            Citation("Surat edaran", "Kemendagri", date(2025, 5, 1), "month"),
            id="month-in-words",
        ),
        pytest.param(
            "Circular (Kemendagri, August 2025)",
            Citation("Circular", "Kemendagri", date(2025, 8, 1), "month"),
            id="month-in-english",
        ),
        pytest.param("Baru 41 juta (Databoks)", Citation("Baru 41 juta", "Databoks"), id="without-a-date"),
        pytest.param(
            "Data (BPS, Kemnaker, 2024-01-30)",
            Citation("Data", "BPS, Kemnaker", date(2024, 1, 30), "day"),
            id="two-publishers",
        ),
        pytest.param(
            "UCJ (Jamsostek) naik (Antara, 2025-12-17)",
            Citation("UCJ (Jamsostek) naik", "Antara", date(2025, 12, 17), "day"),
            id="brackets-in-the-title",
        ),
        pytest.param("Judul saja", Citation("Judul saja"), id="title-alone"),
        pytest.param(
            "Data (BPS, tanggal lupa)", Citation("Data", "BPS, tanggal lupa"), id="no-date-behind-comma"
        ),
        pytest.param("Data (BPS, 2024-02-30)", Citation("Data", "BPS, 2024-02-30"), id="no-such-day"),
        pytest.param("Data (BPS, 2024-13)", Citation("Data", "BPS, 2024-13"), id="no-such-month"),
        pytest.param("(Antara, 2025)", Citation("(Antara, 2025)"), id="no-title"),
        pytest.param("Data ()", Citation("Data ()"), id="empty-brackets"),
        pytest.param(
            "Data (Antara, 2025) lagi", Citation("Data (Antara, 2025) lagi"), id="brackets-not-last"
        ),
        pytest.param("  Data (Antara)  ", Citation("Data", "Antara"), id="blanks-around"),
        pytest.param("", Citation(""), id="nothing"),
    ],
)
def test_parse_citation(text, expected):
    assert parse_citation(text) == expected


def test_months_have_their_indonesian_and_english_names():
    assert [MONTHS[name] for name in ("januari", "mei", "agustus", "desember")] == [1, 5, 8, 12]
    assert [MONTHS[name] for name in ("january", "may", "august", "december")] == [1, 5, 8, 12]
    assert set(MONTHS.values()) == set(range(1, 13))


WORDS = st.text(
    st.characters(codec="ascii", exclude_characters="(),", exclude_categories=("Cc",)), min_size=1
)


@given(WORDS.map(str.strip).filter(bool), WORDS.map(str.strip).filter(bool), st.dates(date(2000, 1, 1)))
def test_reads_back_what_was_cited(title, publisher, day):
    assert parse_citation(f"{title} ({publisher}, {day})") == Citation(title, publisher, day, "day")


@given(st.text(max_size=60))
def test_drops_no_title(text):
    found = parse_citation(text)
    assert found.title in text
    assert found.publisher in text
