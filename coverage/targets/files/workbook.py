"""A cascade as an Excel workbook: Kaskade to work in, Metadata and Catatan to know where it comes from.

The matrix of an RKPD has living formulas: shares, sums and what is left follow whatever is typed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from coverage.calculations.precision import active_unit, counted, potential_unit
from coverage.files import number_formats, workbook_base
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import Styles
from coverage.targets.files.cascade import CascadeFile, sources_of
from coverage.targets.pages.cascade_lines import CascadeLine
from coverage.words import formats

TEXT, COUNT, SHARE, SIGNED = "@", "#,##0", "0.00%", "+#,##0;-#,##0;0"
DASH = '"—"'
FOOT = {"top": 1, "bottom": 0}  # the line of sums
BALANCE_LINES = 4  # with the blank one below
STATUS = "angka terbit; kolom target hasil pembagian coba-coba"
FORMULAS = (
    ("Target (%)", "target orang ÷ potensi pekerja; dihitung Excel dari sel di baris yang sama"),
    ("Tambahan (orang)", "target − peserta aktif"),
    ("Belum dialokasikan", "target di atas − jumlah kolom target; minus berarti berlebih"),
    ("Usulan (%)", "bagian dari potensi: setiap wilayah menempuh bagian yang sama dari jalannya"),
    ("Tetap", "target yang dikunci: tidak ikut dibagi"),
    ("menurut potensi", "sisa ditambahkan pada target sementara sebanding potensi"),
    ("menurut belum terlindungi", "sisa ditambahkan sebanding pekerja yang belum terlindungi"),
    ("poin sama", "cakupan setiap wilayah naik dengan poin yang sama"),
    ("persentase sama", "target setiap wilayah persentase yang sama"),
    ("Batas", "tidak di bawah peserta aktif, tidak di atas potensi; sisa pembulatan ke sisa terbesar"),
    ("±", "sekitar: jumlah yang dibulatkan dalam dokumennya"),
    ("—", "tidak dilaporkan; bukan nol"),
)


Letters = Mapping[str, str]  # of the sheet's columns, by their keys


class Formula(Struct, frozen=True):
    """One column over (or less) another, by their keys; at the foot over the sums of rows that have both."""

    one: str
    other: str
    share: bool = True

    def in_row(self, line: int, letters: Letters) -> str:
        """For a line counted from 1; a dash where a number is missing."""
        one, other = f"{letters[self.one]}{line}", f"{letters[self.other]}{line}"
        known = f"AND(ISNUMBER({one}),ISNUMBER({other}))"
        return f"=IF({known},{self._made(one, other)},{DASH})"

    def at_foot(self, first: int, last: int, letters: Letters) -> str:
        """Over the lines from first to last: numbers of rows that lack one of the two are left out."""
        ones, others = (f"{letters[key]}{first}:{letters[key]}{last}" for key in (self.one, self.other))
        both = f'{ones},">=0",{others},">=0"'
        made = self._made(f"SUMIFS({ones},{both})", f"SUMIFS({others},{both})")
        return f"=IF(COUNTIFS({both})=0,{DASH},{made})"

    def _made(self, one: str, other: str) -> str:
        return f"IF({other}=0,{DASH},{one}/{other})" if self.share else f"{one}-{other}"


class Column(Struct, frozen=True):
    """title: with its unit; value: what a cell holds. sum: whether the foot adds it up.

    made: a formula of two columns, None for a plain cell. typed: the reader may change it.
    row_look: the look of a line's cell, where it depends on the line.
    """

    key: str
    title: str
    width: float
    look: str
    value: Callable[[CascadeLine], Any]
    made: Formula | None = None
    sum: bool = False
    typed: bool = False
    row_look: Callable[[CascadeLine], str] | None = None


def cascade_workbook(file: CascadeFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        _cascade_sheet(workbook.add_worksheet("Kaskade"), styles, file)
        tables = ((workbook_base.TERMS, FORMULAS), (workbook_base.SOURCES, file.cited))
        workbook_base.about_sheets(workbook, styles, file, _about(file), tables, STATUS)

    return workbook_base.workbook_bytes(file, fill)


def _about(file: CascadeFile) -> list[workbook_base.Pair]:
    page = file.page
    return [
        ("Bulan data", f"{page.asked.month:%Y-%m}"),
        ("Tahun target", page.year),
        ("Dokumen target", page.question.asked.document or "yang berlaku"),
        ("Cara membagi", file.way or "tidak dibagi"),
        ("Pembanding", file.beside or "tidak ada"),
        ("Usulan dalam persen", "ya" if page.plan else "tidak"),
        ("Dikunci", len(page.kept)),
        ("Jumlah wilayah", len(page.lines)),
        ("Alamat", file.origin.address),
    ]


def _cascade_sheet(sheet: Any, styles: Styles, file: CascadeFile) -> None:
    """Fill the sheet: what is spread and what is left, the matrix, its sums, print set-up."""
    columns = _columns(file)
    letters = {column.key: chr(ord("A") + place) for place, column in enumerate(columns)}
    texts = [place for place, column in enumerate(columns) if column.look == TEXT]
    people = PeopleSheet(sheet, styles, file.origin, [column.width for column in columns], texts)
    people.opening(file.title, file.sentence, *file.proposal)
    first = people.line + BALANCE_LINES + 2  # the first region's, counted from 1 as formulas do
    last = first + len(file.page.lines) - 1
    _balance(people, file, f"{letters['heads']}{first}:{letters['heads']}{last}")
    head = people.head([column.title for column in columns])
    for row in file.page.lines:
        people.row([_cell(column, row, people.line + 1, letters) for column in columns])
    people.row([_foot(column, columns, file, (first, last), letters) for column in columns], bold=True)
    sheet.freeze_panes(head + 1, 3)
    people.finish(signed=True)


def _balance(people: PeopleSheet, file: CascadeFile, cells: str) -> None:
    """Target, sum and what is left, one below the other; the target may be changed, the others follow."""
    known = [heads for row in file.page.lines if (heads := file.heads(row)) is not None]
    total = sum(known)
    left = file.page.total - total if file.page.total is not None and known else "—"
    target, summed = f"D{people.line + 1}", f"D{people.line + 2}"
    numbers = f"AND(ISNUMBER({target}),ISNUMBER({summed}))"
    for label, value, formula in (
        (f"Target {file.own} (orang)", _absent(file.page.total), ""),
        (f"Jumlah {file.parts} (orang)", total if known else "—", _sum(cells)),
        ("Belum dialokasikan (orang)", left, f"=IF({numbers},{target}-{summed},{DASH})"),
    ):
        people.labelled(label, Cell(value, COUNT, formula=formula), at=3)
    people.line += 1


def _columns(file: CascadeFile) -> tuple[Column, ...]:
    """Every column; beside a second way there is no room for the document, which the sources name."""
    year, part = file.page.year, Column
    way = f"Target {year}, {file.way} (orang)" if file.way else f"Target {year} (orang)"
    columns = [
        part("code", "Kode", 6.5, TEXT, lambda line: line.region.code),
        part("name", "Wilayah", 19, TEXT, lambda line: line.region.name),
        part("kept", "Tetap", 5.5, TEXT, lambda line: "" if line.kept is None else "ya"),
        part(
            "potential",
            "Potensi pekerja (orang)",
            11.5,
            COUNT,
            lambda line: line.row.potential_workers,
            sum=True,
            row_look=lambda line: number_formats.people(potential_unit(line.row)),
        ),
        part(
            "active",
            "Peserta aktif (orang)",
            11.5,
            COUNT,
            lambda line: line.row.active_participants,
            sum=True,
            row_look=lambda line: number_formats.people(active_unit(line.row)),
        ),
        part(
            "coverage",
            "Cakupan (%)",
            9,
            SHARE,
            lambda line: _share(line.row.active_participants, line.row.potential_workers),
            Formula("active", "potential"),
            row_look=lambda line: number_formats.coverage(counted(line.row)),
        ),
        part(
            "published",
            f"Target {year} terbit (orang)",
            11.5,
            COUNT,
            lambda line: line.heads.people,
            sum=True,
            row_look=lambda line: number_formats.people(line.unit),
        ),
        part("heads", way, 11.5, COUNT, file.heads, sum=True, typed=True),
        part(
            "share",
            "Target (%)",
            9,
            SHARE,
            lambda line: _share(file.heads(line), line.row.potential_workers),
            Formula("heads", "potential"),
        ),
        part(
            "more",
            "Tambahan (orang)",
            11,
            SIGNED,
            lambda line: _minus(file.heads(line), line.row.active_participants),
            Formula("heads", "active", share=False),
        ),
    ]
    if file.beside:
        columns += _beside(file)
    else:
        columns.insert(7, part("document", "Dokumen target", 10, TEXT, _document))
    if file.page.plan:
        columns.append(part("proposed", f"Usulan {year} (%)", 8.5, SHARE, file.proposed_share))
    return (*columns, part("sources", "Nomor sumber", 8, TEXT, sources_of))


def _beside(file: CascadeFile) -> list[Column]:
    """The columns of a second way, to be compared with the first."""
    return [
        Column(
            "beside",
            f"Pembanding, {file.beside} (orang)",
            11.5,
            COUNT,
            file.heads_beside,
            sum=True,
            typed=True,
        ),
        Column(
            "share_beside",
            "Pembanding (%)",
            10.5,
            SHARE,
            lambda line: _share(file.heads_beside(line), line.row.potential_workers),
            Formula("beside", "potential"),
        ),
        Column(
            "difference",
            "Beda (orang)",
            11,
            SIGNED,
            lambda line: _minus(file.heads_beside(line), file.heads(line)),
            Formula("beside", "heads", share=False),
        ),
    ]


def _document(line: CascadeLine) -> str:
    return formats.document(line.target.document) if line.target else ""


def _cell(column: Column, row: CascadeLine, line: int, letters: Letters) -> Cell:
    """line: its own, counted from 1."""
    value = column.value(row)
    look = number_formats.narrow(column.row_look(row) if column.row_look else column.look)
    style = {"bold": True} if column.typed else {}
    if column.look == TEXT:
        return Cell(value, TEXT, style)
    return Cell(_absent(value), look, style, column.made.in_row(line, letters) if column.made else "")


def _foot(
    column: Column, columns: Sequence[Column], file: CascadeFile, rows: tuple[int, int], letters: Letters
) -> Cell:
    """Below the lines from rows[0] to rows[1], counted from 1: their sum, or a formula of sums."""
    if column.sum:
        known = [value for row in file.page.lines if (value := column.value(row)) is not None]
        formula = _sum(f"{letters[column.key]}{rows[0]}:{letters[column.key]}{rows[1]}")
        return Cell(sum(known) if known else "—", column.look, FOOT, formula)
    if column.made:
        return Cell(
            _footed(columns, column.made, file), column.look, FOOT, column.made.at_foot(*rows, letters)
        )
    return Cell("Jumlah" if column.key == "name" else None, TEXT, FOOT)


def _footed(columns: Sequence[Column], made: Formula, file: CascadeFile) -> Any:
    """What a formula at the foot comes to."""
    values = {column.key: column.value for column in columns}
    one, other = values[made.one], values[made.other]
    pairs = [(one(row), other(row)) for row in file.page.lines if None not in (one(row), other(row))]
    if not pairs:
        return _absent(None)
    ones, others = (sum(numbers) for numbers in zip(*pairs, strict=True))
    if not made.share:
        return ones - others
    return ones / others if others else _absent(None)


def _absent(value: Any) -> Any:
    """A number, or the dash that stands for not reported."""
    return formats.ABSENT if value is None else value


def _sum(cells: str) -> str:
    return f"=IF(COUNT({cells})=0,{DASH},SUM({cells}))"


def _share(above: int | None, below: int | None) -> float | None:
    return above / below if above is not None and below else None


def _minus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other
