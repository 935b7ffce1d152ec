"""Room for the frames of what is called, so that a loop does not ask the system for it again and again."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# In places of eight bytes: for half a MiB and a little more the piece is one MiB, so that the other half is
# for what is called, ten times what a page takes. The system gives memory only where it is used.
ROOM = 2**16


def with_room(function: Callable[P, R]) -> Callable[P, R]:
    """Call it on a piece of stack that holds all it calls.

    CPython takes frames' memory from the system in pieces of 16 KiB, and gives a piece back as soon as the
    frame ends that first needed it. A loop whose calls cross such an edge does both at each call: two frames
    more below the same page made it half as dear again (27 to 40 ms, 275 to 2,390 faults of memory a page).
    """

    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    called.__code__ = called.__code__.replace(co_stacksize=ROOM)
    return wraps(function)(called)
