"""What the invented documents print: monthly reports of the provinces and target documents."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.audit.words import day as written
from coverage.demo.growth import NATION, Place, Series
from coverage.demo.seed import Seed
from coverage.rows.figures import PARTS, Basis, Precision, Segment, StatementRow
from coverage.rows.periods import month_end

PUBLISHER = "Data contoh"
TARGET_YEARS = range(2024, 2030)  # as the newest plans: from 2023 in six steps


class World(Struct, frozen=True):
    """The invented places, their series, and which months and places are written about.

    places, shown: by code; months: places in the seed's list of months.
    """

    seed: Seed
    places: Mapping[str, Place]
    series: Mapping[str, Series]
    shown: Mapping[str, Place]
    months: range

    def index(self, month: date) -> int:
        return self.seed.months.index(month)


def cited(title: str, published: date) -> str:
    """How an invented source is cited: it says that it is invented."""
    return f"Contoh: {title} ({PUBLISHER}, {published.isoformat()})"


def named(place: Place) -> str:
    """The place as a title names it."""
    return f"Provinsi {place.name}" if place.level == "province" else place.name


def share(active: int, potential: int) -> Decimal:
    """A share as documents print it: two decimals of the percentage, halves up."""
    return (Decimal(active) / potential).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def monthly_reports(world: World) -> Iterator[StatementRow]:
    """The monthly reports, oldest first: one document a province and month, and one for Indonesia.

    A report prints a potential when it is another one than the region's report before printed.
    """
    printed: dict[tuple[str, str], int] = {}
    gaps = {code: _gaps(world.seed, code) for code in world.shown}
    for index in world.months:
        month = world.seed.months[index]
        for place in world.shown.values():
            if index not in gaps[place.code] and not _silent(world.seed, place, month):
                yield from _report(world, place, index, printed)


def _report(
    world: World, place: Place, index: int, printed: dict[tuple[str, str], int]
) -> Iterator[StatementRow]:
    seed, month = world.seed, world.seed.months[index]
    author = world.places[place.province] if place.province else place
    as_of = month_end(month)
    title = cited(f"laporan bulanan {named(author)}, {written(as_of, 'month')}", as_of)
    row = partial(
        StatementRow, place.code, as_of, Precision.DAY, basis=_basis(seed, place.code), source_title=title
    )
    tie = _tie(seed, place.code, month)
    if tie is not None:
        yield row(printed_ratio=tie / 100, printed_decimals=-int(tie.as_tuple().exponent))
        return
    series = world.series[place.code]
    parts = [name for name in PARTS if name != Segment.PMI or not _without_pmi(seed, place)]
    counts = [series.active[name][index] for name in parts]
    for name, count in zip((Segment.TOTAL, *parts), (sum(counts), *counts), strict=True):
        potential = series.potential[name][index]
        reported = row(segment=name, active_participants=count)
        if printed.get((place.code, name)) != potential:
            printed[place.code, name] = potential
            reported = _with_potential(seed, reported, potential)
        yield reported


def _with_potential(seed: Seed, row: StatementRow, potential: int) -> StatementRow:
    if row.segment != Segment.TOTAL or row.active_participants is None or row.as_of is None:
        return replace(row, potential_workers=potential)
    month = seed.stories["rounded_potential"].get(row.region_code)
    if month == f"{row.as_of:%Y-%m}":
        potential = round(potential, -3)
    ratio = share(row.active_participants, potential)
    return replace(row, potential_workers=potential, printed_ratio=ratio, printed_decimals=2)


def _gaps(seed: Seed, code: str) -> set[int]:
    """Months in which a regency sends nothing; never the last one."""
    random = Random(f"{seed.number}:{code}:gaps")
    chance = seed.chances["gap"] if "." in code else 0.0
    return {index for index in range(len(seed.months) - 1) if random.random() < chance}


def _silent(seed: Seed, place: Place, month: date) -> bool:
    stories = seed.stories
    if place.code in stories["silent"] or place.code in stories["only_disputed"]:
        return True
    last = stories["stopped"].get(place.code)
    named_month = f"{month:%Y-%m}"
    if last and named_month > last:
        return True
    return named_month in stories["silent_months"].get(place.province or place.code, ())


def _without_pmi(seed: Seed, place: Place) -> bool:
    return place.level == "regency" and bool({place.code, place.province} & set(seed.stories["no_pmi"]))


def _basis(seed: Seed, code: str) -> str:
    return Basis.REGISTRATION if code in seed.stories["registration_only"] else Basis.DOMICILE


def _tie(seed: Seed, code: str, month: date) -> Decimal | None:
    for tie in seed.stories["ties"]:
        if code in tie["regions"] and tie["month"] == f"{month:%Y-%m}":
            return Decimal(tie["printed_pct"])
    return None


def target_documents(world: World) -> Iterator[StatementRow]:
    """Targets: RPJMN and RPJMD of all their years, RKPD and KEMENDAGRI of 2025."""
    for place in world.shown.values():
        random = Random(f"{world.seed.number}:{place.code}:targets")
        chances = world.seed.chances
        start = min(world.series[place.code].coverage(world.index(date(2023, 12, 1))), 0.95)
        end = min(start * (1.45 + 0.6 * random.random()), 1.0)
        steps = {year: start + (end - start) * (year - 2023) / 6 for year in TARGET_YEARS}
        has_plan, has_rkpd = random.random() < chances["rpjmd"], random.random() < chances["rkpd"]
        if place.code == NATION:
            steps.pop(2024)
            yield from _plan(place, steps, "RPJMN", "RPJMN 2025–2029")
        elif has_plan or place.level == "province":
            yield from _plan(place, steps, "RPJMD", f"RPJMD {named(place)} 2024–2029")
        if place.level != "regency":
            letter = "surat target tahun 2025"
            yield _target(place, 2025, "KEMENDAGRI", steps[2025] * 1.04, letter, date(2025, 2, 28))
        if place.level != "nation" and (has_rkpd or place.code == world.seed.stories["target_dispute"]):
            yield _target(
                place, 2025, "RKPD", steps[2025] * 0.97, f"RKPD {named(place)} 2025", date(2024, 8, 30)
            )


def _plan(place: Place, steps: Mapping[int, float], document: str, title: str) -> Iterator[StatementRow]:
    for year, ratio in steps.items():
        yield _target(place, year, document, ratio, title, date(2024, 12, 30))


def _target(
    place: Place, year: int, document: str, ratio: float, title: str, published: date
) -> StatementRow:
    return StatementRow(
        place.code,
        target_year=year,
        target_document=document,
        target_ratio=Decimal(str(round(min(ratio, 1.0), 4))).quantize(Decimal("0.0001")),
        target_decimals=2,
        source_title=cited(title, published),
    )
