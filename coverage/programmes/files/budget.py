"""A budget calculation on its way into a file, in Indonesian whichever language the page is in."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from coverage.files.origin import Origin
from coverage.programmes.pages.budget import BudgetPage
from coverage.programmes.words import budget as words
from coverage.rows.periods import months_before
from coverage.words import sentences


class BudgetLine(Struct, frozen=True):
    """Months of one payer at one rate. end: the first month that is no longer paid in this line.

    goes_on: whether the same people are paid for in the next line at another rate.
    """

    payer: str
    heads: int
    programmes: str
    start: date
    end: date
    months: int
    rate: int
    counted: bool
    goes_on: bool
    source: int


class BudgetFile:
    """The page's calculation, and where it comes from.

    active, potential, as_of: None when unknown or rounded, then reason says why; lines: one for every rate
    of every payer, of which only a payer's last ends cover.
    """

    def __init__(self, page: BudgetPage, origin: Origin):
        ground, row = page.ground, page.ground.row
        self.page, self.origin = page, origin
        self.month = f"{ground.month:%Y-%m}"
        self.active = row.active_participants if ground.is_counted else None
        self.potential = row.potential_workers if ground.is_counted else None
        self.as_of = row.as_of if ground.is_counted else None
        self.lines = tuple(_lines(page))
        self.months = tuple(step.month for step in page.result.steps)

    @property
    def title(self) -> str:
        return f"Anggaran perlindungan pekerja {self.page.region.official_name or self.page.region.name}"

    @property
    def name(self) -> str:
        """anggaran-18-2025-12-rilis-1.xlsx."""
        return self.origin.file_name("xlsx", "anggaran", self.page.region.code, self.month)

    @property
    def sentence(self) -> str:
        rupiah = self.page.result.rupiah
        assert rupiah is not None  # a file is made of payers whose rates are all known
        return words.cost(self.page.payers, rupiah)

    @property
    def reason(self) -> str:
        ground = self.page.ground
        return "" if ground.is_counted else words.uncounted(ground.row)

    @property
    def target_name(self) -> str:
        return sentences.target_label(self.page.ground.row)

    @property
    def cited(self) -> list[tuple[int, str, str]]:
        return [(source.id, source.citation, source.url) for source in self.page.ground.sources.values()]


def _lines(page: BudgetPage) -> Iterator[BudgetLine]:
    sources = {(rate.programmes, rate.rupiah, rate.valid_from): rate.source_id for rate in page.ground.rates}
    for cost in page.result.costs:
        for span in cost.spans:
            rate = span.rate
            yield BudgetLine(
                payer=cost.payer.name,
                heads=cost.payer.heads,
                programmes=rate.programmes,
                start=span.start,
                end=months_before(span.start, -span.months),
                months=span.months,
                rate=rate.rupiah,
                counted=cost.payer.counted,
                goes_on=span is not cost.spans[-1],
                source=sources[rate.programmes, rate.rupiah, rate.valid_from],
            )
