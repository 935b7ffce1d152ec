"""Anggaran: from a regency's form and workbook to the province's checklist, pack, files and API."""

import csv
import io
from html import unescape

import pytest
from openpyxl import Workbook, load_workbook
from pptx import Presentation

from coverage.models import DraftRecord, Programme, Submission
from coverage.parsing.budget_lines import COLUMNS, read_budget_lines
from coverage.parsing.words import placed
from coverage.releases import publishing
from regions.directory import name_index
from tests.coverage.jobs.working import finished
from tests.coverage.reading import get, said
from tests.factories import make_rate, make_user

pytestmark = pytest.mark.usefixtures("published")
ENTRY = "/entri/anggaran/18.72/"
LINE = {
    "kode": "18.72",
    "wilayah": "Kota Metro",
    "tahun": "2026",
    "dana": "APBD",
    "kelompok": "pekerja rentan",
    "direncanakan": "1.000",
    "bulan": "12",
    "anggaran": "201.600.000",
    "dokumen": "DPA 2026 (BPKAD Kota Metro, 2025-12-20)",
    "per_tanggal": "2025-12-20",
}
FORM = {
    "jenis": "anggaran",
    "year": "2025",
    "funding": "DBH_SAWIT",
    "group": "pekerja rentan",
    "planned_workers": "500",
    "verified_workers": "480",
    "months": "12",
    "rupiah_planned": "100.800.000",
    "rupiah_spent": "50.400.000",
    "source": "DPA 2025 (BPKAD Kota Metro, 2024-12-20)",
    "as_of": "2024-12-20",
}


def table(sheet) -> list[dict]:
    """The lines below the titles, by title, up to the first blank one."""
    lines = list(sheet.iter_rows(values_only=True))
    start = next(place for place, line in enumerate(lines) if line[0] == "Daerah")
    end = next(place for place, line in enumerate(lines) if place > start and not any(line))
    return [dict(zip(lines[start], line, strict=True)) for line in lines[start + 1 : end]]


@pytest.fixture
def officer(client):
    user = make_user("metro", roles=["operator"], regions=["18.72"])
    client.force_login(user)
    return user


def workbook(*lines, sheet="Isian") -> io.BytesIO:
    book = Workbook()
    book.active.title = sheet
    book.active.append(COLUMNS)
    for line in lines:
        book.active.append([line.get(name) for name in COLUMNS])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "anggaran.xlsx"
    return file


def text(*lines) -> io.BytesIO:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(lines)
    file = io.BytesIO(out.getvalue().encode())
    file.name = "anggaran.csv"
    return file


def read(*lines):
    return read_budget_lines(text(*lines).getvalue(), "anggaran.csv", name_index(), "18.72")


def spaced(text: str) -> str:
    """Its unbroken spaces as plain ones."""
    return text.replace("\xa0", " ")


def publish_all():
    for submission in Submission.objects.filter(regions__state="submitted").distinct():
        publishing.publish(submission=submission, regions={"18.72"}, by=make_user("ver"), note="Anggaran")


def publish_as_verifier(client):
    """All that waits, on the page of the verifier."""
    client.force_login(make_user("ver", roles=["verifikator"], regions=["18.72"]))
    waiting = client.get("/entri/periksa/").context
    ticked = [part.token for found in waiting["submissions"] for part in found.regions]
    asked = {"action": "chosen", "bagian": ticked, "seen": waiting["seen"], "note": "Anggaran"}
    finished(client, client.post("/entri/periksa/", asked))


