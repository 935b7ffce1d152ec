"""Every workbook as LibreOffice prints it: whole, large enough, on few pages."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from coverage.calculations.targets.allocation import Spread
from coverage.models import OfficeSettings
from coverage.places.files.workbook import ranking_workbook
from coverage.rows.office import MOST_LINES, MOST_SIGNERS
from coverage.targets.files.workbook import cascade_workbook
from tests import needs
from tests.coverage.files.printing import printed
from tests.coverage.places.ranking_files import ranking_file, regency
from tests.coverage.targets import cascade_files
from tests.factories import make_user

pytestmark = [
    pytest.mark.usefixtures("programmes_once", "published"),
    needs.printing,
]

LEAST = 9  # points
MOST_PAGES = 4  # of the sheets for people, for a province
PAYERS = [
    f"pembayar{at}=Pemerintah%20Kabupaten%20Tulang%20Bawang%20Barat&orang{at}=1234567&program{at}=JKK%2BJKM"
    f"&mulai{at}=2026-01&lama{at}=24"
    for at in (1, 2)
]
FILES = {
    "peringkat-lampung": "/peringkat.xlsx?tingkat=kabkota&provinsi=18&bulan=2024-09",
    "peringkat-provinsi": "/peringkat.xlsx?bulan=2024-09",
    "deret-lampung": "/wilayah/18/riwayat.xlsx",
    "deret-indonesia": "/wilayah/00/riwayat.xlsx",
    "12-bulan-lampung": "/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12",
    "12-bulan-provinsi": "/peringkat/12-bulan.xlsx?bulan=2024-12",
    "rapat-lampung": "/wilayah/18/rapat.xlsx",
    "rapat-lampung-2024": "/wilayah/18/rapat.xlsx?bulan=2024-09",
    "program": "/program.xlsx",
    "target": "/wilayah/18/target.xlsx",
    "anggaran": "/wilayah/18/anggaran.xlsx",
    "anggaran-hitungan": f"/wilayah/18/anggaran.xlsx?{'&'.join(PAYERS)}",
    "rapat-indonesia": "/wilayah/00/rapat.xlsx",
}
TO_FILL_IN = {
    "buku-kerja": "/entri/18/2025-10/buku-kerja.xlsx",
    "baris-anggaran": "/entri/anggaran/18/buku-kerja.xlsx",
}
FOR_PROGRAMS = ("Data (mesin)", "Metadata")
MADE = ("sekitar", "kaskade-pembanding")
PACKS = ("rapat-lampung", "rapat-lampung-2024")
OF_A_PROVINCE = ("peringkat-lampung", "deret-lampung", "12-bulan-lampung", "target", "anggaran", *PACKS)

ROUNDED = [  # the widest cells there are: "sekitar" before shares with both decimals and millions
    regency(
        f"18.{place:02}",
        f"Kabupaten Tulang Bawang Barat {place}",
        rank=place,
        movement=-place,
        coverage_ratio=1.2345,
        target_ratio=0.4525,
        target_year=2024,
        target_document="RPJMD",
        attainment_ratio=2.7222,
        gap_to_target_points=-78.25,
        gap_to_target_people=-1_237_000,
        active_participants=13_700_000,
        potential_workers=10_100_000,
        as_of=date(2024, 9, 24),
        as_of_precision="day",
    )
    for place in range(1, 16)
]
COMPARED = [  # the most columns, of the province with the most regencies
    cascade_files.row(
        f"35.{place:02}",
        1_234_560,
        10_100_000,
        12_345_678,
        11_345_678,
        kept=12_345_678,
        name="Kabupaten Tulang Bawang Barat",
    )
    for place in range(1, 39)
]


@pytest.fixture
def _letterhead(db):
    """As much as an office may have: the files of Lampung are longer by it."""
    head = ["PEMERINTAH PROVINSI LAMPUNG", "DINAS TENAGA KERJA"]
    head += [f"Jalan Contoh Nomor {place}, Bandar Lampung" for place in range(3, MOST_LINES + 1)]
    signers = [f"Kepala Bidang {place}; Nama {place}; NIP {place}" for place in range(MOST_SIGNERS)]
    OfficeSettings.objects.create(
        region_id="18",
        letterhead="\n".join(head),
        signatures="\n".join(signers),
        paper="A4",
        changed_by=make_user("admin.kantor"),
    )


@pytest.fixture
def pages(_letterhead, client, admin_client, tmp_path):
    """Pages for people of all files by name; UCJ_PRINTED names a folder to keep them in, for looking."""
    files = {name: client.get(address).content for name, address in FILES.items()}
    files |= {name: admin_client.get(address).content for name, address in TO_FILL_IN.items()}
    files["sekitar"] = ranking_workbook(ranking_file(*ROUNDED))
    files["kaskade-pembanding"] = cascade_workbook(
        cascade_files.file(*COMPARED, total=469_135_764, beside=Spread.EQUAL_POINTS)
    )
    made = printed(files, tmp_path, but=FOR_PROGRAMS)
    if kept := os.environ.get("UCJ_PRINTED"):
        for pdf in tmp_path.glob("*.pdf"):
            shutil.copy(pdf, Path(kept))
    return made


def test_sheets_for_people_are_whole_and_large_enough(pages):
    assert set(pages) == {*FILES, *TO_FILL_IN, *MADE}
    for name, found in pages.items():
        assert found, name
        listed = [page.sheet for page in found]
        if name in (*OF_A_PROVINCE, *TO_FILL_IN, *MADE):
            assert len(found) <= MOST_PAGES, (name, listed)
            assert name not in PACKS or listed.count("Tabel") == listed.count("Grafik dan anggaran") == 1
        for number, page in enumerate(found, 1):
            at = (name, page.sheet, number)
            assert page.sheet, at
            assert page.smallest >= LEAST, (*at, page.smallest)
            assert "###" not in page.text, at
            assert page.touching() == [], at
