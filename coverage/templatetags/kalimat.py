"""Sentences for pages."""

from typing import Any

from django import template

from coverage.words import sentences

register = template.Library()

register.filter("kalimat", sentences.headline)
register.filter("alasan", sentences.reason)
register.filter("nama_target", sentences.target_label)
register.filter("hitungan", sentences.ranking_count)
register.filter("ke_target", sentences.gap_phrase)
register.filter("bergeser", sentences.moved)


@register.filter
def berubah(change: Any) -> str:
    """The change since the figure before and its causes; change: coverage.pages.Change."""
    causes = (change.participants_points, change.potential_points)
    return sentences.changed(change.points, *causes, change.decimals)
