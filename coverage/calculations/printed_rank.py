"""The ranks that documents print of a region among all of its level."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from coverage.rows.figures import Basis, Segment, StatementRow

Dated = tuple[date | None, str | None]  # a day and how precisely it is known
Span = tuple[date | None, date | None]  # from when a region exists, and the first day without it
FEWEST_PROVINCES = 34  # as many as there were from 2012 on (docs/audit.md)


class PrintedRank(Struct, frozen=True):
    """A rank as a document prints it. day: of its figures, else of the document.

    is_of_all: whether as many regions existed on that day.
    """

    rank: int
    of: int
    day: date
    precision: str | None
    source_id: int | None
    is_of_all: bool


def printed_ranks(
    statements: Iterable[StatementRow],
    published: Mapping[int | None, Dated],
    spans: Iterable[Span],
    level: str,
) -> Iterator[PrintedRank]:
    """The ranks of all participants by domicile that speak of all regions.

    published: the day of each document; spans: when each region of the list exists.
    """
    spans = list(spans)
    for row in statements:
        if not (row.rank and row.rank_of) or (row.segment, row.basis) != (Segment.TOTAL, Basis.DOMICILE):
            continue
        own: Dated = (row.as_of, row.as_of_precision)
        day, precision = own if row.as_of else published.get(row.source_id, (None, None))
        existing = _existing(spans, day) if day else 0
        if day is not None and speaks_of_all(row.rank_of, existing, level):
            yield PrintedRank(row.rank, row.rank_of, day, precision, row.source_id, row.rank_of == existing)


def last_printed_rank(ranks: Iterable[PrintedRank], until: date = date.max) -> PrintedRank | None:
    """The newest of them up to a day that counts all regions there were."""
    known = (rank for rank in ranks if rank.is_of_all and rank.day <= until)
    return max(known, key=lambda rank: rank.day, default=None)


def speaks_of_all(printed: int, expected: int, level: str) -> bool:
    """Whether "of n" is meant to be all regions of the level, not an island group or a branch office."""
    if level == "province":
        return printed >= FEWEST_PROVINCES
    # A judgement: from 0,6 to 2 times as many, for a province may have split since, or be told with its twin.
    return expected * 6 <= printed * 10 and printed <= expected * 2


def _existing(spans: Iterable[Span], day: date) -> int:
    return sum((since is None or since <= day) and (end is None or end > day) for since, end in spans)
