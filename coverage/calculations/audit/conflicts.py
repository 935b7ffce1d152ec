"""conflicting_values: statements of one figure, or of one time, that cannot all be true."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, groupby

from coverage.calculations.agreement import (
    agree_closely,
    potentials_agree,
    snapshots_agree,
)
from coverage.calculations.audit import slips, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import FigureKey, Ledger, source_key
from coverage.calculations.audit.missing import left_out_beside
from coverage.calculations.dating import Span, of_one_time, span_of
from coverage.rows.figures import FlagRow, Precision, Severity, StatementRow

Rows = Sequence[StatementRow]
Text = Callable[[StatementRow], str]

SLIPPING = ("active_participants", "printed_ratio", "potential_workers")


def conflicting_values(ledger: Ledger) -> Iterator[FlagRow]:
    """Statements of one region, segment and basis that cannot agree.

    Of one day, whose actives, shares or potentials differ: a conflict. Of one month, or one span inside the
    other, whose actives or shares differ: a warning at both. Of one day, that agree only because the press
    may have cut digits: an info. Tolerance: agreement.snapshots_agree and potentials_agree. An entered
    figure replaces what was published before it, so only what came with or after it can contradict it.
    Undated figures have no key. Source: docs/audit.md, "Dua angka untuk satu hal".
    """
    yield from _of_one_day(ledger)
    yield from _of_one_time(ledger)


def _of_one_day(ledger: Ledger) -> Iterator[FlagRow]:
    for key, all_rows in ledger.figures.items():
        if len(all_rows) < 2 or not ledger.any_new(all_rows):
            continue
        told = ledger.standing(key, "active_participants")
        if len(told) > 1 and ledger.any_new(told):
            if not snapshots_agree(told):
                yield _conflict(ledger, key, told, _values, "peserta aktif/cakupan")
            elif not agree_closely(told, "active_participants"):
                yield _cut(ledger, key, told, "active_participants")
        told = ledger.standing(key, "potential_workers")
        if len(told) > 1 and ledger.any_new(told):
            if not potentials_agree(told):
                yield _conflict(ledger, key, told, _potential, "potensi")
            elif not agree_closely(told, "potential_workers"):
                yield _cut(ledger, key, told, "potential_workers")


def _of_one_time(ledger: Ledger) -> Iterator[FlagRow]:
    """A warning at each of two days that speak of one time and contradict each other.

    A day whose own statements disagree has no figure, so that nothing contradicts it.
    """
    for (code, segment, basis), days in ledger.series.items():
        key = (code, segment, basis)
        apart = len({(day.year, day.month) for day in days}) == len(days)
        if key not in ledger.news or (apart and key not in ledger.loosely_dated):
            continue
        for near in _near([ledger.figures[code, day, segment, basis] for day in days]):
            keys = [(code, _day(printed), segment, basis) for printed in near]
            spoken = [ledger.standing(key, "active_participants") for key in keys]
            told = [rows for rows in spoken if rows and snapshots_agree(rows)]
            for earlier, later in combinations(told, 2):
                if (
                    ledger.any_new([*earlier, *later])
                    and of_one_time(_span(earlier), _span(later))
                    and not snapshots_agree([*earlier, *later])
                ):
                    yield from _contradiction(ledger, earlier, later)


def _near(figures: Iterable[Rows]) -> Iterator[list[Rows]]:
    """Days that may be of one time, two or more: of one month, of one year where some document names no day.

    figures: the statements of each day, ascending, of one region, segment and basis.
    """
    for _, grouped in groupby(figures, key=lambda rows: _day(rows).year):
        of_year = list(grouped)
        months = {_day(rows).month for rows in of_year}
        if len(of_year) > 1 and any(row.as_of_precision != Precision.DAY for rows in of_year for row in rows):
            yield of_year
        elif len(months) < len(of_year):
            by_month = groupby(of_year, key=lambda rows: _day(rows).month)
            yield from (group for _, of_month in by_month if len(group := list(of_month)) > 1)


def _day(rows: Rows) -> date:
    assert rows[0].as_of is not None  # figures have their day
    return rows[0].as_of


def _span(rows: Rows) -> Span:
    """The narrowest span among the statements of one day: what one dates by the day is of that day."""
    spans = [span_of(row.as_of, row.as_of_precision) for row in rows if row.as_of]
    return min(spans, key=lambda span: span.last - span.first)


def _contradiction(ledger: Ledger, earlier: Rows, later: Rows) -> Iterator[FlagRow]:
    """One flag at either figure, its own statements first; both tell the same."""
    first = later[0]
    parts = [
        f"{_values(rows[0])} {words.dated(rows[0])} ({words.source(rows[0])})" for rows in (earlier, later)
    ]
    message = (
        f"{ledger.name(first.region_code)}, {words.segment(first.segment)}: {parts[0]} dan {parts[1]} "
        "menyebut waktu yang sama, tetapi tidak dapat sama-sama benar. Keduanya tetap terbit; "
        "yang waktunya berakhir lebih akhir didahulukan, yang lain disebut di sebelahnya."
    )
    cause = next(
        (text for column in SLIPPING if (text := slips.between([earlier[0], later[0]], column))),
        "",
    )
    for own, other in ((earlier, later), (later, earlier)):
        yield flag(
            ledger,
            "conflicting_values",
            Severity.WARNING,
            [*own, *other],
            message,
            cause,
            as_of=own[0].as_of,
        )


def _cut(ledger: Ledger, key: FigureKey, rows: Rows, count: str) -> FlagRow:
    """That statements agree, though only if a rounded one was cut rather than rounded."""
    counted = [row for row in rows if getattr(row, count) is not None]
    given = words.listing([f"{words.people(getattr(row, count))} ({words.source(row)})" for row in counted])
    message = (
        f"{ledger.name(key[0])} {words.dated(rows[0])}, {words.segment(key[2])}: {words.COLUMNS[count]} "
        f"{given} dianggap satu angka; yang dibulatkan menyimpang lebih dari setengah "
        "satuannya. Yang paling teliti dipakai."
    )
    return flag(ledger, "conflicting_values", Severity.INFO, counted, message)


def _values(row: StatementRow) -> str:
    parts = []
    if row.active_participants is not None:
        parts.append(f"aktif {words.people(row.active_participants)}")
    if row.printed_ratio is not None:
        parts.append(words.percent(row.printed_ratio, row.printed_decimals))
    elif row.active_participants is not None and row.potential_workers:
        parts.append(f"dari {words.people(row.potential_workers)}")
    return " ".join(parts)


def _potential(row: StatementRow) -> str:
    return words.people(row.potential_workers or 0)


def _conflict(ledger: Ledger, key: FigureKey, rows: Rows, text: Text, what: str) -> FlagRow:
    one_source = len({source_key(row) for row in rows}) == 1
    if one_source:
        given = f"{words.listing([text(row) for row in rows])}, dalam satu sumber ({words.source(rows[0])})"
    else:
        given = words.listing([f"{text(row)} ({words.source(row)})" for row in rows])
    message = (
        f"{ledger.name(key[0])} {words.dated(rows[0])}, {words.segment(key[2])}: {what} disebut berbeda: "
        f"{given}. Perlu diputuskan mana yang berlaku."
    )
    cause = _likely_cause(ledger, key, rows, one_source)
    return flag(ledger, "conflicting_values", Severity.CONFLICT, rows, message, cause)


def _likely_cause(ledger: Ledger, key: FigureKey, rows: Rows, one_source: bool) -> str:
    missing = left_out_beside(ledger, rows[0]) if one_source else []
    if missing:
        names = words.listing([f"{ledger.name(code)} ({code})" for code in missing])
        return (
            f"Sumber yang sama tidak menyebut {names}; salah satu angka ini mungkin miliknya. "
            "Yang mana tidak dapat dipastikan dari angkanya."
        )
    for column in SLIPPING:
        cause = slips.between(rows, column)
        if cause:
            return cause
    return _distance(ledger, rows)


def _distance(ledger: Ledger, rows: Rows) -> str:
    """Two shares that add up to a target of the year: one of them may be what the other lacks."""
    told = [row for row in rows if row.printed_ratio is not None and row.printed_decimals]
    aims = [row for row in ledger.of(rows[0].region_code) if row.target_ratio is not None]
    for one, other in combinations(told, 2):
        summed = (one.printed_ratio or 0) + (other.printed_ratio or 0)
        for aim in aims:
            if one.as_of and aim.target_year == one.as_of.year and aim.target_ratio == summed:
                terms = " + ".join(slips.printed(row, "printed_ratio") for row in (one, other))
                target = slips.printed(aim, "target_ratio")
                return (
                    f"Mungkin salah satunya jarak ke target: {terms} = {target}, "
                    f"target {words.target_name(aim)}."
                )
    return ""
