"""A meeting pack in few lines for WhatsApp: *bold* by asterisks, no longer than a telephone shows."""

from collections.abc import Iterable, Sequence

from django.utils import translation

from coverage.meeting.files.pack import MeetingFile
from coverage.meeting.words import agenda as agenda_words
from coverage.meeting.words import gap as gap_words
from coverage.meeting.words import meeting as meeting_words
from coverage.programmes.words import checklist as budget_words
from coverage.words import sentences

MOST = 1_500  # letters: two screens of a telephone, as messages are read
MOST_ACTIONS = 3  # in a message; the pack has all
ACTION_LENGTH = 80  # letters: two lines of a telephone


def meeting_text(file: MeetingFile) -> str:
    """The pack as plain text of at most 1.500 characters; release and address always stand at its end.

    What does not fit is left out, the last paragraphs before the first.
    """
    with translation.override("id"):
        pack, found = file.pack, file.pack.extremes
        head = [
            text
            for text in (f"*{file.origin.alert}*" if file.origin.alert else "", f"*{file.title}*")
            if text
        ]
        foot = [file.origin.stamp, file.origin.address]
        body = [
            sentences.headline(pack.row),
            meeting_words.standing(pack),
            _part("Sampai akhir tahun", meeting_words.needed(pack.progress)),
            _part(gap_words.best_title(found), gap_words.shares(found.best)),
            _part(gap_words.worst_title(found), gap_words.shares(found.worst)),
            _part("", [gap_words.nobody_stands_out(found)]),
            _part(
                "Separuh kesenjangan", [*gap_words.makers(pack.makers), *gap_words.maker_lines(pack.makers)]
            ),
            _part("Biaya setahun", meeting_words.costs(pack)),
            _part("Anggaran", [budget_words.opening(file.page.budgets.tallies)]),
            _part("Tindak lanjut", _actions(file)),
            _part("Pemeriksaan", [agenda_words.flags(pack.flags)]),
        ]
        return fitted(head, [text for text in body if text], foot)


def fitted(head: Sequence[str], body: Sequence[str], foot: Sequence[str]) -> str:
    """Head and foot with as many paragraphs between them as fit, a paragraph whole or not at all."""
    kept: list[str] = []
    for text in body:
        if len(_joined(head, [*kept, text], foot)) > MOST:
            break
        kept.append(text)
    return _joined(head, kept, foot)


def _joined(head: Sequence[str], body: Sequence[str], foot: Sequence[str]) -> str:
    return "\n\n".join(["\n".join(head), *body, "\n".join(foot)]) + "\n"


def _part(title: str, texts: Iterable[str]) -> str:
    """A bold title with its lines below; "" without any."""
    lines = [plain(text) for text in texts if text]
    if not lines:
        return ""
    return "\n".join([f"*{title}*", *lines] if title else lines)


def _actions(file: MeetingFile) -> list[str]:
    agenda = file.pack.agenda
    lines = agenda_words.last_meeting(agenda)
    shown = agenda.open[:MOST_ACTIONS]
    lines += [f"- {agenda_words.action(row, agenda, ACTION_LENGTH)}" for row in shown]
    if len(agenda.open) > len(shown):
        lines.append(f"- dan {len(agenda.open) - len(shown)} lagi")
    return lines


def plain(text: str) -> str:
    """A text in which nothing is taken for bold, italics or struck out."""
    return "".join(character for character in text if character not in "*_~`")
