"""The ranks that documents print of a region, where they count the regions they should."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coverage.rows.figures import Basis, Segment, StatementRow

Dated = tuple[date | None, str | None]  # a day and how precisely it is known
Span = tuple[date | None, date | None]  # from when a region exists, and the first day without it


@dataclass(frozen=True, slots=True)
class PrintedRank:
    """A rank as a document prints it. day: of its figures, else of the document."""

    rank: int
    of: int
    day: date
    precision: str | None
    source_id: int | None


def printed_ranks(
    statements: Iterable[StatementRow], published: Mapping[int | None, Dated], spans: Iterable[Span]
) -> Iterator[PrintedRank]:
    """The ranks of all participants by domicile, among as many regions as existed on their day.

    published: the day of each document; spans: when each region of the list exists.
    """
    spans = list(spans)
    for row in statements:
        if not (row.rank and row.rank_of) or (row.segment, row.basis) != (Segment.TOTAL, Basis.DOMICILE):
            continue
        own: Dated = (row.as_of, row.as_of_precision)
        day, precision = own if row.as_of else published.get(row.source_id, (None, None))
        if day is not None and row.rank_of == _existing(spans, day):
            yield PrintedRank(row.rank, row.rank_of, day, precision, row.source_id)


def last_printed_rank(ranks: Iterable[PrintedRank], until: date = date.max) -> PrintedRank | None:
    """The newest of them up to a day."""
    return max((rank for rank in ranks if rank.day <= until), key=lambda rank: rank.day, default=None)


def _existing(spans: Iterable[Span], day: date) -> int:
    return sum((since is None or since <= day) and (end is None or end > day) for since, end in spans)
