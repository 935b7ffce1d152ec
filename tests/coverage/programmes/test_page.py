"""/program/: every published row with its source, its filters, its files, its sources' pages."""

import csv
import io
from datetime import date
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from coverage.models import ContributionRate, DraftRecord, Source, Statement, Submission, SubmissionRegion
from coverage.programmes.files.programmes_workbook import HEADS
from coverage.releases import publishing
from coverage.releases.records import json_values
from coverage.serving import kept
from coverage.words import formats
from tests import factories
from tests.coverage.reading import get, said
from tests.databases import PROGRAMMES

pytestmark = pytest.mark.django_db
PEOPLE, MONEY = ("people", "people per village"), ("rupiah", "rupiah per worker per month")


def printed() -> list[dict[str, str]]:
    with PROGRAMMES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def written(row: dict[str, str]) -> str:
    """A value as the page writes it."""
    if row["unit"] == "percent":
        return row["value"].replace(".", ",") + "%"
    if row["unit"] == "text":
        return row["value"]
    if row["unit"] == "state":
        return {"belum": "belum diverifikasi"}[row["value"]]
    count = formats.people(int(row["value"]))
    return f"Rp {count}" if row["unit"] in MONEY else count


def publish_programmes(codes, **values) -> None:
    """Publish one programme row a region, as an officer's submission."""
    submission = Submission.objects.create(kind=Submission.Kind.RECORDS, name="Program")
    source = factories.make_source().pk
    parts = []
    for code in codes:
        (factories.make_province if len(code) == 2 else factories.make_regency)(code)
        given = {"source_id": source, "as_of": date(2025, 8, 13), "as_of_precision": "day", "group": "RT/RW"}
        DraftRecord.objects.create(
            submission=submission,
            region_id=code,
            kind=DraftRecord.Kind.PROGRAMME,
            values=json_values(**given, **{"registered_workers": 1, **values}),
        )
        part = SubmissionRegion.objects.create(submission=submission, region_id=code, state="submitted")
        parts.append(part.pk)
    publishing.publish_parts(parts=parts, by=None, note="")


