"""Sentences of the meeting pack, for its page."""

from django import template

from coverage.calculations.meeting import Meeting
from coverage.calculations.officials import OfficialLine
from coverage.calculations.progress import Progress
from coverage.calculations.schemes import Scheme
from coverage.words import agenda as agenda_words
from coverage.words import gap as gap_words
from coverage.words import meeting as meeting_words
from coverage.words.status import Answer, level_answer, outlook_answer, pace_answer

register = template.Library()

register.filter("kedudukan", meeting_words.standing)
register.filter("sepekan", meeting_words.weekly)
register.filter("diperlukan_rapat", meeting_words.needed)
register.filter("biaya_rapat", meeting_words.costs)
register.filter("catatan_tabel", meeting_words.table_notes)
register.filter("judul_tertinggi", gap_words.best_title)
register.filter("judul_terendah", gap_words.worst_title)
register.filter("berurut", gap_words.shares)
register.filter("tanpa_puncak", gap_words.nobody_stands_out)
register.filter("penanggung", gap_words.makers)
register.filter("penanggung_nama", gap_words.maker_lines)
register.filter("laju_rapat", meeting_words.pace)
register.filter("program", agenda_words.programme)
register.filter("desa", agenda_words.village)
register.filter("manfaat", agenda_words.benefit)
register.filter("rapat_terakhir", agenda_words.last_meeting)
register.filter("batas", agenda_words.due)
register.filter("keadaan_tindakan", agenda_words.state)
register.filter("catatan_terbuka", agenda_words.flags)


@register.filter
def kategori(line: OfficialLine, bands: Scheme | None) -> str:
    """The category of a line of the officials' table."""
    return meeting_words.band(line, bands)


@register.filter
def jumlah(pack: Meeting) -> str:
    """What the line of the sum is called."""
    return meeting_words.summed(pack.total, meeting_words.level_of(pack))


@register.filter
def satu_hari(pack: Meeting) -> bool:
    """Whether all ranked figures of the table are of one day."""
    return meeting_words.same_day([line.row for line in pack.ranked])


@register.filter
def satu_target(pack: Meeting) -> bool:
    """Whether all ranked regions are measured against one target, which the table's note names."""
    rows = [line.row for line in pack.ranked]
    return bool(rows) and meeting_words.one_target(rows)


@register.filter
def semua_tercetak(pack: Meeting) -> bool:
    """Whether all ranked shares of the table are printed ones, which its note says."""
    return all(line.row.printed_ratio is not None for line in pack.ranked)


@register.filter
def jawaban(progress: Progress | None) -> dict[str, Answer]:
    """The three answers to where a region stands; none without a figure."""
    if progress is None:
        return {}
    return {
        "level": level_answer(progress),
        "pace": pace_answer(progress),
        "outlook": outlook_answer(progress),
    }
