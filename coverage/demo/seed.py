"""What the invented figures are made from: fixtures/demo/seed.json as typed rows."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from coverage.parsing.days import parse_month
from coverage.rows.figures import Segment
from coverage.rows.periods import month_end, months_before

SEED = Path(__file__).resolve().parent.parent.parent / "fixtures" / "demo" / "seed.json"


class ProvinceSeed(Struct, frozen=True):
    """Where a province starts. yearly_rise: of its actives, 0.06 is 6 % a year.

    workers_share: potential workers ÷ population. rebase_month: when the potential is counted anew, 1 to 12.
    unmapped_ratio: participants (PU) and workers the province counts and no regency does.
    """

    workers_share: float
    coverage_ratio: float
    yearly_rise: float
    rebase_month: int = 1
    unmapped_ratio: float = 0.0


class SegmentSeed(Struct, frozen=True):
    """A segment's part of the workers, and its coverage and rise as multiples of its province's."""

    workers_share: float
    coverage_factor: float
    rise_factor: float


class ReleaseSeed(Struct, frozen=True):
    """One release: all months until this one that no release before it took; None: documents only."""

    until: date | None
    published_at: datetime
    note: str


class Seed(Struct, frozen=True):
    """Everything the figures depend on. stories: the special cases, by name as in the file."""

    number: int
    months: tuple[date, ...]
    segments: Mapping[Segment, SegmentSeed]
    jakon_season: tuple[float, ...]
    provinces: Mapping[str, ProvinceSeed]
    chances: Mapping[str, float]
    releases: tuple[ReleaseSeed, ...]
    stories: Mapping[str, Any]

    @property
    def days(self) -> list[date]:
        """The days the figures are of: the last of every month."""
        return [month_end(month) for month in self.months]

    def release_of(self, month: date) -> int:
        """Place of the release that brings a month, from 0."""
        return next(
            place for place, release in enumerate(self.releases) if release.until and month <= release.until
        )


def read_seed(path: Path = SEED) -> Seed:
    """The seed file. Raises KeyError, TypeError or ValueError when it is not as it should be."""
    read = json.loads(path.read_text(encoding="utf-8"))
    first = parse_month(read["first_month"])
    return Seed(
        number=read["seed"],
        months=tuple(months_before(first, -count) for count in range(read["months"])),
        segments={Segment(name): SegmentSeed(**values) for name, values in read["segments"].items()},
        jakon_season=tuple(read["jakon_season"]),
        provinces={code: ProvinceSeed(**values) for code, values in read["provinces"].items()},
        chances=read["chances"],
        releases=tuple(_release(values) for values in read["releases"]),
        stories=read["stories"],
    )


def _release(values: dict[str, str]) -> ReleaseSeed:
    return ReleaseSeed(
        until=parse_month(values["until"]) if values["until"] else None,
        published_at=datetime.fromisoformat(values["published_at"]),
        note=values["note"],
    )
