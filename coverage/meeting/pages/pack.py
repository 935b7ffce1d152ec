"""What the files of a meeting pack are made from: the pack, and the release it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from coverage.calculations.meeting.pack import Meeting
from coverage.files.ranking_file import Cited, Released
from coverage.files.titles import WARNING
from coverage.rows.figures import CoverageRow, RegionRow, StatementRow, Unranked
from coverage.rows.release_code import code_of
from coverage.words import formats, sentences
from coverage.words.labels import counted


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """A meeting pack on its way into a file.

    whole: the area of its table. sources: documents by id; conflicts: statements that contradict each other
    by region code; address: where the page stays as it is.
    """

    pack: Meeting
    whole: RegionRow
    release: Released
    month: date
    sources: Mapping[int, Cited]
    conflicts: Mapping[str, Sequence[StatementRow]]
    address: str
    demo: bool = False

    @property
    def alert(self) -> str:
        """What stands above everything when the figures are invented; "" otherwise."""
        return WARNING if self.demo else ""

    @property
    def title(self) -> str:
        """ "Bahan rapat UCJ Lampung, data sampai September 2024"."""
        row = self.pack.row
        what = counted(row.segment, row.basis)
        text = f"Bahan rapat UCJ {self.pack.region.name}, data sampai {formats.month(self.month)}"
        return f"{text}, {what}" if what else text

    @property
    def stamp(self) -> str:
        """ "Rilis 12 · 8 Des 2025 · kode 3f9a1c2b": what /verifikasi/ can be asked about."""
        day = formats.short_day(timezone.localdate(self.release.published_at))
        return f"Rilis {self.release.number} · {day} · kode {code_of(self.release.checksum)}"

    @property
    def cited(self) -> list[tuple[int, str, str]]:
        """Every document: its number, citation and address; those of the region's own figures first."""
        return [(number, source.citation, source.url) for number, source in self.sources.items()]

    def why_unranked(self, row: CoverageRow) -> str:
        """The reason in words, with what is known nonetheless: an old figure, a count, both values of two."""
        known = ""
        if row.unranked_reason == Unranked.CONFLICT:
            known = " dan ".join(dict.fromkeys(map(side_words, self.conflicts.get(row.region.code, ()))))
        elif row.unranked_reason == Unranked.STALE and row.coverage_ratio is not None:
            known = formats.coverage(row)
        elif row.unranked_reason == Unranked.NO_POTENTIAL:
            known = f"{formats.active(row)} peserta"
        why = sentences.reason(row)
        return f"{why}: {known}" if known else why

    def name(self, extension: str) -> str:
        """A file name that says what is inside: rapat-18-2024-09-rilis-1.pptx."""
        start = "DATA-CONTOH-" if self.demo else ""
        return (
            f"{start}rapat-{self.pack.region.code}-{self.month:%Y-%m}-rilis-{self.release.number}.{extension}"
        )


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
