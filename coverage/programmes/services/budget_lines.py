"""Budget lines of a file handed in: what is published already stays out, the rest waits for its verifier."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct

from coverage.calculations.audit import budget_flags
from coverage.models import DraftRecord, Programme, Submission
from coverage.parsing.budget_lines import BudgetInput
from coverage.programmes.services.entry import RecordEntry, submit_records
from coverage.queries import records
from coverage.releases.records import columns_of
from coverage.rows.figures import FlagRow
from coverage.rows.records import ProgrammeRow

TYPED = (
    "planned_workers",
    "verified_workers",
    "months",
    "rupiah_planned",
    "rupiah_spent",
    "notes",
)


class HandedInBudget(Struct, frozen=True):
    """What became of a file. submission: None when every line is published already, word for word.

    flags: rupiah that workers × rate × months does not give, by region; nothing is held back for them.
    """

    submission: Submission | None
    changed: int
    same: int
    flags: tuple[FlagRow, ...] = ()


@transaction.atomic
def hand_in_budget(lines: Sequence[BudgetInput], *, by: User, name: str, note: str = "") -> HandedInBudget:
    """Hand in the lines that change something. What a published line says beside money stays as it is.

    The caller has made sure that the person may enter these regions. Raises EntryRefused.
    """
    known = _published({line.region_code for line in lines})
    entries = [entry for line in lines if (entry := _entry(line, known.get(_place(line)))) is not None]
    same = len(lines) - len(entries)
    if not entries:
        return HandedInBudget(None, 0, same)
    submission = submit_records(rows=entries, by=by, name=name, note=note)
    return HandedInBudget(submission, len(entries), same, mismatches(entries))


def mismatches(entries: Sequence[RecordEntry]) -> tuple[FlagRow, ...]:
    """What the audit finds in the rupiah of entries. One query."""
    rows = [
        ProgrammeRow(
            entry.region_code,
            "",
            0,
            entry.values["as_of"],
            entry.values["as_of_precision"],
            entry.values["group"],
            planned_workers=entry.values.get("planned_workers"),
            rupiah_planned=entry.values.get("rupiah_planned"),
            months=entry.values.get("months"),
        )
        for entry in entries
        if entry.kind == DraftRecord.Kind.PROGRAMME and not entry.retracts
    ]
    return tuple(budget_flags(rows, records.rates()))


def _published(codes: set[str]) -> Mapping[tuple[Any, ...], Programme]:
    """Published lines by what a file tells of them. One query."""
    rows = Programme.objects.current().of_regions(codes).select_related("source").order_by("id")
    return {
        (row.region_id, _year(row), row.funding, row.group, row.source.citation, row.as_of): row
        for row in rows
    }


def _year(row: Programme) -> int | None:
    if row.year is None and row.as_of is not None and row.as_of_precision == "year":
        return row.as_of.year
    return row.year


def _place(line: BudgetInput) -> tuple[Any, ...]:
    return (line.region_code, line.year, line.funding, line.group, line.document, line.as_of)


def _entry(line: BudgetInput, former: Programme | None) -> RecordEntry | None:
    """What to hand in for a line; None when it is published already."""
    typed = {name: getattr(line, name) for name in TYPED}
    if former is None:
        values = {
            **typed,
            "year": line.year,
            "funding": line.funding,
            "group": line.group,
            "as_of": line.as_of,
            "as_of_precision": line.as_of_precision,
        }
        return RecordEntry(DraftRecord.Kind.PROGRAMME, line.region_code, values, source=line.document)
    if all(getattr(former, name) == value for name, value in typed.items()):
        return None
    values = {name: getattr(former, name) for name in columns_of(Programme) if name != "line"} | typed
    return RecordEntry(DraftRecord.Kind.PROGRAMME, line.region_code, values)
