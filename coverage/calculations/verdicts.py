"""What the documents of a figure's year say of it, and what comes after that year.

Source: docs/methods.md, "Target yang berlaku".
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from coverage.calculations.agreement import target_shares_agree
from coverage.calculations.assembling import has_target, with_target
from coverage.calculations.in_force import document_order, one_voice, target_in_force, targets_disagree
from coverage.calculations.precision import verdict
from coverage.rows.figures import CoverageRow, TargetRow, Voice


def judged(
    row: CoverageRow,
    targets: Iterable[TargetRow],
    newest: date,
    document: str | None = None,
    own_days: Collection[date] = (),
) -> CoverageRow:
    """The line with what each document's target of its year says, where they say different things, and with
    the next target where its year is over.

    targets: all of the region. newest: a day of the release's newest month, whatever month is looked at.
    document: the only one that is asked for; then there is one voice. own_days: those of the region's own
    figures in the release, beside the line's.
    """
    if row.as_of is None or row.coverage_ratio is None or not has_target(row):
        return row
    targets, year = list(targets), row.as_of.year
    voices = () if document is not None else _voices(row, [one for one in targets if one.year == year])
    return replace(row, voices=voices, next_target=_next(row, targets, newest, document, own_days))


def _voices(row: CoverageRow, targets: Sequence[TargetRow]) -> tuple[Voice, ...]:
    """A voice a verdict, its strongest document first; none where all say the same.

    Where unnamed documents contradict each other no target is in force, so theirs are told in any case.
    """
    found: dict[object, list[CoverageRow]] = {}
    for target in distinct_targets(targets):
        line = with_target(row, target)
        found.setdefault(verdict(line), []).append(line)
    if len(found) < 2 and not targets_disagree(targets):
        return ()
    return tuple(Voice(lines[0], tuple(lines[1:])) for lines in found.values())


def distinct_targets(targets: Iterable[TargetRow]) -> list[TargetRow]:
    """The targets of one region and year that give a share, from the strongest down, one of those that agree.

    One that a verifier chose comes first. Shares that round to each other (62 and 62.22) are one; of unnamed
    documents that contradict each other each has its own.
    """
    rows = [target for target in targets if target.target_ratio is not None]
    order = document_order(rows[0].region_code) if rows else ()
    given = [target for target in rows if target.document in order or target.override]
    found: list[TargetRow] = []
    for target in sorted(given, key=lambda one: (not one.override, _place(order, one))):
        same = [one for one in given if one.document == target.document]
        spoken = one_voice(same) or target
        if not any(_agree(spoken, other) for other in found):
            found.append(spoken)
    return found


def _place(order: Sequence[str], target: TargetRow) -> int:
    return order.index(target.document) if target.document in order else len(order)


def _agree(one: TargetRow, other: TargetRow) -> bool:
    return target_shares_agree((row.target_ratio, row.target_decimals) for row in (one, other))


def _next(
    row: CoverageRow,
    targets: Sequence[TargetRow],
    newest: date,
    document: str | None,
    own_days: Collection[date],
) -> CoverageRow | None:
    """The figure against the first target after its year; None while the year goes on, and without one.

    A year is over when a later figure is known of anybody, or the region's own of 31 December.
    """
    assert row.as_of is not None  # only dated figures are judged
    year = row.as_of.year
    if newest.year <= year and date(year, 12, 31) not in {row.as_of, *own_days}:
        return None
    later = {target.year for target in targets if target.year >= max(newest.year, year + 1)}
    for other in sorted(later):
        found = target_in_force([target for target in targets if target.year == other], document)
        if found is not None and found.target_ratio is not None:
            return with_target(row, found)
    return None
