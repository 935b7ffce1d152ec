"""HTML where there is much of it, in cells and drawings: Django's own ways look all up at each call."""

from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.translation import get_language


def escaped(text: object) -> str:
    """A text as HTML; what is marked as safe stays as it is. The same as Django's conditional_escape."""
    if type(text) is str:
        return escape(text)
    return str(text) if hasattr(text, "__html__") else escape(str(text))


def address_of(name: str, *args: object) -> str:
    """The address of a page in the reader's language. The same as Django's reverse."""
    return _address_of(get_language(), name, args)


@lru_cache(8_192)  # every region's and document's, and what else lists lead to
def _address_of(_language: str | None, name: str, args: tuple[object, ...]) -> str:
    return reverse(name, args=args)
