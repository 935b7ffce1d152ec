"""What a parser says about a typed text, on a page in another language."""

from django.utils.html import format_html
from django.utils.translation import get_language


def as_read(error: Exception) -> str:
    """A parser's message; it is Indonesian in every language, and marked so on a page that is not."""
    text = str(error)
    return text if get_language() == "id" else format_html('<span lang="id">{}</span>', text)
