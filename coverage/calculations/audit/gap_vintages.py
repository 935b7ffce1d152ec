"""Gaps made of numbers from different documents: another target, another potential, another day."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.agreement import Interval, count_tolerance, share_interval
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.causes import SHARP, Cause
from coverage.calculations.audit.gap_readings import heads_reading
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.potentials import Potential, other_potentials
from coverage.calculations.rounding import written
from coverage.rows.figures import StatementRow

VERY_SHARP = Fraction(1, 1000)  # two foreign numbers offer many pairs: five times as sharp as for one
NEAR = Fraction(1, 100)  # docs/audit.md: within 1 % where a rounded number leaves more room than that


class Part(Struct, frozen=True):
    """A number the gap may have been made with: people, or a share still to be taken of a potential.

    foreign: how many of its numbers are not the row's own. name: where a foreign one stands.
    """

    span: Interval
    value: Fraction
    text: str
    foreign: int
    name: str = ""
    potential: Potential | None = None
    share: Fraction | None = None


def vintage_causes(ledger: Ledger, row: StatementRow, potential: Potential | None) -> Iterator[Cause]:
    """Every target − actives out of known documents that gives the printed gap, with one or two foreign
    numbers.

    Exact ones must be sharp (half a per cent; a tenth of one for two foreign numbers), or chance would
    do. Where a rounded number leaves room, the gap must lie in it, and the arithmetic must come within
    1 % of the target in people (of the gap itself for two foreign numbers); the cause is called
    approximate.
    """
    if not row.gap_people:
        return
    starts, takens = _starts(ledger, row, potential), _takens(ledger, row, potential)
    for start in starts:
        for taken in takens:
            foreign = start.foreign + taken.foreign
            if _same_potential(start, taken) and start.potential is not potential:
                foreign -= 1
            if foreign in (1, 2):
                yield from _cause(row, start, taken, foreign)


def _same_potential(start: Part, taken: Part) -> bool:
    return start.potential is not None and start.potential is taken.potential


def _cause(row: StatementRow, start: Part, taken: Part, foreign: int) -> Iterator[Cause]:
    assert row.gap_people
    span, value = _difference(start, taken)
    sharp = spans.relative_width(span) <= (SHARP if foreign == 1 else VERY_SHARP)
    away = abs(value - row.gap_people)
    near = away <= NEAR * (start.value if foreign == 1 else abs(row.gap_people))
    if not span.meets(count_tolerance(row.gap_people, row.exact)) or not (sharp or near):
        return
    text = _sentence(row, start, taken, value, sharp)
    yield Cause(not sharp, foreign, away / abs(row.gap_people), text)


def _difference(start: Part, taken: Part) -> tuple[Interval, Fraction]:
    """start − taken; two shares of one potential are subtracted first, it counts once."""
    if _same_potential(start, taken) and start.share is not None and taken.share is not None:
        assert start.potential
        shares = spans.minus(_of_one(start), _of_one(taken))
        return spans.times(shares, start.potential.span), (start.share - taken.share) * start.potential.value
    return spans.minus(start.span, taken.span), start.value - taken.value


def _of_one(part: Part) -> Interval:
    """The share interval behind a part of a potential."""
    assert part.potential
    low, high = part.potential.span.low, part.potential.span.high
    return Interval(Fraction(part.span.low) / low, Fraction(part.span.high) / high) if low > 0 else part.span


def _sentence(row: StatementRow, start: Part, taken: Part, value: Fraction, sharp: bool) -> str:
    names = [part.name for part in (start, taken) if part.name]
    if sharp:
        lead = "Cocok dengan angka dokumen lain" if len(names) == 1 else "Dua vintase tercampur"
        return f"{lead}: {start.text} − {taken.text} = {words.people(value)}; {'; '.join(names)}."
    solved = _solved(row, start, taken)
    if solved:
        return solved
    lead = "Kira-kira angka dokumen lain" if len(names) == 1 else "Kira-kira dua vintase tercampur"
    return f"{lead}: {start.text} − {taken.text} = {words.people(value)}; {'; '.join(names)}."


def _solved(row: StatementRow, start: Part, taken: Part) -> str:
    """The potential that would make the arithmetic exact, beside the rounded one it is close to."""
    rounded = taken.potential
    if not taken.share or rounded is None or not rounded.is_rounded or _same_potential(start, taken):
        return ""
    workers = (start.value - (row.gap_people or 0)) / taken.share
    share = taken.text.partition(" × ")[0]
    first = f" ({start.name})" if start.name else ""
    return (
        f"Kira-kira dua vintase tercampur: {start.text}{first} − {share} × {words.people(workers)} = "
        f"{words.people(row.gap_people or 0)}; potensi sebesar itu (kira-kira "
        f"{written(workers / 1_000_000, 3)} juta) dekat dengan {rounded.text} yang tercetak "
        f"{rounded.origin}."
    )


def _starts(ledger: Ledger, row: StatementRow, potential: Potential | None) -> list[Part]:
    """Targets in people (own first), then potentials for the gap to everyone."""
    potentials = _potentials(ledger, row, potential)
    parts = []
    if row.target_people is not None:
        parts.append(_people(row.target_people, 0, ""))
    for target in _targets(ledger, row):
        foreign = 0 if target is row else 1
        name = f"target {words.target_name(target)}, {words.source(target)}" if foreign else ""
        if foreign and target.target_people is not None:
            parts.append(_people(target.target_people, 1, name))
        if target.target_ratio is not None:
            for workers, strange in potentials:
                share = share_interval(target.target_ratio, target.target_decimals or 0)
                text = words.percent(target.target_ratio, target.target_decimals)
                known = _named(name, workers if strange else None)
                parts.append(
                    _share(Fraction(target.target_ratio), share, text, workers, foreign + strange, known)
                )
    return parts


def _takens(ledger: Ledger, row: StatementRow, potential: Potential | None) -> list[Part]:
    """Actives to take off: own, those of other days, or the printed share of a potential."""
    parts = []
    covered = spans.coverage_span(row)
    if row.active_participants is not None:
        parts.append(_people(row.active_participants, 0, ""))
    elif covered and row.printed_ratio is not None:
        text = words.percent(row.printed_ratio, row.printed_decimals)
        for workers, strange in _potentials(ledger, row, potential):
            name = _named("", workers if strange else None)
            parts.append(_share(Fraction(row.printed_ratio), covered, text, workers, strange, name))
    for other in ledger.of(row.region_code):
        if other is row or other.active_participants in (None, row.active_participants):
            continue
        if (other.segment, other.basis) == (row.segment, row.basis):
            name = f"peserta aktif {words.dated(other)}, {words.source(other)}"
            parts.append(_people(other.active_participants or 0, 1, name))
    return parts


def _potentials(
    ledger: Ledger, row: StatementRow, potential: Potential | None
) -> list[tuple[Potential, int]]:
    own = [(potential, 0)] if potential else []
    return [*own, *((other, 1) for other in other_potentials(ledger, row, potential))]


def _targets(ledger: Ledger, row: StatementRow) -> list[StatementRow]:
    """The row itself, then every other target of its region and segment, each share and heads once."""
    seen = {(row.target_ratio, row.target_people), (row.target_ratio, None), (None, None)}
    found = [row]
    for other in ledger.of(row.region_code):
        told = (other.target_ratio, other.target_people)
        if told not in seen and (other.segment, other.basis) == (row.segment, row.basis):
            seen.add(told)
            found.append(other)
    return found


def _people(count: int, foreign: int, name: str) -> Part:
    reading = heads_reading(count)
    return Part(reading.span, reading.value, reading.left, foreign, name)


def _share(ratio: Fraction, share: Interval, text: str, workers: Potential, foreign: int, name: str) -> Part:
    return Part(
        spans.times(share, workers.span),
        ratio * workers.value,
        f"{text} × {workers.text}",
        foreign,
        name,
        workers,
        ratio,
    )


def _named(name: str, workers: Potential | None) -> str:
    origin = f"potensi {workers.text} {workers.origin}" if workers else ""
    return "; ".join(text for text in (name, origin) if text)
