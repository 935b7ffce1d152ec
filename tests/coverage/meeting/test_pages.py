"""The meeting pack of invented regions: what it says, in how many queries, what it refuses."""

import re
from datetime import date

import pytest

from regions.models import RegionAlias
from tests.coverage.reading import get, said
from tests.factories import (
    make_action,
    make_nation,
    make_province,
    make_rate,
    make_regency,
    publish,
    statement,
)
from tests.once import stored_once

pytestmark = pytest.mark.django_db


def fill(count: int) -> list[str]:
    """Lampung and its regencies against targets; the first regency is farthest from its own."""
    make_nation()
    codes = [f"18.{place:02}" for place in range(1, count + 1)]
    publish(
        statement("18", active_participants=760_468, potential_workers=3_058_943),
        statement("18", None, target_year=2024, target_document="RPJMD", target="32.62"),
        *[
            statement(code, active_participants=1_000 * place, potential_workers=100_000)
            for place, code in enumerate(codes, 1)
        ],
        *[statement(code, None, target_year=2024, target_document="RPJMD", target="50") for code in codes],
    )
    return codes


filled = stored_once(fill, scope="class")


@pytest.mark.usefixtures("filled", "db")
@pytest.mark.parametrize("filled", [2, 20], indirect=True)
class TestQueries:
    @pytest.mark.parametrize(
        ("address", "queries"),
        [
            ("/wilayah/18/rapat/", 23),
            ("/wilayah/18.01/rapat/", 21),
            ("/wilayah/00/rapat/", 24),
            ("/wilayah/18/rapat.txt", 23),
            ("/wilayah/18/rapat.xlsx", 23),
            ("/wilayah/18/rapat.pptx", 23),
        ],
    )
    def test_do_not_grow_with_the_regions(self, client, address, queries, django_assert_num_queries):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_a_regency_is_marked_among_its_siblings(client):
    fill(3)
    page = get(client, "/wilayah/18.02/rapat/")
    marked = re.findall(r'<tr class=".*?here">.*?</tr>', page, re.S)
    assert len(marked) == 1
    assert "18.02" in marked[0]
    assert "Provinsi 18, angka sendiri" in said(page)


def test_makers_costs_and_actions(client):
    """Gaps 49.000, 48.000 and 47.000 of 144.000: the first two are more than half."""
    fill(3)
    make_rate("JKK+JKM", 16_800, date(2024, 1, 1))
    make_action("18", due_on=date(2024, 8, 31), agreed_on=date(2024, 8, 1), action="Menyisir RT/RW")
    make_action("18", state="done", agreed_on=date(2024, 8, 1))
    page = said(get(client, "/wilayah/18/rapat/"))
    assert "2 dari 3 wilayah yang kurang menanggung 67% kesenjangan: " in page
    assert "kesenjangan: sekitar 100.000 dari sekitar 100.000 peserta." in page  # each potential "100.000"
    assert "237.359 orang × Rp 16.800 × 12 bulan = Rp 47.851.574.400" in page
    assert "Rapat 1 Agustus 2024 menyepakati 2 tindak lanjut; 1 masih terbuka." in page
    assert "1 lewat batas: seharusnya selesai sebelum September 2024." in page
    assert "Menyisir RT/RW" in page


def test_nothing_published_yet(client):
    make_province("18")
    assert "Belum ada rilis" in said(get(client, "/wilayah/18/rapat/"))


two = stored_once(lambda: fill(2), scope="class")


@pytest.mark.usefixtures("two")
class TestAddresses:
    def test_a_former_code_leads_to_todays(self, client):
        merauke = make_regency("93.01", "Kabupaten Merauke")
        RegionAlias.objects.create(region=merauke, alias="91.01", type="former_code")
        for end in ("/", ".xlsx", ".txt", ".pptx"):
            response = client.get(f"/wilayah/91.01/rapat{end}?bulan=2024-09")
            assert (response.status_code, response["Location"]) == (
                301,
                f"/wilayah/93.01/rapat{end}?bulan=2024-09",
            )

    def test_files_below_the_page_lead_to_their_own_address(self, client):
        response = client.get("/wilayah/18/rapat/.xlsx?rilis=1")
        assert (response.status_code, response["Location"]) == (301, "/wilayah/18/rapat.xlsx?rilis=1")

    @pytest.mark.parametrize("end", ["/", ".xlsx", ".txt", ".pptx"])
    def test_refusals(self, client, end):
        assert client.get(f"/wilayah/97/rapat{end}").status_code == 404
        assert client.get(f"/wilayah/18/rapat{end}?bukan=1").status_code == 422
        assert client.get(f"/wilayah/18/rapat{end}?rilis=9").status_code == 404

    def test_an_old_release_gives_the_old_numbers(self, client):
        publish(statement("18.01", active_participants=77_777, potential_workers=100_000, entered=True))
        assert "77.777" in said(get(client, "/wilayah/18/rapat/"))
        assert "77.777" not in said(get(client, "/wilayah/18/rapat/?rilis=1"))
