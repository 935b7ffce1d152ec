"""A meeting pack on its way into a file: its name, its title, its reasons in words."""

from msgspec import Struct

from coverage.calculations.meeting.pack import Meeting
from coverage.files.origin import Origin
from coverage.meeting.pages.meeting import MeetingPage
from coverage.rows.figures import CoverageRow, StatementRow, Unranked
from coverage.words import formats, ranks
from coverage.words.labels import counted


class MeetingFile(Struct, frozen=True):
    """The page's pack, and where it comes from."""

    page: MeetingPage
    origin: Origin

    @property
    def pack(self) -> Meeting:
        return self.page.pack

    @property
    def title(self) -> str:
        """ "Bahan rapat UCJ Lampung, data sampai September 2024"."""
        row = self.pack.row
        what = counted(row.segment, row.basis)
        text = f"Bahan rapat UCJ {self.pack.region.name}, data sampai {formats.month(self.page.until)}"
        return f"{text}, {what}" if what else text

    @property
    def cited(self) -> list[tuple[int, str, str]]:
        """Every document: its number, citation and address; those of the region's own figures first."""
        return [(number, source.citation, source.url) for number, source in self.page.sources.items()]

    def why_unranked(self, row: CoverageRow) -> str:
        """The reason in words, with what is known nonetheless: an old figure, a count, both values of two."""
        known = ""
        if row.unranked_reason == Unranked.CONFLICT:
            sides = self.page.disputed.get(row.region.code, ())
            known = " dan ".join(dict.fromkeys(map(side_words, sides)))
        elif row.unranked_reason == Unranked.STALE and row.coverage_ratio is not None:
            known = formats.coverage(row)
        elif row.unranked_reason == Unranked.NO_POTENTIAL:
            known = f"{formats.active(row)} peserta"
        why = ranks.reason(row)
        return f"{why}: {known}" if known else why

    def name(self, extension: str) -> str:
        """rapat-18-2024-09-rilis-1.pptx."""
        month = f"{self.page.month:%Y-%m}"
        return self.origin.file_name(extension, "rapat", self.pack.region.code, month)


def side_words(side: StatementRow) -> str:
    """What one side of a contradiction prints: "25,6%"."""
    if side.printed_ratio is not None:
        return formats.percent(side.printed_ratio, side.printed_decimals)
    if side.active_participants is not None:
        return f"{formats.people(side.active_participants)} peserta"
    if side.target_ratio is not None:
        return f"target {formats.percent(side.target_ratio, side.target_decimals)}"
    if side.target_people is not None:
        return f"target {formats.people(side.target_people)} orang"
    return f"{formats.people(side.potential_workers)} pekerja"
