"""Refusals, as the person reads them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from coverage.submissions.refusal import EntryRefused, Refused
from coverage.submissions.words import why_refused


@contextmanager
def refused(said: str, kind: type[Refused] = EntryRefused) -> Iterator[None]:
    """What is done inside is refused, and the sentence says so."""
    with pytest.raises(kind) as caught:
        yield
    assert said in why_refused(caught.value)
