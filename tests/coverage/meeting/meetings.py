"""Meeting packs made of invented rows, for tests without a database."""

from datetime import date
from decimal import Decimal

from coverage.calculations.assembling import with_target
from coverage.calculations.meeting.pack import Meeting, Records, meeting
from coverage.calculations.ranking import ranked
from coverage.calculations.ratios import coverage_ratio
from coverage.calculations.schemes import Measure
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

DAY = date(2025, 3, 31)
PROVINCE = RegionRow("18", "Lampung", "province", "provinsi", "00", "Lampung")
SCHEMES = {Measure.ATTAINMENT: BANDS, Measure.PACE: SPEEDS}


def region(place: int) -> RegionRow:
    name = f"Kab. {chr(64 + place)}"
    return RegionRow(f"18.{place:02}", name, "regency", "kabupaten", "18", name)


def counted(
    where: RegionRow,
    active: int | None,
    potential: int | None,
    percent: str | None = None,
    day: date = DAY,
) -> CoverageRow:
    """A line from its counts against a target in percent."""
    reason = None if active is not None else "not_reported"
    row = CoverageRow(
        where,
        as_of=None if active is None else day,
        as_of_precision="day",
        active_participants=active,
        potential_workers=potential,
        active_exact=True,
        potential_exact=True,
        coverage_ratio=coverage_ratio(active, potential),
        unranked_reason=reason,
        source_ids=() if active is None else (1,),
    )
    if percent is None:
        return row
    decimals = len(percent.partition(".")[2])
    return with_target(row, TargetRow(where.code, day.year, "RPJMD", Decimal(percent) / 100, decimals, None))


def pack(
    *rows: CoverageRow,
    own: CoverageRow | None = None,
    history: tuple[CoverageRow, ...] = (),
    records: Records | None = None,
    **more: object,
) -> Meeting:
    """A province's meeting over these regencies, its own line the only one among the provinces."""
    own = own or counted(PROVINCE, 4_000, 10_000, "50")
    (own,) = ranked([own])
    given = {
        "schemes": SCHEMES,
        "records": records or Records(),
        "flags": (),
        "until": DAY,
        "day": DAY.replace(day=1),
    }
    return meeting(own, ranked(rows), own, history or (own,), peers=[own], **given | more)
