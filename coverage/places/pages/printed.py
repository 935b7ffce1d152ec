"""What documents print about a region, beside the figure that its page shows."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from coverage.calculations.printed_rank import Dated, PrintedRank, Span, last_printed_rank, printed_ranks
from coverage.calculations.ranking import has_quorum, ranked_count
from coverage.queries.sources import SourceRow
from coverage.rows.figures import CoverageRow, StatementRow


class Printed(Struct, frozen=True, dict=True):
    """statements: about the shown day, without a day, and all with a rank; telling: the documents that print
    anything about the region; row: its shown line; sources: all documents of the page, by id.

    peers: the list it is ranked in, none for Indonesia; spans: when each region of that list exists; until:
    the last day of the asked month.
    """

    statements: tuple[StatementRow, ...]
    telling: tuple[SourceRow, ...]
    row: CoverageRow
    sources: Mapping[int, SourceRow]
    peers: tuple[CoverageRow, ...]
    spans: tuple[Span, ...]
    until: date

    @cached_property
    def beside(self) -> tuple[StatementRow, ...]:
        """What they print about the shown day, segment and basis."""
        row = self.row
        return tuple(
            statement
            for statement in self.statements
            if row.as_of is not None
            and (statement.as_of, statement.segment, statement.basis) == (row.as_of, row.segment, row.basis)
        )

    @cached_property
    def undated(self) -> tuple[StatementRow, ...]:
        """What they print that became no figure: without a day, or only a rank or a gap."""
        return tuple(
            statement
            for statement in self.statements
            if statement.as_of is None
            and (statement.active_participants is not None or statement.printed_ratio is not None)
        )

    @cached_property
    def ranks(self) -> tuple[PrintedRank, ...]:
        """Official ranks in its list: of the shown day; where ours is none the last one, if there is."""
        published: dict[int | None, Dated] = {
            number: (source.published_on, source.published_precision)
            for number, source in self.sources.items()
        }
        level = self.row.region.level
        beside = tuple(printed_ranks(self.beside, published, self.spans, level))
        if has_quorum(ranked_count(self.peers), len(self.peers)):
            return beside
        last = last_printed_rank(printed_ranks(self.statements, published, self.spans, level), self.until)
        return (last,) if last else beside

    @cached_property
    def documents(self) -> tuple[SourceRow, ...]:
        """Those that say something about this very region: those of its figure, then the newest."""
        shown = set(self.row.source_ids)
        return tuple(
            sorted(
                self.telling,
                key=lambda source: (source.id in shown, source.published_on or date.min),
                reverse=True,
            )
        )
