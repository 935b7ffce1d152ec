"""The published figures and the regions as the audit takes them, read without a database."""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from coverage.calculations.audit import audit
from coverage.rows.figures import FlagRow, RegionRow, StatementRow


def _count(text: str) -> int | None:
    return int(text) if text else None


def _share(text: str) -> tuple[Decimal | None, int | None]:
    return (Decimal(text) / 100, len(text.partition(".")[2])) if text else (None, None)


def _row(cells: dict[str, str], line: int) -> StatementRow:
    share, decimals = _share(cells["coverage_pct"])
    target, target_decimals = _share(cells["target_pct"])
    return StatementRow(
        region_code=cells["region_code"],
        as_of=date.fromisoformat(cells["as_of"]) if cells["as_of"] else None,
        as_of_precision=cells["as_of_precision"] or None,
        segment=cells["segment"],
        basis=cells["basis"],
        active_participants=_count(cells["active_participants"]),
        potential_workers=_count(cells["potential_workers"]),
        printed_ratio=share,
        printed_decimals=decimals,
        target_year=_count(cells["target_year"]),
        target_document=cells["target_document"],
        target_ratio=target,
        target_decimals=target_decimals,
        target_people=_count(cells["target_workers"]),
        gap_people=_count(cells["gap_people"]),
        gap_meaning=cells["gap_meaning"],
        rank=_count(cells["rank"]),
        rank_of=_count(cells["rank_of"]),
        source_title=cells["source_title"],
        line=line,
    )


@cache
def published() -> tuple[StatementRow, ...]:
    """Every row of the published figures, with its line."""
    with Path("fixtures/published/figures.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_row(cells, line) for line, cells in enumerate(csv.DictReader(file), 2))


@cache
def regions() -> dict[str, RegionRow]:
    """All regions by code."""
    with Path("fixtures/regions/regions.csv").open(encoding="utf-8", newline="") as file:
        return {
            cells["code"]: RegionRow(
                cells["code"], cells["name"], cells["level"], cells["kind"], cells["parent_code"] or None
            )
            for cells in csv.DictReader(file)
        }


@cache
def published_flags() -> tuple[FlagRow, ...]:
    return tuple(audit(published(), regions()))


def flags_of(*rows: StatementRow, known: tuple[StatementRow, ...] = (), **options: object) -> list[FlagRow]:
    """The audit of a few rows among all regions."""
    return audit(rows, regions(), known, **options)  # type: ignore[arg-type]


def codes_of(*rows: StatementRow, known: tuple[StatementRow, ...] = ()) -> list[str]:
    return [flag.code for flag in flags_of(*rows, known=known)]


def only(code: str, *rows: StatementRow, known: tuple[StatementRow, ...] = (), **options: object) -> FlagRow:
    """The one flag of a code; fails when there are none or several."""
    (found,) = [flag for flag in flags_of(*rows, known=known, **options) if flag.code == code]
    return found
