"""Files of a meeting pack: the page's rows as workbook, as slides, and in few words."""

import io
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pptx import Presentation
from pptx.util import Emu

from coverage.calculations.meeting.pack import Records
from coverage.calculations.programmes.checklist import checklist
from coverage.files.origin import Origin
from coverage.meeting.files.pack import MeetingFile
from coverage.meeting.files.slides import ROWS_A_SLIDE, meeting_slides
from coverage.meeting.files.text import MOST, fitted, meeting_text, plain
from coverage.meeting.files.workbook import meeting_workbook
from coverage.meeting.pages.meeting import MeetingPage
from coverage.meeting.words import agenda as agenda_words
from coverage.meeting.words import gap as gap_words
from coverage.programmes.pages.checklist import Checklist
from coverage.questions.asked import Asked
from coverage.rows.records import ActionRow, RateRow
from coverage.words import formats
from tests.coverage.meeting.meetings import PROVINCE, counted, pack, region
from tests.coverage.places.ranking_files import Release, Source

MARCH = date(2025, 3, 1)
RECORDS = Records(
    rates=[RateRow("JKK+JKM", "BPU", date(2025, 1, 1), 16_800, 1)],
    actions=[
        ActionRow(
            place, "18", "Lampung", date(2025, 2, 3), "Rapat", f"Tindakan *ke-{place}*", "Disnaker",
            date(2025, 2, 28), None, "open", "", 1,
        )
        for place in range(1, 6)
    ],
)  # fmt: skip


def rows(count=15):
    """Regencies with falling coverage; the last has not reported, the one before has no target."""
    found = [counted(region(place), 900 - 20 * place, 1_000, "70") for place in range(1, count - 1)]
    return [*found, counted(region(count - 1), 30, 1_000), counted(region(count), None, None)]


def meeting_file(*given, demo=False, **more) -> MeetingFile:
    page = MeetingPage(
        region=PROVINCE,
        whole=PROVINCE,
        asked=Asked(),
        release=Release(),
        month=MARCH,
        pack=pack(*(given or rows()), records=RECORDS, **more),
        targets=(),
        disputed={},
        budgets=Checklist(PROVINCE, (2025,), checklist([PROVINCE], [], (2025,)), (), (), {}),
        sources={1: Source("Laporan (Kantor, 2025-04-02)", "https://kantor.example/laporan")},
    )
    address = f"https://ucj.example/wilayah/18/rapat/{page.lasting}"
    return MeetingFile(page, Origin(page.release, address, demo))


def opened(file: MeetingFile) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(meeting_workbook(file)))


class TestText:
    def test_it_says_what_the_page_says_and_ends_with_release_and_address(self):
        file = meeting_file()
        text = meeting_text(file)
        assert text.startswith("*Bahan rapat UCJ Lampung, data sampai Maret 2025*\n")
        assert text.rstrip().endswith(file.origin.address)
        assert "Rilis 12 · 8 Des 2025 · kode abababab" in text
        for row in (*file.pack.extremes.best, *file.pack.extremes.worst):
            assert f"{row.region.name} {formats.coverage(row)}" in text
        assert len(text) <= MOST

    def test_nothing_but_titles_is_bold(self):
        text = meeting_text(meeting_file())
        assert "Tindakan ke-1" in text
        assert "ke-1*" not in text
        assert all(line.count("*") in (0, 2) for line in text.splitlines())

    def test_invented_figures_are_called_so_first(self):
        assert meeting_text(meeting_file(demo=True)).startswith("*DATA CONTOH")

    @given(st.lists(st.text(min_size=1, max_size=700), max_size=12))
    def test_it_never_grows_too_long(self, paragraphs):
        text = fitted(["judul"], paragraphs, ["Rilis 1", "https://ucj.example/"])
        assert len(text) <= MOST
        assert text.endswith("Rilis 1\nhttps://ucj.example/\n")

    def test_marks_are_taken_out(self):
        assert plain("a*b_c~d`e") == "abcde"


class TestWorkbook:
    def test_numbers_are_numbers(self):
        sheet = opened(meeting_file())["Tabel"]
        head = next(row for row in range(1, 10) if sheet.cell(row, 1).value == "No")
        titles = [cell.value for cell in sheet[head]]
        first = dict(zip(titles, (cell.value for cell in sheet[head + 1]), strict=True))
        assert first["Wilayah"] == "Kab. A"
        assert (first["TK aktif (orang)"], first["Potensi pekerja (orang)"]) == (880, 1_000)
        assert first["Cakupan (%)"] == pytest.approx(0.88)
        assert first["Target TK (orang)"] == 700
        assert first["Kesenjangan ke target (orang)"] == -180
        assert first["Kategori (capaian terhadap target)"] == "tercapai"
        last = dict(zip(titles, (cell.value for cell in sheet[head + 15]), strict=True))
        assert (last["No"], last["Cakupan (%)"], last["Peringkat"]) == (15, "—", None)
        assert last["Keterangan"] == "belum melapor"
        assert sheet.cell(head + 16, 2).value == "Jumlah 14 dari 15 kabupaten/kota"
        assert sheet.cell(head + 17, 2).value == "Lampung, angka sendiri"
        assert sheet.page_setup.paperSize == 9

    def test_the_other_sheets(self):
        book = opened(meeting_file())
        assert book.sheetnames == [
            "Tabel",
            "Pokok",
            "Grafik dan anggaran",
            "Data (mesin)",
            "Metadata",
            "Catatan",
        ]
        data = list(book["Data (mesin)"].iter_rows(values_only=True))
        assert len(data) == 16
        assert data[0][0] == "rank"
        said = {row[0]: row[1] for row in book["Metadata"].iter_rows(values_only=True)}
        assert said["Checksum rilis (SHA-256)"] == "ab" * 32
        assert said["Alamat"].endswith("rilis=12")
        assert "Permendagri 86/2017" in said["Kategori"]

    def test_the_points_are_those_of_the_page(self):
        file = meeting_file()
        told = [row[1] for row in opened(file)["Pokok"].iter_rows(values_only=True)]
        for text in (*gap_words.makers(file.pack.makers), *agenda_words.last_meeting(file.pack.agenda)):
            assert text in told

    def test_the_same_pack_gives_the_same_bytes(self):
        assert meeting_workbook(meeting_file()) == meeting_workbook(meeting_file())


