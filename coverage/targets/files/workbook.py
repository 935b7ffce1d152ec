"""A cascade as an Excel workbook: Kaskade to work in, Metadata and Catatan to know where it comes from.

The matrix of an RKPD has living formulas: shares, sums and what is left follow whatever is typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coverage.calculations.precision import active_unit, counted, potential_unit
from coverage.files import number_formats, workbook_base
from coverage.files.sheets import LINE, Styles, print_on, write
from coverage.targets.files.cascade import CascadeFile, sources_of
from coverage.targets.pages.cascade_lines import CascadeLine
from coverage.words import formats

TEXT, COUNT, SHARE, SIGNED = "@", "#,##0", "0.00%", "+#,##0;-#,##0;0"
DASH = '"—"'
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
    ("Sekitar", "jumlah yang dibulatkan dalam dokumennya"),
    ("—", "tidak dilaporkan; bukan nol"),
)


@dataclass(frozen=True, slots=True)
class Formula:
    """One column over (or less) another: the row's two cells, at the foot the sums of rows that have both."""

    one: str
    other: str
    share: bool = True

    def in_row(self, line: int) -> str:
        """For a line counted from 1; a dash where a number is missing."""
        one, other = f"{self.one}{line}", f"{self.other}{line}"
        known = f"AND(ISNUMBER({one}),ISNUMBER({other}))"
        return f"=IF({known},{self._made(one, other)},{DASH})"

    def at_foot(self, first: int, last: int) -> str:
        """Over the lines from first to last: numbers of rows that lack one of the two are left out."""
        ones, others = (f"{letter}{first}:{letter}{last}" for letter in (self.one, self.other))
        both = f'{ones},">=0",{others},">=0"'
        made = self._made(f"SUMIFS({ones},{both})", f"SUMIFS({others},{both})")
        return f"=IF(COUNTIFS({both})=0,{DASH},{made})"

    def _made(self, one: str, other: str) -> str:
        return f"IF({other}=0,{DASH},{one}/{other})" if self.share else f"{one}-{other}"


@dataclass(frozen=True, slots=True)
class Column:
    """title: with its unit; value: what a cell holds. sum: whether the foot adds it up.

    made: a formula of two columns by their letters, None for a plain cell. typed: the reader may change it.
    row_look: the look of a line's cell, where it depends on the line.
    """

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
    head = workbook_base.heading(sheet, styles, file, file.sentence, *file.proposal) + 5
    first, last = head + 1, head + len(file.page.lines)
    _balance(sheet, styles, file, head - 4, (first, last))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        write(sheet, head, place, column.title, styles.head())
    sheet.set_row(head, 56)
    for line, row in enumerate(file.page.lines, first):
        for place, column in enumerate(columns):
            _cell(sheet, styles, line, place, column, row)
    _foot(sheet, styles, file, columns, (first, last))
    sheet.freeze_panes(head + 1, 3)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last + 1, len(columns) - 1)
    print_on(sheet, file.origin.stamp, file.origin.alert, paper=file.origin.office.paper)


def _balance(sheet: Any, styles: Styles, file: CascadeFile, line: int, rows: tuple[int, int]) -> None:
    """Target, sum and what is left, one below the other; the target may be changed, the others follow."""
    known = [heads for row in file.page.lines if (heads := file.heads(row)) is not None]
    total = sum(known)
    left = file.page.total - total if file.page.total is not None and known else "—"
    target, summed = f"D{line + 1}", f"D{line + 2}"
    cells = f"I{rows[0] + 1}:I{rows[1] + 1}"
    labels = (f"Target {file.own} (orang)", f"Jumlah {file.parts} (orang)", "Belum dialokasikan (orang)")
    for offset, label in enumerate(labels):
        write(sheet, line + offset, 0, label, styles(bold=True))
    look = styles(num_format=COUNT, bold=True, align="right")
    write(sheet, line, 3, _absent(file.page.total), look)
    sheet.write_formula(line + 1, 3, _sum(cells), look, total if known else "—")
    numbers = f"AND(ISNUMBER({target}),ISNUMBER({summed}))"
    sheet.write_formula(line + 2, 3, f"=IF({numbers},{target}-{summed},{DASH})", look, left)


