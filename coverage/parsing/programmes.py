"""Programme figures: a CSV with one row for one figure a document prints about a programme.

The columns are those of fixtures/published/programmes.csv; docs/data-dictionary.md says what each holds.
Figures of one document about one group on one day become one record.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.parsing.days import parse_as_of
from coverage.parsing.numbers import parse_year
from coverage.parsing.problems import Fault, Problem, Reason
from coverage.parsing.programme_measures import BENEFIT, MEASURES, PROGRAMME, RATE, VILLAGE, Measure
from coverage.parsing.programme_notes import read_benefit, read_note
from coverage.parsing.table import Line, read_table
from coverage.rows.figures import Precision
from coverage.rows.periods import month_of
from regions.names import NameIndex

COLUMNS = (
    "region_code",
    "region_name",
    "as_of",
    "measure",
    "group",
    "value",
    "unit",
    "source_title",
    "source_url",
    "notes",
)
SELECTIONS = ("P3KE", "DTSEN", "DTKS", "desil", "lain")
OPTIONAL = ("remark", "year", "selection", "obstacle")
# Letters that the columns hold, and of notes as much as anybody reads.
LONGEST = {
    "source_title": 400,
    "source_url": 1000,
    "group": 80,
    "notes": 1000,
    "remark": 500,
    "obstacle": 500,
}
KEYS = {
    PROGRAMME: ("group", "ecosystem", "funding", "year"),
    VILLAGE: ("group",),
    BENEFIT: ("kinds", "group"),
}
# Words of a group that say in which ecosystem its people work.
ECOSYSTEMS = {"desa": "desa", "pasar": "pasar", "umkm": "umkm"}


class PrintedRecord(Struct, frozen=True):
    """What one document prints about one group of a region on one day. lines: where it stands in its file.

    kind: name of its model; values: its columns by name, those it does not print left out.
    """

    kind: str
    region_code: str
    as_of: date | None
    as_of_precision: str
    source_title: str
    source_url: str
    values: Mapping[str, Any]
    lines: tuple[int, ...]

    @property
    def key(self) -> tuple[Any, ...]:
        """What tells it from other records."""
        names = KEYS.get(self.kind, ("programmes", "segment"))
        own = (self.values.get(name, "") for name in names)
        return (self.kind, self.region_code, self.source_title, self.source_url, self.as_of, *own)


class PrintedRate(Struct, frozen=True):
    """What one worker pays a month for a set of programmes, as a document prints it, in rupiah."""

    programmes: str
    segment: str
    valid_from: date
    rupiah: int
    source_title: str
    source_url: str
    note: str
    line: int


class ProgrammesFile(Struct, frozen=True):
    """rows: lines with a figure; records, rates: what they say; problems: why the file is not to be used."""

    rows: int
    records: tuple[PrintedRecord, ...]
    rates: tuple[PrintedRate, ...]
    problems: tuple[Problem, ...] = field(default=())


def read_programmes(content: bytes, names: NameIndex) -> ProgrammesFile:
    """Read a programmes file. Every bad cell becomes a problem, and then the file is not to be used.

    content: UTF-8, comma or semicolon separated, with the header of COLUMNS (order is free). Two values
    for one column of one record are a problem, too.
    """
    table = read_table(content, COLUMNS, LONGEST, lambda line: _read_row(line, names), OPTIONAL)
    rates = tuple(rate for row in table.rows if row.kind == RATE for rate in _rates(row))
    records, problems = _merged(row for row in table.rows if row.kind != RATE)
    return ProgrammesFile(len(table.rows), tuple(records), rates, (*table.problems, *problems))


def _read_row(line: Line, names: NameIndex) -> PrintedRecord:
    name = line.choice("measure", tuple(MEASURES))
    measure = MEASURES.get(name, MEASURES["registered_workers"])
    as_of, precision = line.read("as_of", parse_as_of) or (None, "")
    if name in MEASURES and line.text("unit") != measure.unit:
        line.refuse("unit", Fault.OTHER_UNIT, measure=name, unit=measure.unit, text=line.text("unit")[:40])
    values, known = read_note(name, line.short_text("notes"), funded=measure.kind == PROGRAMME)
    note = "; ".join(part for part in (known, line.short_text("remark")) if part)
    values |= _group(line, measure.kind) | _budget_line(line, measure.kind)
    stated = _value(line, measure)
    if "notes" in stated:
        note = "; ".join(part for part in (stated.pop("notes"), note) if part)
    values |= stated
    if note:
        values["notes"] = note
    if measure.kind == RATE and as_of is None:
        line.refuse("as_of", Fault.NO_RATE_DAY)
    return PrintedRecord(
        measure.kind,
        line.region("region_code", "region_name", names),
        as_of,
        precision,
        line.citation("source_title"),
        line.web_address("source_url"),
        values,
        (line.number,),
    )


def _value(line: Line, measure: Measure) -> dict[str, Any]:
    value = line.read("value", measure.parse)
    if value is None or value == "":
        if not line.text("value"):
            line.refuse("value", Fault.VALUE_BLANK)
        return {}
    if measure.column == "institutions_ratio":
        ratio, decimals = value
        return {"institutions_ratio": ratio, "institutions_decimals": decimals}
    if isinstance(value, int) and value > measure.most:
        line.refuse("value", Fault.VALUE_TOO_LARGE, value=value, measure=line.text("measure"))
    return {measure.column: value}


def _budget_line(line: Line, kind: str) -> dict[str, Any]:
    """The optional columns of a programme: its budget year, the data its people come from, what hinders."""
    found = {
        "year": line.read("year", parse_year),
        "selection": line.choice("selection", SELECTIONS, ""),
        "obstacle": line.short_text("obstacle"),
    }
    given = {name: value for name, value in found.items() if value}
    if given and kind != PROGRAMME:
        line.refuse(next(iter(given)), Fault.PROGRAMME_ONLY)
    return given


def _group(line: Line, kind: str) -> dict[str, str]:
    """The columns that tell whom a row is about."""
    group = line.short_text("group")
    if kind == PROGRAMME and not group:
        line.refuse("group", Fault.NO_GROUP)
    if kind == RATE:
        return {"programmes": "JKK+JKM", "segment": group[:16]}
    if kind == BENEFIT:
        kinds, people = read_benefit(group)
        return {"kinds": kinds, "group": people}
    if kind == VILLAGE:
        return {"group": group}
    words = group.casefold().split()
    return {"group": group, "ecosystem": next((ECOSYSTEMS[word] for word in words if word in ECOSYSTEMS), "")}


def _rates(row: PrintedRecord) -> list[PrintedRate]:
    """The rate for JKK and JKM, in force from the printed day or month on, and the one with JHT."""
    assert row.as_of is not None
    start = row.as_of if row.as_of_precision == Precision.DAY else month_of(row.as_of)
    if row.as_of_precision == Precision.YEAR:
        start = start.replace(month=1)
    values = row.values
    rate = PrintedRate(
        values["programmes"],
        values["segment"] or "BPU",
        start,
        values["rupiah"],
        row.source_title,
        row.source_url,
        values.get("notes", ""),
        row.lines[0],
    )
    if "with_jht" not in values:
        return [rate]
    return [rate, replace(rate, programmes="JKK+JKM+JHT", rupiah=values["with_jht"])]


def _merged(rows: Iterable[PrintedRecord]) -> tuple[list[PrintedRecord], list[Problem]]:
    """Rows of one key as one record each; notes stand one after the other."""
    records: dict[tuple[Any, ...], PrintedRecord] = {}
    problems = []
    for row in rows:
        known = records.get(row.key)
        if known is None:
            records[row.key] = row
            continue
        problems += _differences(known, row)
        notes = dict.fromkeys(filter(None, (part.values.get("notes", "") for part in (known, row))))
        joined = {"notes": "; ".join(notes)} if notes else {}
        values = {**known.values, **row.values, **joined}
        records[row.key] = replace(known, values=values, lines=(*known.lines, *row.lines))
    return list(records.values()), problems


def _differences(known: PrintedRecord, row: PrintedRecord) -> list[Problem]:
    first, here = known.lines[0], row.lines[0]
    found = [
        Problem(
            here,
            "value",
            Reason(
                Fault.OTHER_VALUE,
                {"column": column, "value": value, "line": first, "other": known.values[column]},
            ),
        )
        for column, value in row.values.items()
        if column != "notes" and column in known.values and known.values[column] != value
    ]
    if known.as_of_precision != row.as_of_precision:
        found.append(Problem(here, "as_of", Reason(Fault.OTHER_PRECISION, {"line": first})))
    return found
