"""The cells that the grid saves one by one."""

import re

import pytest

from coverage.entry.services import handing_in
from coverage.models import DraftCell
from tests.coverage.entry.grids import ADDRESS, MONTH, counts, fill, operator, posted
from tests.factories import publish, statement

pytestmark = pytest.mark.django_db


def cell(region: str, column: str) -> str:
    return DraftCell.objects.get(part__region=region, part__month=MONTH, column=column).text


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def published_month(code: str, **counts: int) -> None:
    """An entered month of one region, by segment."""
    publish(
        *(
            statement(
                code,
                "2025-10-31",
                segment=segment,
                active_participants=count,
                entered=True,
                source_title="Laporan Oktober",
            )
            for segment, count in counts.items()
        )
    )


class TestSavedCells:
    def post(self, client, column="PU", text="100", version=0, region="18.01"):
        key = f"{region}|{column}"
        return client.post(ADDRESS + "sel/", {f"sel|{key}": text, f"semula|{key}": f"{version}:"})

    def save(self, client, **cell) -> dict:
        """What became of one cell."""
        (told,) = self.post(client, **cell).json()["sel"].values()
        return told

    def test_answers_with_the_row(self, client, signed_in):
        publish(
            statement("18.01", "2025-06-30", potential_workers=1_001),
            statement("18.01", "2025-06-30", target_year=2025, target_document="RPJMD", target="50"),
        )
        fill("18.01", signed_in)
        answer = self.post(client, text="110", version=1).json()
        assert answer == {
            "sel": {
                "18.01|PU": {
                    "kode": 200,
                    "versi": 2,
                    "nilai": 110,
                    "tulis": "110",
                    "masalah": "",
                    "catatan": "",
                }
            },
            "baris": {
                "18.01": {
                    "ikut": "",
                    "total": 344,
                    "potensi": 1_001,
                    "cakupan": pytest.approx(344 / 1_001),
                    "kesenjangan_orang": 157,
                    "kesenjangan_poin": pytest.approx(50 - 34_400 / 1_001),
                }
            },
        }

    def test_a_day_comes_back_as_pages_write_it(self, client, signed_in):
        assert self.save(client, column="per_tanggal", text="30/10/2025")["tulis"] == "30 Oktober 2025"
        page = client.get(ADDRESS).content.decode()
        assert 'name="sel|18.01|per_tanggal" value="30 Oktober 2025"' in page
        assert 'placeholder="31 Oktober 2025"' in page
        client.post(ADDRESS, {"sel|18.01|per_tanggal": "30 October 2025", "semula|18.01|per_tanggal": "1:x"})
        assert 'value="30 Oktober 2025"' in client.get(ADDRESS).content.decode()

    def test_a_correction_says_what_goes_along(self, client, signed_in):
        published_month("18.01", PU=11, BPU=12, JAKON=13, PMI=14, TOTAL=50)
        answer = self.post(client, text="12").json()["baris"]["18.01"]
        said = "Total mengikuti segmennya: 51. Sumbernya tetap “Laporan Oktober”, kecuali diganti."
        assert (answer["total"], answer["ikut"]) == (51, said)
        page = text_of(client.get(ADDRESS))
        assert said in page
        assert 'placeholder="51"' in page
        assert 'placeholder="Laporan Oktober"' in page
        assert self.post(client, column="total", text="99").json()["baris"]["18.01"]["ikut"] == (
            "Sumbernya tetap “Laporan Oktober”, kecuali diganti."
        )

    def test_a_paste_is_kept_at_once_and_one_refused_cell_stops_no_other(self, client, signed_in):
        fill("18.02", operator("operator.dua"), PU="90")
        handing_in.submit(parts=[fill("18.03", signed_in)], by=signed_in)
        pasted = [counts(code, "7", "8") for code in ("18.01", "18.02", "18.03")]
        answer = client.post(ADDRESS + "sel/", posted(**pasted[0], **pasted[1], **pasted[2])).json()
        codes = {name: told["kode"] for name, told in answer["sel"].items()}
        assert codes == {
            "18.01|PU": 200,
            "18.01|BPU": 200,
            "18.02|PU": 409,
            "18.02|BPU": 200,
            "18.03|PU": 423,
            "18.03|BPU": 423,
        }
        assert set(answer["baris"]) == {"18.01", "18.02"}
        assert (cell("18.01", "BPU"), cell("18.02", "PU"), cell("18.03", "PU")) == ("8", "90", "100")

    def test_says_that_a_sign_is_blank(self, client, signed_in):
        answer = self.save(client, text="–")
        assert (answer["nilai"], answer["masalah"], answer["catatan"]) == (
            None,
            "",
            "“–” dibaca sebagai kosong",
        )
        assert "“–” dibaca sebagai kosong" in text_of(client.get(ADDRESS))

    def test_a_read_number_comes_back_in_groups(self, client, signed_in):
        assert self.save(client, text="687000")["nilai"] == 687_000
        page = client.get(ADDRESS).content.decode()
        assert 'name="sel|18.01|PU" value="687.000"' in page
        assert 'name="semula|18.01|PU" value="1:687.000"' in page

    def test_keeps_what_cannot_be_read(self, client, signed_in):
        answer = self.save(client, text="1.14")
        assert answer["nilai"] is None
        assert "ribuan atau desimal" in answer["masalah"]
        assert cell("18.01", "PU") == "1.14"

    def test_two_people_notice_each_other(self, client, signed_in):
        fill("18.01", operator("operator.dua"), PU="90")
        answer = self.save(client, text="100")
        assert answer | {"pesan": ""} == {
            "kode": 409,
            "teks": "90",
            "versi": 1,
            "oleh": "operator.dua",
            "pesan": "",
        }
        assert cell("18.01", "PU") == "90"
        assert self.save(client, text="100", version=1)["versi"] == 2

    def test_a_lost_answer_can_be_asked_for_again(self, client, signed_in):
        assert self.save(client)["versi"] == 1
        assert self.save(client)["versi"] == 1

    def test_handed_in_figures_are_shut(self, client, signed_in):
        handing_in.submit(parts=[fill("18.01", signed_in)], by=signed_in)
        assert self.save(client, version=1)["kode"] == 423
        assert cell("18.01", "PU") == "100"

    def test_refuses_what_does_not_fit(self, client, signed_in):
        assert self.save(client, column="sumber", text="x" * 301)["kode"] == 422
        assert self.save(client, region="18.99")["kode"] == 422
        assert self.post(client, column="lain").status_code == 400
        assert self.post(client, version="-1").status_code == 400

    def test_a_nul_that_no_column_holds_is_left_out(self, client, signed_in):
        assert self.post(client, text="1\x00").status_code in (200, 422)

    def test_costs_nine_queries(self, client, signed_in, django_assert_num_queries):
        fill("18.01", signed_in)
        with django_assert_num_queries(9):  # two of them open and end the transaction
            assert self.post(client, text="110", version=1).status_code == 200
