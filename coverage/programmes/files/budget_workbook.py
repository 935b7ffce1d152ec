"""A budget calculation as an Excel workbook: Perhitungan to work in, Metadata and Catatan for its origin.

Its formulas live: rupiah, people and coverage follow whatever is typed.
"""

from datetime import date
from typing import Any

from coverage.calculations.precision import active_unit, potential_unit
from coverage.files import number_formats, workbook_base
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import MUTED, Styles
from coverage.programmes.files.budget import BudgetFile, BudgetLine

TEXT, COUNT, MONEY, MONTH = "@", "#,##0", '"Rp" #,##0', "[$-421]mmm yyyy"
DASH = "—"
RIGHT = {"align": "right", "indent": 0}  # numbers in columns of texts
STATUS = "hitungan bagaimana-jika atas angka terbit"
TYPED = "Hitungan bagaimana-jika, bukan angka terbit. Sel tebal dapat diubah; yang lain mengikuti."
HEAD = (  # widths: what stands in the column above and below the payers fits as well
    ("Pembayar", 22),
    ("Orang", 14),
    ("Program", 17),
    ("Mulai", 15),
    ("Lama (bulan)", 12),
    ("Iuran sebulan (rupiah)", 14),
    ("Sudah peserta aktif", 9),
    ("Tidak dibayar lagi sejak", 11),
    ("Rupiah", 20),
    ("Nomor sumber iuran", 9),
)
TEXTS = (0, 2, 6)
STEPS = ("Bulan", "Orang dibayar", "Rupiah", "Peserta aktif", "Cakupan", "Lepas (orang)")
FORMULAS = (
    ("Rupiah", "orang × iuran sebulan × bulan; dihitung Excel dari sel di baris yang sama"),
    ("Tidak dibayar lagi sejak", "mulai + lama; bulan pertama sesudah yang dibayar"),
    ("Peserta aktif", "peserta hari itu + orang yang sedang dibayar − peserta yang pembayarannya berakhir"),
    ("Sudah peserta aktif", "“ya”: sudah terhitung; membayarnya tidak menambah, berakhirnya mengurangi"),
    ("Lepas", "turunnya peserta dari bulan sebelumnya"),
    ("Dianggap tetap", "peserta lain, potensi pekerja, dan wilayah lain"),
    ("—", "tidak diketahui; bukan nol"),
)


