"""/sumber/: narrowed by title or publisher."""

import re

import pytest

from tests.coverage.reading import get, said


def listed(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/sumber/\d+/[^"]*">([^<]+)</a>', page)


@pytest.mark.usefixtures("published")
class TestPublished:
    def test_narrowed_by_title_or_publisher(self, client):
        page = get(client, "/sumber/?memuat=metropolis")
        assert listed(page) == ["Rapat optimalisasi UCJ Provinsi Lampung"]
        assert "1 dokumen cocok." in said(page)
        assert '<nav class="pages"' not in page
        assert "Tidak ada dokumen yang judul" in said(get(client, "/sumber/?memuat=tidak-ada"))

    @pytest.mark.parametrize("query", ["halaman=0", "halaman=x", "halaman=-1", "cari=a"])
    def test_what_cannot_be_asked(self, client, query):
        get(client, f"/sumber/?{query}", 422)
