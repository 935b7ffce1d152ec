"""Which month a list of regions speaks for, and how many of its regions each month holds."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from coverage.rows.periods import months_before

SPEAKS = 12  # months for which a figure is current, its own among them
LOOKED_BACK = 36  # months among which the fullest picture is sought
WHOLE = (4, 5)  # of the regions: a month with so many figures of its own is the list's
FULLEST = (7, 10)  # of the largest count: a month that holds so many is full enough to be the default


class MonthHeld(Struct, frozen=True):
    """A month of a list. own: regions with a figure of that very month; current: of its last twelve."""

    month: date
    own: int
    current: int


class ListMonths(Struct, frozen=True):
    """The months of a list of regions.

    month: the one it speaks for unless another is asked for, None when it has no figure at all; whole:
    whether nearly all its regions report that very month. regions: how many it holds; held: the months
    that have figures, and `month`, newest first.
    """

    month: date | None
    whole: bool
    regions: int
    held: tuple[MonthHeld, ...]

    def of(self, month: date) -> MonthHeld | None:
        return next((held for held in self.held if held.month == month), None)

    def count(self, held: MonthHeld) -> int:
        """How many regions a month is offered with: its own where months are reported whole."""
        return held.own if self.whole else held.current


def list_months(held: Iterable[tuple[Collection[date], int]], regions: int) -> ListMonths:
    """The months of a list from what is known of it.

    held: the months that a region has figures of, and how many of the list have the very same; regions: of
    the list.
    The month is the newest of its last twelve in which four fifths of the regions have a figure of their
    own; else the newest of the 36 months up to its newest figure that holds at least 70 % of the most
    regions any of them holds, each with a figure of the month or the eleven before.
    Source: docs/methods.md, "Bulan sebuah daftar".
    """
    held = list(held)
    own: Counter[date] = Counter()
    for months, count in held:
        own.update(dict.fromkeys(months, count))
    if not own:
        return ListMonths(None, False, regions, ())
    newest = max(own)
    current = _current(held)
    whole = _newest_whole(own, newest, regions)
    month = whole or _fullest(current, newest)
    shown = (MonthHeld(one, own[one], current[one]) for one in sorted({*own, month}, reverse=True))
    return ListMonths(month, whole is not None, regions, tuple(shown))


def _newest_whole(own: Mapping[date, int], newest: date, regions: int) -> date | None:
    part, of = WHOLE
    recent = (months_before(newest, back) for back in range(SPEAKS))
    return next((month for month in recent if own.get(month, 0) * of >= regions * part), None)


def _fullest(current: Counter[date], newest: date) -> date:
    part, of = FULLEST
    recent = [months_before(newest, back) for back in range(LOOKED_BACK)]
    most = max(current[month] for month in recent)
    return next(month for month in recent if current[month] * of >= most * part)


def _current(held: Iterable[tuple[Collection[date], int]]) -> Counter[date]:
    """How many regions have a figure of the month or of the eleven before it. held: as of list_months."""
    current: Counter[int] = Counter()
    for months, count in held:
        places = {month.year * 12 + month.month - 1 for month in months}
        for place in {place + later for place in places for later in range(SPEAKS)}:
            current[place] += count
    return Counter({date(place // 12, place % 12 + 1, 1): count for place, count in current.items()})
