"""The rows that queries, calculations, tables, charts, files and the API hand to each other.

Counts are people, ratios are shares of one (0.605 is 60.5 %), None is "not reported".
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from regions.codes import Kind, Level


class Segment(StrEnum):
    """Part of the participants a figure counts; UCJ is about TOTAL."""

    TOTAL = "TOTAL"
    PU = "PU"
    BPU = "BPU"
    JAKON = "JAKON"
    PMI = "PMI"
    TOTAL_EXCL_JAKON = "TOTAL_EXCL_JAKON"


PARTS = (Segment.PU, Segment.BPU, Segment.JAKON, Segment.PMI)


class Basis(StrEnum):
    """Where a participant is counted: where they live, or where they were registered."""

    DOMICILE = "domicile"
    REGISTRATION = "registration"


class Precision(StrEnum):
    """How exactly a document dates its figure."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Unranked(StrEnum):
    """Why a region has no rank, in the order in which reasons are looked for: the first that fits is said."""

    CONFLICT = "conflict"
    NO_POTENTIAL = "no_potential"
    STALE = "stale"
    REGISTRATION_ONLY = "registration_only"
    LATER = "later"
    OTHER_SEGMENT = "other_segment"
    STATEMENT_ONLY = "statement_only"
    NOT_REPORTED = "not_reported"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    CONFLICT = "conflict"


class RegionRow(Struct, frozen=True):
    """A place: code "18" or "18.71", level, kind and the code it lies in.

    name: as pages print it ("Kab. Mesuji"); official_name: as files and the API do ("Kabupaten Mesuji").
    """

    code: str
    name: str
    level: Level
    kind: Kind
    parent_code: str | None = None
    official_name: str = ""


REMARK = "remark: "  # begins the line of a statement's notes that is written for readers


def noted(notes: str, remark: str) -> str:
    """The notes of a document's row as they are kept: the keeper's own, then what is written for readers."""
    return "\n".join(part for part in (notes, f"{REMARK}{remark}" if remark else "") if part)


class StatementRow(Struct, frozen=True):
    """What one document prints about one region, segment, basis and day.

    printed_ratio, target_ratio: as printed, with the decimals of the percentage printed
    (24.86 % is 0.2486 with 2). line: where it stands in its file; id: where it is stored.
    entered: typed or uploaded by an officer who answers for it, rather than read from a document;
    decided: entered by a verifier who chose a document's figure, so that its digits are the document's;
    retracts: "snapshot", "potential" or "target" when it takes that figure of its key back.
    """

    region_code: str
    as_of: date | None = None
    as_of_precision: str | None = None
    segment: str = Segment.TOTAL
    basis: str = Basis.DOMICILE
    active_participants: int | None = None
    potential_workers: int | None = None
    printed_ratio: Decimal | None = None
    printed_decimals: int | None = None
    target_year: int | None = None
    target_document: str = ""
    target_ratio: Decimal | None = None
    target_decimals: int | None = None
    target_people: int | None = None
    gap_people: int | None = None
    gap_meaning: str = ""
    rank: int | None = None
    rank_of: int | None = None
    category: str = ""
    notes: str = ""
    source_id: int | None = None
    source_title: str = ""
    source_url: str = ""
    entered: bool = False
    retracts: str = ""
    published_in: int | None = None
    line: int | None = None
    id: int | None = None
    decided: bool = False

    @property
    def remark(self) -> str:
        """What is noted for readers: all that an officer noted, and the remark beside a document's figures.

        The other notes on a document's figures are for whoever keeps its file, and are shown nowhere.
        """
        if self.entered:
            return self.notes
        _before, found, remark = f"\n{self.notes}".rpartition(f"\n{REMARK}")
        return remark if found else ""

    @property
    def exact(self) -> bool:
        """Whether every digit of its counts is meant: typed by an officer. A document's may be rounded."""
        return self.entered and not self.decided


