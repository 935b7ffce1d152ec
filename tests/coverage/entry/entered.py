"""Months entered by the ordinary way, for tests of what comes after."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from coverage.entry.services import cells as grid_cells
from coverage.entry.services import check, handing_in
from coverage.models import SubmissionRegion
from tests.factories import make_province, make_regency

MONTH = date(2025, 10, 1)
SOURCE = "Laporan Oktober 2025"


def fill(by: User, rows: Mapping[str, Mapping[str, Any]], month: date = MONTH) -> list[SubmissionRegion]:
    """Type these cells; the parts as drafts. rows: cells by column, by region code; the source is added."""
    for code in rows:
        make_regency(code) if "." in code else make_province(code)
    for code, cells in rows.items():
        for column, text in {"sumber": SOURCE, **cells}.items():
            grid_cells.save_cell(region=code, month=month, column=column, text=str(text), base=0, by=by)
    return list(
        SubmissionRegion.objects.filter(region__in=rows, month=month, state="draft").order_by("region_id")
    )


def hand_in(by: User, rows: Mapping[str, Mapping[str, Any]], month: date = MONTH) -> list[SubmissionRegion]:
    """Type these cells, answer every warning, and hand them in."""
    parts = {part.region_id: part for part in fill(by, rows, month)}
    for found in check.check(parts.values()):
        if found.wants_answer and found.region_code in parts:
            check.answer(
                part=parts[found.region_code],
                code=found.code,
                column=found.column,
                reason="lain",
                note="Sudah diperiksa",
                by=by,
            )
    return handing_in.submit(parts=list(parts.values()), by=by)
