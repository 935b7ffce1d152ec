"""conflicting_targets: two values for one region, year and document, or one share with two head counts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from coverage.calculations.agreement import all_meet, count_tolerance, target_shares_agree
from coverage.calculations.audit import slips, spans, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.potentials import same_number
from coverage.rows.figures import FlagRow, Severity, StatementRow

Rows = Sequence[StatementRow]


def conflicting_targets(ledger: Ledger) -> Iterator[FlagRow]:
    """Targets of one region and year that contradict each other.

    Shares: statements of one named document must agree, and an unnamed one must agree with some named
    document, or with the other unnamed ones when no document is named; two named documents may differ.
    Heads: whatever documents print shares that can be the same must print heads that can be the same.
    "Total tanpa Jakon" and registration are compared only with themselves.
    Tolerance: what rounds to the share, one head, rounded heads a unit.
    Source: docs/audit.md, "Target yang bertentangan".
    """
    for rows in _by_year(ledger):
        yield from _shares(ledger, rows)
        yield from _heads(ledger, rows)


def _by_year(ledger: Ledger) -> Iterator[Rows]:
    for rows in ledger.beside_new(_year, ledger.targets).values():
        voices = {(row.target_ratio, row.target_decimals, row.target_people) for row in rows}
        if len(voices) > 1:
            yield rows


def _year(row: StatementRow) -> object:
    if row.target_year is None or (row.target_ratio is None and row.target_people is None):
        return None
    return (row.region_code, row.target_year, row.segment, row.basis)


def _agree(rows: Rows) -> bool:
    return target_shares_agree((row.target_ratio, row.target_decimals) for row in rows)


def _shares(ledger: Ledger, rows: Rows) -> Iterator[FlagRow]:
    with_share = [row for row in rows if row.target_ratio is not None]
    documents: dict[str, list[StatementRow]] = defaultdict(list)
    for row in with_share:
        documents[row.target_document].append(row)
    unnamed = documents.pop("", [])
    named = [row for same in documents.values() for row in same]
    for same in documents.values():
        if not _agree(same) and ledger.any_new(same):
            yield _share_conflict(ledger, same)
    if not named:
        if not _agree(unnamed) and ledger.any_new(unnamed):
            yield _share_conflict(ledger, unnamed)
        return
    for row in unnamed:
        against = [other for other in named if not _agree([row, other])]
        if len(against) == len(named) and ledger.any_new([row, *against]):
            yield _share_conflict(ledger, [row, *against], subject=row)


def _share_conflict(ledger: Ledger, rows: Rows, subject: StatementRow | None = None) -> FlagRow:
    """subject: the one statement that stands against documents which may be right; None: all of them."""
    first = rows[0]
    message = (
        f"Target {ledger.name(first.region_code)} untuk {first.target_year} disebut berbeda: {_voices(rows)}."
    )
    about = rows if subject is None else [row for row in rows if row is subject and ledger.is_new(row)]
    about = about or [row for row in rows if ledger.is_new(row)]
    cause = _share_cause(ledger, rows)
    return flag(ledger, "conflicting_targets", Severity.CONFLICT, about, message, cause)


def _voices(rows: Rows) -> str:
    """Every share once, with who prints it."""
    printed: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        share = words.percent(row.target_ratio or 0, row.target_decimals)
        printed[share].append(f"{row.target_document or 'tanpa nama dokumen'}, {words.source(row)}")
    return words.listing([f"{share} ({'; '.join(who[:2])})" for share, who in printed.items()])


def _share_cause(ledger: Ledger, rows: Rows) -> str:
    return (
        slips.between(rows, "target_ratio")
        or _another_years(ledger, rows)
        or _parents(ledger, rows)
        or slips.dropped(rows)
    )


def _another_years(ledger: Ledger, rows: Rows) -> str:
    """A share that is the region's target of another year."""
    for row in rows:
        for other in ledger.of(row.region_code):
            if other.target_year in (None, row.target_year) or other.target_ratio is None:
                continue
            if (other.segment, other.basis) == (row.segment, row.basis) and _agree([row, other]):
                return _same_share(row, f"target {words.target_name(other)}", other)
    return ""


