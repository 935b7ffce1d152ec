"""Lists on pages: the month they are shown for, what their links carry, regions below target."""

import re

import pytest

from regions.models import Region
from tests import factories
from tests.coverage.reading import get, said
from tests.once import stored_once


def _provinces() -> None:
    """Five of 2025, one below its target, one above; one that is old, one by registration."""
    shares = {"11": "40", "12": "50", "13": "30", "14": "20"}
    rows = [factories.statement(code, "2025-06-30", share=share) for code, share in shares.items()]
    rows += [
        factories.statement("11", None, target="45", target_year=2025, target_document="RPJMD"),
        factories.statement("12", None, target="45", target_year=2025, target_document="RPJMD"),
        factories.statement("15", "2021-12-31", share="35"),
        factories.statement(
            "31", "2025-02-28", basis="registration", active_participants=8_010_234, potential_workers=None
        ),
        factories.statement("13", "2024-03-31", share="25"),
    ]
    factories.make_nation()
    factories.publish(*rows)


provinces = stored_once(_provinces)
pytestmark = pytest.mark.usefixtures("provinces", "db")


def links(page: str, start: str) -> list[str]:
    return [link.replace("&amp;", "&") for link in re.findall(rf'href="({start}[^"]*)"', page)]


class TestMonthBar:
    def test_offers_each_month_with_its_regions(self, client):
        page = said(get(client, "/peringkat/"))
        assert "Terbaru (Jun 2025)" in page
        assert "Jun 2025: 4 dari 6" in page
        assert "Mar 2024: 1 dari 6" in page

    def test_leads_to_its_neighbours_with_what_was_asked(self, client):
        page = get(client, "/peringkat/?target=bawah&dokumen=RPJMD")
        earlier = links(page, r"\?bulan=2024-03")
        assert earlier == ["?bulan=2024-03&dokumen=RPJMD&target=bawah"]

    def test_marks_only_a_month_that_was_asked(self, client):
        assert "selected>Jun 2025" not in get(client, "/peringkat/")
        assert "selected>Mar 2024" in get(client, "/peringkat/?bulan=2024-03")


class TestLinks:
    def test_carry_no_default(self, client):
        page = get(client, "/")
        assert "/wilayah/11/" in links(page, "/wilayah/11/")
        assert not [link for link in links(page, "/wilayah/1") if "bulan=" in link]

    def test_carry_what_was_asked(self, client):
        asked = "?bulan=2025-06&dokumen=RPJMD"
        page = get(client, f"/{asked}")
        assert set(links(page, "/wilayah/11/")) == {f"/wilayah/11/{asked}"}
        page = get(client, f"/wilayah/11/{asked}")
        assert f"/{asked}" in links(page, "/")
        assert f"/wilayah/11/rapat/{asked}" in links(page, "/wilayah/11/rapat/")
        page = get(client, f"/wilayah/11/rapat/{asked}")
        assert f"/wilayah/11/{asked}" in links(page, "/wilayah/11/")

    def test_of_a_segment_keep_the_month_only_when_asked(self, client):
        factories.publish(factories.statement("11", "2025-06-30", segment="BPU", active_participants=123_456))
        assert "?segmen=BPU" in links(get(client, "/wilayah/11/"), r"\?segmen")
        page = get(client, "/wilayah/11/?bulan=2025-06")
        assert "?bulan=2025-06&segmen=BPU" in links(page, r"\?bulan")


class TestBelowTarget:
    def test_is_counted(self, client):
        assert "1 dari 4 di bawah target, 1 tercapai, 2 tanpa target" in said(get(client, "/"))

    @pytest.mark.parametrize("address", ["/", "/peringkat/"])
    def test_is_one_click_away_and_keeps_the_rank(self, client, address):
        assert "?target=bawah" in links(get(client, address), r"\?target")
        page = get(client, f"{address}?target=bawah")
        table = page[page.index('<table class="data fold">') :]
        assert links(table, "/wilayah/") == ["/wilayah/11/"]
        assert re.search(r'<td class="num">\s*2\s*</td>', table)

    def test_stands_in_the_files(self, client):
        text = client.get("/peringkat.csv?target=bawah").content.decode()
        assert len(text.strip().splitlines()) == 2
        assert ",11," in text

    def test_another_word_is_refused(self, client):
        assert client.get("/?target=jauh").status_code == 422

    def test_colours_the_map_by_attainment(self, client):
        Region.objects.filter(code="11").update(tile_x=0, tile_y=0)
        page = get(client, "/?peta=capaian")
        assert "Petak wilayah menurut capaian terhadap target" in page


def test_old_figures_are_a_group_of_their_own(client):
    page = said(get(client, "/peringkat/"))
    assert re.search(r"Angka lama .*35% angka lama, per 31 Des 2021.* Tanpa peringkat", page)
    assert "menurut pendaftaran: 8.010.234 peserta, 28 Feb 2025" in page
