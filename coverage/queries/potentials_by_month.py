"""Who stood where in a month, and on which potentials they could have stood."""

from collections.abc import Collection
from datetime import date

from coverage.calculations.change.rank_moves import MonthList, speaking
from coverage.queries import figures
from coverage.queries.figures import known_by
from coverage.queries.places import regions_asked
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import PotentialRow
from coverage.rows.periods import window


def standing(question: RankingQuestion, release: ReleaseRow, month: date) -> MonthList:
    """The lines that a month's ranking ranks, in no order. Two queries, four for an old release."""
    regions = regions_asked(question, month)
    found = known_by(regions, release, question.asked, month)
    return MonthList(speaking(found.values(), window(month)[0]), len(regions))


def potentials(codes: Collection[str], release: ReleaseRow, asked: Asked) -> list[PotentialRow]:
    """Every potential of these regions that a release knows, in the asked segment and basis. One query."""
    return figures.potentials(release.number, codes, asked.segment, asked.basis)
