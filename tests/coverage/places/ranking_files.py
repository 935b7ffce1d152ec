"""Rankings on their way into files, from invented rows and from the published figures."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct

from coverage.calculations.list_months import ListMonths
from coverage.files.origin import Origin
from coverage.places.files.ranking import RankingFile
from coverage.places.pages.ranking import RankingPage, ranking_page
from coverage.queries import releases
from coverage.queries.list_months import MonthChoice
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import CoverageRow, RegionRow

SEPTEMBER = date(2024, 9, 1)
LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi", "00", "Lampung")


class Release(Struct, frozen=True):
    number: int = 12
    published_at: datetime = datetime(2025, 12, 8, 3, 30, tzinfo=UTC)
    note: str = "Angka terbitan"
    checksum: str = "ab" * 32


class Source(Struct, frozen=True):
    citation: str
    url: str = ""


def regency(code: str = "18.71", name: str = "Kota Bandar Lampung", **fields: Any) -> CoverageRow:
    return CoverageRow(RegionRow(code, name, "regency", "kota", "18", name), **fields)


def ranking_file(
    *rows: CoverageRow, demo: bool = False, month: date = SEPTEMBER, **fields: Any
) -> RankingFile:
    """A file of invented rows: the regencies of Lampung, September 2024."""
    given = {
        "question": RankingQuestion(level="regency", province="18"),
        "release": Release(),
        "choice": MonthChoice(month, False, ListMonths(month, True, len(rows), ())),
        "provinces": (LAMPUNG,),
        "documents": (),
        "sources": {},
        "disputed": {},
    }
    page = RankingPage(every=rows, **(given | fields))
    return RankingFile(
        page, Origin(page.release, "https://ucj.example/peringkat/?provinsi=18&bulan=2024-09", demo)
    )


def published_file(release: int | None = None, month: date = SEPTEMBER, **question: Any) -> RankingFile:
    """The file of a published ranking, as its page would give it."""
    asked = RankingQuestion(Asked(month=month, release=release), **question)
    page = ranking_page(asked, releases.release_row(release))
    return RankingFile(page, Origin(page.release, "https://ucj.example/peringkat/"))
