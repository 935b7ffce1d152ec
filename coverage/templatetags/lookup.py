"""Picking from mappings and sequences by a value the template holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def lookup(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds for a key; None when nothing."""
    return mapping.get(key)


@register.filter
def found_in(ids: tuple[int, ...], sources: Mapping[int, Any]) -> list[Any]:
    """The documents with these numbers, in their order."""
    return [sources[number] for number in dict.fromkeys(ids) if number in sources]


@register.filter
def at(items: Sequence[Any], place: int) -> Any:
    """What stands at a place of a sequence, counted from 0."""
    return items[place]
