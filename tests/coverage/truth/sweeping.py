"""Which pages a sweep reads, and what is stored of their regions: by plain queries, none of them of pages."""

import os
import random
from collections.abc import Iterable, Sequence
from datetime import date

from django.test import Client
from msgspec import Struct

from coverage.models import Conflict, CurrentCoverage
from coverage.rows.periods import month_end
from regions.models import Region
from tests.coverage.truth.kinds import Known, faults
from tests.coverage.truth.pages import Page

WHOLE = bool(os.environ.get("UCJ_SWEEP"))  # make sweep
SEED = 20251208
LISTS = ("/", *(f"/peringkat/?urut={word}" for word in ("cakupan", "capaian", "kesenjangan", "kenaikan")))


class Asked(Struct, frozen=True):
    """A region's page at a month; None for its newest."""

    code: str
    month: date | None = None

    @property
    def page(self) -> str:
        return f"/wilayah/{self.code}/" + (f"?bulan={self.month:%Y-%m}" if self.month else "")

    @property
    def until(self) -> date:
        """The last day that the page speaks of."""
        return month_end(self.month) if self.month else date.max

    @property
    def beside(self) -> tuple[str, str]:
        """The pages of its whole history and of its last change."""
        return f"/wilayah/{self.code}/riwayat/", f"/wilayah/{self.code}/perubahan/"


def region_months() -> list[Asked]:
    """Every region and month that has a figure of all participants by domicile, or an open contradiction."""
    counted = {"segment": "TOTAL", "basis": "domicile"}
    days = set(CurrentCoverage.objects.filter(**counted).values_list("region_id", "as_of"))
    days |= set(Conflict.objects.filter(kind="snapshot", **counted).values_list("region_id", "as_of"))
    months = {(code, day.replace(day=1)) for code, day in days if day is not None}
    return [Asked(code, month) for code, month in sorted(months)]


def drawn(found: Sequence[Asked], count: int, seed: int = SEED) -> list[Asked]:
    """So many of them, always the same."""
    return random.Random(seed).sample(found, min(count, len(found)))


def known_of(asked: Asked) -> Known:
    of_region = {"region_id": asked.code, "segment": "TOTAL", "basis": "domicile", "as_of__lte": asked.until}
    rows = list(CurrentCoverage.objects.filter(**of_region))
    disputed = Conflict.objects.filter(kind="snapshot", **of_region).exists()
    shares = sorted((row for row in rows if row.coverage_ratio is not None), key=lambda row: row.as_of)
    shown = shares[-1] if shares else None
    foreign = (
        shown is not None
        and shown.printed_ratio is None
        and not set(shown.source_ids) & set(shown.potential_source_ids)
    )
    same = [
        row.coverage_ratio
        for row in shares
        if shown and row.as_of.replace(day=1) == shown.as_of.replace(day=1)
    ]
    apart = any(abs(share - shown.coverage_ratio) > 0.02 for share in same) if shown else False
    return Known(bool(rows) or disputed, foreign, apart, _peers(asked))


def _peers(asked: Asked) -> int:
    """How many regions the list of a region has in the month."""
    if asked.code == "00":
        return 0
    own = Region.objects.get(code=asked.code)
    return Region.objects.in_force_on(asked.until).filter(level=own.level, province=own.province_id).count()


def page_at(client: Client, address: str) -> Page:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return Page(address, answer.content.decode())


def swept(client: Client, asked: Iterable[Asked], *, lists: Iterable[str] = ()) -> list[str]:
    """The faults of all these pages, each page made and read once."""
    found = []
    for one in asked:
        known = known_of(one)
        found += faults(page_at(client, one.page), known)
        for address in one.beside if one.month is None else ():
            found += faults(page_at(client, address), Known(peers=known.peers))
    for address in lists:
        found += faults(page_at(client, address), Known())
    return found
