"""What a reader of the search box asks about a place: coverage, rank, gap, target, budget, who is like it."""

import difflib
import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

LONG_ENOUGH = 6  # letters of a word that may carry a slip of the finger
ALIKE = 0.85  # difflib's ratio: one letter wrong or missing in eight


class Subject(StrEnum):
    RANK = "rank"
    GAP = "gap"
    TARGET = "target"
    UNREPORTED = "unreported"
    COVERAGE = "coverage"
    BUDGET = "budget"
    SIMILAR = "similar"


WORDS = {
    Subject.RANK: ("peringkat", "rangking", "ranking", "rank", "ranks", "urutan", "posisi", "position"),
    Subject.GAP: ("gap", "kesenjangan", "selisih", "kekurangan", "shortfall"),
    Subject.TARGET: ("target", "targets", "sasaran"),
    Subject.COVERAGE: ("cakupan", "coverage", "kepesertaan"),
    Subject.BUDGET: ("anggaran", "budget", "budgets", "apbd"),
    Subject.SIMILAR: ("serupa", "mirip", "similar", "alike"),
}
UNREPORTED = re.compile(
    r"\b(belum|tidak|tak)\s+(me)?lapor(kan)?\b|\b(has|have|is|are)\s+not\s+report(ed|ing)\b"
    r"|\bnot\s+(yet\s+)?report(ed|ing)\b|\bunreported\b"
)
FILLERS = frozenset(
    {"wilayah", "daerah", "dengan", "seperti", "tahun", "pada", "region", "regions", "like"}
    | {"siapa", "siapakah", "yang", "mana", "apa", "berapa", "di", "untuk", "ke", "dari"}
    | {"who", "which", "what", "is", "are", "has", "have", "the", "of", "for", "in", "at", "to"}
)
YEAR = re.compile(r"20[0-9]{2}")
DATED = (Subject.TARGET, Subject.COVERAGE, Subject.BUDGET)  # subjects a year belongs to


class Wish(Struct, frozen=True):
    """subject: None when only a place is asked for. place: the words that name it, "" for none.

    year: of a target, a coverage or a budget, None unless said.
    """

    subject: Subject | None
    place: str
    year: int | None = None


def wish_of(text: str) -> Wish:
    """Read what was typed, in Indonesian or English: "target 2026 riau", "gap in jambi".

    Without a word for a subject the whole text is the place, as it was typed.
    """
    typed = " ".join(text.split())
    without, times = UNREPORTED.subn(" ", typed.lower())
    if times:
        return Wish(Subject.UNREPORTED, _place(without.split()))
    words = typed.lower().split()
    subjects = [_subject(word) for word in words]
    found = next((subject for subject in subjects if subject), None)
    if found is None:
        return Wish(None, typed)
    rest = [word for word, subject in zip(words, subjects, strict=True) if subject is None]
    years = [word for word in rest if YEAR.fullmatch(word)] if found in DATED else []
    if len(years) == 1:
        return Wish(found, _place(word for word in rest if word != years[0]), int(years[0]))
    return Wish(found, _place(rest))


def _place(words: Iterable[str]) -> str:
    return " ".join(word for word in words if word.strip("?,.!") and word.strip("?,.!") not in FILLERS).strip(
        "?,! "
    )


def _subject(word: str) -> Subject | None:
    word = word.strip("?,.!")
    for subject, known in WORDS.items():
        if word in known:
            return subject
    if len(word) < LONG_ENOUGH:
        return None
    for subject, known in WORDS.items():
        if difflib.get_close_matches(word, known, n=1, cutoff=ALIKE):
            return subject
    return None
