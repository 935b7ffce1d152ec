"""One release as a tidy frame: a row for each figure, whatever it is asked for; docs/data-dictionary.md."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from coverage.calculations.precision import active_is_rounded, is_about, potential_is_rounded
from coverage.queries import figures
from coverage.queries.places import regions_in_force
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import Basis, CoverageRow, Segment
from coverage.rows.periods import month_of

if TYPE_CHECKING:
    import pandas as pd

COUNT, SHARE, DAY, TEXT, SIGN = "Int64", "Float64", "datetime64[s]", "string", "boolean"
COLUMNS = {  # by name; counts are people, shares are of one; NA is what is not known
    "code": TEXT,
    "name": TEXT,
    "level": TEXT,
    "segment": TEXT,
    "basis": TEXT,
    "month": DAY,
    "as_of": DAY,
    "as_of_precision": TEXT,
    "active_participants": COUNT,
    "active_rounded": SIGN,
    "potential_workers": COUNT,
    "potential_rounded": SIGN,
    "coverage_ratio": SHARE,
    "ratio_decimals": COUNT,
    "ratio_about": SIGN,
    "printed_ratio": SHARE,
    "target_document": TEXT,
    "target_year": COUNT,
    "target_ratio": SHARE,
    "attainment_ratio": SHARE,
    "gap_to_target_points": SHARE,
    "gap_to_target_people": COUNT,
    "unprotected_people": COUNT,
}


def release_frame(
    release: ReleaseRow,
    segments: Collection[Segment] = tuple(Segment),
    bases: Collection[Basis] = tuple(Basis),
) -> "pd.DataFrame":
    """Every figure of the regions in force, by region, segment, basis and day; columns and types of COLUMNS.

    One query for the regions, and for each segment and basis one, or four for an old release.
    """
    import pandas as pd

    regions = {region.code: region for region in regions_in_force(release)}
    rows = [
        row
        for segment in segments
        for basis in bases
        for of_region in figures.histories(regions, release, Asked(segment=segment, basis=basis)).values()
        for row in of_region
        if row.as_of
    ]
    values = {name: [_value(row, name) for row in rows] for name in COLUMNS}
    frame = pd.DataFrame({name: pd.Series(values[name], dtype=kind) for name, kind in COLUMNS.items()})
    return frame.sort_values(["code", "segment", "basis", "as_of"], ignore_index=True)


def _value(row: CoverageRow, name: str) -> Any:
    made = MADE.get(name)
    return made(row) if made else getattr(row, name)


MADE = {
    "code": lambda row: row.region.code,
    "name": lambda row: row.region.official_name or row.region.name,
    "level": lambda row: row.region.level,
    "month": lambda row: month_of(row.as_of),
    "active_rounded": lambda row: active_is_rounded(row) if row.active_participants is not None else None,
    "potential_rounded": lambda row: potential_is_rounded(row) if row.potential_workers is not None else None,
    "ratio_about": lambda row: is_about(row) if row.coverage_ratio is not None else None,
    "ratio_decimals": lambda row: row.ratio_decimals if row.coverage_ratio is not None else None,
}


def by_month(frame: "pd.DataFrame", column: str) -> "pd.DataFrame":
    """A column of one segment and basis as a row a region and a column a month, oldest first: a month shows
    its last day's figure. Regions and months are those of the frame, NA where a month has no figure.
    """
    last = frame.drop_duplicates(["code", "month"], keep="last")
    return last.pivot(index="code", columns="month", values=column)
