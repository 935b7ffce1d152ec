"""The audit's findings, kept release by release like the figures they speak of."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from msgspec import Struct

from coverage.calculations.audit import audit, budget_flags
from coverage.models import Flag, Programme, Release, Statement
from coverage.models.columns import statements
from coverage.models.querysets import PublishedQuerySet, among
from coverage.queries import records
from coverage.queries.compiled import compiled
from coverage.queries.every_region import every_region
from coverage.releases import progress
from coverage.releases.progress import Step
from coverage.rows.figures import FlagRow, StatementRow
from coverage.rows.records import ProgrammeRow
from regions.codes import NATION, level_of, province_code
from regions.directory import counted_on

BATCH = 2_000  # rows in one statement, so that a release of any size is written in little memory


def refresh(release: Release, touched: Collection[str]) -> None:
    """Run the audit where a release changed something; add what is new, supersede what no longer holds.

    touched: codes of the regions whose statements or programmes changed. A flag depends on its region,
    that region's province with its regencies, all provinces and Indonesia; so the audit reads the touched
    provinces with their regencies and the national level. All regions are read only when a target of
    Indonesia changed: nothing else of Indonesia is named in flags of regencies.
    """
    scope = _Scope.of(touched, national_targets=NATION in touched and _changed_national_targets(release))
    known = statements(_statements(release.number, scope.codes))
    progress.tell(Step.AUDIT, len(known))
    programmes = records.made(ProgrammeRow, _programmes(release.number, scope.codes))
    every = [*find(known), *budget_flags(programmes, records.rates())]
    found = {_identity(row): row for row in every if scope.decides(row.code, row.region_code)}
    code, region = Flag.KEY.index("code"), Flag.KEY.index("region_id")
    standing = _standing(scope.codes)
    current = {tuple(key): pk for pk, *key in standing if scope.decides(key[code], key[region])}
    if gone := [pk for key, pk in current.items() if key not in found]:
        Flag.objects.filter(pk__in=gone).update(superseded_in=release)
    if fresh := [row for key, row in found.items() if key not in current]:
        _keep(fresh, release)


def _keep(fresh: Sequence[FlagRow], release: Release) -> None:
    flags = Flag.objects.bulk_create([_flag(row, release) for row in fresh], batch_size=BATCH)
    through = Flag.statements.through
    through.objects.bulk_create(
        [
            through(flag_id=flag.pk, statement_id=statement)
            for flag, row in zip(flags, fresh, strict=True)
            for statement in dict.fromkeys(row.statement_ids)
        ],
        batch_size=BATCH,
    )


class _Scope(Struct, frozen=True):
    """The touched provinces; None is everywhere."""

    provinces: frozenset[str] | None

    @classmethod
    def of(cls, touched: Collection[str], *, national_targets: bool) -> "_Scope":
        provinces = frozenset(filter(None, (province_code(code) for code in touched)))
        return cls(None if national_targets else provinces)

    @property
    def codes(self) -> list[str] | None:
        """Of whose regencies the audit reads the rows; of none, but a list, where Indonesia alone changed."""
        return None if self.provinces is None else [NATION, *sorted(self.provinces)]

    def decides(self, code: str, region: str) -> bool:
        """Whether this scope holds all that a flag depends on."""
        if self.provinces is None or province_code(region) in {*self.provinces, None}:
            return True
        return code == "rank_base" and level_of(region) == "province"


def _within(rows: PublishedQuerySet, provinces: Any) -> PublishedQuerySet:
    """The rows that the audit of a scope reads. provinces: its codes."""
    if provinces is None:
        return rows
    below = Q(among(provinces, "region__province_id"))
    return rows.filter(below | Q(region__level__in=("nation", "province")))


@compiled
def _statements(release: Any, provinces: Any) -> QuerySet[Any, Any]:
    return _within(Statement.objects.known_in(release), provinces).statement_columns()


@compiled
def _programmes(release: Any, provinces: Any) -> QuerySet[Any, Any]:
    return records.columns(_within(Programme.objects.known_in(release), provinces), ProgrammeRow)


@compiled
def _standing(provinces: Any) -> QuerySet[Any, Any]:
    return _within(Flag.objects.current(), provinces).values_list("pk", *Flag.KEY)


def _changed_national_targets(release: Release) -> bool:
    """Whether a release added or took back a statement of a target of Indonesia. One query."""
    changed = Statement.objects.filter(Q(published_in=release) | Q(superseded_in=release))
    return changed.filter(region=NATION, target_year__isnull=False).exists()


def find(rows: Sequence[StatementRow], known: Sequence[StatementRow] = ()) -> list[FlagRow]:
    """What the audit finds in rows, compared with known ones. Two queries; one more for a count too large."""
    return audit(rows, every_region(), known, counted_on(), _premiums) if rows else []


def _premiums() -> list[int]:
    return [rate.rupiah for rate in records.rates()]


def found_beside_published(rows: Sequence[StatementRow]) -> list[FlagRow]:
    """What the audit finds in rows that are not published, compared with those that are.

    Only flags about the rows are raised, so that the audit reads the published figures of their provinces
    with the regencies, of all provinces and of Indonesia, and no other regency.
    """
    if not rows:
        return []
    provinces = frozenset(filter(None, (province_code(row.region_code) for row in rows)))
    return find(rows, statements(_current_statements(_Scope(provinces).codes)))


@compiled
def _current_statements(provinces: Any) -> QuerySet[Any, Any]:
    return _within(Statement.objects.current(), provinces).statement_columns()


def _identity(row: FlagRow) -> tuple[object, ...]:
    return (row.code, row.severity, row.region_code, row.as_of, row.message, row.likely_cause)


def _flag(row: FlagRow, release: Release) -> Flag:
    return Flag(
        published_in=release,
        code=row.code,
        severity=row.severity,
        region_id=row.region_code,
        as_of=row.as_of,
        message=row.message,
        likely_cause=row.likely_cause,
    )
