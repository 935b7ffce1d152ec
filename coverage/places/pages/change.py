"""The change of one region's coverage and rank between any two of its dates."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from msgspec import Struct

from coverage.calculations.change.rank_range import RankRange
from coverage.places.pages.change_explained import Why, change_query, peers_question, reach, why
from coverage.places.questions import ChangeQuestion, Side, sides
from coverage.queries import figures, places, potentials_by_month, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import carried
from coverage.rows.figures import CoverageRow, RegionRow, StatementRow
from coverage.words.labels import counted


class ChangePage(Struct, frozen=True):
    """What moved between two dates of a region, and why.

    why: None when the region has fewer than two figures. dates: its own figures, newest first.
    printed_before, printed_after: statements about the two days that print a rank.
    """

    question: ChangeQuestion
    region: RegionRow
    parent: RegionRow | None
    release: ReleaseRow
    dates: tuple[CoverageRow, ...]
    why: Why | None
    reach: RankRange | None
    printed_before: tuple[StatementRow, ...]
    printed_after: tuple[StatementRow, ...]
    sources: Mapping[int, SourceRow]

    @property
    def ends(self) -> tuple[tuple[str, Side], ...]:
        """The two choices: the parameter, and what is chosen for it."""
        return () if self.why is None else (("dari", self.why.since), ("sampai", self.why.until))

    @property
    def counted(self) -> str:
        """Which participants are asked for, "" for all by domicile."""
        return counted(self.question.asked.segment, self.question.asked.basis)

    @property
    def called(self) -> str:
        """The region, and which participants are asked for when not all by domicile."""
        return f"{self.region.name} ({self.counted})" if self.counted else self.region.name

    @property
    def suffix(self) -> str:
        """What links to pages of figures carry on."""
        return carried(self.question.asked)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form carries on: parameters and values."""
        return parse_qsl(change_query(self.question.asked, self.release)[1:])

    @property
    def address(self) -> str:
        """The query string that names both ends and the release, to be passed on."""
        ends = (self.why.since, self.why.until) if self.why else ()
        return change_query(self.question.asked, self.release, *ends, fixed=True)


def change_page(code: str, question: ChangeQuestion, release: ReleaseRow) -> ChangePage:
    """The explanation of one region's change in a release. Ten queries, sixteen for an old release.

    Raises NoSuchRegion, InvalidParameter.
    """
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    asked = question.asked
    history = figures.history(region, release, asked)
    ends = sides(question, history)
    latter = None
    found = None
    if ends is not None:
        if region.level != "nation":
            latter = potentials_by_month.standing(peers_question(region, asked), release, ends[1].month)
        found = why(*ends, asked, release, latter)
    printed = _printed_ranks(ends, sources.told(code, release, None) if ends else ())
    return ChangePage(
        question=question,
        region=region,
        parent=places.region_row(region.parent_code) if region.parent_code else None,
        release=release,
        dates=tuple(reversed(history)),
        why=found,
        reach=reach(code, latter, asked, release) if latter else None,
        printed_before=printed[0],
        printed_after=printed[1],
        sources=sources.sources(
            {
                *source_ids([end.row for end in ends or ()]),
                *(row.source_id for rows in printed for row in rows if row.source_id is not None),
            }
        ),
    )


def _printed_ranks(
    ends: tuple[Side, Side] | None, statements: Sequence[StatementRow]
) -> tuple[tuple[StatementRow, ...], tuple[StatementRow, ...]]:
    """The statements with a rank about the two days."""
    if ends is None:
        return (), ()
    before, after = (
        tuple(
            row
            for row in statements
            if row.rank is not None
            and (row.as_of, row.segment, row.basis) == (end.row.as_of, end.row.segment, end.row.basis)
        )
        for end in ends
    )
    return before, after
