"""Why something changed, for pages: sentences of coverage.pages.Why."""

from django import template
from django.utils.html import format_html

from coverage.calculations.change.rank_moves import Place
from coverage.places.pages.change_explained import Why
from coverage.places.words import change as change_words
from coverage.places.words import rank as rank_words
from coverage.rows.figures import CoverageRow
from coverage.words import formats

register = template.Library()

register.filter(rank_words.reach_sentence)
register.filter(rank_words.reach_assumptions)
register.filter(rank_words.place)


@register.filter
def coverage_change(why: Why) -> str:
    """How far the coverage moved between the two ends."""
    if why.explanation is None:
        return change_words.same_figure(why.until.row)
    return change_words.changed_between(why.explanation)


@register.filter
def coverage_causes(why: Why) -> str:
    """Where the change of coverage comes from; "" when one figure speaks for both ends."""
    return change_words.causes(why.explanation) if why.explanation else ""


@register.filter
def rank_causes(why: Why) -> str:
    """Why the rank changed between the two months; "" for a region that is never ranked."""
    if not why.has_peers:
        return ""
    months = why.since.month, why.until.month
    if why.move is not None:
        return rank_words.moved_between(why.move, *months)
    return rank_words.unmoved(why.region.name, why.place_before, why.place_after, *months)


@register.filter
def rounding_note(why: Why) -> str:
    """That the written parts do not add up, where they do not."""
    return change_words.rounding_note(why.explanation) if why.explanation else ""


@register.filter
def coverage_and_day(row: CoverageRow | None) -> str:
    """A coverage with its day below it; "—" for none."""
    if row is None:
        return formats.ABSENT
    day = formats.short_day(row.as_of, row.as_of_precision)
    return format_html('{}<span class="sub">{}</span>', formats.coverage(row), day)


@register.filter
def places_moved(after: Place | None, before: Place | None) -> str:
    """Places gained or lost: "▲2"; "" without both."""
    return "" if after is None or before is None else formats.movement(before.rank - after.rank)
