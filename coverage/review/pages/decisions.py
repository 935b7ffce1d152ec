"""What somebody may decide about the lines of a submission, whichever kind it is."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class Decidable(Protocol):
    """A line and what the reader may do with it."""

    @property
    def may_publish(self) -> bool: ...

    @property
    def may_return(self) -> bool: ...

    @property
    def may_recall(self) -> bool: ...


Line = TypeVar("Line", bound=Decidable)


class Decisions(Generic[Line]):
    """For pages with lines: which of them may be published, and whether any may be returned or recalled."""

    lines: Sequence[Line]

    @property
    def publishable(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.may_publish)

    @property
    def returnable(self) -> bool:
        return any(line.may_return for line in self.lines)

    @property
    def recallable(self) -> bool:
        return any(line.may_recall for line in self.lines)
