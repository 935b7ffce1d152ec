"""Programmes, villages, benefits, planning documents, rates and actions as plain rows. One query each."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from msgspec.structs import fields

from coverage.models import (
    ActionItem,
    BenefitPayment,
    ContributionRate,
    PlanningDocument,
    Programme,
    VillageCoverage,
)
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.queries.once import held
from coverage.queries.releases import ReleaseRow
from coverage.rows.records import ActionRow, BenefitRow, PlanRow, ProgrammeRow, RateRow, VillageRow
from regions.names import short_name


def programmes(
    release: ReleaseRow, codes: Collection[str] | None = None, source: int | None = None
) -> list[ProgrammeRow]:
    """Programmes a release knows, of these regions or of all: by region, the newest day first.

    source: only those that one document prints. Regions that were asked about in the snapshot are not asked
    again.
    """
    if codes is None or source is not None:
        return _records(Programme, ProgrammeRow, release, codes, source)
    known: dict[str, list[ProgrammeRow]] = held((programmes, release.number))
    if missing := [code for code in codes if code not in known]:
        known |= {code: [] for code in missing}
        for row in _records(Programme, ProgrammeRow, release, missing):
            known[row.region_code].append(row)
    return [row for code in sorted(set(codes)) for row in known[code]]


def villages(
    release: ReleaseRow, codes: Collection[str] | None = None, source: int | None = None
) -> list[VillageRow]:
    """Village coverage a release knows, in the same order."""
    return _records(VillageCoverage, VillageRow, release, codes, source)


def benefits(
    release: ReleaseRow, codes: Collection[str] | None = None, source: int | None = None
) -> list[BenefitRow]:
    """Benefits paid that a release knows, in the same order."""
    return _records(BenefitPayment, BenefitRow, release, codes, source)


def plans(
    release: ReleaseRow, codes: Collection[str] | None = None, source: int | None = None
) -> list[PlanRow]:
    """Planning documents a release knows, in the same order."""
    return _records(PlanningDocument, PlanRow, release, codes, source)


def budget_row(programme: Programme) -> ProgrammeRow:
    """A programme, stored or not, as far as its budget goes."""
    return ProgrammeRow(
        programme.region_id,
        "",
        programme.source_id,
        programme.as_of,
        programme.as_of_precision,
        programme.group,
        planned_workers=programme.planned_workers,
        rupiah_planned=programme.rupiah_planned,
        months=programme.months,
    )


def budgets_of(code: str, as_of: date | None, release: ReleaseRow) -> list[ProgrammeRow]:
    """Programmes of one region and day with planned rupiah, as a release knows them. One query."""
    known = Programme.objects.known_in(release.number).of_regions([code])
    budgets = known.filter(as_of=as_of, rupiah_planned__isnull=False).order_by("id")
    return made(ProgrammeRow, columns(budgets, ProgrammeRow))


def rates() -> list[RateRow]:
    """All contribution rates, the oldest first within their programmes."""
    return [RateRow(*values) for values in _rates()]


@compiled
def _rates() -> QuerySet[Any, Any]:
    return ContributionRate.objects.values_list(*(field.name for field in fields(RateRow)))


def actions(
    codes: Collection[str] | None = None, until: date | None = None, source: int | None = None
) -> list[ActionRow]:
    """Actions agreed for these regions or all, on or before a day, oldest first. source: of one document."""
    return made(ActionRow, _actions(None if codes is None else list(codes), until, source))


@compiled
def _actions(codes: Any, until: Any, source: Any) -> QuerySet[Any, Any]:
    found = ActionItem.objects.order_by("agreed_on", "id")
    if source is not None:
        found = found.filter(source=source)
    if codes is not None:
        found = found.filter(among(codes))
    if until is not None:
        found = found.filter(agreed_on__lte=until)
    return columns(found, ActionRow)


def _records(
    model: Any, row: Any, release: ReleaseRow, codes: Collection[str] | None, source: int | None = None
) -> list[Any]:
    among_these = None if codes is None else list(codes)
    return made(row, _known(model, row, release.number, among_these, source))


@compiled
def _known(model: Any, row: Any, release: Any, codes: Any, source: Any) -> QuerySet[Any, Any]:
    known = model.objects.known_in(release)
    if codes is not None:
        known = known.of_regions(codes)
    if source is not None:
        known = known.filter(source_id=source)
    return columns(known.order_by("region_id", F("as_of").desc(nulls_last=True), "id"), row)


def columns(found: QuerySet[Any, Any], row: Any) -> QuerySet[Any, Any]:
    """What `made` takes of these programmes, villages, benefits, plans or actions. row: their class."""
    stored = {"region_code": "region_id", "region_name": "region__name"}
    return found.values_list(*(stored.get(field.name, field.name) for field in fields(row)))


def made(row: Any, found: Iterable[Any]) -> list[Any]:
    """Plain rows of what `columns` ask for."""
    place = [field.name for field in fields(row)].index("region_name")
    return [row(*values[:place], short_name(values[place]), *values[place + 1 :]) for values in found]
