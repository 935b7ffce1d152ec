"""One region's line: its snapshot, the potential that fits it, the target of its year, the gaps."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.agreement import (
    count_tolerance,
    is_rounded,
    ratio_interval,
    share_interval,
    zeros_are_meant,
)
from coverage.calculations.gaps import gap_to_target_people, gap_to_target_points, unprotected_people
from coverage.calculations.in_force import potential_in_force, serves_other_documents, target_in_force
from coverage.calculations.precision import MOST_DECIMALS, computed_decimals, is_about
from coverage.calculations.ratios import attainment_ratio, coverage_ratio
from coverage.rows.figures import Basis, CoverageRow, PotentialRow, RegionRow, Segment, SnapshotRow, TargetRow


class Divisor(Struct, frozen=True):
    """The potential a count is divided by, where it comes from, and since when it holds.

    exact: typed by an officer, whatever its last digits.
    """

    workers: int
    as_of: date
    source_ids: tuple[int, ...]
    exact: bool = False


def divisor_of(snapshot: SnapshotRow, potentials: Iterable[PotentialRow]) -> Divisor | None:
    """The potential that belongs under a snapshot's count: its own document's, else the one in force.

    The one in force is left alone when it may not serve other documents, or when the document's own
    printed share shows that it counted on another potential: vintages are never mixed.
    """
    if snapshot.document_potential is not None:
        return Divisor(snapshot.document_potential, snapshot.as_of, snapshot.source_ids, snapshot.exact)
    if snapshot.active_participants is None:
        return None
    found = potential_in_force(potentials, snapshot.as_of, snapshot.segment, snapshot.basis)
    if found is None:
        return None
    if not _of_one_document(snapshot, found) and not serves_other_documents(found, snapshot.as_of):
        return None
    if not _share_allows(snapshot, found):
        return None
    return Divisor(found.potential_workers, found.valid_from, found.source_ids, found.exact)


def _of_one_document(snapshot: SnapshotRow, potential: PotentialRow) -> bool:
    """Whether count and potential were entered side by side: same day, same source."""
    return potential.valid_from == snapshot.as_of and not set(potential.source_ids).isdisjoint(
        snapshot.source_ids
    )


def _share_allows(snapshot: SnapshotRow, potential: PotentialRow) -> bool:
    if snapshot.printed_ratio is None or snapshot.active_participants is None:
        return True
    possible = ratio_interval(
        count_tolerance(snapshot.active_participants, snapshot.exact),
        count_tolerance(potential.potential_workers, potential.exact),
    )
    printed = share_interval(snapshot.printed_ratio, snapshot.printed_decimals or 0)
    return possible is None or possible.meets(printed)


def is_printed_figure(snapshot: SnapshotRow, divisor: Divisor | None) -> bool:
    """Whether the printed share is the figure: a count is missing, or a count is rounded."""
    if snapshot.printed_ratio is None:
        return False
    if snapshot.active_participants is None or divisor is None or not divisor.workers:
        return True
    active_rounded = is_rounded(snapshot.active_participants, snapshot.exact)
    return active_rounded or is_rounded(divisor.workers, divisor.exact)


def coverage_row(
    region: RegionRow,
    snapshot: SnapshotRow,
    potentials: Iterable[PotentialRow],
    target: TargetRow | None,
) -> CoverageRow:
    """The line of one snapshot. potentials: of its region; target: the one in force in its year."""
    divisor = divisor_of(snapshot, potentials)
    printed = is_printed_figure(snapshot, divisor)
    share = float(snapshot.printed_ratio) if printed and snapshot.printed_ratio is not None else None
    active, workers = snapshot.active_participants, divisor.workers if divisor else None
    coverage = share if printed else coverage_ratio(active, workers)
    row = CoverageRow(
        region=region,
        as_of=snapshot.as_of,
        as_of_precision=snapshot.as_of_precision,
        segment=snapshot.segment,
        basis=snapshot.basis,
        active_participants=active,
        potential_workers=workers,
        potential_as_of=divisor.as_of if divisor else None,
        coverage_ratio=coverage,
        printed_ratio=share,
        ratio_decimals=(snapshot.printed_decimals or 0) if printed else MOST_DECIMALS,
        source_ids=snapshot.source_ids,
        potential_source_ids=divisor.source_ids if divisor else (),
        active_exact=zeros_are_meant(active, snapshot.exact),
        potential_exact=divisor is not None and zeros_are_meant(divisor.workers, divisor.exact),
        **_against(target, coverage, None if share is not None else workers, active),
    )
    return replace(row, ratio_decimals=computed_decimals(row)) if is_about(row) else row


def with_target(row: CoverageRow, target: TargetRow | None) -> CoverageRow:
    """The same line measured against a target (None: against none).

    Where the printed share is the figure, people missing are unknown: None.
    """
    potential = row.potential_workers if row.printed_ratio is None else None
    return replace(row, **_against(target, row.coverage_ratio, potential, row.active_participants))


def _against(
    target: TargetRow | None, coverage: float | None, potential: int | None, active: int | None
) -> dict[str, Any]:
    """What a line says of a target. potential, active: people, None unless the coverage is their quotient."""
    share: Decimal | None = target.target_ratio if target else None
    ratio = float(share) if share is not None else None
    potential = potential if coverage is not None else None
    return {
        "target_document": target.document if target else None,
        "target_year": target.year if target else None,
        "target_ratio": ratio,
        "target_decimals": (target.target_decimals or 0) if target else MOST_DECIMALS,
        "target_people": target.target_people if target else None,
        "target_source_ids": target.source_ids if target else (),
        "target_exact": target is not None and zeros_are_meant(target.target_people, target.exact),
        "attainment_ratio": attainment_ratio(coverage, ratio),
        "gap_to_target_points": gap_to_target_points(coverage, ratio),
        "gap_to_target_people": gap_to_target_people(share, potential, active),
        "unprotected_people": unprotected_people(potential, active),
    }


def coverage_rows(
    regions: Mapping[str, RegionRow],
    snapshots: Iterable[SnapshotRow],
    potentials: Iterable[PotentialRow],
    targets: Iterable[TargetRow],
    document: str | None = None,
) -> list[CoverageRow]:
    """The line of every snapshot, in their order.

    potentials, targets: all of these regions; document: measure against this document only.
    """
    return measured_rows(regions, snapshots, potentials, targets_in_force(targets, document))


def measured_rows(
    regions: Mapping[str, RegionRow],
    snapshots: Iterable[SnapshotRow],
    potentials: Iterable[PotentialRow],
    targets: Mapping[tuple[str, int], TargetRow],
) -> list[CoverageRow]:
    """The same against targets that are known to apply: as targets_in_force gives them."""
    potentials_of = defaultdict(list)
    for potential in potentials:
        potentials_of[potential.region_code, potential.segment, potential.basis].append(potential)
    return [
        coverage_row(
            regions[snapshot.region_code],
            snapshot,
            potentials_of.get((snapshot.region_code, snapshot.segment, snapshot.basis), ()),
            targets.get((snapshot.region_code, snapshot.as_of.year)) if has_target(snapshot) else None,
        )
        for snapshot in snapshots
    ]


def targets_in_force(
    targets: Iterable[TargetRow], document: str | None = None
) -> dict[tuple[str, int], TargetRow]:
    """The target that applies, by region code and year; years on which nobody can decide are left out."""
    by_year = defaultdict(list)
    for target in targets:
        by_year[target.region_code, target.year].append(target)
    chosen = {key: target_in_force(rows, document) for key, rows in by_year.items()}
    return {key: target for key, target in chosen.items() if target is not None}


def has_target(row: SnapshotRow | CoverageRow) -> bool:
    """Whether UCJ targets speak of this figure: all segments together, by domicile."""
    return row.segment == Segment.TOTAL and row.basis == Basis.DOMICILE
