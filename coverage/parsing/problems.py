"""What is wrong in a file, and where."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be used. line counts from 1 with the header; column is its name, "" for the row."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"baris {self.line}" + (f", kolom {self.column}" if self.column else "")
        return f"{place}: {self.message}"


class Unreadable(ValueError):
    """A text that is not the number, day or word its cell should hold; says what to write instead."""


class Unusable(Exception):
    """The file cannot be used; problems says what, line by line. Nothing was written."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__(f"{len(problems)} masalah")
        self.problems = tuple(problems)
