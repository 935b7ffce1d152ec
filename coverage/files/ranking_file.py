"""What the files of a ranking are made from: rows, the question they answer, the release they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from coverage.calculations.ranking import ranked_count
from coverage.files.records import Record, distinct, ranking_record
from coverage.questions.asked import RankingQuestion
from coverage.rows.figures import CoverageRow, RegionRow, StatementRow


class Released(Protocol):
    """The release a file comes from."""

    @property
    def number(self) -> int: ...

    @property
    def published_at(self) -> datetime: ...

    @property
    def note(self) -> str: ...

    @property
    def checksum(self) -> str: ...


class Cited(Protocol):
    """A document that prints figures."""

    @property
    def citation(self) -> str: ...

    @property
    def url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class RankingFile:
    """A ranking on its way into a file.

    rows: ranked first, then the unranked. sources: documents by id; conflicts: statements that contradict
    each other by region code; address: the full address of the page; province: the one asked for.
    """

    rows: Sequence[CoverageRow]
    question: RankingQuestion
    release: Released
    month: date
    sources: Mapping[int, Cited]
    conflicts: Mapping[str, Sequence[StatementRow]]
    address: str
    demo: bool = False
    province: RegionRow | None = None

    @property
    def ranked(self) -> int:
        """How many rows have a rank."""
        return ranked_count(self.rows)

    def records(self) -> list[Record]:
        """The rows with the API's keys, and the month they speak for."""
        return [{**ranking_record(row), "month": f"{self.month:%Y-%m}"} for row in self.rows]

    def cited(self) -> list[tuple[int, str, str]]:
        """Every source of the rows and of what contradicts itself in them: id, citation, address."""
        known = {number: (source.citation, source.url) for number, source in self.sources.items()}
        known |= {
            side.source_id: (side.source_title, side.source_url)
            for row in self.rows
            for side in self.conflicts.get(row.region.code, ())
            if side.source_id is not None and side.source_id not in known
        }
        used = distinct(*(record["source_ids"] for record in self.records()), known)
        return [(number, *known.get(number, ("", ""))) for number in sorted(used)]

    def name(self, extension: str) -> str:
        """A file name that says what is inside: peringkat-kabkota-18-2024-09-rilis-1.csv."""
        question = self.question
        level = question.kind or ("provinsi" if question.level == "province" else "kabkota")
        parts = ("peringkat", level, question.province, f"{self.month:%Y-%m}", f"rilis-{self.release.number}")
        start = "DATA-CONTOH-" if self.demo else ""
        return f"{start}{'-'.join(part for part in parts if part)}.{extension}"
