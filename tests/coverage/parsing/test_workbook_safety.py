"""Hostile and odd files: each ends in a clear message, soon and in little memory."""

import io
import tracemalloc
import warnings
import zipfile
from time import process_time

import pytest

from coverage.parsing.workbook_safety import MOST_BYTES
from tests.coverage.parsing.refused import unreadable
from tests.coverage.parsing.workbooks import SHEET, packed, part, read, template

HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"
LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>' + HEAD + FOOT
)


def sheet(content: bytes) -> bytes:
    """The template with another first sheet."""
    return packed(template(), {SHEET: content}, compresslevel=1)


def zip_of(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", 8) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def twice() -> bytes:
    content = io.BytesIO(template())
    with warnings.catch_warnings(), zipfile.ZipFile(content, "a", 8) as package:
        warnings.simplefilter("ignore")
        package.writestr(SHEET, HEAD + FOOT)
    return content.getvalue()


def lying() -> bytes:
    """A listing that calls a bomb small."""
    data = bytearray(sheet(HEAD + b" " * 50_000_000 + FOOT))
    small = (1000).to_bytes(4, "little")
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.rindex(mark, 0, data.rindex(SHEET.encode()) + 1)
        data[start + place : start + place + 4] = small
    return bytes(data)


ODS_HEAD = (
    b'<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
    b'<office:spreadsheet><table:table table:name="Isian">'
)
ODS_FOOT = b"</table:table></office:spreadsheet></office:body></office:document-content>"


def ods(content: bytes) -> bytes:
    """An OpenDocument spreadsheet with this content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", 8) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return made.getvalue()


HOSTILE = [
    pytest.param(lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, r"\.xls lama", id="xls"),
    pytest.param(lambda: b"not a zip", "bukan buku kerja", id="text-named-xlsx"),
    pytest.param(lambda: template()[:3000], "rusak", id="cut-off"),
    pytest.param(
        lambda: template().replace(b"xl/workbook.xml", b"xl/workbork.xml"), "rusak|bukan", id="no-book"
    ),
    pytest.param(
        lambda: zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "bukan buku kerja",
        id="ods",
    ),
    pytest.param(lambda: ods(LAUGHS), "DOCTYPE", id="ods-entities"),
    pytest.param(lambda: ods(b"<a"), "rusak", id="ods-broken-xml"),
    pytest.param(
        lambda: ods(ODS_HEAD + b"<table:table-row/>" * 500_000), "terlalu banyak sel", id="ods-cells"
    ),
    pytest.param(
        lambda: ods(
            ODS_HEAD + b'<table:table-row table:number-rows-repeated="99999999"><table:table-cell '
            b'office:value-type="string" table:number-columns-repeated="99999999"><text:p>x</text:p>'
            b"</table:table-cell></table:table-row>" + ODS_FOOT
        ),
        "tidak ada baris judul kolom",
        id="ods-repeated",
    ),
    pytest.param(lambda: zip_of(word__document=b"x"), "bukan buku kerja", id="another-zip"),
    pytest.param(lambda: packed(template(), {"xl/vbaProject.bin": b"x"}), "makro", id="macro"),
    pytest.param(lambda: packed(template(), {"xl/embeddings/a.xlsx": b"x"}), "berkas lain", id="embedded"),
    pytest.param(lambda: packed(template(), {"inner.zip": template()}), "berkas lain", id="nested"),
    pytest.param(lambda: packed(template(), {"../../etc/x.xml": b"<a/>"}), "berkas lain", id="path"),
    pytest.param(twice, "berulang", id="a-part-twice"),
    pytest.param(lambda: sheet(HEAD + b" " * 80_000_000 + FOOT), "20 MB", id="blanks"),
    pytest.param(lying, "rusak", id="lying-size"),
    pytest.param(lambda: b"PK\x03\x04" + b"\0" * MOST_BYTES, "5 MB", id="large"),
    pytest.param(lambda: sheet(LAUGHS), "DOCTYPE", id="entities"),
    pytest.param(lambda: sheet(HEAD + b"<row><c/></row>" * 300_000 + FOOT), "terlalu banyak sel", id="cells"),
    pytest.param(lambda: sheet(HEAD + b"<row"), "rusak", id="broken-xml"),
    pytest.param(lambda: sheet(b"\0\1\2"), "rusak", id="no-xml"),
    pytest.param(
        lambda: sheet(HEAD + b'<row r="x"><c r="A1"><v>1</v></c></row>' + FOOT), "rusak", id="row-x"
    ),
    pytest.param(
        lambda: sheet(HEAD + b'<row r="1"><c r="AAAAA1"><v>1</v></c></row>' + FOOT), "rusak", id="address"
    ),
    pytest.param(
        lambda: sheet(HEAD + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + FOOT),
        "sel XFD1048576 di luar tabel",
        id="last-cell",
    ),
    pytest.param(
        lambda: packed(
            template(),
            {
                "xl/styles.xml": b'<styleSheet><numFmts><numFmt formatCode="'
                + b"[" * 99_999
                + b'"/></numFmts></styleSheet>'
            },
        ),
        "rusak",
        id="number-format",
    ),
]


@pytest.mark.parametrize(("make", "message"), HOSTILE)
def test_hostile_files_are_refused_soon_and_small(make, message):
    content = make()
    tracemalloc.start()
    started = process_time()  # without waiting for a busy machine
    try:
        with unreadable(message):
            read(content, "buku.xlsx")
        assert process_time() - started < 10
        assert tracemalloc.get_traced_memory()[1] < 64_000_000
    finally:
        tracemalloc.stop()


def test_a_dimension_of_the_whole_sheet_is_no_matter():
    content = template()
    whole = part(content, SHEET).replace(b'<dimension ref="A1:J4"/>', b'<dimension ref="A1:XFD1048576"/>')
    assert b"XFD1048576" in whole
    assert len(read(packed(content, {SHEET: whole})).rows) == 3


def test_a_blank_last_row_is_no_matter():
    content = template()
    far = part(content, SHEET).replace(
        b"</sheetData>", b'<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>'
    )
    assert len(read(packed(content, {SHEET: far})).rows) == 3
