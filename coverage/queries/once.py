"""What was asked once in a snapshot is not asked again: within it the database says the same."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_held: ContextVar[dict[Any, Any] | None] = ContextVar("held", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Around what reads one snapshot: what functions asked `once` answer is held, then let go."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def held(name: Any) -> dict[Any, Any]:
    """What is held under a name, to be added to; nothing outside a snapshot."""
    every = _held.get()
    if every is None:
        return {}
    found: dict[Any, Any] = every.setdefault(name, {})
    return found


def once(ask: Callable[P, R]) -> Callable[P, R]:
    """Ask once a snapshot for the same parameters. What is given is shared: nobody changes it."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = held(ask)
        key = (args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        answer: R = answers[key]
        return answer

    return asked
