"""CSV files with a fixed header: read line by line, every bad cell told with its line and column."""

from collections.abc import Callable, Collection, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from coverage.parsing.problems import Fault, Problem, Reason, Unreadable
from coverage.parsing.text_file import BrokenLine, NoText, decoded, lines
from regions.codes import CodeError
from regions.names import NameIndex, NameProblem

# Judgements: fifty times the published figures, which have 94 kB.
MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
WEB = ("https://", "http://")

T = TypeVar("T")


class Line:
    """The cells of one line; what cannot be read is remembered, so that all of it is told at once.

    longest: letters that a column's text may have at most.
    """

    def __init__(self, cells: Mapping[str, str], number: int, longest: Mapping[str, int]):
        self.cells = cells
        self.number = number
        self.longest = longest
        self.problems: list[Problem] = []

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def short_text(self, column: str) -> str:
        text = self.text(column)
        if len(text) > self.longest[column]:
            self.refuse(column, Fault.LONG_TEXT, count=len(text), most=self.longest[column])
        return text

    def needed(self, column: str, blank: Fault) -> str:
        """A text that must not be blank; blank: what it is to be without it."""
        text = self.short_text(column)
        if not text:
            self.refuse(column, blank)
        return text

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        try:
            return parse(self.text(column))
        except Unreadable as error:
            self._add(column, error.reason)
            return None

    def choice(self, column: str, known: Collection[str], default: str | None = None) -> str:
        text = self.text(column)
        if not text and default is not None:
            return default
        if text not in known:
            self.refuse(column, Fault.UNKNOWN_CHOICE, text=text[:40], known=tuple(filter(None, known)))
        return text

    def citation(self, column: str) -> str:
        """The document the line comes from; a line without one is refused."""
        return self.needed(column, Fault.NO_SOURCE)

    def web_address(self, column: str) -> str:
        """The document's address, which pages link to: a web address in plain characters, or empty."""
        address = self.short_text(column)
        plain = address.isascii() and address.isprintable() and " " not in address
        if address and not (plain and address.lower().startswith(WEB)):
            self.refuse(column, Fault.NO_WEB_ADDRESS, text=address[:40])
        return address

    def region(self, code_column: str, name_column: str, names: NameIndex) -> str:
        """The region by its code, or by its name when the code is left empty.

        A name that is not that of the coded region refuses the row, both spelled out.
        """
        written, name = self.text(code_column), self.text(name_column)
        try:
            code = names.resolve_code(written) if written or not name else names.by_name(name)
        except (CodeError, NameProblem) as error:
            self._add(code_column if written or not name else name_column, Reason.said(error))
            return ""
        if name and not names.agrees(code, name):
            self.refuse(
                name_column, Fault.OTHER_NAME, code=written, name=names.names[code], written=name[:60]
            )
        return code

    def refuse(self, column: str, fault: Fault, **data: object) -> None:
        self._add(column, Reason(fault, data))

    def _add(self, column: str, reason: Reason) -> None:
        self.problems.append(Problem(self.number, column, reason))


class Table(Struct, Generic[T], frozen=True):
    """rows: those that can be used, in file order; problems: why the others cannot."""

    rows: tuple[T, ...]
    problems: tuple[Problem, ...]


def read_table(
    content: bytes,
    columns: Collection[str],
    longest: Mapping[str, int],
    read: Callable[[Line], T],
    optional: Collection[str] = (),
) -> Table[T]:
    """Read a file with these columns. Every bad cell becomes a problem, and then the file is not to be used.

    content: delimited text with a header (order is free); text_file says which. read: one line's row; what
    it refuses is collected. optional: columns that may be left out of the header.
    """
    if len(content) > MOST_BYTES:
        return _refused(Reason(Fault.LARGE_FILE))
    try:
        text = decoded(content)
    except NoText as error:
        return _refused(error.reason, error.line)
    except Unreadable as error:
        return _refused(error.reason)
    return _read_rows(text, columns, longest, read, optional)


def _refused(reason: Reason, line: int = 1) -> Table[T]:
    return Table((), (Problem(line, "", reason),))


def _read_rows(
    text: str,
    columns: Collection[str],
    longest: Mapping[str, int],
    read: Callable[[Line], T],
    optional: Collection[str],
) -> Table[T]:
    rows: list[T] = []
    problems: list[Problem] = []
    header: list[str] = []
    try:
        for count, (number, cells) in enumerate(lines(text)):
            if not count:
                header = [name.strip() for name in cells]
                problems += _header_problems(header, columns, optional)
                if problems:
                    return Table((), tuple(problems))
                continue
            if count > MOST_ROWS:
                return _refused(Reason(Fault.TOO_MANY_ROWS, {"most": MOST_ROWS}), number)
            if any(cell.strip() for cell in cells):
                line = Line(dict(zip(header, cells, strict=False)), number, longest)
                row, bad = read(line), line.problems
                if len(cells) != len(header):
                    data = {"count": len(cells), "expected": len(header)}
                    bad = [Problem(number, "", Reason(Fault.CELL_COUNT, data))]
                problems += bad
                if not bad:
                    rows.append(row)
    except BrokenLine as error:
        problems.append(Problem(error.line, "", error.reason))
    if not header:
        problems += _header_problems([], columns, optional)
    return Table(tuple(rows), tuple(problems))


def _header_problems(header: list[str], columns: Collection[str], optional: Collection[str]) -> list[Problem]:
    missing = [name for name in columns if name not in header]
    unknown = [name for name in header if name not in (*columns, *optional)]
    twice = sorted({name for name in header if header.count(name) > 1})
    return (
        [Problem(1, name, Reason(Fault.COLUMN_MISSING)) for name in missing]
        + [Problem(1, name, Reason(Fault.COLUMN_UNKNOWN)) for name in unknown]
        + [Problem(1, name, Reason(Fault.COLUMN_TWICE)) for name in twice]
    )
