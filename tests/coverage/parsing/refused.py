"""What is refused, as people read it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable


@contextmanager
def unreadable(match: str) -> Iterator[None]:
    """Within it something must be unreadable, and the sentence about it fit this pattern."""
    with pytest.raises(Unreadable) as refused:
        yield
    said = why_unreadable(refused.value)
    assert re.search(match, said), said
