"""Sentences of the meeting pack, for its page."""

from django import template

from coverage.calculations.meeting.pack import Meeting
from coverage.calculations.pace.progress import Progress
from coverage.meeting.words import agenda as agenda_words
from coverage.meeting.words import gap as gap_words
from coverage.meeting.words import meeting as meeting_words
from coverage.words.outlook import outlook_answer
from coverage.words.ranks import RankParts, rank_parts
from coverage.words.status import Answer, level_answer, pace_answer

register = template.Library()

register.filter(meeting_words.beside_rank)
register.filter(meeting_words.weekly)
register.filter("meeting_needs", meeting_words.needed)
register.filter(meeting_words.costs)
register.filter(meeting_words.table_notes)
register.filter(gap_words.best_title)
register.filter(gap_words.worst_title)
register.filter(gap_words.shares)
register.filter(gap_words.nobody_stands_out)
register.filter(gap_words.makers)
register.filter(gap_words.maker_lines)
register.filter(meeting_words.pace)
register.filter(meeting_words.band)
register.filter(meeting_words.target_heads)
register.filter(agenda_words.programme)
register.filter(agenda_words.village)
register.filter(agenda_words.benefit)
register.filter(agenda_words.last_meeting)
register.filter(agenda_words.due)
register.filter(agenda_words.state)
register.filter(agenda_words.flags)


@register.filter
def pack_rank(pack: Meeting) -> RankParts | None:
    """The region's rank among its peers, for its tile."""
    return rank_parts(pack.peer.rank, pack.of, pack.peers) if pack.peer else None


@register.filter
def sum_label(pack: Meeting) -> str:
    """What the line of the sum is called."""
    return meeting_words.summed(pack.total, meeting_words.level_of(pack))


@register.filter
def all_one_day(pack: Meeting) -> bool:
    """Whether all ranked figures of the table are of one day."""
    return meeting_words.same_day([line.row for line in pack.ranked])


@register.filter
def all_one_target(pack: Meeting) -> bool:
    """Whether all ranked regions are measured against one target, which the table's note names."""
    rows = [line.row for line in pack.ranked]
    return bool(rows) and meeting_words.one_target(rows)


@register.filter
def all_printed(pack: Meeting) -> bool:
    """Whether all ranked shares of the table are printed ones, which its note says."""
    return all(line.row.printed_ratio is not None for line in pack.ranked)


@register.filter
def answers(progress: Progress | None) -> dict[str, Answer]:
    """The three answers to where a region stands; none without a figure."""
    if progress is None:
        return {}
    return {
        "level": level_answer(progress),
        "pace": pace_answer(progress),
        "outlook": outlook_answer(progress),
    }
