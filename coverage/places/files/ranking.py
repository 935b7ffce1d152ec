"""A ranking on its way into a file: its rows as lines, its name, the sentences at its head."""

from collections import Counter

from msgspec import Struct

from coverage.calculations.ranking import Order, ranked_count
from coverage.files.delimited import csv_text
from coverage.files.fields import RANKING_KEYS, Fields, distinct, ranking_fields
from coverage.files.origin import Origin
from coverage.files.words import BASES, LEVELS, ORDERS, REASONS, SEGMENTS, STANDS
from coverage.places.pages.ranking import RankingPage
from coverage.rows.figures import Basis, Segment
from coverage.words import formats

KEYS = (*RANKING_KEYS, "month")


class RankingFile(Struct, frozen=True):
    """All rows of the page, ranked first, and where they come from."""

    page: RankingPage
    origin: Origin

    def lines(self) -> list[Fields]:
        """The rows with the API's keys, and the month they speak for."""
        return [{**ranking_fields(row), "month": f"{self.page.month:%Y-%m}"} for row in self.page.rows]

    def cited(self) -> list[tuple[int, str, str]]:
        """Every source of the rows and of what contradicts itself in them: id, citation, address."""
        page = self.page
        known = {number: (source.citation, source.url) for number, source in page.sources.items()}
        known |= {
            side.source_id: (side.source_title, side.source_url)
            for row in page.rows
            for side in page.disputed.get(row.region.code, ())
            if side.source_id is not None and side.source_id not in known
        }
        used = distinct(
            *(
                ids
                for row in page.rows
                for ids in (row.source_ids, row.potential_source_ids, row.target_source_ids)
            ),
            known,
        )
        return [(number, *known.get(number, ("", ""))) for number in sorted(used)]

    def name(self, extension: str) -> str:
        """peringkat-kabkota-18-2024-09-rilis-1.csv."""
        question = self.page.question
        level = question.kind or ("provinsi" if question.level == "province" else "kabkota")
        month = f"{self.page.month:%Y-%m}"
        return self.origin.file_name(extension, "peringkat", level, question.province, month)

    @property
    def title(self) -> str:
        """ "Peringkat cakupan kabupaten/kota di Lampung, September 2024"."""
        question, province = self.page.question, self.page.province
        place = f" di {province.official_name}" if province else ""
        text = f"Peringkat cakupan {self.regions}{place}, {formats.month(self.page.month)}"
        if question.asked.segment != Segment.TOTAL:
            text += f", segmen {SEGMENTS[question.asked.segment]}"
        if question.asked.basis != Basis.DOMICILE:
            text += f", basis {BASES[question.asked.basis]}"
        if question.stand:
            text += f", hanya {STANDS[question.stand]}"
        if question.order != Order.COVERAGE:
            text += f", diurutkan menurut {ORDERS[question.order]}"
        return text

    @property
    def regions(self) -> str:
        """What is ranked: provinsi, kabupaten/kota, kabupaten or kota."""
        return self.page.question.kind or LEVELS[self.page.question.level]

    @property
    def ranked(self) -> int:
        """How many rows have a rank."""
        return ranked_count(self.page.rows)

    @property
    def tally(self) -> str:
        """ "13 dari 15 kabupaten/kota punya peringkat; belum melapor: 1, angka bertentangan: 1"."""
        rows = self.page.rows
        text = f"{self.ranked} dari {len(rows)} {self.regions} punya peringkat"
        missing = Counter(row.unranked_reason for row in rows if row.rank is None and row.unranked_reason)
        told = ", ".join(
            f"{words}: {missing[reason]}" for reason, words in REASONS.items() if missing[reason]
        )
        return f"{text}; {told}" if told else text


def ranking_csv(file: RankingFile) -> str:
    """The ranking as CSV for programs: the keys of the API, the month, the release."""
    return csv_text(KEYS, file.lines(), file.origin)
