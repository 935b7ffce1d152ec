"""Plain rows of what is done to cover more people, as queries hand them on.

Counts are people, money is rupiah, ratios are shares of one, None is "not reported".
"""

from datetime import date
from decimal import Decimal

from msgspec import Struct


class ProgrammeRow(Struct, frozen=True):
    """Workers a programme is for in one region on one day, as one document prints them.

    group: who they are, as printed. The six counts are kept apart and never added up. rupiah_planned pays
    planned_workers for `months`; cover_until: the last day paid. Words are stored choices, "" unknown.
    year: the budget year a line is of; obstacle: what stands in the way of verifying the people, in words.
    """

    region_code: str
    region_name: str
    source_id: int
    as_of: date | None
    as_of_precision: str
    group: str
    ecosystem: str = ""
    selection: str = ""
    verification: str = ""
    funding: str = ""
    eligible_workers: int | None = None
    planned_workers: int | None = None
    verified_workers: int | None = None
    registered_workers: int | None = None
    paid_workers: int | None = None
    protected_workers: int | None = None
    rupiah_planned: int | None = None
    rupiah_spent: int | None = None
    months: int | None = None
    cover_until: date | None = None
    year: int | None = None
    obstacle: str = ""
    notes: str = ""

    @property
    def has_figures(self) -> bool:
        """Whether it counts people or money; else it only announces something."""
        counts = (self.eligible_workers, self.planned_workers, self.verified_workers, self.registered_workers)
        others = (self.paid_workers, self.protected_workers, self.rupiah_planned, self.rupiah_spent)
        return any(value is not None for value in (*counts, *others))

    @property
    def budget_year(self) -> int | None:
        """The year it is a budget line of: as said, else the year when that is all its document says."""
        if self.year is None and self.as_of is not None and self.as_of_precision == "year":
            return self.as_of.year
        return self.year


class VillageRow(Struct, frozen=True):
    """Villages of one region, and how many people of their institutions are protected.

    workers_per_village: the least a village must have protected. institutions_ratio: as printed.
    """

    region_code: str
    region_name: str
    source_id: int
    as_of: date | None
    as_of_precision: str
    group: str = ""
    villages: int | None = None
    workers_per_village: int | None = None
    villages_reached: int | None = None
    institutions_eligible: int | None = None
    institutions_protected: int | None = None
    institutions_unprotected: int | None = None
    institutions_ratio: Decimal | None = None
    institutions_decimals: int | None = None
    notes: str = ""


class BenefitRow(Struct, frozen=True):
    """Benefits paid in one region. kinds: "JKM, JHT, beasiswa"; group: to whom."""

    region_code: str
    region_name: str
    source_id: int
    as_of: date | None
    as_of_precision: str
    kinds: str = ""
    group: str = ""
    recipients: int | None = None
    rupiah: int | None = None
    notes: str = ""


class PlanRow(Struct, frozen=True):
    """Whether a planning document of a region has the UCJ indicator; None when nobody has looked.

    year: of an annual document, or the first of its period, whose last is `until`.
    """

    region_code: str
    region_name: str
    source_id: int
    as_of: date | None
    as_of_precision: str
    document: str
    year: int
    until: int | None = None
    has_indicator: bool | None = None
    page: str = ""
    target_year: int | None = None
    target_ratio: Decimal | None = None
    target_decimals: int | None = None
    target_people: int | None = None
    notes: str = ""


class RateRow(Struct, frozen=True):
    """What one worker pays a month for a set of programmes ("JKK+JKM"), from a day on, in rupiah."""

    programmes: str
    segment: str
    valid_from: date
    rupiah: int
    source_id: int
    note: str = ""


class ActionRow(Struct, frozen=True):
    """What a meeting agreed. state: "open", "running", "done" or "dropped"; budget: rupiah."""

    id: int
    region_code: str
    region_name: str
    agreed_on: date
    meeting: str
    action: str
    office: str
    due_on: date | None
    budget: int | None
    state: str
    note: str
    source_id: int | None

    @property
    def is_open(self) -> bool:
        return self.state in ("open", "running")


class HeldRow(Struct, frozen=True):
    """A meeting, or a statement in public. kind: "rapat" or "pernyataan"; regulations: by their numbers."""

    id: int
    region_code: str
    region_name: str
    held_on: date
    name: str
    kind: str
    place: str
    occasion: str
    offices: tuple[str, ...]
    results: tuple[str, ...]
    regulations: tuple[str, ...]
    source_id: int | None

    def agreed(self, action: ActionRow) -> bool:
        """Whether an action was agreed here."""
        own = (self.region_code, self.held_on, self.name)
        return (action.region_code, action.agreed_on, action.meeting) == own


class DutyRow(Struct, frozen=True):
    """What a regulation asks of one office; "", "" and None where nothing is on record yet."""

    number: str
    title: str
    issuer: str
    issued_on: date | None
    issued_precision: str
    office: str
    text: str
    source_id: int | None


class MeetingRow(Struct, frozen=True):
    """A meeting by its day, and how many actions it agreed."""

    day: date
    name: str
    actions: int
