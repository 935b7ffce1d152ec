"""A ranking as an Excel workbook: Peringkat for people, Data for programs, Metadata and Catatan for both."""

import io
from datetime import UTC

import xlsxwriter
from django.utils import translation

from coverage.exports.plain_sheets import data_sheet, metadata_sheet, notes_sheet
from coverage.exports.ranking_file import RankingFile
from coverage.exports.ranking_sheet import ranking_sheet
from coverage.exports.sheets import Styles
from coverage.exports.titles import title

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": False,
}


def ranking_workbook(file: RankingFile) -> bytes:
    """The workbook; the same file gives the same bytes, since it is dated by its release."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    created = file.release.published_at.astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties({"title": title(file), "author": "UCJ", "created": created})
    with translation.override("id"):
        styles = Styles(workbook)
        ranking_sheet(workbook.add_worksheet("Peringkat"), styles, file)
        data_sheet(workbook.add_worksheet("Data"), styles, file)
        metadata_sheet(workbook.add_worksheet("Metadata"), styles, file)
        notes_sheet(workbook.add_worksheet("Catatan"), styles, file)
    workbook.close()
    return content.getvalue()
