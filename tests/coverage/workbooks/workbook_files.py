"""A published October of Lampung, its workbook as downloaded, and what somebody made of it."""

from datetime import date
from typing import Any

from coverage.rows.scope import Role, Scope
from coverage.workbooks.files import entry_workbook
from coverage.workbooks.pages.template import entry_file
from coverage.workbooks.services import preview
from coverage.workbooks.services.preview import Preview
from tests.coverage.parsing.workbooks import filled
from tests.factories import make_province, make_regency, publish, statement

OCTOBER = date(2025, 10, 1)
TODAY = date(2025, 12, 8)
ADMIN = Scope(1, frozenset({Role.ADMIN}))
LAMPUNG = Scope(2, frozenset({Role.OPERATOR}), frozenset({"18"}))
NAMES = {
    "18.01": "Kabupaten Lampung Selatan",
    "18.02": "Kabupaten Lampung Tengah",
    "18.71": "Kota Bandar Lampung",
}
SOURCE = "Laporan Oktober (Kantor Uji, 2025-11-05)"


def lampung() -> None:
    """The province and three regencies; October is published for 18 and 18.71."""
    make_province("18", "Lampung")
    for code, name in NAMES.items():
        make_regency(code, name)
    publish(
        figure("18", "TOTAL", 760_468, potential_workers=2_807_000),
        figure("18", "PU", 500_000),
        figure("18.71", "TOTAL", 90_000),
        figure("18.71", "PU", 70_000),
        figure("18.71", "PU", 69_000, "2025-09-30"),
    )


def figure(code: str, segment: str, people: int, day: str = "2025-10-31", **fields: Any) -> Any:
    return statement(
        code, day, segment=segment, active_participants=people, **{"source_title": SOURCE, **fields}
    )


def downloaded(root: str = "18", scope: Scope = ADMIN, month: date = OCTOBER) -> bytes:
    return entry_workbook(entry_file(root, month, scope))


def changed(**cells: Any) -> bytes:
    """Lampung's workbook with these cells changed. Rows: 2 is 18, then 18.01, 18.02, 18.71."""
    return filled(cells, downloaded())


def previewed(content: bytes, scope: Scope = ADMIN, name: str = "buku.xlsx", **options: Any) -> Preview:
    given = {"today": TODAY, **options}
    return preview.preview(content, name=name, scope=scope, **given)


def effects(shown: Preview) -> dict[str, tuple[str, str, str]]:
    """What changes, by address: (what, old, new)."""
    return {
        cell.address: (cell.change.value, cell.old, cell.new)
        for row in shown.rows
        for cell in row.cells
        if cell.change != "same"
    }
