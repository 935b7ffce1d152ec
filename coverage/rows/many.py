"""Working on rows by the hundred thousand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for objects that hold each other in a circle, of which plain rows have none.

    Every look goes through all rows there are: a third of the time of publishing a country's month. Rows are
    freed as ever when nobody holds them. For work of seconds; one within another ends with that.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