def budget_workbook(file: BudgetFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        _budget_sheet(workbook.add_worksheet("Perhitungan"), styles, file)
        tables = ((workbook_base.TERMS, FORMULAS), (workbook_base.SOURCES, file.cited))
        workbook_base.about_sheets(workbook, styles, file, _about(file), tables, STATUS)

    return workbook_base.workbook_bytes(file, fill)


def _about(file: BudgetFile) -> list[workbook_base.Pair]:
    return [
        ("Bulan data", file.month),
        ("Jumlah pembayar", len({row.payer for row in file.lines})),
        ("Alamat", file.origin.address),
    ]


def _budget_sheet(sheet: Any, styles: Styles, file: BudgetFile) -> None:
    """Fill the sheet: what it starts from, the payers with their sum, the months, print set-up."""
    people = PeopleSheet(sheet, styles, file.origin, [width for _name, width in HEAD], TEXTS)
    people.opening(file.title, file.sentence, TYPED)
    base = people.line + 1
    _ground(people, file)
    payers = _payers(people, file)
    _steps(people, file, base, payers)
    people.finish(signed=True)


def _ground(people: PeopleSheet, file: BudgetFile) -> None:
    """Participants, potential and the target, one below the other, then why some are not known."""
    row = file.page.ground.row
    day = f" per {file.as_of:%Y-%m-%d}" if file.as_of else ""
    for label, value, look in (
        (f"Peserta aktif{day}", file.active, number_formats.people(active_unit(row))),
        ("Potensi pekerja", file.potential, number_formats.people(potential_unit(row))),
        (file.target_name, row.target_ratio, number_formats.percent(row.target_decimals)),
    ):
        people.labelled(label, Cell(DASH if value is None else value, look), at=1)
    people.sentence(file.reason, font_color=MUTED)
    people.line += 1


def _payers(people: PeopleSheet, file: BudgetFile) -> tuple[int, int]:
    """The payers and their sum; returns their first and last line, counted from 1 as formulas do."""
    people.head([name for name, _width in HEAD])
    first = people.line + 1
    for row in file.lines:
        people.row(_payer(row, people.line + 1))
    last = people.line
    total = sum(row.heads * row.rate * row.months for row in file.lines)
    blank = [Cell()] * 7
    cells = [Cell("Jumlah"), *blank, Cell(total, MONEY, formula=f"=SUM(I{first}:I{last})"), Cell()]
    people.row(cells, bold=True, top=1, bottom=0)
    people.line += 1
    return first, last


def _payer(row: BudgetLine, line: int) -> list[Cell]:
    """line: its own, counted from 1. What may be changed is bold."""
    typed = {"bold": True}
    rupiah = row.heads * row.rate * row.months
    return [
        Cell(row.payer, TEXT, typed),
        Cell(row.heads, COUNT, typed),
        Cell(row.programmes),
        Cell(row.start, MONTH, typed),
        Cell(row.months, "0", typed),
        Cell(row.rate, MONEY, typed),
        Cell("ya" if row.counted else None, TEXT, typed),
        Cell(_serial(row.end), MONTH, formula=f"=EDATE(D{line},E{line})"),
        Cell(rupiah, MONEY, formula=f"=B{line}*F{line}*E{line}"),
        Cell(row.source, "0"),
    ]


def _steps(people: PeopleSheet, file: BudgetFile, base: int, payers: tuple[int, int]) -> None:
    """A line a month: people paid for, rupiah, participants, coverage, people whose cover ended.

    base: the line of today's participants, below it the potential's; counted from 1 as payers' lines.
    """
    people.head(STEPS)
    first, last = payers
    heads, starts, ends = (f"${letter}${first}:${letter}${last}" for letter in "BDH")
    rates, counted = (f"${letter}${first}:${letter}${last}" for letter in "FG")
    row = file.page.ground.row
    active, potential = f"$B${base}", f"$B${base + 1}"
    looks = (COUNT, MONEY, number_formats.people(active_unit(row)), number_formats.coverage(row), COUNT)
    for month, values in zip(file.months, _values(file), strict=True):
        number = people.line + 1
        now = f"({starts}<=$A{number})*({ends}>$A{number})"
        grown = (
            f'{active}+SUMPRODUCT({now}*({counted}<>"ya")*{heads})'
            f'-SUMPRODUCT(({ends}<=$A{number})*({counted}="ya")*{_finals(file, first, last)}*{heads})'
        )
        formulas = (
            f"=SUMPRODUCT({now}*{heads})",
            f"=SUMPRODUCT({now}*{heads}*{rates})",
            f'=IF(ISNUMBER({active}),{grown},"{DASH}")',
            f'=IF(AND(ISNUMBER(D{number}),ISNUMBER({potential})),D{number}/{potential},"{DASH}")',
            f'=IF(AND(ISNUMBER(D{number}),ISNUMBER(D{number - 1})),MAX(D{number - 1}-D{number},0),"")',
        )
        living = [
            Cell(value, look, RIGHT, formula)
            for value, look, formula in zip(values, looks, formulas, strict=True)
        ]
        people.row([Cell(month, MONTH), *living])


def _finals(file: BudgetFile, first: int, last: int) -> str:
    """1 for lines after which nobody goes on paying for the same people, 0 for the others."""
    if len(file.lines) == 1:
        return "1"
    return "{" + ";".join("0" if row.goes_on else "1" for row in file.lines) + "}"


def _values(file: BudgetFile) -> list[tuple[Any, ...]]:
    """What the formulas come to, for readers that do not calculate."""
    values: list[tuple[Any, ...]] = []
    before: int | None = None
    for month in file.months:
        now = [row for row in file.lines if row.start <= month < row.end]
        people = None
        if file.active is not None:
            ended = [row for row in file.lines if row.counted and not row.goes_on and row.end <= month]
            people = file.active + sum(row.heads for row in now if not row.counted)
            people -= sum(row.heads for row in ended)
        share = people / file.potential if people is not None and file.potential else None
        lost = "" if before is None or people is None else max(before - people, 0)
        values.append(
            (
                sum(row.heads for row in now),
                sum(row.heads * row.rate for row in now),
                DASH if people is None else people,
                DASH if share is None else share,
                lost,
            )
        )
        before = people
    return values


def _serial(day: date) -> int:
    """A day as Excel counts it."""
    return (day - date(1899, 12, 30)).days
