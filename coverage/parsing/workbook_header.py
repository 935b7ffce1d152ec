"""Where a month's table stands in a sheet, and which column is what, with titles above and columns beside it.

Headings are read as people write them; a column that holds regions is found by what stands in it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.workbook_cells import plain
from coverage.parsing.workbook_rows import ASIDES, COUNTS
from coverage.parsing.workbook_safety import column_letters
from regions.codes import CodeError, repaired
from regions.names import NameIndex, NameProblem

HEADINGS = {  # as `heading` writes them
    "kode": ("kode", "kode wilayah", "kode kabupaten kota", "kode kab kota", "kode kemendagri"),
    "wilayah": (
        "wilayah", "nama wilayah", "kabupaten kota", "kab kota", "nama kabupaten kota", "nama kab kota",
        "kabupaten", "daerah", "nama daerah", "provinsi", "nama provinsi", "provinsi kabupaten kota",
    ),
    "per_tanggal": ("per tanggal", "tanggal", "posisi", "per", "tanggal data", "tanggal posisi"),
    "PU": ("pu", "penerima upah", "peserta pu", "pekerja penerima upah"),
    "BPU": ("bpu", "bukan penerima upah", "peserta bpu", "pekerja bukan penerima upah"),
    "JAKON": ("jakon", "jasa konstruksi", "peserta jakon"),
    "PMI": ("pmi", "pekerja migran indonesia", "pekerja migran", "peserta pmi"),
    "total": ("total", "jumlah", "total peserta", "jumlah peserta", "total peserta aktif", "peserta aktif"),
    "potensi": ("potensi", "potensi pekerja", "potensi tenaga kerja", "jumlah potensi"),
    "sumber": ("sumber", "sumber data", "dokumen", "sumber angka"),
}  # fmt: skip
COLUMN_OF = {text: column for column, texts in HEADINGS.items() for text in texts}
ASIDE = re.compile(r"\(.*?\)|,\s*orang\b")  # a heading's unit or short form in brackets
HEAD_WITHIN = 15  # lines in which a title and the headings stand
MOST_TOLD = 60  # letters of a text that is quoted


class Header(Struct, frozen=True):
    """line: of the headings, from 0; places: columns by name, from 0; others: headings that are left out."""

    line: int
    places: Mapping[str, int]
    others: Mapping[int, str]

    def told(self, rows: Sequence[Sequence[Any]]) -> list[str]:
        """What is left out above the table and beside it, one sentence each."""
        said = []
        for number, row in enumerate(rows[: self.line], 1):
            texts = [plain(str(cell)) for cell in row if cell is not None and plain(str(cell))]
            if texts:
                said.append(f"baris {number} di atas judul kolom: “{' '.join(texts)[:MOST_TOLD]}”")
        said += [
            f"kolom {column_letters(place + 1)} “{title[:MOST_TOLD]}”"
            for place, title in self.others.items()
            if title not in dict(ASIDES)
        ]
        return said


def heading(text: str) -> str:
    """A heading for comparing: "Penerima Upah (PU)" and "penerima_upah" are one."""
    bare = ASIDE.sub(" ", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split()) or " ".join(
        re.sub(r"[^a-z0-9]+", " ", text.casefold()).split()
    )


def find_header(rows: Sequence[Sequence[Any]], names: NameIndex) -> Header:
    """The line of headings, and the columns it names.

    Raises Unreadable when no line names a region and a figure, or one column stands there twice.
    """
    found = [_titles(row) for row in rows[:HEAD_WITHIN]]
    known = [
        [COLUMN_OF[heading(text)] for text in titles.values() if heading(text) in COLUMN_OF]
        for titles in found
    ]
    line = max(range(len(known)), key=lambda number: len(set(known[number])), default=-1)
    if line < 0 or not set(known[line]) & set(COUNTS):
        raise Unreadable(Fault.NO_HEADINGS, columns=COUNTS)
    twice = sorted({name for name in known[line] if known[line].count(name) > 1})
    if twice:
        raise Unreadable(Fault.HEADING_TWICE, columns=tuple(twice))
    places = {
        COLUMN_OF[heading(text)]: place for place, text in found[line].items() if heading(text) in COLUMN_OF
    }
    if not {"kode", "wilayah"} & set(places):
        places |= _regions(rows[line + 1 :], set(places.values()), names)
    if not {"kode", "wilayah"} & set(places):
        raise Unreadable(Fault.NO_REGION_COLUMN)
    others = {place: text for place, text in found[line].items() if place not in places.values()}
    return Header(line, places, others)


def _titles(row: Sequence[Any]) -> dict[int, str]:
    return {place: text for place, cell in enumerate(row) if cell is not None and (text := plain(str(cell)))}


def _regions(rows: Sequence[Sequence[Any]], taken: set[int], names: NameIndex) -> dict[str, int]:
    """The column under whose unknown heading most cells are codes, or names, of regions."""
    wide = max((len(row) for row in rows), default=0)
    best: tuple[int, str, int] = (0, "", -1)
    for place in range(wide):
        cells = [plain(str(row[place])) for row in rows if place < len(row) and row[place] is not None]
        for column, fits in (("kode", _is_code), ("wilayah", _is_name)):
            count = sum(fits(text, names) for text in cells) if place not in taken else 0
            if count * 2 > len(cells) and count > best[0]:
                best = (count, column, place)
    return {best[1]: best[2]} if best[0] else {}


def _is_code(text: str, names: NameIndex) -> bool:
    try:
        return (repaired(text) or names.resolve_code(text)) in names.names
    except (CodeError, NameProblem):
        return False


def _is_name(text: str, names: NameIndex) -> bool:
    try:
        return bool(names.by_name(text))
    except NameProblem:
        return False
