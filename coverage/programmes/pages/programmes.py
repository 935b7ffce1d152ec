"""Programmes: who is to be protected, who pays, what villages can do, which benefits were paid."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.audit.budgets import BudgetCheck, budget_check
from coverage.calculations.programmes.data_chain import DataChain, data_chains
from coverage.programmes.questions.programmes import ECOSYSTEMS, FUNDINGS, ProgrammesQuestion, query_of
from coverage.queries import places, records, sources
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.questions.asked import STAFF
from coverage.rows.records import BenefitRow, ProgrammeRow, RateRow, VillageRow
from regions.codes import level_of, province_code

MOST = 200  # rows a table shows; files have all
MOST_OF_EACH = 5  # of each ecosystem, in short


class Located(Protocol):
    @property
    def region_code(self) -> str: ...
    @property
    def region_name(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def source_id(self) -> int: ...


R = TypeVar("R", bound=Located)


class Budget(Struct, frozen=True):
    """A programme's money. check: its sum, None when workers, months or the rate are unknown."""

    row: ProgrammeRow
    check: BudgetCheck | None


class Ecosystem(Struct, frozen=True):
    """One of the three: its programmes, and for villages what documents say of them. word: as stored."""

    word: str
    rows: tuple[ProgrammeRow, ...]
    villages: tuple[VillageRow, ...]

    @property
    def count(self) -> int:
        return len(self.rows) + len(self.villages)

    @property
    def shown(self) -> tuple[ProgrammeRow, ...]:
        return self.rows[:MOST_OF_EACH]

    @property
    def shown_villages(self) -> tuple[VillageRow, ...]:
        return self.villages[:MOST_OF_EACH]


class ProgrammesPage(Struct, frozen=True, dict=True):
    """rows, villages, benefits: those asked for, by region, the newest first; rates: all that are known.

    places, groups, fundings: what can be chosen: regions by code, groups as printed, stored fundings.
    """

    question: ProgrammesQuestion
    release: ReleaseRow
    rows: tuple[ProgrammeRow, ...]
    villages: tuple[VillageRow, ...]
    benefits: tuple[BenefitRow, ...]
    rates: tuple[RateRow, ...]
    sources: Mapping[int, SourceRow]
    places: Mapping[str, str]
    groups: tuple[str, ...]
    fundings: Mapping[str, str]

    @property
    def place(self) -> str:
        """The name of the region asked for, "" for all."""
        return self.places.get(self.question.region or "", "")

    @property
    def ecosystem_words(self) -> tuple[str, ...]:
        return ECOSYSTEMS

    @property
    def every(self) -> list[Any]:
        """All that documents say, whatever its kind."""
        return [*self.rows, *self.villages, *self.benefits]

    @property
    def region_count(self) -> int:
        return len({row.region_code for row in self.every})

    @property
    def document_count(self) -> int:
        return len({row.source_id for row in self.every})

    @cached_property
    def counted(self) -> tuple[ProgrammeRow, ...]:
        """Programmes that count people, or are only announced."""
        return tuple(row for row in self.rows if _counts(row) or not _costs(row))

    @cached_property
    def ecosystems(self) -> tuple[Ecosystem, ...]:
        """The three ecosystems, each with its lines; none where a filter leaves only others."""
        asked = self.question.ecosystem
        return tuple(
            Ecosystem(
                word,
                tuple(row for row in self.rows if row.ecosystem == word),
                self.villages if word == "desa" else (),
            )
            for word in ECOSYSTEMS
            if asked in (None, word)
        )

    @cached_property
    def verified(self) -> tuple[ProgrammeRow, ...]:
        """Rows that say which data people come from, how far these are verified, or what hinders it."""
        return tuple(
            row
            for row in self.rows
            if row.verification or row.verified_workers is not None or row.obstacle or row.selection
        )

    @cached_property
    def chains(self) -> tuple[DataChain, ...]:
        """Whose data changed over time, P3KE to DTSEN."""
        return data_chains(self.rows)

    @cached_property
    def budgets(self) -> tuple[Budget, ...]:
        """Programmes with money, months or an end of cover."""
        return tuple(Budget(row, budget_check(row, self.rates)) for row in self.rows if _costs(row))

    @property
    def protected(self) -> ProgrammeRow | None:
        """The newest row of the region asked for that says how many of those eligible are protected."""
        told = [row for row in self.rows if row.eligible_workers and row.protected_workers is not None]
        own = [row for row in told if row.region_code == self.question.region]
        return own[0] if own else None

    @property
    def shown(self) -> tuple[ProgrammeRow, ...]:
        return self.counted[:MOST]

    @property
    def shown_budgets(self) -> tuple[Budget, ...]:
        return self.budgets[:MOST]

    @property
    def shown_villages(self) -> tuple[VillageRow, ...]:
        return self.villages[:MOST]

    @property
    def shown_benefits(self) -> tuple[BenefitRow, ...]:
        return self.benefits[:MOST]

    @property
    def is_empty(self) -> bool:
        return not self.every

    def rates_of(self, source: int) -> tuple[RateRow, ...]:
        """The rates that one document prints."""
        return tuple(rate for rate in self.rates if rate.source_id == source)

    @property
    def download(self) -> str:
        """The query string of the files with the same rows."""
        query = query_of(self.question)
        return f"?{urlencode(query)}" if query else ""

    @property
    def staff_csv(self) -> str:
        """The query string of the CSV for staff."""
        return f"?{urlencode(query_of(self.question) | {'untuk': STAFF})}"

    @property
    def lasting(self) -> str:
        """The same with its release spelled out."""
        return f"?{urlencode(query_of(replace(self.question, release=self.release.number)))}"