def _columns(file: CascadeFile) -> tuple[Column, ...]:
    year = file.page.year
    way = f"Target {year}, {file.way} (orang)" if file.way else f"Target {year} (orang)"
    columns = [
        Column("Kode", 6.5, TEXT, lambda line: line.region.code),
        Column("Wilayah", 20, TEXT, lambda line: line.region.name),
        Column("Tetap", 5.5, TEXT, lambda line: "" if line.kept is None else "ya"),
        Column(
            "Potensi pekerja (orang)",
            15,
            COUNT,
            lambda line: line.row.potential_workers,
            sum=True,
            row_look=lambda line: number_formats.people(potential_unit(line.row)),
        ),
        Column(
            "Peserta aktif (orang)",
            15,
            COUNT,
            lambda line: line.row.active_participants,
            sum=True,
            row_look=lambda line: number_formats.people(active_unit(line.row)),
        ),
        Column(
            "Cakupan (%)",
            9,
            SHARE,
            lambda line: _share(line.row.active_participants, line.row.potential_workers),
            Formula("E", "D"),
            row_look=lambda line: number_formats.coverage(counted(line.row)),
        ),
        Column(
            f"Target {file.page.year} terbit (orang)",
            15,
            COUNT,
            lambda line: line.heads.people,
            sum=True,
            row_look=lambda line: number_formats.people(line.unit),
        ),
        Column(
            "Dokumen target",
            10,
            TEXT,
            lambda line: formats.document(line.target.document) if line.target else "",
        ),
        Column(way, 12, COUNT, file.heads, sum=True, typed=True),
        Column(
            "Target (%)",
            9,
            SHARE,
            lambda line: _share(file.heads(line), line.row.potential_workers),
            Formula("I", "D"),
        ),
        Column(
            "Tambahan (orang)",
            11,
            SIGNED,
            lambda line: _minus(file.heads(line), line.row.active_participants),
            Formula("I", "E", share=False),
        ),
    ]
    if file.beside:
        title = f"Pembanding, {file.beside} (orang)"
        columns += [
            Column(title, 16, COUNT, file.heads_beside, sum=True, typed=True),
            Column(
                "Pembanding (%)",
                12,
                SHARE,
                lambda line: _share(file.heads_beside(line), line.row.potential_workers),
                Formula("L", "D"),
            ),
            Column(
                "Beda (orang)",
                13,
                SIGNED,
                lambda line: _minus(file.heads_beside(line), file.heads(line)),
                Formula("L", "I", share=False),
            ),
        ]
    if file.page.plan:
        columns.append(Column(f"Usulan {year} (%)", 8.5, SHARE, file.proposed_share))
    return (*columns, Column("Sumber (nomor di lembar Catatan)", 8, TEXT, sources_of))


def _cell(sheet: Any, styles: Styles, line: int, place: int, column: Column, row: CascadeLine) -> None:
    value = column.value(row)
    text = column.look == TEXT
    look = column.row_look(row) if column.row_look else column.look
    style = styles(
        num_format=look,
        align="left" if text else "right",
        indent=1 if text and place else 0,
        bottom=1,
        bottom_color=LINE,
        **({"bold": True} if column.typed else {}),
    )
    if column.made:
        sheet.write_formula(line, place, column.made.in_row(line + 1), style, _absent(value))
    else:
        write(sheet, line, place, value if text else _absent(value), style)


def _foot(
    sheet: Any, styles: Styles, file: CascadeFile, columns: tuple[Column, ...], rows: tuple[int, int]
) -> None:
    line = rows[1] + 1
    look: dict[str, Any] = {"bold": True, "top": 1, "align": "right"}
    for place, column in enumerate(columns):
        style = styles(num_format=column.look, **look)
        letter = chr(ord("A") + place)
        values = [column.value(row) for row in file.page.lines]
        if column.sum:
            known = [value for value in values if value is not None]
            formula = _sum(f"{letter}{rows[0] + 1}:{letter}{rows[1] + 1}")
            sheet.write_formula(line, place, formula, style, sum(known) if known else "—")
        elif column.made:
            formula = column.made.at_foot(rows[0] + 1, rows[1] + 1)
            sheet.write_formula(line, place, formula, style, _footed(columns, column, file))
        else:
            write(sheet, line, place, "Jumlah" if place == 1 else "", styles(bold=True, top=1))


def _footed(columns: tuple[Column, ...], column: Column, file: CascadeFile) -> Any:
    """What a formula at the foot comes to."""
    assert column.made is not None  # only formulas are asked
    one, other = (columns[ord(letter) - ord("A")].value for letter in (column.made.one, column.made.other))
    pairs = [(one(row), other(row)) for row in file.page.lines if None not in (one(row), other(row))]
    if not pairs:
        return _absent(None)
    ones, others = (sum(numbers) for numbers in zip(*pairs, strict=True))
    if not column.made.share:
        return ones - others
    return ones / others if others else _absent(None)


def _absent(value: int | None) -> int | str:
    """A number, or the dash that stands for not reported."""
    return formats.ABSENT if value is None else value


def _sum(cells: str) -> str:
    return f"=IF(COUNT({cells})=0,{DASH},SUM({cells}))"


def _share(above: int | None, below: int | None) -> float | None:
    return above / below if above is not None and below else None


def _minus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other
