"""A meeting pack as slides: the sentence, charts, the table, who stands out, needs, actions, sources."""

from collections.abc import Sequence
from typing import TypeVar

from django.utils import translation

from coverage.calculations.meeting.officials import OfficialLine
from coverage.meeting.files.pack import MeetingFile
from coverage.meeting.files.reproducible import lasting
from coverage.meeting.files.slide_charts import by_region, over_time, runs
from coverage.meeting.files.slide_parts import TOP, Text, deck, fitting, lines, pages_of, slide, table
from coverage.meeting.words import agenda as agenda_words
from coverage.meeting.words import gap as gap_words
from coverage.meeting.words import meeting as meeting_words
from coverage.programmes.words import checklist as budget_words
from coverage.words import formats, sentences

ROWS_A_SLIDE = 15  # as many as can be read from the back of a room
COLUMNS_A_CHART = 15  # names below more of them run into each other
CHART = 5.0  # inches
MOST_BUDGETS = 8  # lines below what the checklist says first
MOST_RECORDS = 8  # as on the page of the pack
MOST_SOURCES = 24  # as on the page of the pack
HEADS = ("No.", "Wilayah", "Potensi", "TK aktif", "Cakupan", "Target", "Target TK", "Kesenjangan (poin)",
         "Kesenjangan (orang)", "Peringkat", "Kategori, % dari target")  # fmt: skip
# Parts of the width of a slide: names and categories want most.
WIDTHS = (0.4, 2.3, 1.15, 1.1, 1.05, 0.95, 1.15, 1.4, 1.4, 1.15, 1.6)
TEXT_COLUMNS = (1, 10)
_Row = TypeVar("_Row")


def meeting_slides(file: MeetingFile) -> bytes:
    """The presentation; the same pack gives the same bytes, since it is dated by its release."""
    with translation.override("id"):
        made = _Slides(file)
        made.opening()
        made.charts()
        made.regions()
        made.extremes()
        made.needs()
        made.budgets()
        made.records()
        made.agenda()
        made.sources()
        return lasting(made.deck, file.title, file.origin.released.published_at)


