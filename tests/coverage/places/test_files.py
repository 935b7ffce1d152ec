"""Files of a ranking: what people and programs read in them, and that they stay as they are."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.utils import translation

from coverage.files.delimited import ORIGIN_KEYS
from coverage.files.fields import RANKING_KEYS
from coverage.places.files.ranking import ranking_csv
from coverage.places.files.workbook import ranking_workbook
from coverage.places.pages.tables import RankingTable
from coverage.rows.figures import StatementRow, Unranked
from tests import factories
from tests.coverage.places.ranking_files import Source, published_file, ranking_file, regency

REPORTED = regency(
    as_of=date(2024, 9, 24),
    as_of_precision="day",
    active_participants=760_468,
    potential_workers=3_058_943,
    potential_as_of=date(2024, 9, 24),
    coverage_ratio=0.25,
    target_document="RPJMD",
    target_year=2024,
    target_ratio=0.2,
    attainment_ratio=1.25,
    gap_to_target_points=-5.0,
    gap_to_target_people=-1_200,
    unprotected_people=2_298_475,
    source_ids=(2, 1),
    target_source_ids=(3,),
    flags=("gap_mismatch",),
    rank=1,
    previous_rank=3,
    movement=2,
)
DISPUTED = regency("18.03", "Kabupaten Lampung Utara", unranked_reason=Unranked.CONFLICT)
SIDES = [
    StatementRow(
        "18.03",
        date(2024, 9, 24),
        "day",
        printed_ratio=Decimal(share),
        printed_decimals=1,
        source_id=1,
        source_title="Berita (Koran, 2024-09-26)",
    )
    for share in ("0.256", "0.266")
]


def lines(file) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ranking_csv(file), newline="")))


def opened(file) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(ranking_workbook(file)))


def header_line(sheet) -> int:
    return next(row for row in range(1, 10) if sheet.cell(row, 1).value == "Peringkat")


def people_rows(sheet) -> list[dict]:
    """Every line of the sheet below its header, by column title."""
    head = header_line(sheet)
    titles = [cell.value for cell in sheet[head]]
    return [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(head + 1)]


REASON = "Target (%)"  # an unranked region's reason stands over the columns from here on


def of_region(file, name: str) -> dict:
    """A region's line in the sheet for people."""
    return next(row for row in people_rows(opened(file)["Peringkat"]) if row["Wilayah"] == name)


