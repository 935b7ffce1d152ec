"""Since when a finding has stood without a break, in releases and days."""

from collections.abc import Iterable
from datetime import date


def first_release(spans: Iterable[tuple[int, int | None]], release: int) -> int:
    """The release that began the unbroken stretch in which a finding stands in this release.

    spans: (published in, superseded in a later one) of its rows, None for one that still stands. A row that
    takes over in the release that ended another continues it.
    Raises ValueError when no span holds the release.
    """
    rows = [(came, went) for came, went in spans if came <= release]
    standing = [came for came, went in rows if went is None or went > release]
    if not standing:
        raise ValueError(f"release {release} does not know this finding")
    first = min(standing)
    over = [(came, went) for came, went in rows if went is not None]
    ended = {went: came for came, went in sorted(over, reverse=True)}
    while first in ended:
        first = ended[first]
    return first


def days_open(raised: date, newest: date) -> int:
    """Days from the release that raised a finding to the newest one; nothing depends on today's clock."""
    return max(0, (newest - raised).days)