class SnapshotRow(Struct, frozen=True):
    """Active participants of one segment in one region on one day, as some release knows them.

    document_potential: the potential printed by the same document, people.
    printed_ratio: the share the document prints, whether or not it is the figure.
    exact: its counts were typed by an officer, whatever their last digits.
    """

    region_code: str
    as_of: date
    as_of_precision: str
    segment: str
    basis: str
    active_participants: int | None
    document_potential: int | None
    printed_ratio: Decimal | None
    printed_decimals: int | None
    source_ids: tuple[int, ...] = ()
    exact: bool = False


class PotentialRow(Struct, frozen=True):
    """Potential workers of one segment in one region from a day on; exact: typed by an officer."""

    region_code: str
    segment: str
    basis: str
    valid_from: date
    potential_workers: int
    source_ids: tuple[int, ...] = ()
    exact: bool = False


class TargetRow(Struct, frozen=True):
    """Target of one region and year in one document; an unnamed document ("") is told by its source.

    override: why a verifier chose this very target to be in force for the year, "" when none did.
    exact: typed by an officer.
    """

    region_code: str
    year: int
    document: str
    target_ratio: Decimal | None
    target_decimals: int | None
    target_people: int | None
    source_ids: tuple[int, ...] = ()
    override: str = ""
    exact: bool = False


class FlagRow(Struct, frozen=True):
    """Something in the figures a person should look at.

    message: the evidence as a sentence with its numbers; likely_cause: "" when none was found.
    lines: places in the file, statement_ids: stored statements, that the flag speaks of; id: where it is
    stored.
    """

    code: str
    severity: str
    region_code: str
    as_of: date | None
    message: str
    likely_cause: str = ""
    lines: tuple[int, ...] = ()
    statement_ids: tuple[int, ...] = ()
    state: str = "open"
    id: int | None = None


class CoverageRow(Struct, frozen=True):
    """One region's coverage on one day against its target: a line of every page, table, file and answer.

    coverage_ratio: active ÷ potential, or the printed share, then printed_ratio holds it too.
    ratio_decimals: of its percentage, as many as its counts or its document allow.
    active_exact, potential_exact, target_exact: ends in three zeros or more that an officer typed.
    gap_to_target_points: percentage points, gap_to_target_people: people; positive means missing.
    movement: places gained since the month before, over the same set of regions;
    previous_rank: rank + movement.
    growth_points: percentage points since the year's start.
    beside: another figure that is told with the line: the one its reason speaks of (by registration, the
    first one later), or a newer count or contradiction (then its reason is "conflict" and it has no figure).
    contradicted_by: other figures of its time that cannot agree with it, latest first.
    voices: where documents of its year give different verdicts, each of them; next_target: the same figure
    against the first target after its year, once that is over.
    """

    region: RegionRow
    as_of: date | None = None
    as_of_precision: str | None = None
    segment: str = Segment.TOTAL
    basis: str = Basis.DOMICILE
    active_participants: int | None = None
    potential_workers: int | None = None
    potential_as_of: date | None = None
    coverage_ratio: float | None = None
    printed_ratio: float | None = None
    ratio_decimals: int = 2
    target_document: str | None = None
    target_year: int | None = None
    target_ratio: float | None = None
    target_decimals: int = 2
    target_people: int | None = None
    attainment_ratio: float | None = None
    gap_to_target_points: float | None = None
    gap_to_target_people: int | None = None
    unprotected_people: int | None = None
    source_ids: tuple[int, ...] = ()
    potential_source_ids: tuple[int, ...] = ()
    target_source_ids: tuple[int, ...] = ()
    flags: tuple[str, ...] = ()
    rank: int | None = None
    previous_rank: int | None = None
    movement: int | None = None
    growth_points: float | None = None
    unranked_reason: str | None = None
    active_exact: bool = False
    potential_exact: bool = False
    target_exact: bool = False
    beside: "CoverageRow | None" = None
    contradicted_by: "tuple[CoverageRow, ...]" = ()
    voices: "tuple[Voice, ...]" = ()
    next_target: "CoverageRow | None" = None


class Voice(Struct, frozen=True):
    """One verdict on a figure.

    line: it against the strongest document that gives this verdict; others: against those of the same verdict
    that say another share.
    """

    line: CoverageRow
    others: tuple[CoverageRow, ...] = ()