def data_rows(book) -> list[dict]:
    head, *rows = book["Data (mesin)"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_csv_has_the_keys_of_the_api_then_month_release_and_status():
    header = ranking_csv(ranking_file(REPORTED)).splitlines()[0].split(",")
    assert header == [*RANKING_KEYS, "month", *ORIGIN_KEYS]


def test_every_line_says_which_release_it_is_from_and_where_it_can_be_had_again():
    for file in (ranking_file(REPORTED, DISPUTED), ranking_file(REPORTED, demo=True)):
        for line in [*lines(file), *data_rows(opened(file))]:
            assert (str(line["release"]), line["release_checksum"]) == ("12", "ab" * 32)
            assert line["address"] == file.origin.address


def test_csv_writes_numbers_plainly_and_leaves_the_unknown_empty():
    reported, disputed = lines(ranking_file(REPORTED, DISPUTED))
    assert (reported["coverage_ratio"], reported["gap_to_target_people"]) == ("0.25", "-1200")
    assert (reported["as_of"], reported["month"], reported["release"]) == ("2024-09-24", "2024-09", "12")
    assert (reported["source_ids"], reported["flags"]) == ("2;1;3", "gap_mismatch")
    assert (disputed["rank"], disputed["coverage_ratio"]) == ("", "")
    assert disputed["unranked_reason"] == "conflict"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_becomes_a_formula(name):
    file = ranking_file(regency(name=name, rank=1, coverage_ratio=0.1))
    assert lines(file)[0]["name"] == f"'{name}"
    cells = [cell for sheet in opened(file) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]


@pytest.mark.parametrize("demo", [True, False])
def test_invented_figures_are_called_so_in_every_file(demo):
    file = ranking_file(REPORTED, demo=demo)
    assert lines(file)[0]["data_status"] == ("DATA CONTOH" if demo else "terbit")
    assert file.name("csv").startswith("DATA-CONTOH-") is demo
    book = opened(file)
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("DATA CONTOH" in text for text in texts) is demo
    assert ("DATA CONTOH" in (book["Peringkat"].oddHeader.center.text or "")) is demo


def test_a_file_is_named_after_what_it_holds():
    assert ranking_file().name("xlsx") == "peringkat-kabkota-18-2024-09-rilis-12.xlsx"


def test_sheet_for_people_holds_numbers_with_their_formats():
    sheet = opened(ranking_file(REPORTED))["Peringkat"]
    line = header_line(sheet) + 1
    shown = {sheet.cell(line - 1, n).value: sheet.cell(line, n) for n in range(1, sheet.max_column + 1)}
    assert (shown["Cakupan (%)"].value, shown["Cakupan (%)"].number_format) == (0.25, "0.00%")
    assert (shown["Peserta aktif (orang)"].value, shown["Peserta aktif (orang)"].number_format) == (
        760_468,
        "#,##0",
    )
    assert shown["Kesenjangan ke target (orang)"].value == -1_200
    assert shown["Per tanggal"].value == datetime(2024, 9, 24)
    assert (shown["Peringkat"].value, shown["Peringkat"].number_format) == (1, '0" ▲2"')
    assert "Target menurut RPJMD 2024." in [row["Peringkat"] for row in people_rows(sheet)]


def test_sheet_for_people_has_the_columns_of_the_page():
    sheet = opened(ranking_file(REPORTED))["Peringkat"]
    titles = [cell.value for cell in sheet[header_line(sheet)]]
    only_then = ("bar", "pace", "growth_points")  # drawn; where there is a step; where rows are sorted by it
    page = [column for column in RankingTable.base_columns if column not in only_then]
    assert len(titles) == len(page) + 1 == 10  # the gap is one column on the page, two here: points, people


def test_a_printed_share_keeps_its_decimals_and_a_rounded_count_says_about():
    row = regency(
        rank=1, coverage_ratio=0.329, printed_ratio=0.329, ratio_decimals=1, active_participants=687_000
    )
    sheet = opened(ranking_file(row))["Peringkat"]
    notes = [row["Peringkat"] for row in people_rows(sheet)]
    assert "* menurut dokumen, tidak dihitung dari jumlah orangnya." in notes
    formats = {cell.value: cell.number_format for cell in sheet[header_line(sheet) + 1]}
    assert formats[0.329] == '0.0%"*"'
    assert formats[687_000] == '"sekitar "#,##0'


def test_people_computed_from_a_rounded_count_are_about_as_many():
    row = regency(rank=1, active_participants=5, potential_workers=3_000, gap_to_target_people=2_995)
    sheet = opened(ranking_file(row))["Peringkat"]
    formats = {cell.value: cell.number_format for cell in sheet[header_line(sheet) + 1]}
    assert (formats[3_000], formats[5]) == ('"sekitar "#,##0', "#,##0")
    assert 2_995 not in formats


def test_a_share_of_rounded_counts_stays_a_number_with_its_decimals():
    """2,7 of 6 million against 45 %: the cell is a number, its look says how exactly it is known."""
    row = regency(
        rank=1,
        active_participants=2_700_000,
        potential_workers=6_000_000,
        coverage_ratio=0.45,
        ratio_decimals=0,
        target_ratio=0.45,
        attainment_ratio=1.0,
        gap_to_target_people=0,
        gap_to_target_points=0.0,
    )
    sheet = opened(ranking_file(row))["Peringkat"]
    line = people_rows(sheet)[0]
    head = header_line(sheet)
    pairs = zip(sheet[head], sheet[head + 1], strict=True)
    looks = {title.value: cell.number_format for title, cell in pairs}
    assert (line["Cakupan (%)"], looks["Cakupan (%)"]) == (0.45, '"sekitar "0%')
    assert looks["Capaian terhadap target (%)"] == '"sekitar "0%'
    assert line["Kesenjangan ke target (orang)"] == "—"
    notes = " ".join(str(cell.value) for cell in sheet["A"] if cell.value)
    assert "“sekitar”: jumlahnya dibulatkan; rentang cakupan Kota Bandar Lampung 42–48%." in notes
    assert "Belum dapat dipastikan apakah targetnya tercapai: Kota Bandar Lampung." in notes


def test_sheet_for_people_says_why_a_region_has_no_rank():
    file = ranking_file(REPORTED, DISPUTED, disputed={"18.03": SIDES})
    row = of_region(file, "Kabupaten Lampung Utara")
    assert (row["Peringkat"], row["Cakupan (%)"]) == ("—", "—")
    assert row[REASON] == "angka bertentangan: 25,6% dan 26,6% (per 24 September 2024; sumber 1)"


def test_a_contradiction_of_another_year_is_not_listed():
    old = StatementRow("18.03", date(2022, 9, 24), "day", printed_ratio=Decimal("0.1"), printed_decimals=1)
    file = ranking_file(DISPUTED, disputed={"18.03": [*SIDES, old]})
    assert "10,0%" not in of_region(file, "Kabupaten Lampung Utara")[REASON]


def test_sheet_for_people_is_ready_to_read_and_print():
    sheet = opened(ranking_file(REPORTED, DISPUTED))["Peringkat"]
    head = header_line(sheet)
    assert sheet["A1"].value == "Peringkat cakupan kabupaten/kota di Lampung, September 2024"
    assert sheet["A2"].value == "1 dari 2 kabupaten/kota punya peringkat; angka bertentangan: 1"
    assert sheet["A3"].value.startswith(
        "Rilis 12 · 8 Des 2025 · kode abababab · https://ucj.example/peringkat/"
    )
    assert sheet.freeze_panes == f"C{head + 1}"
    assert sheet.auto_filter.ref == f"A{head}:J{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.oddFooter.right.text == "&A · Halaman &P dari &N"


def test_data_sheet_is_plain():
    reported, disputed = data_rows(opened(ranking_file(REPORTED, DISPUTED)))
    assert list(reported) == [*RANKING_KEYS, "month", "growth_points", "remarks", *ORIGIN_KEYS]
    assert reported["remarks"] == "pemeriksaan: kesenjangan tercetak tidak cocok"
    assert (reported["coverage_ratio"], reported["active_participants"]) == (0.25, 760_468)
    assert (reported["as_of"], reported["code"]) == (datetime(2024, 9, 24), "18.71")
    assert disputed["coverage_ratio"] is None


def test_metadata_and_notes_say_where_the_figures_come_from():
    file = ranking_file(
        REPORTED,
        DISPUTED,
        sources={2: Source("Laporan (BPJS, 2024)", "https://x.example/a")},
        disputed={"18.03": SIDES},
    )
    book = opened(file)
    known = {row[0]: row[1] for row in book["Metadata"].iter_rows(values_only=True)}
    assert known["Rilis"] == 12
    assert known["Terbit (WIB)"] == datetime(2025, 12, 8, 10, 30)
    assert (known["Kode rilis"], known["Checksum rilis (SHA-256)"]) == ("abababab", "ab" * 32)
    assert known["Alamat"] == file.origin.address
    notes = list(book["Catatan"].iter_rows(values_only=True))
    assert (2, "Laporan (BPJS, 2024)", "https://x.example/a") in notes
    assert (1, "Berita (Koran, 2024-09-26)", None) in notes


def test_files_are_the_same_whatever_the_language_and_however_often():
    file = ranking_file(REPORTED, DISPUTED, month=date(2025, 5, 1))
    book, text = ranking_workbook(file), ranking_csv(file)
    with translation.override("en"):
        assert (ranking_workbook(file), ranking_csv(file)) == (book, text)


def test_an_empty_ranking_is_still_a_file():
    file = ranking_file()
    assert ranking_csv(file).count("\n") == 1
    assert opened(file).sheetnames == ["Peringkat", "Data (mesin)", "Metadata", "Catatan"]


def test_regencies_of_lampung_in_csv_and_workbook(published):
    file = published_file(level="regency", province="18")
    read = [(row["rank"], row["name"], row["coverage_ratio"]) for row in lines(file)]
    assert read[0] == ("1", "Kota Metro", "0.329")
    assert read[12] == ("13", "Kabupaten Pesisir Barat", "0.019")
    assert [row["unranked_reason"] for row in lines(file)[13:]] == ["conflict", "not_reported"]
    book = opened(file)
    data = [(row["rank"], row["name"], row["coverage_ratio"]) for row in data_rows(book)]
    assert data[:13] == [(int(rank), name, float(ratio)) for rank, name, ratio in read[:13]]
    people = [row for row in people_rows(book["Peringkat"]) if row["Wilayah"]]
    assert [(row["Peringkat"], row["Wilayah"], row["Cakupan (%)"]) for row in people[:13]] == data[:13]
    assert people[13][REASON].startswith("angka bertentangan: 25,6% dan 26,6%")
    assert people[14][REASON].startswith("belum melapor")


def test_a_release_gives_the_same_files_after_later_ones(published):
    question = {"level": "regency", "province": "18"}
    before = published_file(release=1, **question)
    book, text = ranking_workbook(before), ranking_csv(before)
    factories.publish(factories.statement("18.09", "2024-09-25", share="12.5"))
    after = published_file(release=1, **question)
    assert (ranking_workbook(after), ranking_csv(after)) == (book, text)
    assert "Kabupaten Pesawaran" in {
        row.region.official_name for row in published_file(**question).page.rows if row.rank
    }
