"""Whether bytes are a workbook that can be opened without harm: decided before anything is built from them.

The size is taken from the package's listing; then every part runs once through expat, which keeps nothing,
counts the elements and refuses what no spreadsheet writes.
"""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec import Struct, field

from coverage.parsing.problems import Fault, Unreadable

# Judgements: the workbook of Lampung, 16 regions, has 10 kB in 13 parts, 28 kB unpacked; Excel saves it some
# times larger. The limits keep memory and time small whatever somebody uploads.
MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_PARTS = 300
MOST_ELEMENTS = 400_000
MOST_TEXT = {"xl/workbook.xml": 200_000}
LONGEST_FORMAT = 255  # Excel's own limit for a number format
MOST_ROWS = 2_000  # four times all regions
MOST_COLUMNS = 26  # A to Z: twice the columns that are read

PACKED = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
CHUNK = 64 * 1024  # bytes a read, so that no part is ever held whole


class SheetMarks(Struct):
    """What is known of a sheet before it is read, by cell addresses such as "D7".

    outside: cells with a value beyond the rows and columns that are read.
    """

    formulas: set[str] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def inspect(content: bytes) -> dict[str, SheetMarks]:
    """Look at a workbook without opening it. Returns marks by the name of the sheet's part.

    Raises Unreadable for anything that is no plain .xlsx or .ods of a sensible size.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(Fault.LARGE_WORKBOOK)
    if content.startswith(OLD_OFFICE):
        raise Unreadable(Fault.OLD_EXCEL)
    if not content.startswith(PACKED):
        raise Unreadable(Fault.NO_WORKBOOK)
    try:
        with ZipFile(io.BytesIO(content)) as package:
            _check_listing(package.infolist())
            return _marks(package)
    except Unreadable:
        raise
    except Exception as error:  # zip, zlib and XML each have their own; the cause stays for the log
        raise Unreadable(Fault.BROKEN_WORKBOOK) from error


def _check_listing(parts: list[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    lower = [name.lower() for name in names]
    if any("vbaproject" in name or "macrosheets" in name for name in lower):
        raise Unreadable(Fault.MACROS)
    if "xl/workbook.bin" in lower:
        raise Unreadable(Fault.XLSB)
    excel, calc = {"[content_types].xml", "xl/workbook.xml"}, {"mimetype", "content.xml"}
    if not (excel <= set(lower) or calc <= set(lower)):
        raise Unreadable(Fault.NO_WORKBOOK)
    if len(names) > MOST_PARTS or len(set(lower)) < len(lower):
        raise Unreadable(Fault.ODD_PACKAGE)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(Fault.LARGE_UNPACKED)
    for part in parts:
        _check_part(part)


def _check_part(part: ZipInfo) -> None:
    name = part.filename.lower()
    if part.flag_bits & 1:
        raise Unreadable(Fault.PASSWORD)
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Unreadable(Fault.BROKEN_WORKBOOK)
    if name.startswith("/") or ".." in name or name.startswith("xl/embeddings/") or name.endswith(".zip"):
        raise Unreadable(Fault.EMBEDDED)
    if part.file_size > MOST_TEXT.get(name, MOST_UNPACKED):
        raise Unreadable(Fault.BROKEN_WORKBOOK)


def _marks(package: ZipFile) -> dict[str, SheetMarks]:
    found = {}
    elements = 0
    for part in package.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            reader = _PartReader(MOST_ELEMENTS - elements)
            for chunk in _chunks(package, part):
                reader.feed(chunk)
            reader.feed(b"", last=True)
            elements += reader.elements
            if "/worksheets/" in part.filename:
                found[part.filename] = reader.marks
    return found


def _chunks(package: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    with package.open(part) as file:
        while chunk := file.read(CHUNK):
            yield chunk


class _PartReader:
    """One XML part on its way through expat."""

    def __init__(self, most: int):
        self.marks = SheetMarks()
        self.elements = 0
        self._most = most
        self._row = self._column = 0  # of the cell it is in; column 0: in none
        self._address = ""  # as the cell names it; "" where it names none
        self._parser = expat.ParserCreate(namespace_separator="|")
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_doctype

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        self._parser.Parse(chunk, last)

    def _refuse_doctype(self, *_: object) -> None:
        raise Unreadable(Fault.DOCTYPE)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > self._most:
            raise Unreadable(Fault.TOO_MANY_CELLS)
        name = tag[tag.rfind("|") + 1 :]
        if name == "c":
            self._place(attributes.get("r", ""))
        elif name in ("v", "is", "f"):
            self._value(name)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "encryption-data":
            raise Unreadable(Fault.PASSWORD)
        elif name == "mergeCell":
            self.marks.merged.append(attributes.get("ref", ""))
        elif name == "numFmt" and len(attributes.get("formatCode", "")) > LONGEST_FORMAT:
            raise Unreadable(Fault.BROKEN_WORKBOOK)
        elif name == "Override" and "macroEnabled" in attributes.get("ContentType", ""):
            raise Unreadable(Fault.XLSM)

    def _place(self, address: str) -> None:
        match = ADDRESS.fullmatch(address)
        if match:
            self._column, self._row = _column_number(match[1]), int(match[2])
            self._address = address
        elif address:
            raise Unreadable(Fault.BROKEN_WORKBOOK)
        else:
            self._column += 1
            self._address = ""

    def _value(self, name: str) -> None:
        if not self._column:
            return
        cell = self._address or f"{column_letters(self._column)}{self._row}"
        if name == "f":
            self.marks.formulas.add(cell)
        if (self._column > MOST_COLUMNS or self._row > MOST_ROWS + 1) and len(self.marks.outside) < 20:
            self.marks.outside.append(cell)


@lru_cache(1_000)
def column_letters(number: int) -> str:
    """A column's name: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters


@lru_cache(1_000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
