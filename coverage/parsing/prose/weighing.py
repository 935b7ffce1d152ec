"""Which of the words around a number names it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from coverage.parsing.prose import phrases
from coverage.parsing.prose.cues import Cue, Heard
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.numbers import Number, Type

FARTHEST = 80  # letters between two tellings of one thing: "orang atau", with a place named


class Around(Struct, frozen=True):
    """A number with what stands around it in its sentence.

    before: back to the figure before it; behind: up to the next figure; opening: all before it.
    heard: the cues in `before`; following: the type of the next number; last: what the last figure was.
    """

    number: Number
    before: str
    behind: str
    opening: str
    heard: Sequence[Heard]
    following: Type | None
    last: Kind | None

    @property
    def clause(self) -> str:
        """The words behind the number, to the end of its clause."""
        return phrases.CLAUSE_END.split(self.behind, maxsplit=1)[0]


def governing(around: Around, known: Collection[Cue]) -> Cue | None:
    """The cue that names the number, nearest last; CHANGE when it is the amount of a change.

    "target cakupan" stays a target, "gap ke target" a gap; a clause of its own starts afresh.
    """
    role: Cue | None = None
    change = False
    for heard in around.heard:
        if heard.cue == Cue.CHANGE:
            change = True
        elif heard.cue == Cue.BECOME:
            change = False
        elif heard.cue == Cue.NOW and Cue.NOW not in known:
            role = None if role == Cue.TARGET else role
        elif heard.cue in known and not _stays(role, heard, around.before):
            role = heard.cue
            change = change and heard.cue in (Cue.COVERAGE, Cue.ACTIVE)
    return Cue.CHANGE if change and not phrases.FROM.search(around.before) else role


def _stays(role: Cue | None, heard: Heard, before: str) -> bool:
    """Whether what a number was taken for stands, although another cue follows."""
    if heard.cue == Cue.TARGET:
        return role == Cue.GAP and phrases.TO_TARGET.search(before[: heard.end - len(heard.text)]) is not None
    if role == Cue.TARGET:
        return heard.cue in (Cue.COVERAGE, Cue.ACTIVE) and not heard.broken
    if role == Cue.GAP and not heard.broken:
        return heard.cue != Cue.OTHER
    return role is not None and heard.cue == Cue.COVERAGE and heard.text.endswith("angka")


def twin(around: Around, twins: Mapping[Kind, Kind]) -> Kind | None:
    """ "760.468 orang atau 24,86 persen": the same thing said twice."""
    before = around.before
    if around.last is None or len(before) > FARTHEST:
        return None
    if not phrases.OR.fullmatch(phrases.PLACED.sub("", before)):
        return None
    return twins.get(around.last)
