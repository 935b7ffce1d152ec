"""The query string of the list of documents."""

from collections.abc import Mapping

from msgspec import Struct

from coverage.questions.asked import page_number, refuse_unknown

LONGEST = 80  # letters that are looked for


class SourcesQuestion(Struct, frozen=True):
    """Which documents to list; text: a part of title or publisher, "" for all."""

    text: str = ""
    page: int = 1


def sources(query: Mapping[str, str]) -> SourcesQuestion:
    """Read the address of the list of documents. Raises InvalidParameter."""
    refuse_unknown(query, ("rilis", "memuat", "halaman"))
    return SourcesQuestion(query.get("memuat", "").strip()[:LONGEST], page_number(query))
