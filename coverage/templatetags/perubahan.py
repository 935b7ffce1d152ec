"""Why something changed, for pages: sentences and table lines of coverage.pages.Why."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from coverage import formats
from coverage.calculations.rank_moves import Place
from coverage.pages import Why
from coverage.rows import CoverageRow
from coverage.words import change as change_words
from coverage.words import rank as rank_words

register = template.Library()

register.filter("rentang", rank_words.reach_sentence)
register.filter("anggapan_rentang", rank_words.reach_assumptions)
register.filter("tempat", rank_words.place)


@register.filter
def beda_cakupan(why: Why) -> str:
    """How far the coverage moved between the two ends."""
    if why.explanation is None:
        return change_words.same_figure(why.until.row)
    return change_words.changed_between(why.explanation)


@register.filter
def sebab_cakupan(why: Why) -> str:
    """Where the change of coverage comes from; "" when one figure speaks for both ends."""
    return change_words.causes(why.explanation) if why.explanation else ""


@register.filter
def sebab_peringkat(why: Why) -> str:
    """Why the rank changed between the two months; "" for a region that is never ranked."""
    if not why.has_peers:
        return ""
    months = why.since.month, why.until.month
    if why.move is not None:
        return rank_words.moved_between(why.move, *months)
    return rank_words.unmoved(why.region.name, why.place_before, why.place_after, *months)


@register.filter
def pembulatan(why: Why) -> str:
    """That the written parts do not add up, where they do not."""
    return change_words.rounding_note(why.explanation) if why.explanation else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table of causes: a count at both ends, its change, its part of the change or ""."""

    name: str
    before: str
    after: str
    change: str
    part: str
    sources_before: tuple[int, ...]
    sources_after: tuple[int, ...]


@register.filter
def sebab_dalam_angka(why: Why) -> Iterator[Line]:
    """Coverage, participants and potential at both ends with what each moved."""
    before, after, found = why.since.row, why.until.row, why.explanation
    decimals = found.decimals if found else 2
    yield Line(
        _("Cakupan"),
        _share(before),
        _share(after),
        formats.signed_points(found.points if found else None, decimals),
        "",
        before.source_ids if before.printed_ratio is not None else (),
        after.source_ids if after.printed_ratio is not None else (),
    )
    yield Line(
        _("Peserta aktif"),
        formats.about_people(before.active_participants),
        formats.about_people(after.active_participants),
        change_words.people_moved(
            found.participants if found else None, before.active_participants, after.active_participants
        ),
        _part(found.participants_points if found else None),
        before.source_ids if before.active_participants is not None else (),
        after.source_ids if after.active_participants is not None else (),
    )
    yield Line(
        _("Potensi pekerja"),
        formats.about_people(before.potential_workers),
        formats.about_people(after.potential_workers),
        change_words.people_moved(
            found.potential if found else None, before.potential_workers, after.potential_workers
        ),
        _part(found.potential_points if found else None),
        before.potential_source_ids,
        after.potential_source_ids,
    )


def _part(points: float | None) -> str:
    return "" if points is None else formats.signed_points(points)


def _share(row: CoverageRow) -> str:
    text = formats.coverage(row)
    return _("%(share)s tercetak") % {"share": text} if row.printed_ratio is not None else text


@dataclass(frozen=True, slots=True)
class Other:
    """A row of the table of who moved a rank. kind: in words; rebased: its potential changed."""

    row: CoverageRow
    kind: str
    before: CoverageRow | None
    after: CoverageRow | None
    rebased: bool = False


@register.filter
def yang_menggeser(why: Why) -> Iterator[Other]:
    """Who passed, who fell behind, who joined and who left, in this order."""
    move = why.move
    if move is None:
        return
    for rivals, kind in ((move.passed_by, _("menyusul")), (move.passed, _("tersusul"))):
        for rival in rivals:
            yield Other(rival.after, kind, rival.before, rival.after, rival.potential_changed)
    own_before, own_after = move.own.before.coverage_ratio or 0, move.own.after.coverage_ratio or 0
    for row in move.joined:
        above = (row.coverage_ratio or 0) > own_after
        kind = _("masuk daftar, di atasnya") if above else _("masuk daftar")
        yield Other(row, kind, None, row)
    for row in move.left:
        above = (row.coverage_ratio or 0) > own_before
        kind = _("keluar dari daftar, tadinya di atasnya") if above else _("keluar dari daftar")
        yield Other(row, kind, row, None)


@register.filter
def cakupan_dan_tanggal(row: CoverageRow | None) -> str:
    """A coverage with its day below it; "—" for none."""
    if row is None:
        return formats.ABSENT
    day = formats.short_day(row.as_of, row.as_of_precision)
    return format_html('{}<span class="sub">{}</span>', formats.coverage(row), day)


@register.filter
def bergeser_dari(after: Place | None, before: Place | None) -> str:
    """Places gained or lost: "▲2"; "" without both."""
    return "" if after is None or before is None else formats.movement(before.rank - after.rank)