class TestSlides:
    def shown(self, file):
        return Presentation(io.BytesIO(meeting_slides(file)))

    def test_charts_are_native_and_hold_the_numbers(self):
        charts = [
            shape.chart
            for slide in self.shown(meeting_file()).slides
            for shape in slide.shapes
            if shape.has_chart
        ]
        over_time, by_region = charts
        assert list(over_time.plots[0].series[0].values) == [40.0]
        covered, goal = by_region.plots[0].series
        assert list(covered.values)[:2] == [88.0, 86.0]
        assert list(goal.values)[-1] is None

    def test_no_line_joins_two_potentials(self):
        early = counted(PROVINCE, 3_000, 9_000, "50", date(2025, 1, 31))
        shared = replace(counted(PROVINCE, 3_100, None, day=date(2025, 2, 10)), coverage_ratio=0.34)
        later = counted(PROVINCE, 3_500, 10_000, "50", date(2025, 2, 28))
        own = counted(PROVINCE, 4_000, 10_000, "50")
        file = meeting_file(*rows(), own=own, history=(early, shared, later, own))
        chart = next(
            shape.chart for slide in self.shown(file).slides for shape in slide.shapes if shape.has_chart
        )
        first, second, _goal = chart.plots[0].series
        assert list(first.values) == [pytest.approx(33.3333), 34.0, None, None]
        assert list(second.values) == [None, None, 35.0, 40.0]
        said = " ".join(
            shape.text_frame.text
            for slide in self.shown(file).slides
            for shape in slide.shapes
            if shape.has_text_frame
        )
        assert "Garis terputus di tempat potensi pekerja berganti." in said

    def test_tables_hold_every_line_in_parts_of_fifteen_at_most(self):
        tables = [
            shape.table
            for slide in self.shown(meeting_file()).slides
            for shape in slide.shapes
            if shape.has_table
        ]
        lines = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
        assert all(len(table.rows) - 1 <= ROWS_A_SLIDE for table in tables)
        assert [line[0] for line in lines] == [*map(str, range(1, 16)), "", ""]
        assert lines[14][2] == "belum melapor"
        assert lines[15][1] == "Jumlah 14 dari 15 kabupaten/kota"
        assert lines[16][1] == "Lampung, angka sendiri"

    @pytest.mark.parametrize("count", [3, 15, 38])
    def test_nothing_stands_outside_a_slide(self, count):
        deck = self.shown(meeting_file(*rows(count)))
        for slide in deck.slides:
            assert slide.shapes.title.text
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height + Emu(10)

    def test_every_slide_says_its_release_and_that_figures_are_invented(self):
        for slide in self.shown(meeting_file(demo=True)).slides:
            said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            assert "Rilis 12 · 8 Des 2025 · kode abababab" in said
            assert "DATA CONTOH" in said

    def test_the_same_pack_gives_the_same_bytes(self):
        file = meeting_file()
        assert meeting_slides(file) == meeting_slides(file)

    def test_archives_within_are_dated_by_the_release_too(self):
        with ZipFile(io.BytesIO(meeting_slides(meeting_file()))) as deck:
            assert {entry.date_time[0] for entry in deck.infolist()} == {1980}
            assert b"2025-12-08T03:30:00Z" in deck.read("docProps/core.xml")
            books = [name for name in deck.namelist() if name.endswith(".xlsx")]
            for name in books:
                with ZipFile(io.BytesIO(deck.read(name))) as book:
                    assert b"2025-12-08T03:30:00Z" in book.read("docProps/core.xml")
        assert len(books) == 2


def test_a_region_without_any_figure_still_has_all_its_files():
    absent = counted(PROVINCE, None, None)
    file = meeting_file(counted(region(1), None, None), own=absent)
    assert "Belum ada angka yang dilaporkan untuk Lampung." in meeting_text(file)
    assert meeting_workbook(file)
    assert meeting_slides(file)


def test_a_file_is_named_after_what_it_holds():
    file = meeting_file()
    assert file.name("pptx") == "rapat-18-2025-03-rilis-12.pptx"
    assert meeting_file(demo=True).name("xlsx") == "DATA-CONTOH-rapat-18-2025-03-rilis-12.xlsx"
