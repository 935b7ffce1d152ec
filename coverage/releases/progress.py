"""What publishing is at, for whoever listens; nobody does when a command publishes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Step(StrEnum):
    """The steps of a release, in their order, and what their counts are of."""

    FILE = "file"  # rows of an uploaded file
    PARTS = "parts"  # regions of submissions
    ROWS = "rows"  # drafts that become statements and records
    BACK = "back"  # rows that are taken back, and former ones brought again
    FIGURES = "figures"  # statements that figures are settled from
    AUDIT = "audit"  # statements the audit reads
    PAGES = "pages"  # rows of the table that pages read
    SEAL = "seal"  # not counted: the checksum over everything


Listener = Callable[[Step, int | None], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """What is told within is heard by this listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(step: Step, count: int | None = None) -> None:
    """Say that a step begins, or how much it has to do: once without a count, and with it when known."""
    if (listener := _listener.get()) is not None:
        listener(step, count)
