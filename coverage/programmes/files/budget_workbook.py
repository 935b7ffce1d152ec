"""A budget calculation as an Excel workbook: Perhitungan to work in, Metadata and Catatan for its origin.

Its formulas live: rupiah, people and coverage follow whatever is typed.
"""

from datetime import date
from typing import Any

from coverage.calculations.precision import active_unit, potential_unit
from coverage.files import number_formats, workbook_base
from coverage.files.sheets import LINE, MUTED, Styles, print_on, write
from coverage.programmes.files.budget import BudgetFile, BudgetLine

TEXT, COUNT, MONEY, MONTH = "@", "#,##0", '"Rp" #,##0', "[$-421]mmm yyyy"
DASH = "—"
STATUS = "hitungan bagaimana-jika atas angka terbit"
TYPED = "Hitungan bagaimana-jika, bukan angka terbit. Sel tebal dapat diubah; yang lain mengikuti."
HEAD = (
    ("Pembayar", 24),
    ("Orang", 13),
    ("Program", 16),
    ("Mulai", 12),
    ("Lama (bulan)", 12),
    ("Iuran sebulan (rupiah)", 16),
    ("Sudah peserta aktif", 12),
    ("Tidak dibayar lagi sejak", 14),
    ("Rupiah", 22),
    ("Sumber iuran (nomor di lembar Catatan)", 16),
)
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
    for place, (_name, width) in enumerate(HEAD):
        sheet.set_column(place, place, width)
    line = workbook_base.heading(sheet, styles, file, file.sentence, TYPED)
    base = line + 1
    _ground(sheet, styles, file, base)
    first = base + 5
    last = first + len(file.lines) - 1
    _payers(sheet, styles, file, first, last)
    _steps(sheet, styles, file, base, (first, last), last + 4)
    sheet.print_area(0, 0, last + 4 + len(file.months), len(HEAD) - 1)
    print_on(sheet, file.origin.stamp, file.origin.alert, paper=file.origin.office.paper)


def _ground(sheet: Any, styles: Styles, file: BudgetFile, line: int) -> None:
    """Participants, potential, coverage today and the target, one below the other."""
    bold = {"bold": True, "align": "right"}
    row = file.page.ground.row
    day = f" per {file.as_of:%Y-%m-%d}" if file.as_of else ""
    rows = (
        (f"Peserta aktif{day}", file.active, number_formats.people(active_unit(row))),
        ("Potensi pekerja", file.potential, number_formats.people(potential_unit(row))),
        (file.target_name, row.target_ratio, number_formats.percent(row.target_decimals)),
    )
    for offset, (label, value, look) in enumerate(rows):
        write(sheet, line + offset, 0, label, styles(bold=True, text_wrap=True))
        write(sheet, line + offset, 1, DASH if value is None else value, styles(num_format=look, **bold))
    if file.reason:
        write(sheet, line, 2, file.reason, styles(font_color=MUTED))


def _payers(sheet: Any, styles: Styles, file: BudgetFile, first: int, last: int) -> None:
    for place, (name, _width) in enumerate(HEAD):
        write(sheet, first - 1, place, name, styles.head())
    sheet.set_row(first - 1, 48)
    for line, row in enumerate(file.lines, first):
        _payer(sheet, styles, line, row)
    foot: dict[str, Any] = {"bold": True, "top": 1, "align": "right"}
    total = sum(row.heads * row.rate * row.months for row in file.lines)
    write(sheet, last + 1, 0, "Jumlah", styles(bold=True, top=1))
    cells = f"I{first + 1}:I{last + 1}"
    sheet.write_formula(last + 1, 8, f"=SUM({cells})", styles(num_format=MONEY, **foot), total)


def _payer(sheet: Any, styles: Styles, line: int, row: BudgetLine) -> None:
    typed = {"bold": True, "bottom": 1, "bottom_color": LINE}
    plain = {"bottom": 1, "bottom_color": LINE}
    cells = (
        (row.payer, TEXT, typed),
        (row.heads, COUNT, typed),
        (row.programmes, TEXT, plain),
        (row.start, MONTH, typed),
        (row.months, "0", typed),
        (row.rate, MONEY, typed),
        ("ya" if row.counted else "", TEXT, typed),
    )
    for place, (value, look, style) in enumerate(cells):
        write(sheet, line, place, value, styles(num_format=look, **style))
    number = line + 1
    ends, money = styles(num_format=MONTH, **plain), styles(num_format=MONEY, **plain)
    sheet.write_formula(line, 7, f"=EDATE(D{number},E{number})", ends, _serial(row.end))
    sheet.write_formula(line, 8, f"=B{number}*F{number}*E{number}", money, row.heads * row.rate * row.months)
    write(sheet, line, 9, row.source, styles(num_format="0", **plain))


def _steps(
    sheet: Any, styles: Styles, file: BudgetFile, base: int, payers: tuple[int, int], head: int
) -> None:
    """A line a month: people paid for, rupiah, participants, coverage, people whose cover ended."""
    for place, name in enumerate(STEPS):
        write(sheet, head, place, name, styles.head())
    first, last = payers[0] + 1, payers[1] + 1
    heads, starts, ends = (f"${letter}${first}:${letter}${last}" for letter in "BDH")
    rates, counted = (f"${letter}${first}:${letter}${last}" for letter in "FG")
    row = file.page.ground.row
    active, potential = f"$B${base + 1}", f"$B${base + 2}"
    for line, (month, values) in enumerate(zip(file.months, _values(file), strict=True), head + 1):
        number = line + 1
        now = f"({starts}<=$A{number})*({ends}>$A{number})"
        people = (
            f'{active}+SUMPRODUCT({now}*({counted}<>"ya")*{heads})'
            f'-SUMPRODUCT(({ends}<=$A{number})*({counted}="ya")*{_finals(file, first, last)}*{heads})'
        )
        formulas = (
            f"=SUMPRODUCT({now}*{heads})",
            f"=SUMPRODUCT({now}*{heads}*{rates})",
            f'=IF(ISNUMBER({active}),{people},"{DASH}")',
            f'=IF(AND(ISNUMBER(D{number}),ISNUMBER({potential})),D{number}/{potential},"{DASH}")',
            f'=IF(AND(ISNUMBER(D{number}),ISNUMBER(D{line})),MAX(D{line}-D{number},0),"")',
        )
        write(sheet, line, 0, month, styles(num_format=MONTH, align="left", bottom=1, bottom_color=LINE))
        looks = (COUNT, MONEY, number_formats.people(active_unit(row)), number_formats.coverage(row), COUNT)
        for place, (formula, look, value) in enumerate(zip(formulas, looks, values, strict=True), 1):
            style = styles(num_format=look, align="right", bottom=1, bottom_color=LINE)
            sheet.write_formula(line, place, formula, style, value)


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
