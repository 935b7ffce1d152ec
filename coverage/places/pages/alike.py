"""Regions like chosen ones, and what documents say they do that they do not say of the chosen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from coverage.calculations.change.rank_moves import speaking
from coverage.calculations.similar import Profile, similar
from coverage.places.queries import known_of
from coverage.queries.figures import known_by
from coverage.queries.peers import RegionList
from coverage.queries.records import programmes
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import MOST_COMPARED, Asked, ComparisonQuestion, said
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.rows.periods import window
from coverage.rows.records import ProgrammeRow

MOST_OTHERS = 3  # programmes of a similar region, in short


class Alike(Struct, frozen=True):
    """A similar region. row: its current figure, None without one; others: what documents say it does that
    they do not say of any chosen region; query: of the comparison with it, "" when there is no room.
    """

    profile: Profile
    row: CoverageRow | None
    others: tuple[ProgrammeRow, ...]
    query: str

    @property
    def shown(self) -> tuple[ProgrammeRow, ...]:
        return self.others[:MOST_OTHERS]


def alike(
    codes: Sequence[str],
    profiles: Mapping[str, Profile],
    question: ComparisonQuestion,
    release: ReleaseRow,
    month: date,
) -> tuple[Alike, ...]:
    """Regions like the chosen ones, with their current figure and what they do; those that have room can be
    added. Two queries, four for an old release.

    profiles: by code, in this month.
    """
    chosen = [profiles[code] for code in codes if code in profiles]
    found = similar(chosen, profiles.values())
    rows = _current({profile.region.code: profile.region for profile in found}, question, release, month)
    done = programmes(release, [*codes, *(profile.region.code for profile in found)])
    told = {_what(row) for row in done if row.region_code in codes}
    room = max(MOST_COMPARED - len(codes), 0)
    return tuple(
        Alike(
            profile,
            rows.get(profile.region.code),
            tuple(_others(done, profile.region.code, told)),
            _with(profile.region.code, codes, question) if place < room else "",
        )
        for place, profile in enumerate(found)
    )


def alike_to(
    region: RegionRow, asked: Asked, release: ReleaseRow, peers: RegionList | None
) -> tuple[Alike, ...]:
    """Regions like one region, in the month of the list it is ranked in; none where it is in no list. Four
    queries, twelve for an old release.
    """
    if peers is None:
        return ()
    known = known_of({region.kind}, asked, release, peers.month)
    return alike([region.code], known, ComparisonQuestion(asked), release, peers.month)


def _current(
    regions: Mapping[str, RegionRow], question: ComparisonQuestion, release: ReleaseRow, month: date
) -> dict[str, CoverageRow]:
    """The current figures of regions."""
    asked = Asked(segment=question.asked.segment, basis=question.asked.basis)
    known = known_by(regions, release, asked, month)
    return {row.region.code: row for row in speaking(known.values(), window(month)[0])}


def documents_of(found: Iterable[Alike]) -> set[int]:
    """The documents that say what is shown of them."""
    return {row.source_id for one in found for row in one.shown}


def _others(done: Iterable[ProgrammeRow], code: str, known: set[Any]) -> Iterable[ProgrammeRow]:
    """A region's programmes that none of the chosen has, each group and payer once, the newest."""
    told = set(known)
    for row in done:
        if row.region_code == code and _what(row) not in told:
            told.add(_what(row))
            yield row


def _what(row: ProgrammeRow) -> tuple[str, str]:
    """Whom a programme is for, and who pays."""
    return (row.group.casefold(), row.funding)


def _with(code: str, codes: Iterable[str], question: ComparisonQuestion) -> str:
    """The query string of the comparison with one region more."""
    chosen = [("wilayah", each) for each in (*codes, code)]
    months = {"bulan": question.asked.month, "sejak": question.since}
    dated = [(name, f"{month:%Y-%m}") for name, month in months.items() if month]
    kept = [(name, value) for name, value in said(question.asked).items() if name != "bulan"]
    return f"?{urlencode([*chosen, *dated, *kept])}"