@pytest.mark.usefixtures("with_programmes")
class TestPublished:
    def test_every_row_stands_on_the_page_with_its_source(self, client):
        page = get(client, "/program/")
        text = said(page)
        sources = dict(Source.objects.values_list("citation", "pk"))
        own = cache(lambda pk: said(get(client, f"/sumber/{pk}/")))
        for row in printed():
            source = sources[row["source_title"]]
            assert written(row) in text, row
            assert f'href="/sumber/{source}/"' in page, row
            assert written(row) in own(source), row

    def test_figures_of_notes_stand_there_too(self, client):
        text = said(get(client, "/program/"))
        assert "50.000 pekerja × Rp 16.800 × 12 bulan = Rp 10.080.000.000" in text
        assert "12.051 pekerja × Rp 16.800 × 12 bulan = Rp 2.429.481.600 selisih Rp 38.400" in text
        assert "2.446 desa × 100 pekerja = 244.600 pekerja" in text
        assert "tersirat 98.343–98.358 orang seluruhnya" in text
        assert "11.908 1,33% dari yang berhak" in text
        assert "Rp 36.800 1 Maret 2025" in text

    def test_a_province_stands_for_its_regencies(self, client):
        text = said(get(client, "/program/?wilayah=18"))
        assert text.count("Kota Bandar Lampung") == 5  # in the choice, and its four rows
        assert (
            "11.908 dari 896.780 pekerja rentan di Lampung terlindungi (1,33%), per 13 Agustus 2025." in text
        )
        assert "10.080.000.000" not in text

    def test_group_and_funding_narrow(self, client):
        text = said(get(client, "/program/?kelompok=RT/RW&pendanaan=apbd"))
        assert "2.951" in text
        assert "13.664" not in text
        assert "244.600" not in text  # no document says who pays for villages

    def test_nothing_fits(self, client):
        assert "Tidak ada program yang cocok" in said(get(client, "/program/?wilayah=73"))
        assert "pendanaan" in said(get(client, "/program/?pendanaan=kas", 422))
        assert "Parameter “bukan”" in said(get(client, "/program/?bukan=1", 422))

    def test_the_release_before_has_none(self, client):
        assert "Belum ada program yang terbit" in said(get(client, "/program/?rilis=1"))

    def test_the_csv_has_all_rows_and_says_where_it_is_from(self, client):
        answer = client.get("/program.csv?wilayah=18")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
        assert [row["record"] for row in rows].count("programme") == 12
        (village,) = (row for row in rows if row["record"] == "village")
        assert (village["villages"], village["workers_per_village"], village["recipients"]) == (
            "2446",
            "100",
            "",
        )
        assert {row["release"] for row in rows} == {"2"}
        assert {row["address"] for row in rows} == {"http://testserver/program/?wilayah=18&rilis=2"}
        assert "program-18-rilis-2.csv" in answer["Content-Disposition"]
        rows = csv.DictReader(io.StringIO(client.get("/program.csv?wilayah=15").content.decode()))
        (jambi,) = (row for row in rows if row["record"] == "village")
        assert jambi["institutions_ratio"] == "0.3302"

    def test_the_workbook_has_numbers_as_numbers(self, client):
        book = load_workbook(io.BytesIO(client.get("/program.xlsx").content))
        assert book.sheetnames == ["Program", "Desa", "Manfaat", "Iuran", "Data (mesin)", "Metadata"]
        rows = [row for row in book["Program"].values if any(row)]
        rows = rows[next(place for place, row in enumerate(rows) if row[0] == HEADS["name"]) :]
        values = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        ntt = next(row for row in values if row["Wilayah"] == "Nusa Tenggara Timur")
        assert (ntt["Anggaran, Rp"], ntt["Direncanakan, orang"]) == (10_080_000_000, 50_000)
        said_of = dict(row[:2] for row in book["Metadata"].values)
        assert said_of["Rilis"] == 2
        assert said_of["Alamat"] == "http://testserver/program/?rilis=2"
        assert said_of["Checksum rilis (SHA-256)"]

    @pytest.mark.parametrize("name", ["program.csv", "program.xlsx"])
    def test_a_file_can_be_asked_whether_it_still_holds(self, client, name):
        content = client.get(f"/{name}?wilayah=18").content
        answer = client.post("/verifikasi/", {"file": SimpleUploadedFile(name, content)})
        assert "Tidak berubah" in said(answer.content.decode())

    def test_a_file_that_was_changed_is_told_so(self, client):
        content = client.get("/program.csv").content.replace(b"10080000000", b"10080000001")
        answer = client.post("/verifikasi/", {"file": SimpleUploadedFile("program.csv", content)})
        text = said(answer.content.decode())
        assert "Isinya diubah" in text
        assert "10.080.000.000" in text
        assert "Anggaran" in text

    def test_sources_of_programmes_are_listed_with_their_rows(self, client):
        assert "Iuran BPU Possindo Mar 2025 2" in said(get(client, "/sumber/?memuat=Possindo"))
        only_programmes = Source.objects.exclude(pk__in=Statement.objects.values("source"))
        assert only_programmes.count() > 10
        then, now = said(get(client, "/sumber/?rilis=1")), said(get(client, "/sumber/"))
        assert "Sumber 129 dokumen" in then  # of figures, and the one of the contribution rates
        assert f"Sumber {128 + only_programmes.count()} dokumen" in now


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_grow_with_the_regions(client, count, django_assert_num_queries):
    publish_programmes([f"18.{number:02}" for number in range(1, count + 1)])
    with django_assert_num_queries(8):
        get(client, "/program/")


def test_a_long_table_says_how_much_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr("coverage.programmes.pages.programmes.MOST", 2)
    publish_programmes(["18.01", "18.02", "18.03"])
    assert "2 dari 3 baris; saring menurut wilayah" in said(get(client, "/program/"))
    assert len(client.get("/program.csv").content.decode().splitlines()) == 4


def test_zero_is_shown_and_blank_is_not_zero(client):
    publish_programmes(["18"], registered_workers=0, eligible_workers=0, protected_workers=0)
    page = get(client, "/program/")
    assert '<td class="num" data-label="Didaftarkan">0</td>' in page
    assert '<td class="num nothing" data-label="Iurannya dibayar">—</td>' in page
    assert "dari yang berhak" not in page  # nobody is eligible: no share


def test_a_rate_alone_has_a_page_of_its_source(client):
    publish_programmes(["18"])
    source = factories.make_source("Peraturan (Kantor, 2026-01-01)")
    ContributionRate.objects.create(
        programmes="JKK+JKM", valid_from=date(2026, 1, 1), rupiah=17_000, source=source
    )
    kept.clear()
    assert "17.000" in said(get(client, f"/sumber/{source.pk}/"))
