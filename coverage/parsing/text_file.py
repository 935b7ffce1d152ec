"""Delimited text as programs and spreadsheets save it: its letters, and what stands between its cells."""

import csv
import io
from collections.abc import Iterator

from coverage.parsing.problems import Fault, Unreadable

SEPARATORS = (";", "\t", ",")
SHOWN_LINES = 20  # that tell what stands between cells: a title above the table has none
BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
PROGRAM_LINE = "sep="  # Excel's own first line, which names the separator and is no row


class NoText(Unreadable):
    """Bytes that are no text. line: of the first such byte."""

    def __init__(self, line: int):
        super().__init__(Fault.NO_TEXT)
        self.line = line


class BrokenLine(Unreadable):
    """A row whose quotes do not close. line: where it begins; said: by the csv module."""

    def __init__(self, line: int, said: str):
        super().__init__(Fault.BROKEN_CSV, line=line, said=said)
        self.line = line


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or, when it is neither, Windows's cp1252.

    Raises Unreadable for bytes that are no text.
    """
    if content.startswith(UTF_16):
        encoding = "utf-16"
    elif content[1:40:2].strip(b"\0") == b"" and len(content) > 1:
        encoding = "utf-16-le"  # without its mark: every other byte of plain letters is 0
    else:
        encoding = "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        text = _windows(content, error)
    if "\0" in text:
        raise Unreadable(Fault.NUL)
    return text


def _windows(content: bytes, broken: UnicodeDecodeError) -> str:
    """The text in cp1252; one that is plainly UTF-8 up to its broken byte is not read as something else."""
    before = broken.object[: broken.start]
    line = before.count(b"\n") + 1
    if broken.encoding != "utf-8" or content.startswith(BOM) or not before.isascii():
        raise NoText(line)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise NoText(line) from None
    if any(letter < " " and letter not in "\t\r\n\f" for letter in text):
        raise NoText(line)
    return text


def separator(text: str) -> str:
    """What stands between cells: as Excel's first line says, else what the first lines hold most of."""
    if text[: len(PROGRAM_LINE)].lower() == PROGRAM_LINE and text[len(PROGRAM_LINE) :][:1] in SEPARATORS:
        return text[len(PROGRAM_LINE)]
    first = text.split("\n", SHOWN_LINES)[:SHOWN_LINES]
    held = "\n".join(first)
    return max(SEPARATORS, key=lambda sign: (sum(sign in line for line in first), held.count(sign)))


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on, counted from 1; Excel's own first line is passed over.

    Raises BrokenLine for quotes that do not close.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
    begins = 1
    try:
        for cells in reader:
            if not (begins == 1 and cells and cells[0].lower().startswith(PROGRAM_LINE)):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BrokenLine(begins, str(error)) from None
