"""Document figures: a CSV with one row for what a document prints about one region.

The columns are those of fixtures/published/figures.csv; docs/data-dictionary.md says what each holds.
"""

from coverage.parsing.days import parse_day
from coverage.parsing.numbers import parse_count, parse_percent, parse_rank, parse_year
from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.table import MOST_BYTES, MOST_ROWS, Line, Table, read_table
from coverage.parsing.text_file import decoded, lines
from coverage.rows.figures import Basis, Precision, Segment, StatementRow, noted
from regions.names import NameIndex

__all__ = ["COLUMNS", "LONGEST", "MOST_BYTES", "MOST_ROWS", "has_columns", "read_figures", "read_row"]

COLUMNS = (
    "region_code",
    "region_name",
    "as_of",
    "as_of_precision",
    "segment",
    "basis",
    "active_participants",
    "potential_workers",
    "coverage_pct",
    "target_year",
    "target_document",
    "target_pct",
    "target_workers",
    "gap_people",
    "gap_meaning",
    "rank",
    "rank_of",
    "source_title",
    "source_url",
    "notes",
)
OPTIONAL = ("remark",)
TELLING = 3  # headings in common that no other file has by chance
GAP_MEANINGS = ("", "target", "unprotected")
CATEGORY = "category: "
# What the database can hold and index; longer texts are no citation any more.
# Letters that the columns hold, and of notes as much as anybody reads.
LONGEST = {"source_title": 400, "source_url": 1000, "category": 100, "notes": 2000, "remark": 500}


def read_figures(content: bytes, names: NameIndex) -> Table[StatementRow]:
    """Read a figures file. Every bad cell becomes a problem; a file with problems is not to be used.

    content: UTF-8, comma or semicolon separated, with the header of COLUMNS (order is free),
    and of those OPTIONAL that it uses. notes are for whoever keeps the file, remark is for readers.
    """
    return read_table(content, COLUMNS, LONGEST, lambda line: read_row(line, names), OPTIONAL)


def has_columns(content: bytes) -> bool:
    """Whether a file is delimited text headed as figures files are, perhaps with slips."""
    try:
        _number, header = next(lines(decoded(content)), (1, []))
    except Unreadable:
        return False
    return len({name.strip() for name in header}.intersection(COLUMNS)) >= TELLING


def read_row(row: Line, names: NameIndex) -> StatementRow:
    """One line's statement, not to be used when the line has problems then."""
    printed = row.read("coverage_pct", parse_percent) or (None, None)
    target = row.read("target_pct", parse_percent) or (None, None)
    as_of = row.read("as_of", parse_day)
    precision = row.choice("as_of_precision", tuple(Precision), Precision.DAY)
    notes = row.short_text("notes")
    category = notes.removeprefix(CATEGORY) if notes.startswith(CATEGORY) else ""
    if len(category) > LONGEST["category"]:
        row.refuse("notes", Fault.LONG_CATEGORY, count=len(category), most=LONGEST["category"])
    return StatementRow(
        region_code=row.region("region_code", "region_name", names),
        as_of=as_of,
        as_of_precision=precision if as_of else None,
        segment=row.choice("segment", tuple(Segment)),
        basis=row.choice("basis", tuple(Basis)),
        active_participants=row.read("active_participants", parse_count),
        potential_workers=row.read("potential_workers", parse_count),
        printed_ratio=printed[0],
        printed_decimals=printed[1],
        target_year=row.read("target_year", parse_year),
        target_document=row.text("target_document").upper()[:40],
        target_ratio=target[0],
        target_decimals=target[1],
        target_people=row.read("target_workers", parse_count),
        gap_people=row.read("gap_people", parse_count),
        gap_meaning=row.choice("gap_meaning", GAP_MEANINGS, ""),
        rank=row.read("rank", parse_rank),
        rank_of=row.read("rank_of", parse_rank),
        category=category,
        notes=noted(notes, " ".join(row.short_text("remark").split())),
        source_title=row.citation("source_title"),
        source_url=row.web_address("source_url"),
        line=row.number,
    )
