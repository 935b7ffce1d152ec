"""Words that stay Indonesian on a page in another language: what documents, people and parsers say."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


def indonesian(text: object) -> str:
    """A text as it was written; on a page in another language it is marked as Indonesian. "" stays ""."""
    said = "" if text is None else str(text)
    return format_html('<span lang="id">{}</span>', text) if said and _is_elsewhere() else said


def with_indonesian(said: str, words: str) -> str:
    """A translated sentence that quotes words of a document, with these marked where the page needs it."""
    if not words or not _is_elsewhere():
        return said
    quoted = re.escape(conditional_escape(words))
    marked: SafeString = format_html('<span lang="id">{}</span>', words)
    found = re.sub(rf"(?<!\w){quoted}(?!\w)", lambda _match: marked, conditional_escape(said), count=1)
    return mark_safe(found)  # both parts are escaped above


def _is_elsewhere() -> bool:
    return get_language() not in (None, "id")
