"""What protecting people would cost a region, who pays, what is reached, and when it ends."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from coverage.calculations.precision import missing_people
from coverage.calculations.programmes.budget import Affordable, Payer, Rate, affordable
from coverage.calculations.programmes.cover import CoverMonth, cliffs
from coverage.calculations.programmes.what_if import Fund, WhatIf, missing_rates, rank_reached, spans, what_if
from coverage.calculations.ranking import ranked_count
from coverage.calculations.shown import days_of
from coverage.calculations.verdicts import judged
from coverage.queries import figures, places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.list_months import MonthChoice, months_of_regions
from coverage.queries.peers import own_line, peers_of
from coverage.queries.records import programmes, rates
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked, carried
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.rows.periods import month_end, month_of, months_before
from coverage.rows.records import ProgrammeRow, RateRow

SEGMENT = "BPU"  # whom others pay for


class Afforded(Struct, frozen=True):
    """How many people a sum protects. answer: None while a rate is missing; each: rupiah a head."""

    fund: Fund
    answer: Affordable | None
    each: int
    missing: tuple[tuple[str, date], ...]


class BudgetGround(Struct, frozen=True):
    """What every calculation for a region starts from, before anybody is asked to pay.

    row: its line, ranked among peers; months: those in which it has figures; start: the first month that can
    be paid for; rates: contributions of those for whom others pay; programmes: published ones that say when
    cover ends or for how long it is paid.
    """

    region: RegionRow
    parent: RegionRow | None
    release: ReleaseRow
    asked: Asked
    month: date
    months: MonthChoice
    row: CoverageRow
    peers: tuple[CoverageRow, ...]
    rates: tuple[RateRow, ...]
    programmes: tuple[ProgrammeRow, ...]
    sources: Mapping[int, SourceRow]

    @property
    def start(self) -> date:
        """The month after the data, or the first whose 1st has a rate when all rates are newer."""
        following = months_before(self.month, -1)
        first = min((rate.valid_from for rate in self.rates), default=following)
        rated = month_of(first) if first.day == 1 else months_before(month_of(first), -1)
        return max(following, rated)

    @property
    def suffix(self) -> str:
        """What links to pages of figures carry on."""
        return carried(self.asked)

    @property
    def programme_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rate.programmes for rate in self.rates))

    @property
    def is_counted(self) -> bool:
        """Whether both counts are known in full, so that people can be added to them."""
        row = self.row
        known = row.active_participants is not None and bool(row.potential_workers)
        return known and row.printed_ratio is None and row.coverage_ratio is not None

    @property
    def gap(self) -> int | None:
        """People missing to the target; None when unknown or none are missing."""
        gap = missing_people(self.row)
        return gap if gap is not None and gap > 0 else None

    @property
    def ranked_of(self) -> int:
        return ranked_count(self.peers)


class BudgetPage(Struct, frozen=True, dict=True):
    """A region's ground with payers and a sum of money, as an address asks for them."""

    ground: BudgetGround
    payers: tuple[Payer, ...]
    result: WhatIf
    afforded: Afforded | None

    @property
    def region(self) -> RegionRow:
        return self.ground.region

    @property
    def release(self) -> ReleaseRow:
        return self.ground.release

    @property
    def heads(self) -> int:
        return sum(payer.heads for payer in self.payers)

    @cached_property
    def peak(self) -> CoverMonth | None:
        return self.result.peak

    @cached_property
    def cliffs(self) -> tuple[CoverMonth, ...]:
        return tuple(cliffs(self.result.steps))

    @cached_property
    def rank(self) -> int | None:
        """The rank at the most people covered, all peers unchanged; None when it has none today."""
        if self.peak is None or self.ground.row.rank is None:
            return None
        others = {row.region.code: row.coverage_ratio for row in self.ground.peers if row.rank is not None}
        return rank_reached(others, self.region.code, self.peak.coverage)

    @property
    def beyond(self) -> int | None:
        """People covered at the most beyond the potential; None when it is not passed or not known."""
        potential = self.ground.row.potential_workers
        if self.peak is None or potential is None or self.peak.active <= potential:
            return None
        return self.peak.active - potential

    @property
    def missing(self) -> tuple[tuple[str, date], ...]:
        """Programmes and months without a rate."""
        lacking = (*self.result.missing, *(self.afforded.missing if self.afforded else ()))
        return tuple(dict.fromkeys(lacking))


def budget_ground(code: str, asked: Asked, release: ReleaseRow) -> BudgetGround:
    """What a region's calculations start from. Raises NoSuchRegion, NoSuchMonth."""
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    month = chosen_month(asked, release)
    peers = peers_of(region, asked, release)
    every = figures.history(region, release, asked)
    until = month_end(month) if asked.month else date.max
    history = [point for point in every if point.as_of and point.as_of <= until]
    own = own_line(region, history, asked, release, peers)
    newest = release.newest_month or month
    row = judged(own, sources.targets(code, release), newest, asked.document, days_of(every))
    known = tuple(rate for rate in rates() if rate.segment == SEGMENT)
    ending = tuple(found for found in programmes(release, [code]) if found.cover_until or found.months)
    ids = {rate.source_id for rate in known} | {found.source_id for found in ending}
    return BudgetGround(
        region=region,
        parent=places.region_row(region.parent_code) if region.parent_code else None,
        release=release,
        asked=asked,
        month=month,
        months=months_of_regions({code: every}, asked, month),
        row=row,
        peers=peers.rows if peers else (),
        rates=known,
        programmes=ending,
        sources=sources.sources(ids | source_ids([row])),
    )


def budget_page(ground: BudgetGround, payers: Sequence[Payer], fund: Fund | None) -> BudgetPage:
    """The calculation on a ground. No queries."""
    row, counted = ground.row, ground.is_counted
    known = [Rate(rate.programmes, rate.rupiah, rate.valid_from) for rate in ground.rates]
    result = what_if(
        row.active_participants if counted else None,
        row.potential_workers if counted else None,
        row.as_of if counted and row.as_of else _before_all(payers, ground.month),
        payers,
        known,
    )
    return BudgetPage(ground, tuple(payers), result, _afforded(fund, known) if fund else None)


def _before_all(payers: Sequence[Payer], month: date) -> date:
    """Where the steps begin when there is no figure to begin from: the month before the first is paid."""
    return min((months_before(payer.start, 1) for payer in payers), default=month)


def _afforded(fund: Fund, known: Sequence[Rate]) -> Afforded:
    asked = (fund.programmes, fund.start, fund.months)
    lacking = missing_rates(known, [asked])
    if lacking:
        return Afforded(fund, None, 0, lacking)
    each = sum(span.rupiah for span in spans(known, *asked))
    return Afforded(fund, affordable(fund.rupiah, known, *asked) if each else None, each, ())
