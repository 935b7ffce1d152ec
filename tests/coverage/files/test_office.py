"""The office's letterhead, signatures and paper, from its settings, in every file that leaves the site."""

import io
import re

import openpyxl
import pytest
from pptx import Presentation

from coverage.files.origin import Office
from coverage.serving import stamps

HEAD = ("PEMERINTAH PROVINSI LAMPUNG", "DINAS TENAGA KERJA")
SIGNED = ("Kepala Dinas; Nama Satu; NIP 1", "Sekretaris; Nama Dua; NIP 2")


@pytest.fixture
def office(settings):
    settings.LETTERHEAD, settings.SIGNATURES, settings.PAPER = HEAD, SIGNED, "F4"


def sheet(client, address: str, name: str):
    return openpyxl.load_workbook(io.BytesIO(client.get(address).content))[name]


@pytest.mark.usefixtures("published", "office")
@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("/peringkat.xlsx?bulan=2024-09", "Peringkat", id="ranking"),
        pytest.param("/wilayah/18/rapat.xlsx?bulan=2024-09", "Tabel", id="meeting"),
        pytest.param("/wilayah/18/riwayat.xlsx", "Deret", id="series"),
    ],
)
def test_a_workbook_begins_with_the_letterhead_and_ends_with_who_signs(client, address, name):
    found = sheet(client, address, name)
    lines = [[cell for cell in row if cell] for row in found.iter_rows(values_only=True)]
    assert [line[0] for line in lines[:2]] == list(HEAD)
    assert lines[-6] == ["Kepala Dinas", "Sekretaris"]
    assert lines[-2:] == [["Nama Satu", "Nama Dua"], ["NIP 1", "NIP 2"]]
    assert found.page_setup.paperSize == 14


@pytest.mark.usefixtures("with_programmes", "office")
@pytest.mark.parametrize(
    "address",
    [
        "/peringkat.xlsx?bulan=2024-09",
        "/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12",
        "/wilayah/18/rapat.xlsx?bulan=2024-09",
        "/wilayah/18/riwayat.xlsx",
        "/wilayah/18/target.xlsx",
        "/wilayah/18/anggaran.xlsx",
        "/wilayah/18/anggaran.xlsx?pembayar1=APBD&orang1=50000&program1=JKK%2BJKM&mulai1=2026-01&lama1=12",
        "/program.xlsx",
        "/entri/anggaran/18.72/buku-kerja.xlsx",
        "/entri/18/2025-10/buku-kerja.xlsx",
    ],
)
def test_every_sheet_is_printed_on_the_office_s_paper(admin_client, address):
    book = openpyxl.load_workbook(io.BytesIO(admin_client.get(address).content))
    printed = {one.title: one.page_setup.paperSize for one in book if one.page_setup.paperSize}
    assert printed
    assert set(printed.values()) == {14}, printed


@pytest.mark.usefixtures("published", "office")
def test_slides_say_both(client):
    slides = Presentation(io.BytesIO(client.get("/wilayah/18/rapat.pptx?bulan=2024-09").content)).slides
    texts = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides
    ]
    assert " · ".join(HEAD) in texts[0]
    assert any("Kepala Dinas, Nama Satu, NIP 1" in text for text in texts[1:])


@pytest.mark.usefixtures("published")
def test_another_head_is_another_answer(client, settings):
    address = "/peringkat.xlsx?bulan=2024-09"
    before = client.get(address).content
    settings.LETTERHEAD = HEAD
    stamps.made_by.cache_clear()  # a process reads its settings once
    try:
        assert client.get(address).content != before
    finally:
        stamps.made_by.cache_clear()


@pytest.mark.usefixtures("published")
def test_without_settings_a_file_begins_with_its_title(client):
    assert sheet(client, "/peringkat.xlsx?bulan=2024-09", "Peringkat")["A1"].value.startswith("Peringkat")
    assert not re.search("letterhead|signatures", client.get("/peringkat/").content.decode())


def test_at_most_three_sign():
    assert len(Office.of((), ["a", "b", "c", "d"], "A4").signatures) == 3