class _Slides:
    """The slides of one file, in their order."""

    def __init__(self, file: MeetingFile):
        self.file, self.origin, self.pack, self.deck = file, file.origin, file.pack, deck(file.origin.paper)
        self.alike = meeting_words.same_day([line.row for line in self.pack.ranked])

    def _page(self, title: str, texts: Sequence[Text] = (), most: int = 20) -> object:
        size = 28 if len(title) < 75 else 22 if len(title) < 150 else 18
        added = slide(self.deck, title, self.origin.stamp, self.origin.alert, size)
        if texts:
            lines(added, texts, size=fitting(texts, most=most))
        return added

    def _pages(self, title: str, texts: Sequence[Text], size: int = 16) -> None:
        """Text on one slide where it fits in that size or a larger one, else on as many as it takes."""
        pages = pages_of(texts, size=size)
        for page in pages:
            lines(self._page(title), page, size=fitting(page) if len(pages) == 1 else size)

    def opening(self) -> None:
        pack = self.pack
        week, pace = meeting_words.weekly(pack.progress), meeting_words.pace(pack.progress)
        texts = [
            Text(" · ".join(self.origin.office.letterhead)),
            Text(sentences.headline(pack.row), bold=True),
            Text(meeting_words.standing(pack)),
            Text(
                pace if week.asked == formats.ABSENT else f"Diperlukan seminggu: {week.asked_in_full}; {pace}"
            ),
            Text(agenda_words.flags(pack.flags)),
        ]
        self._page(self.file.title, [text for text in texts if text.text], most=26)

    def charts(self) -> None:
        recent, rows = self.pack.recent, [line.row for line in self.pack.ranked]
        if recent:
            page = self._page(f"{self.pack.region.name}: cakupan terhadap target")
            over_time(page, recent, CHART)
            if len(runs(recent)) > 1:
                said = "Garis terputus di tempat potensi pekerja berganti."
                lines(page, [Text(said)], top=TOP + CHART, height=0.35, size=14)
        what = "cakupan dan target" if any(row.target_ratio is not None for row in rows) else "cakupan"
        for some in _evenly(rows, COLUMNS_A_CHART) if len(rows) > 1 else []:
            by_region(self._page(f"{self._places()}: {what}"), some)

    def regions(self) -> None:
        """The officials' table, at most so many lines a slide; the sums stand on the last one."""
        body = [self._cells(line) for line in self.pack.lines]
        total, whole = self.pack.total, self._cells(self.pack.whole)
        name = meeting_words.summed(total, meeting_words.level_of(self.pack))
        counts = (formats.people(total.potential_workers), formats.people(total.active_participants))
        summed = ["", name, *counts, formats.percent(total.coverage_ratio), *[""] * 6]
        whole[1] = f"{self.file.page.whole.name}, angka sendiri"
        body += [summed, whole]
        for rows in _evenly(body, ROWS_A_SLIDE):
            bold = [place for place, row in enumerate(rows) if row is summed or row is whole]
            page = self._page(self._places())
            table(page, HEADS, rows, WIDTHS, left_columns=TEXT_COLUMNS, bold_rows=bold)

    def extremes(self) -> None:
        found = self.pack.extremes
        texts = []
        for title, rows in (
            (gap_words.best_title(found), found.best),
            (gap_words.worst_title(found), found.worst),
        ):
            if rows:
                texts.append(Text(title, bold=True))
                texts += [Text(text, bullet=True) for text in gap_words.shares(rows)]
        if nobody := gap_words.nobody_stands_out(found):
            texts.append(Text(nobody))
        texts += [Text(text) for text in meeting_words.table_notes(self.pack)]
        self._page("Tertinggi dan terendah", texts)
        made = self.pack.makers
        texts = [Text(text) for text in gap_words.makers(made)]
        texts += [Text(text, bullet=True) for text in gap_words.maker_lines(made)]
        self._page("Siapa menanggung separuh kesenjangan", texts)

    def needs(self) -> None:
        texts = [Text("Sampai akhir tahun", bold=True)]
        texts += [Text(text) for text in meeting_words.needed(self.pack.progress)]
        texts.append(Text("Biaya menutup kesenjangan setahun", bold=True))
        texts += [Text(text) for text in meeting_words.costs(self.pack)]
        self._page("Yang diperlukan dan biayanya", texts)

    def budgets(self) -> None:
        """The checklist: its sentence, then who lacks a line, then lines, as many as one slide reads."""
        found = self.file.page.budgets
        said = budget_words.in_short(found.budgets, MOST_BUDGETS)
        texts = [Text(budget_words.opening(found.tallies), bold=True)]
        self._page("Anggaran", [*texts, *(Text(text, bullet=True) for text in said)])

    def records(self) -> None:
        records = self.pack.records
        said = [agenda_words.programme(row) for row in records.programmes]
        said += [agenda_words.village(row) for row in records.villages]
        said += [agenda_words.benefit(row) for row in records.benefits]
        if said:
            self._pages("Program", [Text(text, bullet=True) for text in said[:MOST_RECORDS]])

    def agenda(self) -> None:
        agenda = self.pack.agenda
        texts = [Text(text) for text in agenda_words.last_meeting(agenda)]
        texts += [Text(agenda_words.action(row, agenda), bullet=True) for row in agenda.open]
        self._pages("Tindak lanjut yang terbuka", texts)

    def sources(self) -> None:
        signed = [", ".join(signer) for signer in self.origin.office.signatures]
        texts = [Text(text) for text in (*signed, self.origin.address, self.origin.stamp)]
        cited = self.file.cited
        texts += [Text(f"{text} {url}".strip(), bullet=True) for _id, text, url in cited[:MOST_SOURCES]]
        if len(cited) > MOST_SOURCES:
            left = len(cited) - MOST_SOURCES
            texts.append(Text(f"dan {left} dokumen lain, semuanya di lembar Catatan berkas Excel rapat ini"))
        self._pages("Sumber dan rilis", texts, size=13)

    def _places(self) -> str:
        if self.pack.region.code == "00":
            return "Provinsi"
        return f"Kabupaten/kota di {self.file.page.whole.name}"

    def _cells(self, line: OfficialLine) -> list[str]:
        row = line.row
        number = "" if line.number is None else str(line.number)
        name = row.region.name
        if not self.alike and row.rank is not None:
            name = f"{name}, {formats.short_day(row.as_of, row.as_of_precision)}"
        if not line.has_figures or (row.rank is None and line.number is not None):
            why = self.file.why_unranked(row)
            return [number, name, why]
        return [
            number,
            name,
            formats.potential(row),
            formats.active(row),
            formats.coverage(row),
            formats.target(row),
            meeting_words.target_heads(line),
            formats.gap_number(row),
            formats.gap_people(row),
            formats.ABSENT if row.rank is None else str(row.rank),
            meeting_words.band(line, self.pack.bands),
        ]


def _evenly(rows: list[_Row], most: int) -> list[list[_Row]]:
    """Rows in as few parts as their count allows, each about as long as the others."""
    parts = -(-len(rows) // most)
    each = -(-len(rows) // parts) if parts else 1
    return [rows[first : first + each] for first in range(0, len(rows), each)]
