"""What several pages need."""

from collections.abc import Sequence
from datetime import date

from coverage.queries.errors import NoSuchMonth
from coverage.queries.releases import ReleaseRow, months
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow


def chosen_month(asked: Asked, release: ReleaseRow) -> date:
    """The month up to which everything is read: the one asked for, else the newest of the release.

    Lists have a month of their own: queries.list_months. One query when a month is asked for. Raises
    NoSuchMonth for one before the first or after the last that the release knows.
    """
    if asked.month is None:
        return release.newest_month or release.published_at.date().replace(day=1)
    known = months(release)
    if not known or not known[-1] <= asked.month <= known[0]:
        raise NoSuchMonth(known)
    return asked.month


def source_ids(rows: Sequence[CoverageRow]) -> set[int]:
    """All sources that lines rest on."""
    return {
        source
        for row in rows
        for source in (*row.source_ids, *row.potential_source_ids, *row.target_source_ids)
    }
