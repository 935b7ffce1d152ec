"""A rendered page as its reader sees it: headline, tables, tiles, counts, links."""

import re
from functools import cached_property
from typing import Any

from lxml import html
from msgspec import Struct

NUMBER = r"\d{1,3}(?:\.\d{3})*|\d+"


class Page(Struct, frozen=True, dict=True):
    """One answer. address: what was asked; markup: the whole page."""

    address: str
    markup: str

    @cached_property
    def tree(self) -> Any:
        return html.fromstring(self.markup)

    @cached_property
    def main(self) -> Any:
        return self.tree.xpath("//main")[0]

    @cached_property
    def text(self) -> str:
        """All its own text, scripts and titles of drawings left out."""
        return words(self.main)

    @cached_property
    def headline(self) -> str:
        found = self.main.xpath(".//h1")
        return words(found[0]) if found else ""

    def of_class(self, name: str) -> list[Any]:
        return self.main.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")

    @cached_property
    def tables(self) -> list["Table"]:
        return [Table(found) for found in self.main.xpath(".//table")]


class Table(Struct, frozen=True, dict=True):
    """A table of a page. heads: the words of its column titles."""

    tree: Any

    @cached_property
    def heads(self) -> list[str]:
        return [words(cell) for cell in self.tree.xpath("./thead/tr[last()]/*")]

    @cached_property
    def sorted_by(self) -> list[int]:
        """Places of the columns said to be sorted by."""
        cells = self.tree.xpath("./thead/tr[last()]/*")
        return [place for place, cell in enumerate(cells) if cell.get("aria-sort")]

    @cached_property
    def lines(self) -> list[list[str]]:
        """The words of each row of the body, those of a group's title left out."""
        rows = self.tree.xpath("./tbody/tr[not(contains(@class, 'group'))]")
        return [[words(cell) for cell in row.xpath("./*")] for row in rows]

    @cached_property
    def numbers(self) -> list[list[str]]:
        """The first words of each cell, without what stands small below."""
        rows = self.tree.xpath("./tbody/tr[not(contains(@class, 'group'))]")
        return [[words(cell, small=False) for cell in row.xpath("./*")] for row in rows]

    def place_of(self, *names: str) -> int | None:
        """The place of the first column whose title begins with a name."""
        return next(
            (place for place, head in enumerate(self.heads) for name in names if head.startswith(name)), None
        )


def words(tree: Any, *, small: bool = True) -> str:
    """The text of a part as it is read, blanks as one. small: with what stands in small print."""
    left = "ancestor-or-self::script or ancestor-or-self::title or ancestor-or-self::style"
    if not small:
        left += " or ancestor::*[contains(@class, 'sub')] or ancestor::*[contains(@class, 'mark')]"
    return " ".join(" ".join(tree.xpath(f".//text()[not({left})]")).split())


def number(text: str) -> float | None:
    """The first number in a text: "sekitar 45,2%" is 45.2; None without one."""
    found = re.search(r"[-−]?\d[\d.]*(?:,\d+)?", text)
    if not found:
        return None
    return float(found[0].replace(".", "").replace(",", ".").replace("−", "-"))
