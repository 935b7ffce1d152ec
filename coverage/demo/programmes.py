"""What the invented documents say of programmes, villages and benefits, one report a province."""

import itertools
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from coverage.demo.documents import World, cited, named
from coverage.demo.growth import Place
from coverage.parsing.programme_measures import BENEFIT, PROGRAMME, VILLAGE
from coverage.parsing.programmes import PrintedRate, PrintedRecord
from coverage.rows.figures import Precision, Segment
from coverage.rows.periods import month_end

RATE, WITH_JHT = 16_800, 36_800
RATES_FROM = date(2023, 1, 1)
PAYERS = ("APBD", "APBD_P", "DBHCHT", "APBDES", "CSR", "BAZNAS")
PALM_OIL = ("14", "16", "61", "62")  # provinces whose planters are paid for from the palm oil fund
OBSTACLES = ("NIK belum padan", "data ganda antarprogram", "pekerjaan tidak tercatat", "")
MISPRINTED = "33"  # its budget has two digits swapped


def invented_programmes(world: World) -> Iterator[PrintedRecord]:
    """The programmes of every shown province at the end of the last month; the same for the same seed."""
    for place in world.shown.values():
        if place.level == "province":
            yield from _of_province(world, place, Random(f"{world.seed.number}:{place.code}:programmes"))


def invented_rates() -> list[PrintedRate]:
    """Contribution rates from before the first month on."""
    source = cited("iuran peserta bukan penerima upah", RATES_FROM)
    amounts = {"JKK+JKM": RATE, "JKK+JKM+JHT": WITH_JHT}
    return [
        PrintedRate(name, "BPU", RATES_FROM, amount, source, "", "", 1) for name, amount in amounts.items()
    ]


def _of_province(world: World, place: Place, random: Random) -> Iterator[PrintedRecord]:
    workers = world.series[place.code].potential[Segment.BPU][len(world.seed.months) - 1]
    yield _record(world, place, PROGRAMME, **_vulnerable(place, workers, random))
    yield _record(world, place, PROGRAMME, **_heads(random, workers // 150, "RT/RW", "desa", "APBDES"))
    yield from _added(world, place, workers)
    if place.code in PALM_OIL:
        palm = _heads(random, workers // 60, "pekebun sawit", "", "DBH_SAWIT")
        yield _record(world, place, PROGRAMME, **palm)
    villages = max(workers // 1_500, 5)
    yield _record(
        world,
        place,
        VILLAGE,
        group="1 desa minimal 100 pekerja",
        villages=villages,
        workers_per_village=100,
        villages_reached=int(villages * random.uniform(0.0, 0.7)),
    )
    heirs = random.randint(20, 400)
    yield _record(
        world,
        place,
        BENEFIT,
        kinds="JKM",
        group="pekerja rentan",
        recipients=heirs,
        rupiah=heirs * 42_000_000,
    )


def _added(world: World, place: Place, workers: int) -> Iterator[PrintedRecord]:
    """Markets, small businesses, and a line of next year's budget; drawn apart, so that the rest stays.

    A third of the provinces has no budget line yet: gaps are there to be found.
    """
    random = Random(f"{world.seed.number}:{place.code}:ecosystems")
    traders = _heads(random, workers // 200, "pedagang pasar", "pasar", "CSR")
    yield _record(world, place, PROGRAMME, **traders)
    small = _heads(random, workers // 120, "pelaku UMKM", "umkm", "BAZNAS")
    yield _record(world, place, PROGRAMME, **small)
    if random.random() > 1 / 3:
        planned, year = workers // 90, world.seed.months[-1].year + 1
        line = {"group": "pekerja rentan", "funding": "APBD", "year": year, "planned_workers": planned}
        yield _record(world, place, PROGRAMME, **line, months=12, rupiah_planned=planned * RATE * 12)


def _vulnerable(place: Place, workers: int, random: Random) -> dict[str, Any]:
    """Vulnerable workers: fewer at each stage, and a budget that comes out to the rupiah but for one."""
    eligible = int(workers * random.uniform(0.1, 0.3))
    planned = int(eligible * random.uniform(0.1, 0.5))
    verified = int(planned * random.uniform(0.8, 1.0))
    registered = int(verified * random.uniform(0.7, 1.0))
    paid = int(registered * random.uniform(0.5, 1.0))
    months = random.choice((6, 9, 12))
    budget = planned * RATE * months
    return {
        "group": "pekerja rentan",
        "selection": random.choice(("P3KE", "DTSEN", "DTKS", "desil")),
        "verification": random.choice(("belum", "sedang", "sudah")),
        "obstacle": OBSTACLES[eligible % len(OBSTACLES)],
        "funding": random.choice(PAYERS),
        "eligible_workers": eligible,
        "planned_workers": planned,
        "verified_workers": verified,
        "registered_workers": registered,
        "paid_workers": paid,
        "protected_workers": paid,
        "rupiah_planned": _swapped(budget) if place.code == MISPRINTED else budget,
        "rupiah_spent": paid * RATE * months,
        "months": months,
        "cover_until": month_end(date(2026, random.choice((3, 6, 12)), 1)),
    }


def _heads(random: Random, planned: int, group: str, ecosystem: str, funding: str) -> dict[str, Any]:
    return {
        "group": group,
        "ecosystem": ecosystem,
        "funding": funding,
        "planned_workers": planned,
        "registered_workers": int(planned * random.uniform(0.4, 1.0)),
    }


def _swapped(rupiah: int) -> int:
    """The first two different neighbours among the digits changed places."""
    digits = str(rupiah)
    for place, (first, second) in enumerate(itertools.pairwise(digits)):
        if first != second and second != "0":
            return int(f"{digits[:place]}{second}{first}{digits[place + 2 :]}")
    return rupiah


def _record(world: World, place: Place, kind: str, **values: Any) -> PrintedRecord:
    as_of = month_end(world.seed.months[-1])
    source = cited(f"laporan program {named(place)}", as_of)
    return PrintedRecord(kind, place.code, as_of, Precision.DAY, source, "", values, (1,))
