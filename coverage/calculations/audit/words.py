"""Indonesian words for the sentences of the audit: numbers, days, segments, sources, targets."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from coverage.calculations.rounding import Number, written
from coverage.rows.figures import StatementRow

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

SEGMENTS = {"TOTAL": "total", "TOTAL_EXCL_JAKON": "total tanpa Jakon", "JAKON": "Jakon"}

COLUMNS = {
    "active_participants": "peserta aktif",
    "potential_workers": "potensi",
    "printed_ratio": "cakupan",
    "target_ratio": "target",
    "target_people": "target orang",
    "gap_people": "kesenjangan",
}


def people(count: Number) -> str:
    """1149447 is "1.149.447", −17 is "−17" with a true minus."""
    return written(count)


def percent(ratio: Number, decimals: int | None = 2) -> str:
    """0.2486 is "24,86%"; decimals: of the percentage, None for none."""
    return written(Fraction(ratio) * 100, decimals or 0) + "%"


def points(ratio: Number, decimals: int = 2) -> str:
    """A difference of two shares: 0.1453 is "14,53 poin"."""
    return written(Fraction(ratio) * 100, decimals) + " poin"


def day(as_of: date, precision: str | None = "day") -> str:
    """ "24 September 2024", "Mei 2025" or "2020", as exactly as the document dates it."""
    if precision == "year":
        return str(as_of.year)
    month = f"{MONTHS[as_of.month - 1]} {as_of.year}"
    return month if precision == "month" else f"{as_of.day} {month}"


def dated(row: StatementRow) -> str:
    """ "per 24 September 2024", "tahun 2020", or "tanpa tanggal"."""
    if row.as_of is None:
        return "tanpa tanggal"
    lead = "tahun" if row.as_of_precision == "year" else "per"
    return f"{lead} {day(row.as_of, row.as_of_precision)}"


def segment(code: str) -> str:
    """The segment as readers know it."""
    return SEGMENTS.get(code, code)


def source(row: StatementRow) -> str:
    """What the source is called; never empty."""
    return row.source_title or "sumber tanpa judul"


def target_name(row: StatementRow) -> str:
    """ "RPJMD 2025" or "2025 tanpa nama dokumen"."""
    year = str(row.target_year) if row.target_year is not None else "tanpa tahun"
    return f"{row.target_document} {year}" if row.target_document else f"{year} tanpa nama dokumen"


def listing(items: Sequence[str], most: int = 6) -> str:
    """ "a, b dan c"; the tail of a long list is counted, not named."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} lainnya")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " dan " + shown[-1]
