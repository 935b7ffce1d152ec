"""Figures files for tests: each row is Lampung's, but for what it names."""

import csv
import io
from pathlib import Path

from coverage.parsing.figures import COLUMNS, read_figures
from coverage.parsing.problems import Problem
from coverage.rows.figures import StatementRow
from tests.regions.fixture_rows import full_index

PUBLISHED = Path(__file__).parents[3] / "fixtures" / "published" / "figures.csv"
SOURCE = "Angka coverage Jamsostek di Lampung per 24 September 2024 (Lampost.co, 2024-09-26)"
NAMES = full_index()

LAMPUNG = {
    "region_code": "18",
    "region_name": "Lampung",
    "as_of": "2024-09-24",
    "as_of_precision": "day",
    "segment": "TOTAL",
    "basis": "domicile",
    "active_participants": "760468",
    "potential_workers": "3058943",
    "coverage_pct": "24.86",
    "target_year": "2024",
    "target_pct": "32.62",
    "source_title": SOURCE,
    "notes": "category: rendah",
}


def file(*rows: dict[str, str], header=COLUMNS, delimiter=",", end="\n") -> bytes:
    """A figures file; each row is Lampung's, but for what it names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerow(header)
    writer.writerows([(LAMPUNG | row).get(name, "") for name in header] for row in rows)
    return text.getvalue().encode()


def read(*rows: dict[str, str], **form) -> StatementRow:
    """The last row of a file without problems."""
    found = read_figures(file(*rows, **form), NAMES)
    assert found.problems == ()
    assert len(found.rows) == len(rows)
    return found.rows[-1]


def places(content: bytes) -> list[tuple[int, str]]:
    """Where a file's problems are."""
    return [(problem.line, problem.column) for problem in read_figures(content, NAMES).problems]


def refusal(content: bytes) -> Problem:
    """The one problem of a file none of whose rows can be used."""
    found = read_figures(content, NAMES)
    assert found.rows == ()
    assert len(found.problems) == 1
    return found.problems[0]
