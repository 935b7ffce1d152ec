"""What must be mended or answered in entered rows before they are handed in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.audit import audit
from coverage.calculations.audit.words import day
from coverage.calculations.entry.grid import EnteredRow, by_region, completed, statements_of
from coverage.parsing.numbers import grouped
from coverage.parsing.words import sentence
from coverage.rows.figures import FlagRow, RegionRow, StatementRow

# No region of the level has as many people: Indonesia 284 million, Jawa Barat 51, Kabupaten Bogor 6.
MOST_PEOPLE = {"nation": 300_000_000, "province": 60_000_000, "regency": 7_000_000}
LEAP = 10  # a correction by a factor of ten is a digit or a column too many
LEAST_LEAP = 1_000  # people; Jakon of 3 that were 40 are no slip worth a question


class Finding(Struct, frozen=True):
    """Something to mend or to answer before handing in. column: "" for the whole row.

    must_mend: no answer helps, the cell has to change; else a reason is asked (info asks for none).
    """

    region_code: str
    column: str
    code: str
    message: str
    likely_cause: str = ""
    must_mend: bool = False
    wants_answer: bool = True


def findings(
    rows: Iterable[EnteredRow],
    regions: Mapping[str, RegionRow],
    known: Sequence[StatementRow],
    today: date | None = None,
) -> list[Finding]:
    """What must be mended or answered in entered rows, by region and column.

    known: all published statements of these regions, for comparison. Cells that cannot be read, figures
    without a source and figures of a day after today must be mended; what the audit flags, more people than
    live there and a factor of ten beside the replaced figure want an answer.
    """
    of_region = by_region(known)
    rows = [completed(row, of_region[row.region_code]) for row in rows if not row.is_blank]
    found = [finding for row in rows for finding in (*_unusable(row), *_too_early(row, today))]
    places: list[tuple[str, str]] = []
    stated: list[StatementRow] = []
    for row in rows:
        for column, statement in statements_of(row):
            places.append((row.region_code, column))
            stated.append(replace(statement, line=len(places)))
    replaced: dict[object, list[StatementRow]] = {_key(row): [] for row in stated}
    standing: list[StatementRow] = []
    for former in known:  # of the very keys that are entered anew, nobody stands by the published statement
        replaced.get(_key(former), standing).append(former)
    for flag in audit(stated, regions, known=standing):
        found += _finding(flag, places)
    for (region, column), statement in zip(places, stated, strict=True):
        found += _too_many(region, column, statement, regions[region].level)
        found += _leap(region, column, statement, replaced[_key(statement)])
    return found


def _too_many(region: str, column: str, row: StatementRow, level: str) -> list[Finding]:
    count = row.active_participants or row.potential_workers or 0
    if count <= MOST_PEOPLE[level]:
        return []
    message = (
        f"{grouped(count)} orang lebih banyak daripada penduduk wilayah setingkat ini; periksa angkanya."
    )
    return [Finding(region, column, "too_many_people", message)]


def _leap(region: str, column: str, row: StatementRow, replaced: Sequence[StatementRow]) -> list[Finding]:
    """A factor of ten beside the very figure it replaces, which the audit no longer sees.

    replaced: the published statements of its key.
    """
    field = "potential_workers" if column == "potensi" else "active_participants"
    count = getattr(row, field)
    for former in (getattr(other, field) for other in replaced):
        if count and former and max(count, former) >= max(LEAP * min(count, former), LEAST_LEAP):
            message = (
                f"{grouped(count)} orang menggantikan {grouped(former)} yang terbit untuk hari yang sama."
            )
            return [Finding(region, column, "leap", message)]
    return []


def _key(row: StatementRow) -> tuple[object, ...]:
    return (row.region_code, row.as_of, row.segment, row.basis)


def _unusable(row: EnteredRow) -> list[Finding]:
    bad = [
        Finding(row.region_code, column, "unreadable", sentence(cell.problem), must_mend=True)
        for column, cell in row.cells.items()
        if cell.problem
    ]
    if not row.source:
        message = "Sumber kosong; angka tanpa sumber tidak dapat diajukan."
        bad.append(Finding(row.region_code, "sumber", "no_source", message, must_mend=True))
    return bad


def _too_early(row: EnteredRow, today: date | None) -> list[Finding]:
    cell = row.cells.get("per_tanggal")
    if today is None or row.as_of <= today or (cell and cell.problem):
        return []
    message = f"Per tanggal {day(row.as_of)} belum tiba; isi hari angka ini, paling akhir {day(today)}."
    return [Finding(row.region_code, "per_tanggal", "too_early", message, must_mend=True)]


def _finding(flag: FlagRow, places: Sequence[tuple[str, str]]) -> list[Finding]:
    """Where the flag stands; one that must be answered for a region nobody enters, at an entered figure."""
    where = [places[line - 1] for line in flag.lines]
    here = [(region, column) for region, column in where if region == flag.region_code]
    asks = flag.severity != "info" and bool(where)
    region, column = (here or (where if asks else []) or [(flag.region_code, "")])[0]
    return [
        Finding(
            region,
            column,
            flag.code,
            flag.message,
            flag.likely_cause,
            must_mend=flag.severity == "conflict",
            wants_answer=asks,
        )
    ]
