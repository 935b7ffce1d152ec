"""The large figures of a region page: only what is known; the rest in one line with its reason."""

import re

import pytest

from tests.coverage.reading import get

pytestmark = pytest.mark.usefixtures("published")


def large(page: str) -> list[str]:
    """What stands large, without its marks."""
    found = re.findall(r'<dd class="figure-value">(.*?)</dd>', page, re.S)
    return [re.sub(r"<.*?>|\s+", " ", value).strip() for value in found]


@pytest.mark.parametrize("code", ["11", "18", "31", "32", "73", "92", "18.03", "18.09"])
def test_nothing_large_without_a_value(client, code):
    page = get(client, f"/wilayah/{code}/")
    assert all(re.search(r"\d", value) for value in large(page))


def test_a_province_known_by_registration_names_what_is_missing(client):
    page = get(client, "/wilayah/32/")
    assert large(page) == []
    unknown = re.search(r'<ul class="unknown">(.*?)</ul>', page, re.S)[1]
    for label in ("Cakupan", "Target 2025", "Kesenjangan ke target", "Belum terlindungi", "Peringkat"):
        assert f"<li>{label}" in unknown


def test_nothing_is_missing_where_all_is_known(client):
    page = get(client, "/wilayah/18/?bulan=2024-09")
    assert len(large(page)) == 6
    assert 'class="unknown"' not in page
