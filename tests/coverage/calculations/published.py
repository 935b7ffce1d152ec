"""Rows as the calculations take them; what a test leaves out is Lampung on 24 September 2024.

760.468 of 3.058.943 workers were active, 24,86 % against a target of 32,62 % (Lampost.co, 26 September 2024).
"""

from datetime import date
from decimal import Decimal
from typing import Any

from coverage.rows.figures import CoverageRow, PotentialRow, RegionRow, SnapshotRow, StatementRow, TargetRow
from regions.codes import kind_of, level_of, parent_code

DAY = date(2024, 9, 24)
ACTIVE, POTENTIAL = 760_468, 3_058_943
SHARE, TARGET = Decimal("0.2486"), Decimal("0.3262")

JAMBI_DAY = date(2024, 12, 2)
JAMBI_ACTIVE, JAMBI_POTENTIAL = 592_806, 1_312_370
JAMBI_SHARE, JAMBI_TARGET = Decimal("0.4517"), Decimal("0.53")


def region(code: str = "18") -> RegionRow:
    return RegionRow(code, f"Wilayah {code}", level_of(code), kind_of(code), parent_code(code))


def stated(**fields: Any) -> StatementRow:
    """What a document says of Lampung that day; only what the test names is printed."""
    return StatementRow(**{"region_code": "18", "as_of": DAY, "as_of_precision": "day", "id": 1} | fields)


# One meeting of that day as two papers told it; ANTARA rounds the potential.
LAMPOST = stated(
    id=1,
    source_id=11,
    active_participants=ACTIVE,
    potential_workers=POTENTIAL,
    printed_ratio=SHARE,
    printed_decimals=2,
    published_in=1,
)
ANTARA = stated(
    id=2,
    source_id=12,
    active_participants=ACTIVE,
    potential_workers=3_050_000,
    printed_ratio=SHARE,
    printed_decimals=2,
    published_in=1,
)


def snapshot(**fields: Any) -> SnapshotRow:
    """Lampung's count with its own potential and share."""
    given = {
        "region_code": "18",
        "as_of": DAY,
        "as_of_precision": "day",
        "segment": "TOTAL",
        "basis": "domicile",
        "active_participants": ACTIVE,
        "document_potential": POTENTIAL,
        "printed_ratio": SHARE,
        "printed_decimals": 2,
        "source_ids": (1,),
    }
    return SnapshotRow(**given | fields)


def potential(**fields: Any) -> PotentialRow:
    """Lampung's potential since that day."""
    given = {
        "region_code": "18",
        "segment": "TOTAL",
        "basis": "domicile",
        "valid_from": DAY,
        "potential_workers": POTENTIAL,
        "source_ids": (2,),
    }
    return PotentialRow(**given | fields)


def target(**fields: Any) -> TargetRow:
    """Lampung's target of that year, of an unnamed document."""
    given = {
        "region_code": "18",
        "year": 2024,
        "document": "",
        "target_ratio": TARGET,
        "target_decimals": 2,
        "target_people": None,
        "source_ids": (3,),
    }
    return TargetRow(**given | fields)


def line(code: str = "18", ratio: float | None = None, **fields: Any) -> CoverageRow:
    """A finished line of one region; only what the test names is known."""
    return CoverageRow(**{"region": region(code), "as_of": DAY, "coverage_ratio": ratio} | fields)
