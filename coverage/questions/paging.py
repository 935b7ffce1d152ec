"""One page of a long list."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

PER_PAGE = 50  # lines: all provinces stand on one page
Item = TypeVar("Item")


class Pages(Struct, frozen=True):
    """Where in a list the reader is. asked: the page of the address, from 1; items: of the whole list; size:
    of a page.
    """

    asked: int
    items: int
    size: int = PER_PAGE

    @property
    def count(self) -> int:
        return max(1, -(-self.items // self.size))

    @property
    def number(self) -> int:
        """The page shown: the last one for a number behind it."""
        return min(self.asked, self.count)

    @property
    def before(self) -> int:
        """The page before; 0 on the first."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The next page; 0 on the last."""
        return self.number + 1 if self.number < self.count else 0

    def of(self, rows: Sequence[Item]) -> Sequence[Item]:
        """The rows of this page."""
        start = self.before * self.size
        return rows[start : start + self.size]
