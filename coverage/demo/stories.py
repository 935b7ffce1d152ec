"""The documents that go wrong: misprints, documents that contradict each other, a gap of another year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from coverage.calculations.audit.words import day as written
from coverage.calculations.gaps import heads_of_share
from coverage.demo.documents import World, cited, named, share, target_documents
from coverage.parsing.days import parse_month
from coverage.rows.figures import Precision, Segment, StatementRow
from coverage.rows.periods import month_end, month_of


def misprinted(world: World, row: StatementRow) -> StatementRow:
    """The row as printed: where the seed asks for it, two digits of the total's actives are swapped.

    Potential and share are printed right beside it, so that the slip can be found.
    """
    month = world.seed.stories["misprints"].get(row.region_code)
    if row.segment != Segment.TOTAL or row.as_of is None or month != f"{row.as_of:%Y-%m}":
        return row
    complete = _complete(world, row)
    assert complete.active_participants is not None
    return replace(complete, active_participants=swapped(complete.active_participants))


def swapped(count: int) -> int:
    """The count with two adjacent, different digits swapped, from the second digit on when it can be."""
    digits = str(count)
    for place in (*range(1, len(digits) - 1), 0):
        if digits[place] != digits[place + 1]:
            turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
            return int(turned)
    return count


def corrections(world: World, rows: list[StatementRow]) -> Iterator[StatementRow]:
    """The misprinted rows once more, from the same source, as they should have been."""
    wanted = world.seed.stories["corrected"]
    for row in rows:
        if row.segment == Segment.TOTAL and row.as_of and wanted.get(row.region_code) == f"{row.as_of:%Y-%m}":
            yield _complete(world, row)


def disputes(world: World, release: int) -> Iterator[StatementRow]:
    """What other documents of a release, counted from 1, print against the monthly reports."""
    for dispute in world.seed.stories["disputes"]:
        month = parse_month(dispute["month"])
        if dispute["release"] == release and _written(world, dispute["region"], month):
            row = _slide(world, dispute["region"], month)
            yield replace(row, active_participants=round((row.active_participants or 0) * dispute["factor"]))
    if release == 1:
        yield from _target_dispute(world)
    if release == 2:
        yield from _only_disputed(world)
        yield from _wrong_gaps(world)


def _slide(world: World, code: str, month: date, event: str = "paparan rapat koordinasi") -> StatementRow:
    """The total as a slide about one region prints it."""
    place, as_of = world.places[code], month_end(month)
    title = cited(f"{event} {named(place)}, {written(as_of, 'month')}", as_of)
    return StatementRow(
        code,
        as_of,
        Precision.DAY,
        active_participants=world.series[code].active[Segment.TOTAL][world.index(month)],
        source_title=title,
    )


def _complete(world: World, row: StatementRow) -> StatementRow:
    """The total with the potential in force and the share of the two."""
    assert row.as_of is not None
    index = world.index(month_of(row.as_of))
    series = world.series[row.region_code]
    active, potential = series.active[Segment.TOTAL][index], series.potential[Segment.TOTAL][index]
    return replace(
        row,
        active_participants=active,
        potential_workers=potential,
        printed_ratio=share(active, potential),
        printed_decimals=2,
    )


def _only_disputed(world: World) -> Iterator[StatementRow]:
    """Regions that nobody reports on but two slides, which do not agree."""
    month = world.seed.months[-1]
    for code in world.seed.stories["only_disputed"]:
        if _written(world, code, month):
            row = _complete(world, _slide(world, code, month))
            yield row
            other = _slide(world, code, month, "bahan rapat evaluasi")
            yield replace(other, active_participants=round((row.active_participants or 0) * 1.06))


def _wrong_gaps(world: World) -> Iterator[StatementRow]:
    """A slide whose gap to the RPJMD target has two digits swapped."""
    for code, text in world.seed.stories["wrong_gap"].items():
        month = parse_month(text)
        if not _written(world, code, month):
            continue
        row = _complete(world, _slide(world, code, month, "ringkasan capaian"))
        target = next(
            found
            for found in target_documents(world)
            if (found.region_code, found.target_year, found.target_document) == (code, month.year, "RPJMD")
        )
        assert row.potential_workers
        assert row.active_participants is not None
        assert target.target_ratio
        gap = heads_of_share(target.target_ratio, row.potential_workers) - row.active_participants
        yield replace(
            row,
            target_year=target.target_year,
            target_document=target.target_document,
            target_ratio=target.target_ratio,
            target_decimals=target.target_decimals,
            gap_people=swapped(abs(gap)),
            gap_meaning="target",
        )


def _target_dispute(world: World) -> Iterator[StatementRow]:
    """A second document that prints a region's RKPD target otherwise."""
    for row in target_documents(world):
        if (row.region_code, row.target_document) == (world.seed.stories["target_dispute"], "RKPD"):
            assert row.target_ratio is not None
            title = f"paparan target {named(world.places[row.region_code])} 2025"
            higher = row.target_ratio + Decimal("0.0150")
            yield replace(row, target_ratio=higher, source_title=cited(title, date(2025, 3, 14)))


def _written(world: World, code: str, month: date) -> bool:
    return code in world.shown and world.index(month) in world.months
