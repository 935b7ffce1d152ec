"""Words of the cascade for pages."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from coverage.targets import words as cascade_words
from coverage.targets.pages.cascade import CascadePage
from coverage.targets.pages.cascade_lines import Spreading
from coverage.words import formats

register = template.Library()

register.filter(cascade_words.spread_name)
register.filter(cascade_words.spread_meaning)


@register.filter
def cascade_opening(page: CascadePage) -> str:
    """What the page says first."""
    target = page.own.target
    named = f"{formats.document(target.document) if target else ''} {page.year}".strip()
    return cascade_words.opening(
        page.region.name,
        named,
        page.balance.targets,
        len(page.lines),
        parts_name(page.region.level),
        page.own.unit,
    )


@register.filter
def parts_name(level: str) -> str:
    """What a place is made of: "provinsi", "kabupaten/kota"."""
    return _("provinsi") if level == "nation" else _("kabupaten/kota")


@register.filter
def region_names(codes: tuple[str, ...], names: Any) -> str:
    """The regions with these codes, by name."""
    return cascade_words.listed([names[code] for code in codes])


@register.filter
def difference(page: CascadePage, code: str) -> str:
    """How many people more or fewer the second way gives a part than the first: "+1.234"."""
    ways = [way.allotments.get(code) for way in page.ways]
    first, second = (*ways, None, None)[:2]
    return (
        formats.ABSENT
        if first is None or second is None
        else formats.signed_people(second.heads - first.heads)
    )


@register.filter
def spread_problem(page: CascadePage, way: Spreading) -> str:
    """Why nothing could be spread, with the parts by name instead of their codes."""
    return cascade_words.infeasible(way.problem, page.names) if way.problem else ""


@register.filter
def rest_said(page: CascadePage, way: Spreading) -> str:
    """What the parts without counts would have to take, and by which rule."""
    if way.rest is None:
        return ""
    said = cascade_words.rest_sentence(way.rest, [page.names[code] for code in way.rest.codes])
    return f"{said} ({cascade_words.rest_rule(way.rest.by)})"


@register.filter
def plan_rule(page: CascadePage) -> str:
    """The rule of the proposed shares."""
    target = page.own.target
    if page.plan is None or target is None or target.target_ratio is None:
        return ""
    own = page.own.shown.coverage_ratio
    return cascade_words.plan_rule(page.plan, own, float(target.target_ratio), page.year)
