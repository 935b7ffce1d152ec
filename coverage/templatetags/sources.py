"""Documents in lists, written in one go."""

from collections.abc import Iterable
from itertools import islice

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.queries.sources import SourceRow
from coverage.words.formats import day
from coverage.words.markup import address_of, escaped

register = template.Library()


@register.simple_tag
def source_items(
    sources: Iterable[SourceRow], suffix: str, first: int = 0, end: int | None = None
) -> SafeString:
    """Documents as links to their pages, with publisher and day; those from a place on, up to another.

    A list of regencies has 500: they are written in one go.
    """
    undated, items = _("tanpa tanggal"), []
    for source in islice(sources, first, end):
        address = address_of("source", source.id) + suffix
        dated = day(source.published_on, source.published_precision) if source.published_on else undated
        said = f", {source.publisher}, {dated}" if source.publisher else f", {dated}"
        items.append(f'<li><a href="{escaped(address)}">{escaped(source.title)}</a>{escaped(said)}</li>')
    return SafeString("\n".join(items))
