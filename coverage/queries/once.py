"""What was asked once in a snapshot is not asked again: within it the database says the same.

Neither is what all pages need, as long as the database is in the state that kept pages are found by.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Held = dict[Any, Any]

STATES = 2  # of the database, of which answers last: snapshots of the one before are still open
MOST = 64  # lasting answers of a function, the list of a province each at most: those of old months are many
FEW = 4  # of one whose answers are lists of the country, half a megabyte each
NOTHING = object()

_held: ContextVar[Held | None] = ContextVar("held", default=None)
_lasting: ContextVar[Held | None] = ContextVar("lasting", default=None)
_states: dict[str, Held] = {}


@contextmanager
def remembering() -> Iterator[None]:
    """Around what reads one snapshot: what functions asked `once` answer is held, then let go."""
    token, state = _held.set({}), _lasting.set(None)
    try:
        yield
    finally:
        _held.reset(token)
        _lasting.reset(state)


def in_state(name: str) -> None:
    """Say which state of the database the snapshot sees: whatever lasting functions read has that name."""
    known = _states.get(name)
    if known is None:
        known = _states[name] = {}
        for old in list(_states)[:-STATES]:
            _states.pop(old, None)
    _lasting.set(known)


def forget() -> None:
    """Let go of all that lasts."""
    _states.clear()


def held(name: Any) -> Held:
    """What is held under a name, to be added to; nothing outside a snapshot."""
    return _named(_held.get(), name)


def _named(every: Held | None, name: Any) -> Held:
    if every is None:
        return {}
    found: Held = every.setdefault(name, {})
    return found


def once(ask: Callable[P, R]) -> Callable[P, R]:
    """Ask once a snapshot for the same parameters. What is given is shared: nobody changes it."""
    return _asked(ask, held)


def lasting(ask: Callable[P, R]) -> Callable[P, R]:
    """Ask once a state of the database, once a snapshot where the state is not known. For what many pages
    need, and no more than a list of one province; what is given is shared by threads: nobody changes it.
    """
    return _asked(ask, _lasting_answers, MOST)


def lasting_few(ask: Callable[P, R]) -> Callable[P, R]:
    """The same for lists of the country."""
    return _asked(ask, _lasting_answers, FEW)


def _lasting_answers(name: Any) -> Held:
    state = _lasting.get()
    return held(name) if state is None else _named(state, name)


def _asked(ask: Callable[P, R], answers_of: Callable[[Any], Held], most: int | None = None) -> Callable[P, R]:
    """most: how many answers are held; all are let go for the next one."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = answers_of(ask)
        key = (args, tuple(sorted(kwargs.items())))
        answer: Any = answers.get(key, NOTHING)
        if answer is NOTHING:
            answer = ask(*args, **kwargs)
            if most is not None and len(answers) >= most:
                answers.clear()
            answers[key] = answer
        found: R = answer
        return found

    return asked
