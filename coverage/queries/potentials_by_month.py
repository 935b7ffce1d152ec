"""Who stood where in a month, and on which potentials they could have stood."""

from collections.abc import Collection
from datetime import date

from coverage.calculations.change.rank_moves import MonthList, speaking
from coverage.queries import figures
from coverage.queries.figures import known_by
from coverage.queries.once import lasting
from coverage.queries.places import regions_asked
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import PotentialRow
from coverage.rows.periods import window


@lasting
def standing(question: RankingQuestion, release: ReleaseRow, month: date) -> MonthList:
    """The lines that a month's ranking ranks, in no order. One query a state, three for an old release."""
    regions = regions_asked(question, month)
    found = known_by(regions, release, question.asked, month)
    return MonthList(speaking(found.values(), window(month)[0]), len(regions))


def potentials(codes: Collection[str], release: ReleaseRow, asked: Asked) -> tuple[PotentialRow, ...]:
    """Every potential of these regions that a release knows, in the asked segment and basis. One query a
    state for the same regions.
    """
    return _potentials(tuple(codes), release.number, asked.segment, asked.basis)


@lasting
def _potentials(codes: tuple[str, ...], release: int, segment: str, basis: str) -> tuple[PotentialRow, ...]:
    return tuple(figures.potentials(release, codes, segment, basis))
