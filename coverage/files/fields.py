"""The fields of a line, with the names that files and the API share; keys stand in the order of columns."""

from collections.abc import Iterable
from typing import Any

from coverage.rows.figures import CoverageRow, FlagRow, RegionRow, TargetRow

Fields = dict[str, Any]


def region_fields(region: RegionRow) -> Fields:
    return {
        "code": region.code,
        "name": region.official_name or region.name,
        "level": region.level,
        "kind": region.kind,
        "parent_code": region.parent_code,
    }


def ranking_fields(row: CoverageRow) -> Fields:
    """A region's line. source_ids: of every figure in it, the participants' first."""
    return {
        "rank": row.rank,
        "previous_rank": row.previous_rank,
        "unranked_reason": row.unranked_reason,
        "code": row.region.code,
        "name": row.region.official_name or row.region.name,
        "kind": row.region.kind,
        "as_of": row.as_of,
        "as_of_precision": row.as_of_precision,
        "basis": row.basis,
        "active_participants": row.active_participants,
        "potential_workers": row.potential_workers,
        "potential_as_of": row.potential_as_of,
        "coverage_ratio": row.coverage_ratio,
        "printed_ratio": row.printed_ratio,
        "target_document": row.target_document,
        "target_year": row.target_year,
        "target_ratio": row.target_ratio,
        "target_people": row.target_people,
        "attainment_ratio": row.attainment_ratio,
        "gap_to_target_points": row.gap_to_target_points,
        "gap_to_target_people": row.gap_to_target_people,
        "unprotected_people": row.unprotected_people,
        "source_ids": distinct(row.source_ids, row.potential_source_ids, row.target_source_ids),
        "flags": list(row.flags),
    }


def point_fields(row: CoverageRow) -> Fields:
    """A point of a region's series. source_ids: of its participants, then of its potential."""
    return {
        "as_of": row.as_of,
        "as_of_precision": row.as_of_precision,
        "month": f"{row.as_of:%Y-%m}" if row.as_of else None,
        "basis": row.basis,
        "active_participants": row.active_participants,
        "potential_workers": row.potential_workers,
        "potential_as_of": row.potential_as_of,
        "coverage_ratio": row.coverage_ratio,
        "printed_ratio": row.printed_ratio,
        "source_ids": distinct(row.source_ids, row.potential_source_ids),
    }


def target_fields(target: TargetRow) -> Fields:
    return {
        "year": target.year,
        "document": target.document,
        "target_ratio": None if target.target_ratio is None else float(target.target_ratio),
        "target_people": target.target_people,
        "source_ids": list(target.source_ids),
    }


def flag_fields(flag: FlagRow) -> Fields:
    return {
        "code": flag.code,
        "severity": flag.severity,
        "region_code": flag.region_code,
        "as_of": flag.as_of,
        "message": flag.message,
        "likely_cause": flag.likely_cause or None,
        "state": flag.state,
    }


def distinct(*groups: Iterable[int]) -> list[int]:
    """Every number of the groups once, in the order first met."""
    return list(dict.fromkeys(number for group in groups for number in group))


# What a file without rows still needs: its header.
_NOWHERE = RegionRow("00", "", "nation", "negara")
REGION_KEYS = tuple(region_fields(_NOWHERE))
RANKING_KEYS = tuple(ranking_fields(CoverageRow(_NOWHERE)))
POINT_KEYS = tuple(point_fields(CoverageRow(_NOWHERE)))
TARGET_KEYS = tuple(target_fields(TargetRow("", 0, "", None, None, None)))
FLAG_KEYS = tuple(flag_fields(FlagRow("", "", "", None, "")))
