"""python -m benchmarks.auditing: the audit of every province and regency over twelve months, on one core.

Without a database. Three sets: totals alone; totals with the four segments; the same with a wrong figure in
every tenth row, which makes the search for causes work.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import process_time

from benchmarks import measuring
from coverage.calculations.audit import audit
from coverage.rows.figures import PARTS, RegionRow, StatementRow
from coverage.rows.periods import month_end

ROUNDS = 3
MONTHS = tuple(date(2025, month, 1) for month in range(1, 13))
SHARES = (500, 330, 120)  # thousandths of PU, BPU and Jakon; the rest are PMI


def main() -> None:
    regions = read_regions()
    totals = list(statements(regions, segments=False))
    every = list(statements(regions, segments=True))
    wrong = [spoilt(row, place) for place, row in enumerate(every)]
    sets = {"hanya total": totals, "total dan empat segmen": every, "setiap kesepuluh salah": wrong}
    print(f"{len(regions) - 1} wilayah, {len(MONTHS)} bulan, satu inti. {measuring.machine()}\n")
    rows = []
    for name, given in sets.items():
        seconds, found = measured(given, regions)
        rows.append((name, f"{len(given)}", measuring.milliseconds(seconds), f"{found}"))
    print(measuring.table("pernyataan", "banyaknya", "ms prosesor", "catatan", rows=rows))


def measured(given: Sequence[StatementRow], regions: dict[str, RegionRow]) -> tuple[float, int]:
    """Least processor seconds of some rounds, and how many flags there are."""
    taken, found = [], 0
    for _ in range(ROUNDS):
        before = process_time()
        found = len(audit(given, regions))
        taken.append(process_time() - before)
    return min(taken), found


def read_regions() -> dict[str, RegionRow]:
    """All regions in force, by code."""
    with open("fixtures/regions/regions.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row.get("valid_until")]
    return {
        row["code"]: RegionRow(
            row["code"],
            row["name"],
            row["level"],  # type: ignore[arg-type]
            "kota" if row["code"][3:4] in "789" and len(row["code"]) == 5 else "kabupaten",
            row["code"][:2] if len(row["code"]) == 5 else None,
        )
        for row in rows
    }


def statements(regions: dict[str, RegionRow], *, segments: bool) -> Iterator[StatementRow]:
    """Monthly figures that agree with each other: counts, share, target with its heads, gap."""
    sizes = {code: 40_000 + 997 * place for place, code in enumerate(sorted(regions)) if len(code) == 5}
    for month_place, month in enumerate(MONTHS):
        actives = {code: size * (300 + 5 * month_place) // 1_000 for code, size in sizes.items()}
        for code in regions:
            if code == "00":
                continue
            below = [one for one in sizes if one[:2] == code] if len(code) == 2 else [code]
            potential, active = sum(sizes[one] for one in below), sum(actives[one] for one in below)
            total = whole(code, month, active, potential)
            yield total
            if segments:
                yield from parts(total, [actives[one] for one in below])


def whole(code: str, month: date, active: int, potential: int) -> StatementRow:
    target = potential * 45 // 100
    return StatementRow(
        code,
        month_end(month),
        "day",
        active_participants=active,
        potential_workers=potential,
        printed_ratio=Decimal(round(active / potential * 10_000)) / 10_000,
        printed_decimals=2,
        target_year=month.year,
        target_document="RPJMD",
        target_ratio=Decimal("0.45"),
        target_decimals=0,
        target_people=target,
        gap_people=target - active,
        gap_meaning="target",
        source_title=f"Laporan {month:%Y-%m} (Ukur, {month_end(month)})",
    )


def parts(total: StatementRow, actives: Sequence[int]) -> Iterator[StatementRow]:
    """The four segments; a province's are the sums of its regencies'. actives: of each regency."""
    split = [[active * share // 1_000 for share in SHARES] for active in actives]
    rest = [active - sum(counts) for active, counts in zip(actives, split, strict=True)]
    sums = [*(sum(column) for column in zip(*split, strict=True)), sum(rest)]
    for segment, count in zip(PARTS, sums, strict=True):
        yield StatementRow(
            total.region_code,
            total.as_of,
            "day",
            segment=segment,
            active_participants=count,
            source_title=total.source_title,
        )


def spoilt(row: StatementRow, place: int) -> StatementRow:
    """Every tenth row with two digits of its participants swapped."""
    digits = str(row.active_participants)
    if place % 10 or len(digits) < 3:
        return row
    return replace(row, active_participants=int(digits[0] + digits[2] + digits[1] + digits[3:]))


if __name__ == "__main__":
    main()
