"""The project's own texts as pages: Markdown from docs/, rendered once a process."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown

_BESIDE = re.compile(r'href="[a-z-]+\.md#')  # another text: on the page it stands below this one


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, and its headings as (level, id, name) for a list of contents."""

    html: str
    headings: tuple[tuple[int, str, str], ...]


@cache
def rendered(path: Path) -> Rendered:
    """Render one text below a page's own heading. Only for the project's files: raw HTML in them is kept."""
    converter = Markdown(
        extensions=["tables", "toc", "sane_lists", "fenced_code"],
        extension_configs={"toc": {"baselevel": 2}},
    )
    html = converter.convert(path.read_text(encoding="utf-8"))
    html = html.replace("<table>", '<div class="table-wide" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>")
    html = _BESIDE.sub('href="#', html)
    return Rendered(html, tuple(_flat(converter.toc_tokens)))  # type: ignore[attr-defined]


def _flat(tokens: Iterable[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        yield token["level"], token["id"], token["name"]
        yield from _flat(token["children"])
