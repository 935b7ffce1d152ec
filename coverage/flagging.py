"""The audit's findings, kept release by release like the figures they speak of."""

from collections.abc import Sequence

from coverage.calculations.audit import audit
from coverage.models import Flag, Release, Statement
from coverage.querysets import region_rows
from coverage.rows import FlagRow, StatementRow
from regions.directory import counted_on
from regions.models import Region


def refresh(release: Release) -> None:
    """Run the audit on all a release knows; add what is new, supersede what no longer holds."""
    known = Statement.objects.known_in(release.number).statement_rows()
    found = {_identity(row): row for row in find(known)}
    current = {tuple(getattr(flag, name) for name in Flag.KEY): flag.pk for flag in Flag.objects.current()}
    gone = [pk for key, pk in current.items() if key not in found]
    Flag.objects.filter(pk__in=gone).update(superseded_in=release)
    fresh = [row for key, row in found.items() if key not in current]
    flags = Flag.objects.bulk_create([_flag(row, release) for row in fresh], batch_size=2_000)
    through = Flag.statements.through
    through.objects.bulk_create(
        [
            through(flag_id=flag.pk, statement_id=statement)
            for flag, row in zip(flags, fresh, strict=True)
            for statement in dict.fromkeys(row.statement_ids)
        ],
        batch_size=5_000,
    )


def find(rows: Sequence[StatementRow], known: Sequence[StatementRow] = ()) -> list[FlagRow]:
    """What the audit finds in rows, compared with known ones. Two queries."""
    return audit(rows, region_rows(Region.objects.all()), known, counted_on()) if rows else []


def found_beside_published(rows: Sequence[StatementRow]) -> list[FlagRow]:
    """What the audit finds in rows that are not published, compared with those that are."""
    return find(rows, Statement.objects.current().statement_rows()) if rows else []


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
