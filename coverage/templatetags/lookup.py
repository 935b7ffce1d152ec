"""Picking from mappings and sequences by a value the template holds."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from msgspec.structs import replace

from coverage.questions.asked import Asked, carried, said
from coverage.rows.figures import Basis, CoverageRow, Segment

register = template.Library()

register.filter(carried)


@register.filter
def kept(asked: Asked) -> list[tuple[str, str]]:
    """What was asked beside the month, as a form carries it on."""
    return [(name, value) for name, value in said(asked).items() if name != "bulan"]


@register.filter
def in_segment(asked: Asked, row: CoverageRow) -> str:
    """The query string that asks the same of a row's segment and basis."""
    return carried(replace(asked, segment=Segment(row.segment), basis=Basis(row.basis)))


@register.filter
def in_month(kept: Iterable[tuple[str, str]], month: date) -> str:
    """The query string that asks the same of another month."""
    return "?" + urlencode([("bulan", f"{month:%Y-%m}"), *kept])


@register.filter
def lookup(mapping: Mapping[Any, Any] | None, key: Any) -> Any:
    """What a mapping holds for a key; None when nothing, or when there is no mapping."""
    return mapping.get(key) if mapping else None


@register.filter
def found_in(ids: tuple[int, ...], sources: Mapping[int, Any]) -> list[Any]:
    """The documents with these numbers, in their order."""
    return [sources[number] for number in dict.fromkeys(ids) if number in sources]


@register.filter
def at(items: Sequence[Any], place: int) -> Any:
    """What stands at a place of a sequence, counted from 0."""
    return items[place]
