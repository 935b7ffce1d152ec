"""A refused workbook given back with its bad cells coloured, the reason in a comment on each."""

import io
import re
import warnings
from collections.abc import Iterable
from typing import Any

from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.words import sentence
from coverage.parsing.workbook_rows import Refusal
from coverage.parsing.workbook_safety import inspect
from coverage.parsing.workbook_sheet import ENTRY_SHEET

BAD = "FFF4B6B6"
AUTHOR = "Pemeriksaan"
CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")


def marked(content: bytes, refusals: Iterable[Refusal]) -> bytes:
    """The same .xlsx with every refused cell filled and commented.

    Raises Unreadable for anything that is no workbook.
    """
    from openpyxl import load_workbook  # as in workbook_sheet

    inspect(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(content), keep_links=False)
        except Exception as error:  # whatever openpyxl meets in a broken file
            raise Unreadable(Fault.BROKEN_WORKBOOK) from error
        sheet = book[ENTRY_SHEET] if ENTRY_SHEET in book.sheetnames else book.worksheets[0]
        for refusal in refusals:
            _mark(sheet, refusal)
        saved = io.BytesIO()
        book.save(saved)
    return saved.getvalue()


def _mark(sheet: Any, refusal: Refusal) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    match = CELL.match(refusal.address)
    if match is None:
        return
    cell = sheet[match[0]]
    if isinstance(cell, MergedCell):
        return
    cell.fill = PatternFill("solid", start_color=BAD, end_color=BAD)
    said = sentence(refusal.reason)
    if cell.comment:
        said = f"{cell.comment.text}\n{said}"
    cell.comment = Comment(said, AUTHOR, width=280, height=90)
