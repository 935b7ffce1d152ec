"""Documents in lists, written in one go."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.queries.sources import SourceRow
from coverage.words.formats import day

register = template.Library()


@register.simple_tag
def source_item(source: SourceRow, suffix: str) -> SafeString:
    """A document as a link to its page, with its publisher and its day. A list of regencies has 500."""
    return format_html(
        '<li><a href="{}{}">{}</a>{}, {}</li>',
        reverse("source", args=[source.id]),
        suffix,
        source.title,
        f", {source.publisher}" if source.publisher else "",
        day(source.published_on, source.published_precision) if source.published_on else _("tanpa tanggal"),
    )
