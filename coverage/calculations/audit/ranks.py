"""rank_base: a printed rank against the number of regions and against our own order."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from coverage.calculations.agreement import Interval, coverage_interval
from coverage.calculations.audit import words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import Ledger, source_key
from coverage.calculations.printed_rank import speaks_of_all
from coverage.rows.figures import Basis, FlagRow, Segment, Severity, StatementRow

YEARS_BACK = 15  # a judgement: who copies an old number copies it from a text of these years


def rank_bases(ledger: Ledger) -> Iterator[FlagRow]:
    """Printed ranks out of the wrong number of regions, or that our own order contradicts.

    Formula: "of n" = regions in force on the day, for provinces when n ≥ 34 (smaller n count an island
    group) and for the regencies of a province. A rank is contradicted when all n have a coverage and the
    rank lies outside 1 + those surely above … 1 + those possibly above or equal. Domicile, TOTAL only: other
    ranks are of counts. Source: docs/audit.md, "Peringkat tercetak".
    """
    listed = _lists(ledger)
    for row in ledger.new:
        if row.rank is None or row.basis != Basis.DOMICILE or row.segment != Segment.TOTAL:
            continue
        found = _wrong_number(ledger, row) or _wrong_place(ledger, row, listed)
        if found:
            yield found


def _wrong_number(ledger: Ledger, row: StatementRow) -> FlagRow | None:
    region = ledger.regions.get(row.region_code)
    if row.rank_of is None or row.as_of is None or region is None or region.level == "nation":
        return None
    province = region.parent_code if region.level == "regency" else None
    expected = ledger.counted_on(row.as_of, region.level, province)
    if not speaks_of_all(row.rank_of, expected, region.level) or row.rank_of == expected:
        return None
    what = f"kabupaten/kota di {ledger.name(province)}" if province else "provinsi"
    message = f"Tercetak peringkat {row.rank} dari {row.rank_of}; {words.dated(row)} ada {expected} {what}."
    cause = _former_number(ledger, row, region.level, province, what)
    return flag(ledger, "rank_base", Severity.WARNING, [row], message, cause)


def _former_number(ledger: Ledger, row: StatementRow, level: str, province: str | None, what: str) -> str:
    assert row.as_of is not None
    for year in range(row.as_of.year - 1, row.as_of.year - YEARS_BACK, -1):
        if ledger.counted_on(date(year, 12, 31), level, province) == row.rank_of:
            return f"{row.rank_of} adalah jumlah {what} sampai akhir {year}."
    return ""


def _lists(ledger: Ledger) -> dict[tuple[object, ...], dict[str, StatementRow]]:
    """Statements with a coverage by source, day and "of n", one a region."""
    found: dict[tuple[object, ...], dict[str, StatementRow]] = defaultdict(dict)
    for row in ledger.all():
        if row.rank_of is not None and row.as_of and row.segment == Segment.TOTAL:
            found[(source_key(row), row.as_of, row.basis, row.rank_of)][row.region_code] = row
    return found


def _wrong_place(
    ledger: Ledger, row: StatementRow, listed: dict[tuple[object, ...], dict[str, StatementRow]]
) -> FlagRow | None:
    if row.rank is None or row.rank_of is None:
        return None
    peers = list(listed.get((source_key(row), row.as_of, row.basis, row.rank_of), {}).values())
    if len(peers) != row.rank_of:
        peers = _all_of_level(ledger, row)
    own = coverage_interval(row)
    spans = [span for span in map(coverage_interval, peers) if span is not None]
    if own is None or len(spans) != row.rank_of:
        return None
    best, worst = _places(own, spans)
    if best <= row.rank <= worst:
        return None
    ours = str(best) if best == worst else f"{best}–{worst}"
    message = (
        f"Tercetak peringkat {row.rank} {words.dated(row)}; urutan cakupan {len(spans)} wilayah yang sama "
        f"memberi peringkat {ours}."
    )
    return flag(ledger, "rank_base", Severity.WARNING, [row], message)


def _all_of_level(ledger: Ledger, row: StatementRow) -> list[StatementRow]:
    """One statement of the same day for every region of the level; none when one of them has no figure."""
    region = ledger.regions.get(row.region_code)
    if region is None or row.as_of is None:
        return []
    codes = (
        ledger.regencies.get(region.parent_code or "", [])
        if region.level == "regency"
        else [other.code for other in ledger.regions.values() if other.level == region.level]
    )
    found = []
    for code in codes:
        rows = ledger.figures.get((code, row.as_of, row.segment, row.basis), [])
        told = [other for other in rows if coverage_interval(other) is not None]
        if not told:
            return []
        found.append(row if code == row.region_code else told[0])
    return found


def _places(own: Interval, spans: Sequence[Interval]) -> tuple[int, int]:
    surely = sum(1 for span in spans if span.low > own.high)
    possibly = sum(1 for span in spans if span.high >= own.low)
    return surely + 1, max(possibly, surely + 1)
