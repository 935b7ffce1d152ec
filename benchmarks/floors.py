"""What the site is held against, answered by the same processes through the same middleware."""

import io
import json
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks import FLOOR
from coverage.queries import once
from ucj_dashboard.urls import urlpatterns as site

READY = settings.VAR_DIR / "ready.br"  # the body of a page, packed, as the site sent it
CELLS = settings.VAR_DIR / "cells.json"  # of a workbook, sheet by sheet, as the site made it
COLUMNS = (
    "SELECT c.rank, r.name, c.active_participants, c.potential_workers, c.coverage_ratio, c.target_ratio, "
    "c.attainment_ratio, c.gap_to_target_people, c.as_of FROM coverage_currentcoverage c "
    "JOIN regions_region r ON r.code = c.region_id WHERE c.segment = 'TOTAL' AND c.basis = 'domicile' AND "
)
LAST_DAY = "c.as_of = '2025-12-31' AND "
ROWS = {  # the same rows as a page: regions on a day, or the days of a region
    "level": f"{COLUMNS}{LAST_DAY}r.level = %s ORDER BY c.rank",
    "province": f"{COLUMNS}{LAST_DAY}r.province_id = %s ORDER BY c.rank",
    "days": f"{COLUMNS}c.region_id = %s ORDER BY c.as_of",
}


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def forget(request: HttpRequest) -> HttpResponse:
    """Have this process ask anew what pages of one state share."""
    once.forget()
    return bare(request)


def ready(request: HttpRequest) -> HttpResponse:
    """A page's bytes from memory."""
    answer = HttpResponse(_ready())
    answer.headers["Content-Encoding"] = "br"
    return answer


@cache
def _ready() -> bytes:
    return READY.read_bytes()


def page(request: HttpRequest, rows: str, which: str) -> HttpResponse:
    """One prepared statement and f-strings. rows: of ROWS; which: what it asks for."""
    connection.ensure_connection()
    found = connection.connection.execute(ROWS[rows], [which], prepare=True).fetchall()
    return HttpResponse(f"<!doctype html><title>{which}</title><table>{''.join(map(_line, found))}</table>")


def _line(row: tuple[Any, ...]) -> str:
    rank, name, active, potential, ratio, target, attainment, gap, day = row
    return (
        f"<tr><td>{rank}<td>{name}<td>{_share(ratio)}<td>{_share(target)}<td>{_share(attainment)}"
        f"<td>{gap}<td>{active}<td>{potential}<td>{day:%d-%m-%Y}"
    )


def _share(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2%}"


def workbook(request: HttpRequest) -> HttpResponse:
    """XlsxWriter on the cells of the site's own workbook, without a format."""
    import xlsxwriter  # as the site: not before it is asked for

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for cells in _cells():
            sheet = book.add_worksheet()
            for line, column, value in cells:
                sheet.write(line, column, value)
    return HttpResponse(content.getvalue())


@cache
def _cells() -> list[list[tuple[int, int, Any]]]:
    return json.loads(CELLS.read_text())  # type: ignore[no-any-return]


def static_page(request: HttpRequest, size: int) -> HttpResponse:
    """Text and nothing else, as large as a page. size: bytes."""
    words = "<p>Peserta aktif per 31 Desember 2025 menurut domisili.</p>"
    return HttpResponse("<!doctype html><title>Diam</title>" + words * (size // len(words)))


urlpatterns = [
    path(f"{FLOOR}/", bare),
    path(f"{FLOOR}/lupa/", forget),
    path(f"{FLOOR}/siap/", ready),
    path(f"{FLOOR}/<str:rows>/<str:which>/", page),
    path(f"{FLOOR}.xlsx", workbook),
    path(f"{FLOOR}/diam-<int:size>.html", static_page),
    *site,
]
