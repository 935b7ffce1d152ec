"""What cannot be shown because it is not there."""

from collections.abc import Sequence
from datetime import date


class NoSuchRegion(LookupError):
    """No region has this code."""


class NoSuchRelease(LookupError):
    """No release has this number."""


class NoSuchSource(LookupError):
    """No document with this number prints anything the release knows."""


class NoSuchMonth(LookupError):
    """The release has nothing for the month; months: those it has, newest first."""

    def __init__(self, months: Sequence[date]):
        super().__init__()
        self.months = months
