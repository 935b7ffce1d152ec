"""The project's own texts as pages: Markdown from docs/, rendered once a process."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from msgspec import Struct

_LINK = re.compile(r'<a href="(?P<file>[a-z-]+\.md)(?P<at>#[^"]*)?">(?P<text>.*?)</a>', re.DOTALL)
_BESIDE = re.compile(r'href="[a-z-]+\.md#')  # another text: on the page it stands below this one


class Rendered(Struct, frozen=True):
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


def guide(path: Path, address: Callable[[str], str], images: str) -> Rendered:
    """A guide as a page: links between guides and pictures lead to the site's; to other texts, to nothing.

    address: of the page of a text in docs/ by its file name, "" when it has none; images: where pictures are.
    """
    text = rendered(path)

    def linked(found: re.Match[str]) -> str:
        to = address(found["file"])
        return f'<a href="{to}{found["at"] or ""}">{found["text"]}</a>' if to else found["text"]

    html = _LINK.sub(linked, text.html).replace('src="images/', f'loading="lazy" src="{images}')
    return Rendered(html, text.headings)


def _flat(tokens: Iterable[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        yield token["level"], token["id"], token["name"]
        yield from _flat(token["children"])