def _parents(ledger: Ledger, rows: Rows) -> str:
    """A share that is the target of the province or the nation for the year."""
    region = ledger.regions.get(rows[0].region_code)
    above = [] if region is None else [region.parent_code or "00", "00"]
    for code in above:
        for row in rows:
            for other in ledger.of(code):
                if code != row.region_code and other.target_year == row.target_year and _tight(row, other):
                    return _same_share(row, f"target {ledger.name(code)}, {words.target_name(other)}", other)
    return ""


def _tight(row: StatementRow, other: StatementRow) -> bool:
    """The same share, printed with decimals: whole per cents meet by chance."""
    precise = (row.target_decimals or 0) > 0 and (other.target_decimals or 0) > 0
    return precise and other.target_ratio is not None and _agree([row, other])


def _same_share(row: StatementRow, what: str, other: StatementRow) -> str:
    printed = words.percent(row.target_ratio or 0, row.target_decimals)
    share = words.percent(other.target_ratio or 0, other.target_decimals)
    return f"{printed} ({words.source(row)}) sama dengan {what}: {share} ({words.source(other)})."


def _heads(ledger: Ledger, rows: Rows) -> Iterator[FlagRow]:
    counted = [row for row in rows if row.target_people is not None]
    told: set[int] = set()
    for first in counted:
        if id(first) in told:
            continue
        same = [row for row in counted if row is first or _one_target(first, row)]
        if len(same) < 2 or not ledger.any_new(same):
            continue
        if not all_meet(count_tolerance(row.target_people or 0, row.exact) for row in same):
            told.update(id(row) for row in same)
            yield _heads_conflict(ledger, same)


def _one_target(first: StatementRow, other: StatementRow) -> bool:
    """Whether two statements speak of one target: one share, or one named document without shares."""
    if first.target_ratio is not None and other.target_ratio is not None:
        return _agree([first, other])
    return bool(first.target_document) and first.target_document == other.target_document


def _heads_conflict(ledger: Ledger, rows: Rows) -> FlagRow:
    first = rows[0]
    share = first.target_ratio
    shown = "" if share is None else f" {words.percent(share, first.target_decimals)}"
    given = words.listing([_heads_text(row) for row in rows])
    message = (
        f"Target{shown} {ledger.name(first.region_code)} untuk {first.target_year} disebut dengan jumlah "
        f"orang yang berbeda: {given}."
    )
    cause = slips.between(rows, "target_people") or _potentials(ledger, rows)
    return flag(ledger, "conflicting_targets", Severity.CONFLICT, rows, message, cause)


def _heads_text(row: StatementRow) -> str:
    document = row.target_document or "tanpa nama dokumen"
    heads = row.target_people or 0
    demand = ""
    if row.target_ratio:
        demand = f", menuntut potensi {words.people(heads / Fraction(row.target_ratio))}"
    return f"{words.people(heads)} ({document}, {words.source(row)}{demand})"


def _potentials(ledger: Ledger, rows: Rows) -> str:
    """Two potentials behind one share, when at least one of them is known."""
    parts, found = [], False
    for row in rows:
        if not row.target_ratio or row.target_people is None:
            return ""
        demanded = spans.divided(count_tolerance(row.target_people, row.exact), spans.target_span(row))
        known = demanded and same_number(ledger, row, demanded)
        found = found or bool(known)
        share = words.percent(row.target_ratio, row.target_decimals)
        workers = known.potential_workers if known else row.target_people / Fraction(row.target_ratio)
        origin = f" (potensi {words.dated(known)})" if known else " (potensi yang tidak tercetak di mana pun)"
        parts.append(f"{words.people(row.target_people)} = {share} × {words.people(workers or 0)}{origin}")
    return f"Dua potensi berbeda: {'; '.join(parts)}." if found else ""