def test_form_and_workbook_end_in_checklist_pack_excel_csv_and_api(client, officer):
    make_rate("JKK+JKM", 16_800)
    assert client.post("/entri/program/18.72/", FORM).status_code == 302
    answer = client.post(ENTRY, {"file": workbook(LINE), "note": ""})
    assert answer.status_code == 302, said(answer.content.decode())
    assert "201.600.000" not in get(client, "/wilayah/18/anggaran/?tahun=2026")
    publish_as_verifier(client)
    client.logout()

    page = said(get(client, "/wilayah/18/anggaran/"))
    assert "2025: 1 dari 16 daerah punya rupiah" in page
    assert "2026: 1 dari 16 daerah punya rupiah" in page
    assert "15 daerah tanpa satu pun baris anggaran" in page
    for told in ("Rp 100.800.000", "Rp 50.400.000", "Rp 201.600.000", "DBH sawit", "DPA 2026", "480"):
        assert told in page

    pack = said(get(client, "/wilayah/18/rapat/"))
    assert "Metro 2026: 1.000 direncanakan, anggaran Rp 201.600.000, APBD (pekerja rentan)" in pack
    book = load_workbook(io.BytesIO(client.get("/wilayah/18/rapat.xlsx").content))
    packed = {row["Daerah"]: row for row in table(book["Grafik dan anggaran"])}
    listed = table(load_workbook(io.BytesIO(client.get("/wilayah/18/anggaran.xlsx").content))["Anggaran"])
    assert set(packed) == {row["Daerah"] for row in listed}
    assert len(packed) == 16
    metro = packed["Kota Metro"]
    assert (metro["Anggaran 2025, Rp"], metro["Anggaran 2026, Rp"]) == (100_800_000, 201_600_000)
    beside = spaced(metro["Orang, dana, dokumen 2025"])
    people = "500 direncanakan, 480 diverifikasi, realisasi Rp 50.400.000, DBH sawit (pekerja rentan)"
    assert beside.startswith(f"{people}; sumber ")
    assert beside.endswith(", 20 Des 2024")
    number = int(beside.split("; sumber ")[1].split(",")[0])
    assert number in {row[0] for row in book["Catatan"].iter_rows(values_only=True)}
    assert list(packed)[-1] == "Kota Metro"  # gaps first
    assert packed["Kabupaten Lampung Barat"]["Orang, dana, dokumen 2026"] == "belum ada baris"
    deck = Presentation(io.BytesIO(client.get("/wilayah/18/rapat.pptx").content))
    slide = next(slide for slide in deck.slides if slide.shapes.title.text == "Anggaran")
    told = spaced(" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame))
    assert "15 daerah tanpa satu pun baris anggaran: Lampung, " in told
    assert "Metro 2026: 1.000 direncanakan, anggaran Rp 201.600.000, APBD" in told

    rows = client.get("/api/v1/budgets/?region=18").json()["rows"]
    kept = [
        (row["code"], row["year"], row["state"], row["rupiah_planned"], row["planned_workers"])
        for row in rows
    ]
    assert ("18.72", 2026, "dianggarkan", 201_600_000, 1_000) in kept
    assert ("18.72", 2025, "dianggarkan", 100_800_000, 500) in kept
    names = {row["code"]: row["name"] for row in rows}
    assert [
        (row["Daerah"], row["Tahun"], row["Keadaan"], row["Anggaran, Rp"], row["Direncanakan, orang"])
        for row in listed
    ] == [(names[code], *others) for code, *others in kept]
    content = client.get("/wilayah/18/anggaran.csv").content.decode()
    written = list(csv.DictReader(io.StringIO(content)))
    assert [(row["code"], int(row["year"]), row["state"]) for row in written] == [row[:3] for row in kept]
    api = list(csv.DictReader(io.StringIO(client.get("/api/v1/budgets.csv?region=18").content.decode())))
    assert [row["rupiah_planned"] for row in api] == [row["rupiah_planned"] for row in written]
    assert kept[0][2] == "belum"  # gaps first


def test_what_was_downloaded_uploads_again_with_nothing_changed(client, officer):
    client.post(ENTRY, {"file": text(LINE), "note": ""})
    publish_all()
    for kind in ("xlsx", "csv"):
        file = io.BytesIO(client.get(f"{ENTRY}buku-kerja.{kind}").content)
        file.name = f"anggaran.{kind}"
        answer = client.post(ENTRY, {"file": file, "note": ""}, follow=True)
        assert "0 berubah: 1 baris sudah terbit seperti itu." in said(answer.content.decode())
    assert not DraftRecord.objects.exists()


def test_a_changed_line_replaces_the_published_one(client, officer):
    client.post(ENTRY, {"file": text(LINE), "note": ""})
    publish_all()
    client.post(ENTRY, {"file": text(LINE | {"realisasi": "0", "anggaran": "100.000.000"}), "note": ""})
    publish_all()

    row = Programme.objects.current().get(region="18.72")
    assert (row.rupiah_planned, row.rupiah_spent, row.year) == (100_000_000, 0, 2026)


def test_rupiah_that_cannot_be_workers_times_rate_times_months_is_flagged_by_name(client, officer):
    make_rate("JKK+JKM", 16_800)
    answer = client.post(ENTRY, {"file": text(LINE | {"anggaran": "999.999.999"}), "note": ""}, follow=True)
    assert "18.72: Program “pekerja rentan”: Tercetak Rp 999.999.999" in said(answer.content.decode())
    publish_all()

    page = said(get(client, "/wilayah/18.72/anggaran/"))
    assert "selisih Rp 798.399.999 dari pekerja × iuran × bulan" in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        pytest.param({"dokumen": ""}, "kolom dokumen: dokumen kosong", id="no-document"),
        pytest.param({"tahun": ""}, "kolom tahun: tahun anggaran kosong", id="no-year"),
        pytest.param({"dana": ""}, "kolom dana: dana kosong", id="no-payer"),
        pytest.param({"dana": "uang kas"}, "“uang kas” tidak dikenal", id="unknown-payer"),
        pytest.param({"per_tanggal": ""}, "kolom per_tanggal: hari dokumen kosong", id="no-day"),
        pytest.param(
            {"kode": "15.71", "wilayah": "Kota Jambi"},
            "Kota Jambi (15.71) di luar Kota Metro (18.72)",
            id="beyond",
        ),
        pytest.param({"wilayah": "Kota Jambi"}, "kode 18.72 adalah Kota Metro", id="name-against-code"),
        pytest.param({"anggaran": "seratus juta"}, "kolom anggaran", id="words"),
        pytest.param({"anggaran": "", "direncanakan": ""}, "tidak ada angka", id="nothing"),
        pytest.param({"bulan": "500"}, "500 bulan", id="too-many-months"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_by_name_and_nothing_is_stored(client, officer, changed, told):
    answer = client.post(ENTRY, {"file": text(LINE, LINE | {"tahun": "2025"} | changed), "note": ""})

    assert answer.status_code == 422
    assert told in said(get_text(answer))
    assert "baris 3" in said(get_text(answer))
    assert not DraftRecord.objects.exists()


def get_text(answer) -> str:
    return unescape(answer.content.decode())


def test_the_same_line_twice_is_refused():
    assert "sudah ada di baris 2" in placed(read(LINE, LINE).problems[0])


def test_prepared_rows_without_figures_are_left_out():
    assert read({name: LINE[name] for name in ("kode", "wilayah", "tahun")}).rows == ()


@pytest.mark.parametrize("name", ["year", "funding", "source", "as_of"])
def test_the_form_wants_year_payer_document_and_day_and_keeps_what_was_typed(client, officer, name):
    answer = client.post("/entri/program/18.72/", FORM | {name: ""})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {name}
    assert "100.800.000" in answer.content.decode()
    assert not DraftRecord.objects.exists()


def test_a_province_officer_fills_all_its_regencies_a_regency_only_its_own(client, officer):
    assert client.get("/entri/anggaran/18/").status_code == 403
    client.force_login(make_user("lampung", roles=["operator"], regions=["18"]))
    other = LINE | {"kode": "18.71", "wilayah": "Kota Bandar Lampung"}
    assert client.post("/entri/anggaran/18/", {"file": text(LINE, other), "note": ""}).status_code == 302
    assert DraftRecord.objects.count() == 2


def test_the_checklist_of_one_year_and_bad_years(client):
    assert "2024:" in said(get(client, "/wilayah/18/anggaran/?tahun=2024"))
    assert get(client, "/wilayah/18/anggaran/?tahun=entah", 422)
    assert client.get("/api/v1/budgets/").status_code == 422
    assert client.get("/api/v1/budgets/?region=18&year=1999").status_code == 422


def test_the_nation_lists_its_provinces(client):
    assert "dari 38 daerah" in said(get(client, "/wilayah/00/anggaran/"))
