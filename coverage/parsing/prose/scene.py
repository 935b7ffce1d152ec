"""A sentence with what stands in it, and what earlier sentences left in force."""

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from coverage.parsing.prose.days import Dated
from coverage.parsing.prose.found import Day, Kind
from coverage.parsing.prose.places import Place
from coverage.parsing.prose.roles import Role
from coverage.parsing.prose.sentences import Sentence

RESPECTIVELY = re.compile(r"\bmasing-masing\b|\bberturut-turut\b|\bsecara berurutan\b", re.I)
TARGETS = (Kind.TARGET_SHARE, Kind.TARGET_PEOPLE)


class Context(Struct):
    """What earlier sentences left in force. main: the province whose figures the text began with."""

    place: Place | None = None
    main: Place | None = None
    began: bool = False
    only_place: Place | None = None
    day: Day | None = None
    document: str = ""
    document_at: int = -10
    document_place: Place | None = None


class Scene(Struct, dict=True):
    """One sentence with the places, dates and roles that stand in it."""

    text: str
    sentence: Sentence
    index: int
    places: Sequence[Place]
    days: Sequence[Dated]
    roles: Sequence[Role]

    @property
    def bounds(self) -> tuple[int, int]:
        return self.sentence.start, self.sentence.end

    @cached_property
    def named(self) -> list[Place]:
        """The places it speaks of."""
        return [place for place in self.places if not place.aside]

    @cached_property
    def respectively(self) -> re.Match[str] | None:
        """The word that deals its numbers out to its places, in their order."""
        return RESPECTIVELY.search(self.text, *self.bounds)
