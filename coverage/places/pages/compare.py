"""Chosen regions side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coverage.places.pages.search import resolved
from coverage.queries import figures, places, releases, sources
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import MOST_COMPARED, Asked, RankingQuestion
from coverage.rows.figures import Basis, CoverageRow, Segment, Unranked
from regions.codes import CodeError
from regions.directory import name_index
from regions.names import NameProblem


@dataclass(frozen=True, slots=True)
class Day:
    """What each compared region, by name in the order of the columns, has for one day; None: nothing."""

    as_of: date
    precision: str | None
    named: tuple[tuple[str, CoverageRow | None], ...]


@dataclass(frozen=True)
class ComparePage:
    """Chosen regions side by side: their lines in the order asked, and their histories, newest day first.

    They carry no rank: regions of several provinces or levels stand in no ranking together.
    problems: texts asked for that name no region, each with the reason.
    """

    asked: Asked
    release: ReleaseRow
    month: date
    months: tuple[date, ...]
    rows: tuple[CoverageRow, ...]
    days: tuple[Day, ...]
    sources: Mapping[int, SourceRow]
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def dates_differ(self) -> bool:
        return len({row.as_of for row in self.rows if row.as_of}) > 1

    @property
    def inputs(self) -> tuple[str, ...]:
        """Texts for the form's fields: what could not be read, then empty ones while there is room."""
        wrong = tuple(text for text, _ in self.problems)
        room = MOST_COMPARED - len(self.rows)
        return (*wrong, *[""] * (2 - min(len(self.rows), 1)))[:room]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form carries on: parameters and values."""
        asked = self.asked
        values = {
            "rilis": asked.release,
            "dokumen": asked.document,
            "segmen": None if asked.segment == Segment.TOTAL else asked.segment,
            "basis": "pendaftaran" if asked.basis == Basis.REGISTRATION else None,
        }
        return [(name, str(value)) for name, value in values.items() if value]

    @property
    def is_plain(self) -> bool:
        """Whether all participants by domicile are asked for."""
        return (self.asked.segment, self.asked.basis) == (Asked().segment, Asked().basis)


def compare_page(asked: Asked, texts: Sequence[str], release: ReleaseRow) -> ComparePage:
    """Regions side by side, by codes or names. Twelve queries, whatever their count. Raises NoSuchMonth."""
    months = releases.months(release)
    month = chosen_month(asked, release, months)
    codes, problems = _codes(texts)
    regions = {region.code: region for region in places.region_list(codes)}
    rows = figures.ranking_of(regions, RankingQuestion(asked), release, month) if regions else []
    rows = [_alone(row) for row in rows]
    rows.sort(key=lambda row: codes.index(row.region.code))
    histories = figures.histories(regions, release, asked) if regions else {}
    ids = source_ids([*rows, *(point for points in histories.values() for point in points)])
    return ComparePage(
        asked,
        release,
        month,
        tuple(months),
        tuple(rows),
        tuple(_days({row.region.name: histories[row.region.code] for row in rows})),
        sources.sources(ids),
        tuple(problems),
    )


def _codes(texts: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Codes of the regions that texts name, each once, and what is wrong with the others."""
    if not texts:
        return [], []
    index = name_index()
    codes, problems = [], []
    for text in texts:
        try:
            codes.append(resolved(index, text))
        except (NameProblem, CodeError) as error:
            problems.append((text, str(error)))
    return list(dict.fromkeys(codes)), problems


def _alone(row: CoverageRow) -> CoverageRow:
    """A line without what it owes to the others; a disputed figure is none."""
    if row.unranked_reason == Unranked.CONFLICT:
        row = CoverageRow(
            row.region,
            segment=row.segment,
            basis=row.basis,
            flags=row.flags,
            unranked_reason=row.unranked_reason,
        )
    return replace(row, rank=None, previous_rank=None, movement=None)


def _days(histories: Mapping[str, Sequence[CoverageRow]]) -> list[Day]:
    by_day = {
        name: {(row.as_of, row.as_of_precision): row for row in history}
        for name, history in histories.items()
    }
    days = sorted(
        {day for known in by_day.values() for day in known}, key=lambda day: (str(day[0]), str(day[1]))
    )
    return [
        Day(as_of, precision, tuple((name, known.get((as_of, precision))) for name, known in by_day.items()))
        for as_of, precision in reversed(days)
        if as_of is not None
    ]
