"""Documents in lists, written in one go."""

from collections.abc import Iterable
from itertools import islice

from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.queries.sources import SourceRow
from coverage.words.formats import day

register = template.Library()


@register.simple_tag
def source_items(
    sources: Iterable[SourceRow], suffix: str, first: int = 0, end: int | None = None
) -> SafeString:
    """Documents as links to their pages, with publisher and day; those from a place on, up to another.

    A list of regencies has 500: they are written in one go, and the address of pages is looked up once.
    """
    address, undated = reverse("source", args=[0]), _("tanpa tanggal")
    items = [
        (
            f"{address.replace('/0/', f'/{source.id}/')}{suffix}",
            source.title,
            f", {source.publisher}" if source.publisher else "",
            day(source.published_on, source.published_precision) if source.published_on else undated,
        )
        for source in islice(sources, first, end)
    ]
    return format_html_join("\n", '<li><a href="{}">{}</a>{}, {}</li>', items)
