"""Every workbook as LibreOffice prints it: whole, large enough, on few pages."""

import os
import shutil
from pathlib import Path

import pytest

from tests.coverage.files.printing import SOFFICE, printed

pytestmark = [
    pytest.mark.usefixtures("programmes_once", "published"),
    pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-calc-nogui"),
]

LEAST = 9  # points
MOST_PAGES = 4  # of the sheets for people, for a province
FILES = {
    "peringkat-lampung": "/peringkat.xlsx?tingkat=kabkota&provinsi=18&bulan=2024-09",
    "peringkat-provinsi": "/peringkat.xlsx?bulan=2024-09",
    "deret-lampung": "/wilayah/18/riwayat.xlsx",
    "deret-indonesia": "/wilayah/00/riwayat.xlsx",
    "12-bulan-lampung": "/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12",
    "12-bulan-provinsi": "/peringkat/12-bulan.xlsx?bulan=2024-12",
    "rapat-lampung": "/wilayah/18/rapat.xlsx?bulan=2024-09",
    "program": "/program.xlsx",
    "target": "/wilayah/18/target.xlsx",
    "anggaran": "/wilayah/18/anggaran.xlsx",
    "rapat-indonesia": "/wilayah/00/rapat.xlsx",
}
FOR_PROGRAMS = ("Data (mesin)", "Metadata")
OF_A_PROVINCE = ("peringkat-lampung", "deret-lampung", "12-bulan-lampung", "target", "rapat-lampung")
COUNTED_APART = {"rapat-lampung": ("Anggaran",)}  # the checklist has two lines a regency


@pytest.fixture
def pages(client, tmp_path):
    """Pages for people of all files by name; UCJ_PRINTED names a folder to keep them in, for looking."""
    files = {name: client.get(address).content for name, address in FILES.items()}
    made = printed(files, tmp_path)
    if kept := os.environ.get("UCJ_PRINTED"):
        for pdf in tmp_path.glob("*.pdf"):
            shutil.copy(pdf, Path(kept))
    return {name: [page for page in found if page.sheet not in FOR_PROGRAMS] for name, found in made.items()}


def test_sheets_for_people_are_whole_and_large_enough(pages):
    assert set(pages) == set(FILES)
    for name, found in pages.items():
        assert found, name
        if name in OF_A_PROVINCE:
            own = [page for page in found if page.sheet not in COUNTED_APART.get(name, ())]
            assert len(own) <= MOST_PAGES, (name, [page.sheet for page in own])
        for number, page in enumerate(found, 1):
            at = (name, page.sheet, number)
            assert page.sheet, at
            assert page.smallest >= LEAST, (*at, page.smallest)
            assert "###" not in page.text, at
            assert page.touching() == [], at
