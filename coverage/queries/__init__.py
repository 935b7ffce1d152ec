"""The published figures as plain rows: the one place that reads what a release knows."""

from coverage.queries.changes import ReleaseChange, ReleaseChanges, release_changes
from coverage.queries.figures import (
    coverage_values,
    histories,
    history,
    known_by,
    on_day,
    ranking,
    ranking_of,
)
from coverage.queries.papers import (
    SourceRow,
    disputed,
    documents,
    flag_codes,
    flags,
    source_list,
    sources,
    statements,
    statements_of_source,
    targets,
)
from coverage.queries.places import provinces, region_list, region_row, region_tree, regions_asked, tiles
from coverage.queries.releases import ReleaseRow, first_month, months, release_row, releases

__all__ = [
    "ReleaseChange",
    "ReleaseChanges",
    "ReleaseRow",
    "SourceRow",
    "coverage_values",
    "disputed",
    "documents",
    "first_month",
    "flag_codes",
    "flags",
    "histories",
    "history",
    "known_by",
    "months",
    "on_day",
    "provinces",
    "ranking",
    "ranking_of",
    "region_list",
    "region_row",
    "region_tree",
    "regions_asked",
    "release_changes",
    "release_row",
    "releases",
    "source_list",
    "sources",
    "statements",
    "statements_of_source",
    "targets",
    "tiles",
]
