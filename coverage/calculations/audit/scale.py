"""target_scale: targets that ask for nothing, or that slipped by a factor of ten."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from coverage.calculations.agreement import coverage_interval
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import Ledger, source_key
from coverage.calculations.rounding import written
from coverage.rows.figures import FlagRow, Severity, StatementRow

# A slipped comma is × 10; a target of the next year is up to 1,4 × its former one, or 0,7 of it. A judgement.
TEN_FROM, TEN_TO = Fraction(7), Fraction(14)


def target_scales(ledger: Ledger) -> Iterator[FlagRow]:
    """Targets not above the coverage printed beside them (info), or a factor of ten off (warning).

    Formula: target share ≤ coverage of the same row, surely so after rounding; target of one year ÷ the
    year before in the same document (unnamed: the same source) between 7 and 14 either way, for shares
    and heads; or a target share above 100 %. Source: docs/audit.md, "Skala target".
    """
    for row in ledger.new:
        if row.target_ratio is None:
            continue
        found = _above_whole(ledger, row) or _reached(ledger, row)
        if found:
            yield found
    for column in ("target_ratio", "target_people"):
        yield from _steps(ledger, column)


def _above_whole(ledger: Ledger, row: StatementRow) -> FlagRow | None:
    span = spans.target_span(row)
    if span is None or span.low <= 1:
        return None
    printed = words.percent(row.target_ratio or 0, row.target_decimals)
    tenth = words.percent(Fraction(row.target_ratio or 0) / 10, (row.target_decimals or 0) + 1)
    message = f"Target {words.target_name(row)} {printed} di atas 100%."
    cause = f"Koma bergeser satu angka: {tenth} (mungkin)."
    return flag(ledger, "target_scale", Severity.WARNING, [row], message, cause)


def _reached(ledger: Ledger, row: StatementRow) -> FlagRow | None:
    target = spans.target_span(row)
    covered = None if target is None else coverage_interval(row)
    if target is None or covered is None or target.high > covered.low:
        return None
    printed = words.percent(row.target_ratio or 0, row.target_decimals)
    coverage = words.percent(spans.middle(covered), row.printed_decimals or 2)
    message = (
        f"Target {words.target_name(row)} {printed} tidak di atas cakupan {coverage} yang tercetak di "
        f"sampingnya ({words.dated(row)})."
    )
    return flag(ledger, "target_scale", Severity.INFO, [row], message)


def _steps(ledger: Ledger, column: str) -> Iterator[FlagRow]:
    for rows in _paths(ledger, column):
        ordered = sorted(rows, key=lambda row: row.target_year or 0)
        for former, row in pairwise(ordered):
            before, after = Fraction(getattr(former, column)), Fraction(getattr(row, column))
            if former.target_year == row.target_year or not ledger.any_new([former, row]):
                continue
            if _about_ten(before, after) or _about_ten(after, before):
                yield _step(ledger, former, row, column, after / before)


def _paths(ledger: Ledger, column: str) -> Iterator[Sequence[StatementRow]]:
    """Targets of one region in one document, or one source when the document has no name."""

    def path(row: StatementRow) -> object:
        if row.target_year is None or not getattr(row, column):
            return None
        return (row.region_code, row.target_document or source_key(row), row.segment, row.basis)

    return (rows for rows in ledger.beside_new(path, ledger.targets).values() if len(rows) > 1)


def _about_ten(small: Fraction, large: Fraction) -> bool:
    return TEN_FROM * small <= large <= TEN_TO * small


def _step(ledger: Ledger, former: StatementRow, row: StatementRow, column: str, factor: Fraction) -> FlagRow:
    def text(of: StatementRow) -> str:
        value = getattr(of, column)
        shown = words.percent(value, of.target_decimals) if column == "target_ratio" else words.people(value)
        return f"{shown} ({words.target_name(of)})"

    message = (
        f"Target melompat dari {text(former)} ke {text(row)}: {written(factor, 2)} kali, kira-kira "
        "faktor sepuluh."
    )
    cause = "Koma atau satu nol bergeser di salah satunya (mungkin)."
    return flag(ledger, "target_scale", Severity.WARNING, [row, former], message, cause)
