"""The invented figures as the releases that bring them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from coverage.demo.documents import World, monthly_reports, target_documents
from coverage.demo.growth import Place, grow
from coverage.demo.programmes import invented_programmes
from coverage.demo.seed import Seed
from coverage.demo.stories import corrections, disputes, misprinted
from coverage.parsing.programmes import PrintedRecord
from coverage.rows.figures import StatementRow
from coverage.rows.periods import month_end


class InventedRelease(Struct, frozen=True):
    """Rows and programmes that are published together. published_at: an invented moment, too."""

    note: str
    published_at: datetime
    rows: tuple[StatementRow, ...]
    programmes: tuple[PrintedRecord, ...] = ()


def invented_releases(
    seed: Seed,
    places: Sequence[Place],
    *,
    months: int | None = None,
    provinces: Collection[str] = (),
) -> list[InventedRelease]:
    """The releases of the demo set, oldest first; those without rows are left out.

    places: all regions, since a province's figures come from its regencies. months: only the last so many;
    provinces: only these codes, with their regencies, and Indonesia. A part has the figures of the whole.
    Raises ValueError when there are no such months or provinces.
    """
    world = _world(seed, places, months, provinces)
    slips = seed.stories["misprints"]
    reported = [misprinted(world, row) if row.region_code in slips else row for row in monthly_reports(world)]
    release_of = {month_end(month): seed.release_of(month) for month in seed.months}
    by_release: list[list[StatementRow]] = [[] for _ in seed.releases]
    by_release[0] += target_documents(world)
    for row in reported:
        assert row.as_of is not None
        by_release[release_of[row.as_of]].append(row)
    by_release[-1] += corrections(world, reported)
    for number, rows in enumerate(by_release, 1):
        rows += disputes(world, number)
    ended = seed.release_of(seed.months[-1])  # programmes are reported at the year's end
    return [
        InventedRelease(
            release.note,
            release.published_at,
            tuple(_numbered(rows)),
            tuple(invented_programmes(world)) if number == ended else (),
        )
        for number, (release, rows) in enumerate(zip(seed.releases, by_release, strict=True))
        if rows
    ]


def _world(seed: Seed, places: Sequence[Place], months: int | None, provinces: Collection[str]) -> World:
    count = len(seed.months)
    if months is not None and not 1 <= months <= count:
        raise ValueError(f"jumlah bulan 1 sampai {count}, bukan {months}")
    unknown = set(provinces) - {place.code for place in places if place.level == "province"}
    if unknown:
        raise ValueError(f"tidak ada provinsi berkode {', '.join(sorted(unknown))}")
    return World(
        seed=seed,
        places={place.code: place for place in places},
        series=grow(seed, places),
        shown={place.code: place for place in places if _is_shown(place, provinces)},
        months=range(count - (months or count), count),
    )


def _is_shown(place: Place, provinces: Collection[str]) -> bool:
    return not provinces or place.level == "nation" or (place.province or place.code) in provinces


def _numbered(rows: Iterable[StatementRow]) -> Iterator[StatementRow]:
    return (replace(row, line=line) for line, row in enumerate(rows, 1))
