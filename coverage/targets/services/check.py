"""What the audit says of targets before they are published, beside those that are."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Max, Q
from msgspec.structs import replace

from coverage.calculations.audit import audit
from coverage.models import Statement
from coverage.rows.figures import FlagRow, RegionRow, StatementRow
from coverage.rows.periods import months_before

COMPARED_MONTHS = 13  # back to the same month of last year


def target_flags(
    rows: Sequence[StatementRow], regions: Mapping[str, RegionRow]
) -> dict[str, tuple[FlagRow, ...]]:
    """Flags that speak of these targets, by region. Two queries.

    regions: all of them by code. Compared with what the same provinces published: targets of every year
    and counts of the last thirteen months. The very targets that these rows replace are left out.
    """
    if not rows:
        return {}
    numbered = [replace(row, line=line) for line, row in enumerate(rows, 1)]
    keys = {(row.region_code, row.target_year, row.target_document) for row in rows}
    known = [_without_target(row, keys) for row in _known({row.region_code for row in rows})]
    found: dict[str, tuple[FlagRow, ...]] = {}
    for flag in audit(numbered, regions, known=known):
        if flag.lines:
            found[flag.region_code] = (*found.get(flag.region_code, ()), flag)
    return found


def _without_target(row: StatementRow, keys: Collection[tuple[object, ...]]) -> StatementRow:
    if (row.region_code, row.target_year, row.target_document) not in keys:
        return row
    return replace(row, target_ratio=None, target_people=None)


def _known(codes: Collection[str]) -> list[StatementRow]:
    published = Statement.objects.current().filter(_beside(codes))
    newest = published.aggregate(day=Max("as_of"))["day"]
    recent = Q(as_of__gte=months_before(newest, COMPARED_MONTHS)) if newest else Q()
    rows: list[StatementRow] = published.filter(recent | Q(target_year__isnull=False)).statement_rows()
    return rows


def _beside(codes: Collection[str]) -> Q:
    """The regions that targets are compared with: their provinces whole, or all provinces and Indonesia."""
    families = {code[:2] for code in codes}
    if len(families) > 1 and not any("." in code for code in codes):
        return Q(region__level__in=("nation", "province"))
    return Q(region__code__regex=f"^({'|'.join(sorted(families))})")
