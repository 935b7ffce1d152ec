"""The office behind a file or a printed page."""

from typing import Self

from msgspec import Struct

PAPERS = ("A4", "F4")  # F4 is what Indonesian offices keep: 215.9 x 330.2 mm
MOST_LINES = 6  # of a letterhead
MOST_SIGNERS = 3  # beside each other on one page
PARTS = 3  # of a signature: office, name, number


class Office(Struct, frozen=True):
    """letterhead: lines; signatures: for each signer office, name and number; paper: one of PAPERS."""

    letterhead: tuple[str, ...] = ()
    signatures: tuple[tuple[str, ...], ...] = ()
    paper: str = PAPERS[0]

    @classmethod
    def of(cls, letterhead: str, signatures: str, paper: str) -> Self:
        """As somebody wrote it: a line for each, parts of a signature between semicolons."""
        signed = (tuple(part.strip() for part in line.split(";")) for line in lines_of(signatures))
        return cls(lines_of(letterhead), tuple(signed), paper)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines in which something stands."""
    return tuple(filter(None, map(str.strip, text.splitlines())))
