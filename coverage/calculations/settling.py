"""From what documents print to what is published: which statements are one figure, which contradict it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from coverage.calculations.agreement import (
    most_precise_count,
    potentials_agree,
    share_interval,
    snapshots_agree,
    targets_agree,
)
from coverage.rows.figures import Basis, PotentialRow, Segment, SnapshotRow, StatementRow, TargetRow

Key = tuple[object, ...]
Agree = Callable[[Iterable[StatementRow]], bool]


class Settled(Struct, frozen=True):
    """agreeing: the statements the figure rests on, none when no figure can be shown.
    opposing: the statements that contradict it, or each other when there is no figure."""

    agreeing: tuple[StatementRow, ...]
    opposing: tuple[StatementRow, ...]


def snapshot_key(row: StatementRow) -> Key | None:
    """Region, day, segment and basis of the snapshot a statement speaks of; None when of none."""
    printed = row.active_participants is not None or row.printed_ratio is not None
    if row.as_of is None or not (printed or row.retracts == "snapshot"):
        return None
    return (row.region_code, row.as_of, row.segment, row.basis)


def potential_key(row: StatementRow) -> Key | None:
    """Region, segment, basis and first day of the potential a statement prints; None when it prints none."""
    if row.as_of is None or (row.potential_workers is None and row.retracts != "potential"):
        return None
    return (row.region_code, row.segment, row.basis, row.as_of)


def target_key(row: StatementRow) -> Key | None:
    """Region, year, document and, for an unnamed document, its source; None when no UCJ target is printed.

    A target without Jakon or by registration is not the UCJ target and stays a statement.
    """
    printed = row.target_ratio is not None or row.target_people is not None
    if row.target_year is None or not (printed or row.retracts == "target"):
        return None
    if row.segment != Segment.TOTAL or row.basis != Basis.DOMICILE:
        return None
    source = None if row.target_document else row.source_id
    return (row.region_code, row.target_year, row.target_document, source)


def settle(statements: Sequence[StatementRow], support: Collection[int], agree: Agree) -> Settled:
    """Decide what is shown for one key, from all its statements in the order they were published.

    support: ids of the statements the published figure rests on so far.
    An entered figure (grid, workbook) replaces what was published before it; a document never replaces
    a published figure, it joins it when both can be true and stands beside it as a conflict when not.
    Without a published figure, statements that disagree cancel out: none is shown. An entered retraction
    leaves only what documents published after it.
    Source: docs/methods.md, "Angka dan pertentangan".
    """
    entered = [row for row in statements if row.entered]
    supporting = [row for row in statements if row.id in support]
    if entered and entered[-1].retracts:
        since = entered[-1].published_in or 0
        later = [row for row in statements if not row.entered and (row.published_in or 0) > since]
        return settle(later, support, agree)
    if entered:
        chosen = entered[-1]
        base = [chosen]
        others = [row for row in statements if row is not chosen and not row.entered]
        answered = {id(row) for row in others if (row.published_in or 0) < (chosen.published_in or 0)}
    elif supporting:
        base, answered = supporting, set()
        others = [row for row in statements if row.id not in support]
    elif agree(statements):
        return Settled(tuple(statements), ())
    else:
        return Settled((), tuple(statements))
    opposing = []
    for row in others:
        if agree([*base, row]):
            base = [*base, row]
        elif id(row) not in answered:
            opposing.append(row)
    return Settled(tuple(base), tuple(opposing))


def settle_snapshot(statements: Sequence[StatementRow], support: Collection[int]) -> Settled:
    return settle(statements, support, snapshots_agree)


def settle_potential(statements: Sequence[StatementRow], support: Collection[int]) -> Settled:
    return settle(statements, support, potentials_agree)


def settle_target(statements: Sequence[StatementRow], support: Collection[int]) -> Settled:
    return settle(statements, support, targets_agree)


def snapshot_of(agreeing: Sequence[StatementRow]) -> SnapshotRow:
    """The snapshot that agreeing statements make: the most precise count and share among them.

    An entered statement gives its own numbers; documents that agree with it are only listed.
    """
    rows = _answering(agreeing)
    active = most_precise_count(row.active_participants for row in rows)
    with_active = [row for row in rows if row.active_participants is not None] or rows
    share = _most_precise_share([(row.printed_ratio, row.printed_decimals) for row in rows])
    first = agreeing[0]
    return SnapshotRow(
        region_code=first.region_code,
        as_of=first.as_of,  # type: ignore[arg-type]
        as_of_precision=min((row.as_of_precision or "day" for row in rows), key=_PRECISIONS.index),
        segment=first.segment,
        basis=first.basis,
        active_participants=active,
        document_potential=most_precise_count(row.potential_workers for row in with_active),
        printed_ratio=share[0],
        printed_decimals=share[1],
        source_ids=_sources(agreeing),
        exact=any(row.exact for row in rows),
    )


def potential_of(agreeing: Sequence[StatementRow]) -> PotentialRow:
    """The potential that agreeing statements make: an entered one's own, else the most precise among them."""
    first = agreeing[0]
    rows = _answering(agreeing)
    workers = most_precise_count(row.potential_workers for row in rows)
    assert workers is not None  # potential_key saw to it
    assert first.as_of is not None
    exact = any(row.exact for row in rows)
    return PotentialRow(
        first.region_code, first.segment, first.basis, first.as_of, workers, _sources(agreeing), exact
    )


def target_of(agreeing: Sequence[StatementRow]) -> TargetRow:
    """The target that agreeing statements make: of an entered one, else of the most precise."""
    first = agreeing[0]
    with_share = _answering([row for row in agreeing if row.target_ratio is not None])
    with_people = _answering([row for row in agreeing if row.target_people is not None])
    share = _most_precise_share([(row.target_ratio, row.target_decimals) for row in with_share])
    return TargetRow(
        region_code=first.region_code,
        year=first.target_year,  # type: ignore[arg-type]
        document=first.target_document,
        target_ratio=share[0],
        target_decimals=share[1],
        target_people=most_precise_count(row.target_people for row in with_people),
        source_ids=_sources(agreeing),
        exact=any(row.exact for row in with_people),
    )


_PRECISIONS = ("day", "month", "year")


def _answering(rows: Sequence[StatementRow]) -> Sequence[StatementRow]:
    """The entered one among them, whose submitter answers for its numbers; all of them when there is none."""
    return [row for row in rows if row.entered] or rows


def _most_precise_share(
    shares: Iterable[tuple[Decimal | None, int | None]],
) -> tuple[Decimal | None, int | None]:
    given = [(share, decimals or 0) for share, decimals in shares if share is not None]
    return min(given, key=lambda pair: share_interval(*pair).width) if given else (None, None)


def _sources(rows: Sequence[StatementRow]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(row.source_id for row in rows if row.source_id is not None))
