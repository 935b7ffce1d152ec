"""Meetings with what they rest on, and what became of the actions they agreed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from msgspec import Struct

from coverage.models import ActionChange, ActionItem, Meeting, Regulation
from coverage.rows.records import DutyRow, HeldRow
from regions.names import short_name


class FormerRow(Struct, frozen=True):
    """What an action was until somebody changed it. by: who did, as they sign in; at: when."""

    state: str
    due_on: date | None
    note: str
    by: str
    at: datetime


def formers(ids: Collection[int]) -> dict[int, list[FormerRow]]:
    """Former versions by action, the newest first. One query."""
    found: dict[int, list[FormerRow]] = defaultdict(list)
    changes = ActionChange.objects.filter(item__in=set(ids)).select_related("made_by").order_by("-id")
    for change in changes:
        row = FormerRow(
            change.state, change.due_on, change.note, change.made_by.get_username(), change.made_at
        )
        found[change.item_id].append(row)
    return dict(found)


def region_of_action(pk: int) -> str | None:
    """Code of the region an action is of; None when there is no such action. One query."""
    return ActionItem.objects.filter(pk=pk).values_list("region_id", flat=True).first()


def meetings(codes: Collection[str] | None = None, pk: int | None = None) -> list[HeldRow]:
    """Meetings about these regions or all, the newest first; pk: only this one. Two queries."""
    found = Meeting.objects.select_related("region").prefetch_related("regulations")
    if codes is not None:
        found = found.filter(region__in=codes)
    if pk is not None:
        found = found.filter(pk=pk)
    return [_held(row) for row in found]


def duties(numbers: Collection[str] | None = None) -> list[DutyRow]:
    """These regulations or all of them by number, a row for each thing they ask, one at least. One query."""
    found = Regulation.objects.order_by("number", "duties__id")
    if numbers is not None:
        found = found.filter(number__in=numbers)
    columns = ("number", "title", "issuer", "issued_on", "issued_precision")
    asked = found.values_list(*columns, "duties__office", "duties__text", "duties__source_id")
    return [
        DutyRow(number, title, issuer, day, precision, office or "", text or "", source)
        for number, title, issuer, day, precision, office, text, source in asked
    ]


def _held(row: Meeting) -> HeldRow:
    return HeldRow(
        row.pk,
        row.region_id,
        short_name(row.region.name),
        row.held_on,
        row.name,
        row.kind,
        row.place,
        row.occasion,
        tuple(row.offices.splitlines()),
        tuple(row.results.splitlines()),
        tuple(regulation.number for regulation in row.regulations.all()),
        row.source_id,
    )
