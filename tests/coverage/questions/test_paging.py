"""Long lists a page at a time: documents, each with the grade it has among all, and flags."""

import re

import pytest

from coverage.questions.paging import Pages
from tests.coverage.reading import get, said
from tests.factories import publish, statement


def listed(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/sumber/\d+/[^"]*">([^<]+)</a>', page)


@pytest.mark.parametrize(
    ("asked", "items", "number", "before", "after", "shown"),
    [
        pytest.param(1, 0, 1, 0, 0, [], id="nothing"),
        pytest.param(1, 50, 1, 0, 0, [*range(50)], id="one-full-page"),
        pytest.param(2, 51, 2, 1, 0, [50], id="one-more"),
        pytest.param(2, 120, 2, 1, 3, [*range(50, 100)], id="between"),
        pytest.param(99, 120, 3, 2, 0, [*range(100, 120)], id="behind-the-last"),
    ],
)
def test_pages(asked, items, number, before, after, shown):
    pages = Pages(asked, items)
    assert (pages.number, pages.before, pages.after) == (number, before, after)
    assert pages.of(range(items)) == range(items)[slice(before * 50, before * 50 + 50)]
    assert [*pages.of([*range(items)])] == shown


@pytest.mark.django_db
def test_a_grade_does_not_depend_on_the_page(client):
    """Two documents of one publisher do not bear each other out, though one is on another page."""
    rows = [
        statement(share="24.86", source_title="Kutipan lama (Kantor A, 2020-01-01)"),
        statement(share="24.86", source_title="Kutipan baru (Kantor A, 2024-01-01)"),
        statement("15", share="45.17", source_title="Kutipan tua (Kantor C, 2019-01-01)"),
        statement("15", share="45.17", source_title="Kutipan muda (Kantor D, 2023-01-01)"),
    ]
    days = [f"2022-{month:02}-{day:02}" for month in range(1, 6) for day in range(1, 23)]
    rows += [
        statement("16", day, share="9", source_title=f"Antara {day} (Kantor B, 2022-01-01)") for day in days
    ]
    publish(*rows)
    first, second = get(client, "/sumber/?rilis=1"), get(client, "/sumber/?rilis=1&halaman=2")
    assert "Dari 1 angka: tidak satu pun dibenarkan" in said(first).partition("Kutipan baru")[2][:90]
    assert "Dari 1 angka: ● 1 dibenarkan" in said(first).partition("Kutipan muda")[2][:90]
    assert len(listed(first)) == 100
    assert len({*listed(first), *listed(second)}) == 114
    assert "Halaman 1 dari 2" in said(first)
    assert 'href="?rilis=1&halaman=2" rel="next"' in first
    assert 'href="?rilis=1&halaman=1" rel="prev"' in second
    assert get(client, "/sumber/?rilis=1&halaman=9").count(listed(second)[-1]) == 1


@pytest.mark.django_db
def test_flags_stand_on_pages_with_the_gravest_first(client):
    rows = [
        statement(
            "16", f"2022-{month:02}-{day:02}", share="9", active_participants=500, potential_workers=1_001
        )
        for month in range(1, 4)
        for day in range(1, 21)
    ]
    publish(*rows)
    first, second = get(client, "/pemeriksaan/"), get(client, "/pemeriksaan/?halaman=2&tingkat=peringatan")
    assert "60 catatan tentang angka 1 wilayah." in said(first)
    assert "Peringatan · 60" in said(first)
    assert said(first).count("rincian dan jawaban") == 50
    assert 'href="?halaman=2" rel="next"' in first
    assert "Peringatan · 60" in said(second)
    assert said(second).count("rincian dan jawaban") == 10
    assert 'href="?halaman=1&tingkat=peringatan" rel="prev"' in second
    assert "Semua catatan" not in said(get(client, "/pemeriksaan/?halaman=2"))
