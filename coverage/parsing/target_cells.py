"""One row of the target form, as somebody typed it."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field

from coverage.parsing.cells import MOST_SOURCE, RETRACT_WORD, Retract
from coverage.parsing.numbers import parse_count, parse_percent
from coverage.parsing.problems import Fault, Reason, Unreadable

COLUMNS = ("persen", "orang", "sumber")
Share = tuple[Decimal, int]


class TypedTarget(Struct, frozen=True):
    """What a row says. share: with its decimals, people: heads; None when blank or unreadable, Retract for
    "hapus". problems: why a cell cannot be read, by column.
    """

    share: Share | Retract | None = None
    people: int | Retract | None = None
    source: str = ""
    problems: Mapping[str, Reason] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether no target is typed; a source alone says nothing."""
        return self.share is None and self.people is None and not self.problems


def read_target(percent: str, people: str, source: str = "") -> TypedTarget:
    """Read a row: "38,39" per cent, "1149447" people, a citation; blank says nothing, "hapus" takes back."""
    problems: dict[str, Reason] = {}
    share: Share | Retract | None = None
    heads: int | Retract | None = None
    try:
        share = Retract.FIGURE if _retracts(percent) else parse_percent(percent)
    except Unreadable as error:
        problems["persen"] = error.reason
    try:
        heads = Retract.FIGURE if _retracts(people) else parse_count(people)
    except Unreadable as error:
        problems["orang"] = error.reason
    if len(source.strip()) > MOST_SOURCE:
        problems["sumber"] = Reason(Fault.LONG_SOURCE, {"most": MOST_SOURCE})
    return TypedTarget(share, heads, source.strip(), problems)


def _retracts(text: str) -> bool:
    return text.strip().casefold() == RETRACT_WORD
