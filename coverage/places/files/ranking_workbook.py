"""A ranking as an Excel workbook: Peringkat for people, Data for programs, Metadata and Catatan for both."""

from typing import Any

from coverage.files.plain_sheets import data_sheet, metadata_sheet, notes_sheet
from coverage.files.ranking_file import RankingFile
from coverage.files.sheets import Styles
from coverage.files.titles import title
from coverage.files.workbook_base import workbook_bytes
from coverage.places.files.ranking_sheet import ranking_sheet


def ranking_workbook(file: RankingFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        ranking_sheet(workbook.add_worksheet("Peringkat"), styles, file)
        data_sheet(workbook.add_worksheet("Data"), styles, file)
        metadata_sheet(workbook.add_worksheet("Metadata"), styles, file)
        notes_sheet(workbook.add_worksheet("Catatan"), styles, file)

    return workbook_bytes(title(file), file.release, fill)
