"""What a text says, piece by piece, and where it stands."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from coverage.rows.figures import StatementRow


class Kind(StrEnum):
    """What a piece of text was read as."""

    COVERAGE = "coverage"
    ACTIVE = "active"
    POTENTIAL = "potential"
    TARGET_SHARE = "target_share"
    TARGET_PEOPLE = "target_people"
    GAP = "gap"
    UNPROTECTED_SHARE = "unprotected_share"
    ATTAINMENT = "attainment"
    INCREASE = "increase"
    RANK = "rank"
    CATEGORY = "category"
    MONEY = "money"
    REGION = "region"
    DAY = "day"
    DOCUMENT = "document"
    UNREAD = "unread"


FIGURES = frozenset(
    {
        Kind.COVERAGE,
        Kind.ACTIVE,
        Kind.POTENTIAL,
        Kind.TARGET_SHARE,
        Kind.TARGET_PEOPLE,
        Kind.GAP,
        Kind.UNPROTECTED_SHARE,
        Kind.ATTAINMENT,
        Kind.INCREASE,
        Kind.RANK,
        Kind.CATEGORY,
    }
)


class Span(Struct, frozen=True):
    """A marked stretch of the text, start to end, and what it was read as."""

    start: int
    end: int
    kind: Kind


class Day(Struct, frozen=True):
    """A day, month or year; month and year stand on their last day, as figures files write them."""

    value: date
    precision: str


class Found(Span, frozen=True):
    """One figure with what it is about.

    value: percentages as printed (Decimal("24.86")), people and ranks whole, a category as its word.
    regions: codes it may be of; exactly one when known, several when the name is ambiguous, none when the
    text names no place. day: when it was so, year: of a target. group: the workers meant when not all.
    doubts: what a person should look at, as sentences.
    """

    value: Decimal | int | str
    decimals: int | None = None
    of: int | None = None
    regions: tuple[str, ...] = ()
    day: Day | None = None
    year: int | None = None
    document: str = ""
    segment: str = "TOTAL"
    group: str = ""
    meaning: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def region(self) -> str:
        """The one region it is of, "" when unknown or ambiguous."""
        return self.regions[0] if len(self.regions) == 1 else ""


class Draft(Struct, frozen=True):
    """A row made of what was found. regions: candidates when row.region_code is "" and a person must say.

    found: what it rests on; doubts: what is uncertain about it.
    """

    row: StatementRow
    regions: tuple[str, ...]
    found: tuple[Found, ...]
    doubts: tuple[str, ...]


class Reading(Struct, frozen=True):
    """A text as it was read. text: cleaned, what all spans count in; cut: whether its end was left off."""

    text: str
    spans: tuple[Span, ...]
    found: tuple[Found, ...]
    drafts: tuple[Draft, ...] = field(default=())
    cut: bool = False
