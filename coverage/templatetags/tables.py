"""Rows of tables, written in one go."""

from django import template
from django.utils.safestring import SafeString

from coverage.places.pages.tables import RankingTable

register = template.Library()


@register.simple_tag
def ranking_rows(table: RankingTable, here: str = "", ticks: str = "") -> SafeString:
    """The ranked rows; here: code of the region whose row is marked, ticks: id of the form of their boxes."""
    return table.body(here, ticks)
