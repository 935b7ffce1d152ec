"""How far other documents bear a document out: its grade, as counts and never as a mark."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from coverage.calculations.agreement import (
    coverage_interval,
    potentials_agree,
    snapshots_agree,
    targets_agree,
)
from coverage.calculations.settling import Key, potential_key, snapshot_key
from coverage.rows.figures import Basis, Segment, StatementRow


class Grade(Struct, frozen=True):
    """Of a document's figures: how many another, independent document confirms, and how many it contradicts.

    A figure can be both. against_itself: of those it contradicts in itself. alone: no independent document
    prints the same thing.
    """

    figures: int = 0
    confirmed: int = 0
    contradicted: int = 0
    against_itself: int = 0
    alone: int = 0

    @property
    def both(self) -> int:
        """Confirmed by one document and contradicted by another."""
        return self.confirmed + self.contradicted + self.alone - self.figures


def target_key(row: StatementRow) -> Key | None:
    """Region, year and document of the target a statement prints; unnamed documents share one key."""
    printed = row.target_ratio is not None or row.target_people is not None
    if row.target_year is None or not printed:
        return None
    if row.segment != Segment.TOTAL or row.basis != Basis.DOMICILE:
        return None
    return (row.region_code, row.target_year, row.target_document)


def _snapshots_comparable(one: StatementRow, other: StatementRow) -> bool:
    counts = one.active_participants is not None and other.active_participants is not None
    return counts or (coverage_interval(one) is not None and coverage_interval(other) is not None)


def _targets_comparable(one: StatementRow, other: StatementRow) -> bool:
    shares = one.target_ratio is not None and other.target_ratio is not None
    return shares or (one.target_people is not None and other.target_people is not None)


class _Kind(Struct, frozen=True):
    key: Callable[[StatementRow], Key | None]
    agree: Callable[[Iterable[StatementRow]], bool]
    comparable: Callable[[StatementRow, StatementRow], bool]


_KINDS = (
    _Kind(snapshot_key, snapshots_agree, _snapshots_comparable),
    _Kind(potential_key, potentials_agree, lambda one, other: True),
    _Kind(target_key, targets_agree, _targets_comparable),
)


def figures_of(row: StatementRow) -> int:
    """How many figures a statement prints: participants or coverage, potential, target; dated or not."""
    prints = (
        row.active_participants is not None or row.printed_ratio is not None,
        row.potential_workers is not None,
        row.target_ratio is not None or row.target_people is not None,
    )
    return sum(prints)


def grades(
    statements: Sequence[StatementRow], counts: Mapping[int, int], publishers: Mapping[int, str]
) -> dict[int, Grade]:
    """The grade of every source in counts.

    statements: at least all that share a key with another source's. counts: figures each source prints.
    publishers: by source, what two documents that are not independent have in common.
    Two documents are independent when their publishers differ. Rows that retract a figure print none.
    Source: docs/methods.md, "Nilai sumber".
    """
    confirmed: dict[int, int] = defaultdict(int)
    contradicted: dict[int, int] = defaultdict(int)
    itself: dict[int, int] = defaultdict(int)
    seconded: dict[int, int] = defaultdict(int)
    for kind in _KINDS:
        for rows in _by_key(statements, kind).values():
            for row in rows:
                source = row.source_id
                if source is None:
                    continue
                others = [one for one in rows if one is not row and kind.comparable(row, one)]
                own = [one for one in others if one.source_id == source]
                apart = [one for one in others if _publisher(one, publishers) != _publisher(row, publishers)]
                said = [kind.agree([row, one]) for one in apart]
                confirmed[source] += any(said)
                contradicted[source] += not all(said)
                seconded[source] += bool(said)
                itself[source] += not all(kind.agree([row, one]) for one in own)
    return {
        source: Grade(
            count, confirmed[source], contradicted[source], itself[source], count - seconded[source]
        )
        for source, count in counts.items()
    }


def _by_key(statements: Sequence[StatementRow], kind: _Kind) -> dict[Key, list[StatementRow]]:
    found = defaultdict(list)
    for row in statements:
        key = None if row.retracts else kind.key(row)
        if key is not None:
            found[key].append(row)
    return {key: rows for key, rows in found.items() if len(rows) > 1}


def _publisher(row: StatementRow, publishers: Mapping[int, str]) -> str:
    return publishers.get(row.source_id or 0, f"#{row.source_id}")
