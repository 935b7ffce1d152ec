"""Cascades on their way into a file."""

from datetime import UTC, date, datetime

from coverage.calculations.list_months import ListMonths
from coverage.calculations.targets.allocation import Allotment, Spread
from coverage.calculations.targets.target_heads import TargetHeads
from coverage.files.origin import Origin
from coverage.queries.list_months import MonthChoice
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.targets.files.cascade import CascadeFile
from coverage.targets.pages.cascade import CascadePage
from coverage.targets.pages.cascade_lines import CascadeLine, Spreading
from coverage.targets.questions import CascadeQuestion

RELEASE = ReleaseRow(3, datetime(2026, 1, 15, tzinfo=UTC), "Catatan", "ac71f954" * 8, None, 3)


def row(code="18.01", potential=1_000, active=250, heads=400, beside=None, kept=None, name=""):
    """A line of the cascade, and the people each way of spreading gives it."""
    level = "province" if code == "18" else "regency"
    place = RegionRow(code, name or f"Kabupaten {code}", level, "provinsi" if code == "18" else "kabupaten")
    counted = CoverageRow(place, potential_workers=potential, active_participants=active, source_ids=[1])
    return CascadeLine(counted, None, False, TargetHeads(), kept=kept), heads, beside


def way(spread, heads):
    given = ((code, people) for code, people in heads.items() if people is not None)
    return Spreading(spread, {code: Allotment(code, people, None, None, False) for code, people in given})


def file(*rows, total=1_000, beside=None, demo=False):
    """A cascade whose heads were spread by potential, and compared with a second way if one is named."""
    page = CascadePage(
        question=CascadeQuestion(total=total),
        release=RELEASE,
        year=2025,
        own=row("18", 3_000, 900)[0],
        lines=tuple(line for line, _heads, _beside in rows),
        years=(2025,),
        documents=(),
        sources={1: SourceRow(1, "=A", "", None, "", "", "=A")},
        asked=Asked(month=date(2025, 9, 1)),
        months=MonthChoice(date(2025, 9, 1), True, ListMonths(date(2025, 9, 1), True, len(rows), ())),
        first=way(Spread.POTENTIAL, {line.region.code: heads for line, heads, _ in rows}),
        second=way(beside, {line.region.code: heads for line, _, heads in rows}) if beside else None,
    )
    return CascadeFile(page, Origin(RELEASE, "http://contoh/wilayah/18/target/", demo))
