"""Why a printed share may not be active ÷ potential."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from msgspec.structs import replace

from coverage.calculations.agreement import count_tolerance, ratio_interval
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.agreeing import coverage_agrees
from coverage.calculations.audit.causes import LOOSE, SHARP, Cause, likeliest
from coverage.calculations.audit.column_causes import attainment_causes, share_column_causes
from coverage.calculations.audit.ledger import Ledger, source_key
from coverage.calculations.audit.premium_causes import premium_causes
from coverage.calculations.audit.slips import slip_causes
from coverage.calculations.rounding import rounded
from coverage.rows.figures import PARTS, Segment, StatementRow

COLUMNS = ("active_participants", "potential_workers", "printed_ratio")


def likely_cause(ledger: Ledger, row: StatementRow) -> str:
    """The simplest change that makes the share fit: a slip, another column, potential or segment set.

    Counts that the row's own printed gap confirms to the head are not doubted: then the share slipped.
    """
    loose = looseness(row)
    doubted = COLUMNS[2:] if _gap_confirms(row) else COLUMNS
    return likeliest(
        [
            *slip_causes(row, doubted, coverage_agrees, describe, loose),
            *_left_out(row),
            *share_column_causes(row, loose),
            *premium_causes(ledger, row),
            *_other_potentials(ledger, row),
            *_other_actives(ledger, row),
            *_known_targets(ledger, row, loose),
            *_other_segments(ledger, row),
        ]
    )


def _gap_confirms(row: StatementRow) -> bool:
    """Whether potential − active is the gap that the row prints, to the head."""
    if row.gap_people is None or row.potential_workers is None or row.active_participants is None:
        return False
    return row.potential_workers - row.active_participants == row.gap_people


def _left_out(row: StatementRow) -> Iterator[Cause]:
    """The share is that of confirmed counts with a digit left out: 31,6 for 31,36."""
    if not _gap_confirms(row) or row.printed_ratio is None or row.printed_decimals is None:
        return
    places = row.printed_decimals + 1
    full = rounded(Fraction(row.active_participants or 0, row.potential_workers or 1) * 100, places)
    digits, short = f"{full}".replace(".", ""), f"{row.printed_ratio * 100:.{row.printed_decimals}f}"
    if short.replace(".", "") in {digits[:at] + digits[at + 1 :] for at in range(len(digits) - 1)}:
        told, whole = (
            words.percent(row.printed_ratio, row.printed_decimals),
            words.percent(full / 100, places),
        )
        text = f"Mungkin satu angka tertinggal: cakupan tercetak {told} adalah {whole} tanpa satu angka."
        yield Cause(False, 1, Fraction(0), text)


def describe(row: StatementRow) -> str:
    """ "231.145 ÷ 946.261 = 24,43%" """
    assert row.active_participants is not None
    assert row.potential_workers
    share = Fraction(row.active_participants, row.potential_workers)
    shown = words.percent(share, max(row.printed_decimals or 0, 2))
    return f"{words.people(row.active_participants)} ÷ {words.people(row.potential_workers)} = {shown}"


def looseness(row: StatementRow) -> Fraction:
    """How loosely the share and the counts pin each other, as a share of the number."""
    share = spans.coverage_span(row)
    counted = ratio_interval(
        count_tolerance(row.active_participants or 0, row.exact),
        count_tolerance(row.potential_workers or 0, row.exact),
    )
    if share is None or counted is None:
        return Fraction(1)
    return spans.relative_width(share) + spans.relative_width(counted)


def _other_potentials(ledger: Ledger, row: StatementRow) -> Iterator[Cause]:
    for other in ledger.of(row.region_code):
        if not other.potential_workers or other.potential_workers == row.potential_workers:
            continue
        if (other.segment, other.basis) != (row.segment, row.basis):
            continue
        tried = replace(row, potential_workers=other.potential_workers)
        if looseness(tried) <= LOOSE and coverage_agrees(tried):
            named = f"potensi lain, {words.dated(other)} ({words.source(other)})"
            yield Cause(False, 1, Fraction(0), f"Cocok dengan {named}: {describe(tried)}.")


def _other_actives(ledger: Ledger, row: StatementRow) -> Iterator[Cause]:
    """Actives of another day that give the share with the row's own potential."""
    for other in ledger.of(row.region_code):
        if other.active_participants in (None, row.active_participants) or other.as_of == row.as_of:
            continue
        if (other.segment, other.basis) != (row.segment, row.basis):
            continue
        tried = replace(row, active_participants=other.active_participants)
        if looseness(tried) <= SHARP and coverage_agrees(tried):
            named = f"peserta aktif lain, {words.dated(other)} ({words.source(other)})"
            yield Cause(False, 1, Fraction(1, 100), f"Cocok dengan {named}: {describe(tried)}.")


def _known_targets(ledger: Ledger, row: StatementRow, loose: Fraction) -> Iterator[Cause]:
    """The share as the attainment of a target that another statement prints for the year."""
    if loose > SHARP or row.as_of is None:
        return
    for other in ledger.of(row.region_code):
        if other is row or other.target_year != row.as_of.year or row.target_ratio is not None:
            continue
        if (other.segment, other.basis) != (row.segment, row.basis):
            continue
        tried = replace(row, target_ratio=other.target_ratio, target_decimals=other.target_decimals)
        for cause in attainment_causes(tried, loose):
            name = f"{words.target_name(other)}, {words.source(other)}"
            yield replace(cause, steps=2, text=f"{cause.text} Target itu: {name}.")


def _other_segments(ledger: Ledger, row: StatementRow) -> Iterator[Cause]:
    """Sums of the segments of the same document and day that give the share: without Jakon, PU alone …"""
    if row.as_of is None or row.segment != Segment.TOTAL or looseness(row) > LOOSE:
        return
    parts: dict[str, int] = {}
    for name in (*PARTS, Segment.TOTAL_EXCL_JAKON):
        for other in ledger.figures.get((row.region_code, row.as_of, name, row.basis), ()):
            if other.active_participants is not None and source_key(other) == source_key(row):
                parts[name] = other.active_participants
    for size in range(1, len(parts) + 1):
        for names in combinations(parts, size):
            if size > 1 and Segment.TOTAL_EXCL_JAKON in names:
                continue
            tried = replace(row, active_participants=sum(parts[name] for name in names))
            if coverage_agrees(tried):
                listed = words.listing([words.segment(name) for name in names])
                yield Cause(False, 2, Fraction(0), f"Cocok bila hanya {listed} dihitung: {describe(tried)}.")
