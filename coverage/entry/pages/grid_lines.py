"""One region's row of the entry grid, and its cells."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from coverage.calculations.entry.findings import Finding
from coverage.calculations.entry.grid import COUNTS, EnteredRow, RowFigures
from coverage.parsing.cells import Cell
from coverage.parsing.numbers import grouped
from coverage.parsing.words import sentence
from coverage.rows.figures import RegionRow, StatementRow, TargetRow
from coverage.submissions.queries.drafts import LastFigure, PartRow
from coverage.words import formats, labels
from coverage.words.language import indonesian


class Unsaved(Struct, frozen=True):
    """What somebody typed that was not kept, and why.

    clash: another person's text stands there (theirs), and who is to be taken has to be decided.
    """

    text: str
    message: str
    clash: bool = False
    theirs: str = ""


class Asked(Struct, frozen=True):
    """A finding beside the answer given so far."""

    finding: Finding
    reason: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """Of its fields in the form."""
        return f"{self.finding.region_code}|{self.finding.code}|{self.finding.column}"

    @property
    def title(self) -> str:
        return str(OWN_FINDINGS.get(self.finding.code) or labels.flag_name(self.finding.code))


OWN_FINDINGS = {
    "unreadable": _("tidak terbaca"),
    "no_source": _("tanpa sumber"),
    "too_early": _("belum tiba"),
    "too_many_people": _("terlalu banyak orang"),
    "leap": _("melompat sepuluh kali atau lebih"),
}


class GridCell(Struct, frozen=True):
    """One cell: what is typed and why it cannot be read, the last published number and the change to it.

    read: a number that was read stands in it as people write it; note: what was made of the text.
    unsaved: what was typed over it and not kept.
    """

    name: str
    column: str
    read: Cell
    version: int
    by: str
    comment: str
    value: int | None
    last: LastFigure | None
    unsaved: Unsaved | None = None

    @property
    def text(self) -> str:
        """What is stored, as it is written on pages."""
        return as_written(self.column, self.read)

    @property
    def shown(self) -> str:
        """What stands in the field: nothing typed is lost."""
        return self.unsaved.text if self.unsaved else self.text

    @property
    def seen(self) -> str:
        """What the form remembers of the stored cell: its version and text."""
        return f"{self.version}:{self.text}"

    @property
    def is_count(self) -> bool:
        return self.column in COUNTS

    @property
    def change(self) -> int | None:
        """People more than last published; None when either is missing."""
        return None if self.value is None or self.last is None else self.value - self.last.value

    @property
    def fault(self) -> str:
        if self.unsaved:
            return self.unsaved.message
        return indonesian(sentence(self.read.problem)) if self.read.problem else ""

    @property
    def note(self) -> str:
        return "" if self.unsaved else indonesian(self.read.note)


class GridLine(Struct, frozen=True):
    """One region's row. editable: the person may enter it and it is not with the verifier.

    may_recall: it is with the verifier and the person may take it back. findings: after a check.
    """

    region: RegionRow
    part: PartRow | None
    entered: EnteredRow
    cells: Mapping[str, GridCell]
    target: TargetRow | None
    editable: bool
    may_recall: bool
    comment: str
    closed: str
    findings: tuple[Asked, ...]
    published: Sequence[StatementRow] = ()
    may_publish: bool = False

    @property
    def notes(self) -> bool:
        """Whether anything is to be said below the row."""
        said = (self.findings, self.comment, self.part and self.part.reason, self.goes_along)
        return any(said) or any(cell.fault or cell.note or cell.comment for cell in self.cells.values())

    @property
    def pointed_at(self) -> set[str]:
        """Columns with something to mend or to answer."""
        return {
            asked.finding.column
            for asked in self.findings
            if asked.finding.must_mend or asked.finding.wants_answer
        }

    @property
    def in_the_way(self) -> int:
        """Findings to mend or to answer."""
        return sum(1 for asked in self.findings if asked.finding.must_mend or asked.finding.wants_answer)

    @property
    def state(self) -> str:
        """Of the part: "none" before anything was typed."""
        return self.part.state if self.part else "none"

    @property
    def says_nothing(self) -> bool:
        return self.entered.is_blank and not self.published

    @property
    def goes_along(self) -> str:
        return what_goes_along(self.entered, self.figures.entered)

    @property
    def figures(self) -> RowFigures:
        """Total, coverage and gaps as they would be published."""
        last = self.cells["potensi"].last
        known = (last.value, last.as_of, last.exact) if last else None
        return RowFigures(self.entered, known, self.target, self.published)


def as_written(column: str, read: Cell) -> str:
    """A cell as pages write what it says: numbers in groups of three, days in words, else as it was typed."""
    if isinstance(read.value, date):
        return formats.day(read.value)
    number = read.value if column in COUNTS and isinstance(read.value, int) else None
    return read.text if number is None else grouped(number)


def what_goes_along(typed: EnteredRow, whole: EnteredRow) -> str:
    """What a correction takes with it, in a sentence or two; "" when nothing does."""
    said = []
    if whole.total != typed.total and whole.total is not None:
        said.append(_("Total mengikuti segmennya: %(total)s.") % {"total": formats.people(whole.total)})
    if whole.source != typed.source:
        said.append(_("Sumbernya tetap “%(source)s”, kecuali diganti.") % {"source": whole.source})
    return " ".join(str(sentence) for sentence in said)