def programmes_page(question: ProgrammesQuestion, release: ReleaseRow) -> ProgrammesPage:
    """What a release knows of programmes. Five queries, whatever the count of regions."""
    every, rates = records.programmes(release), records.rates()
    villages, benefits = records.villages(release), records.benefits(release)
    located: list[Any] = [*every, *villages, *benefits]
    rows = [
        row
        for row in _asked(every, question)
        if question.funding in (None, row.funding) and question.ecosystem in (None, row.ecosystem)
    ]
    # Only programmes say who pays; villages are an ecosystem of their own, benefits are of none.
    paid, part = question.funding is not None, question.ecosystem
    shown_villages = [] if paid or part not in (None, "desa") else _asked(villages, question)
    shown_benefits = [] if paid or part is not None else _asked(benefits, question)
    cited: list[Any] = [*rows, *shown_villages, *shown_benefits, *rates]
    return ProgrammesPage(
        question=question,
        release=release,
        rows=tuple(rows),
        villages=tuple(shown_villages),
        benefits=tuple(shown_benefits),
        rates=tuple(rates),
        sources=sources.sources({row.source_id for row in cited}),
        places=_places(located, question),
        groups=tuple(sorted({row.group for row in located if row.group}, key=str.casefold)),
        fundings={
            word: stored for word, stored in FUNDINGS.items() if any(row.funding == stored for row in every)
        },
    )


def programmes_of_source(pk: int, release: ReleaseRow, source: SourceRow) -> ProgrammesPage:
    """What one document says of programmes, and the rates it prints. Four queries."""
    rates = records.rates()
    return ProgrammesPage(
        question=ProgrammesQuestion(),
        release=release,
        rows=tuple(records.programmes(release, source=pk)),
        villages=tuple(records.villages(release, source=pk)),
        benefits=tuple(records.benefits(release, source=pk)),
        rates=tuple(rates),
        sources={pk: source},
        places={},
        groups=(),
        fundings={},
    )


def _asked(rows: Iterable[R], question: ProgrammesQuestion) -> list[R]:
    return [row for row in rows if question.covers(row.region_code) and question.group in (None, row.group)]


def _places(rows: Iterable[Located], question: ProgrammesQuestion) -> dict[str, str]:
    """Regions with a row, and the provinces of regencies with one, by code. One query."""
    codes = {row.region_code for row in rows} | ({question.region} if question.region else set())
    provinces = {province_code(code) for code in codes if level_of(code) == "regency"}
    found = places.region_list(sorted(codes | {code for code in provinces if code}))
    return {region.code: region.name for region in found}


def _counts(row: ProgrammeRow) -> bool:
    counts = (
        row.eligible_workers,
        row.planned_workers,
        row.verified_workers,
        row.registered_workers,
        row.paid_workers,
        row.protected_workers,
    )
    return any(count is not None for count in counts)


def _costs(row: ProgrammeRow) -> bool:
    said = (row.rupiah_planned, row.rupiah_spent, row.months, row.cover_until)
    return any(value is not None for value in said)
