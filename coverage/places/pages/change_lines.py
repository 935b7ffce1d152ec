"""The lines of the two tables of a change: what moved the coverage, and who moved the rank."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.calculations.change.explaining import Explanation
from coverage.calculations.change.rank_moves import RankMove
from coverage.calculations.movement import TOLD
from coverage.calculations.precision import active_is_rounded, potential_is_rounded
from coverage.places.words import change as change_words
from coverage.rows.figures import CoverageRow
from coverage.words import formats


class Line(Struct, frozen=True):
    """A row of the table of causes: a count at both ends, its change, its part of the change or ""."""

    name: str
    before: str
    after: str
    change: str
    part: str
    sources_before: tuple[int, ...]
    sources_after: tuple[int, ...]


def cause_lines(before: CoverageRow, after: CoverageRow, found: Explanation | None) -> Iterator[Line]:
    """Coverage, participants and potential at both ends with what each moved.

    found: None when one figure speaks for both ends.
    """
    decimals = found.decimals if found else 2
    yield Line(
        _("Cakupan"),
        _share(before),
        _share(after),
        formats.signed_points(found.points if found and found.movement in TOLD else None, decimals),
        "",
        before.source_ids if before.printed_ratio is not None else (),
        after.source_ids if after.printed_ratio is not None else (),
    )
    yield Line(
        _("Peserta aktif"),
        formats.active(before),
        formats.active(after),
        change_words.people_moved(
            found.participants if found else None,
            rounded=active_is_rounded(before) or active_is_rounded(after),
        ),
        _part(found.participants_points if found else None, decimals),
        before.source_ids if before.active_participants is not None else (),
        after.source_ids if after.active_participants is not None else (),
    )
    yield Line(
        _("Potensi pekerja"),
        formats.potential(before),
        formats.potential(after),
        change_words.people_moved(
            found.potential if found else None,
            rounded=potential_is_rounded(before) or potential_is_rounded(after),
        ),
        _part(found.potential_points if found else None, decimals),
        before.potential_source_ids,
        after.potential_source_ids,
    )


def _part(points: float | None, decimals: int) -> str:
    return "" if points is None else formats.signed_points(points, decimals)


def _share(row: CoverageRow) -> str:
    text = formats.coverage(row)
    return _("%(share)s, menurut dokumen") % {"share": text} if row.printed_ratio is not None else text


class Other(Struct, frozen=True):
    """A row of the table of who moved a rank. kind: in words; rebased: its potential changed."""

    row: CoverageRow
    kind: str
    before: CoverageRow | None
    after: CoverageRow | None
    rebased: bool = False


def rank_movers(move: RankMove) -> Iterator[Other]:
    """Who passed, who fell behind, who joined and who left, in this order."""
    for rivals, kind in ((move.passed_by, _("menyusul")), (move.passed, _("tersusul"))):
        for rival in rivals:
            yield Other(rival.after, kind, rival.before, rival.after, rival.potential_changed)
    own_before, own_after = move.own.before.coverage_ratio or 0, move.own.after.coverage_ratio or 0
    for row in move.joined:
        above = (row.coverage_ratio or 0) > own_after
        kind = _("baru melapor dan berada di atas") if above else _("baru melapor")
        yield Other(row, kind, None, row)
    for row in move.left:
        above = (row.coverage_ratio or 0) > own_before
        kind = _("keluar dari daftar, tadinya di atasnya") if above else _("keluar dari daftar")
        yield Other(row, kind, row, None)
