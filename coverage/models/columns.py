"""The columns of which plain rows are made, and the rows of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, models

from coverage.rows.figures import CoverageRow, FlagRow, RegionRow, StatementRow
from regions.codes import Kind, Level, parent_code
from regions.names import short_name

Row = TypeVar("Row")
Stored = TypeVar("Stored", bound=models.Model)

REGION_FIELDS = ("code", "level", "kind", "name")
STATEMENT_FIELDS = (
    "region_id",
    "as_of",
    "as_of_precision",
    "segment",
    "basis",
    "active_participants",
    "potential_workers",
    "printed_ratio",
    "printed_decimals",
    "target_year",
    "target_document",
    "target_ratio",
    "target_decimals",
    "target_people",
    "gap_people",
    "gap_meaning",
    "rank",
    "rank_of",
    "category",
    "notes",
    "source_id",
)

COVERAGE_FIELDS = (
    "as_of",
    "as_of_precision",
    "segment",
    "basis",
    "active_participants",
    "potential_workers",
    "potential_as_of",
    "coverage_ratio",
    "printed_ratio",
    "ratio_decimals",
    "target_document",
    "target_year",
    "target_ratio",
    "target_decimals",
    "target_people",
    "attainment_ratio",
    "gap_to_target_points",
    "gap_to_target_people",
    "unprotected_people",
    "active_exact",
    "potential_exact",
    "target_exact",
)
POINT_FIELDS = (
    "as_of",
    "segment",
    "basis",
    "coverage_ratio",
    "printed_ratio",
    "active_participants",
    "potential_workers",
    "active_exact",
    "potential_exact",
)
ARRAY_FIELDS = ("source_ids", "potential_source_ids", "target_source_ids")
LINE_FIELDS = (*COVERAGE_FIELDS, *ARRAY_FIELDS)


def flag_row(
    pk: int,
    code: str,
    severity: str,
    region: str,
    as_of: date | None,
    message: str,
    cause: str,
    state: str = "open",
) -> FlagRow:
    """A flag of what flag_columns ask for."""
    return FlagRow(code, severity, region, as_of, message, cause, state=state, id=pk)


@cache
def every_column(model: type[models.Model]) -> tuple[str, ...]:
    """All a table has, as `instance` takes it."""
    return tuple(field.attname for field in model._meta.concrete_fields)


def instance(model: type[Stored], values: Sequence[Any]) -> Stored:
    """A stored row as its model, of the values of every_column; what comes after them is not looked at."""
    names = every_column(model)
    return model.from_db(DEFAULT_DB_ALIAS, names, values[: len(names)])


def region_rows(regions: models.QuerySet[Any]) -> dict[str, RegionRow]:
    """Regions as plain rows by code, in the queryset's order. One query."""
    return regions_of(regions.values_list(*REGION_FIELDS))


def regions_of(columns: Iterable[Sequence[Any]]) -> dict[str, RegionRow]:
    """Plain rows of REGION_FIELDS, by code."""
    return {values[0]: _region_row(*values) for values in columns}


@lru_cache(2_048)  # all there are, and some that were
def _region_row(code: str, level: Level, kind: Kind, name: str) -> RegionRow:
    return RegionRow(code, short_name(name), level, kind, parent_code(code), name)


def made(row: Callable[..., Row], columns: Iterable[Sequence[Any]]) -> list[Row]:
    """Plain rows of what `…_columns` ask for; arrays become tuples."""
    return [
        row(*(tuple(value) if isinstance(value, list) else value for value in values)) for values in columns
    ]


def statements(columns: Iterable[Sequence[Any]]) -> list[StatementRow]:
    """Plain rows of what statement_columns ask for, which holds no arrays."""
    return [StatementRow(*values) for values in columns]


def lines(
    columns: Iterable[Sequence[Any]], regions: Mapping[str, RegionRow], *, ranked: bool = True
) -> list[CoverageRow]:
    """Plain rows of what line_columns ask for. regions: by code, for all regions of the rows.

    ranked: with the rank that each had in its own month.
    """
    rows = []
    for code, rank, *values in columns:
        named: dict[str, Any] = dict(zip(LINE_FIELDS, values, strict=True))
        named["rank"] = rank if ranked else None
        for name in ARRAY_FIELDS:
            named[name] = tuple(named[name])
        rows.append(CoverageRow(regions[code], **named))
    return rows
