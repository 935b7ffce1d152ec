"""The form of a province's targets for one year and document: what is published, typed, and would change."""

import hashlib
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.entry.target_change import TargetChange, target_change
from coverage.calculations.in_force import NATION, document_order
from coverage.models.columns import region_rows
from coverage.parsing.cells import RETRACT_WORD
from coverage.parsing.target_cells import TypedTarget, read_target
from coverage.parsing.words import sentence
from coverage.queries import places
from coverage.queries.errors import NoSuchRegion
from coverage.queries.every_region import every_region
from coverage.queries.releases import newest_number
from coverage.rows.figures import FlagRow, RegionRow, StatementRow, TargetRow
from coverage.rows.scope import Scope
from coverage.targets.forms.typed import TypedForm, TypedRow
from coverage.targets.queries.entry import (
    TargetUnderWay,
    disputed_targets,
    published_targets,
    target_documents,
    targets_under_way,
)
from coverage.targets.services.check import target_flags
from coverage.targets.services.entry import TargetEntry
from coverage.words.language import indonesian
from regions.models import Region


class TargetLine(Struct, frozen=True):
    """One region. typed: the cells' texts; change: None before a check and for a row that says nothing.

    disputed: documents contradict each other on this target; under_way: what waits or came back for it.
    """

    region: RegionRow
    published: TargetRow | None
    disputed: bool
    under_way: TargetUnderWay | None
    typed: TypedRow
    change: TargetChange | None
    problems: Mapping[str, str]
    flags: tuple[FlagRow, ...] = ()

    @property
    def is_waiting(self) -> bool:
        return self.under_way is not None and self.under_way.is_waiting

    @property
    def changes(self) -> bool:
        return self.change is not None and self.change.changes

    @property
    def points(self) -> float | None:
        """Percentage points between the published and the new share."""
        if (
            not self.change
            or not self.change.share
            or not self.published
            or self.published.target_ratio is None
        ):
            return None
        return float(self.change.share[0] - self.published.target_ratio) * 100


class TargetPage(Struct, frozen=True):
    """The form: the region itself first, then those below it. seen: number of the newest release.

    checked: whether what was typed has been looked at; token: what stands published, to notice a change.
    """

    root: RegionRow
    year: int
    document: str
    lines: tuple[TargetLine, ...]
    source: str
    note: str
    checked: bool
    seen: int
    token: str

    @property
    def changed(self) -> tuple[TargetLine, ...]:
        return tuple(line for line in self.lines if line.changes)

    @property
    def troubled(self) -> tuple[TargetLine, ...]:
        return tuple(line for line in self.lines if line.problems)

    @property
    def flagged(self) -> tuple[TargetLine, ...]:
        return tuple(line for line in self.lines if line.flags)

    @property
    def editable(self) -> bool:
        return any(not line.is_waiting for line in self.lines)

    @property
    def entries(self) -> list[TargetEntry]:
        """What is to be handed in, as typed."""
        return [_entry(line, line.change, self) for line in self.changed if line.change]


def _entry(line: TargetLine, change: TargetChange, page: TargetPage) -> TargetEntry:
    share, decimals = change.share or (None, None)
    return TargetEntry(
        line.region.code,
        page.year,
        page.document,
        target_ratio=share,
        target_decimals=decimals,
        target_people=change.people,
        retracts=change.retracts,
        source=line.typed.sumber,
    )


def target_regions(root: str, scope: Scope) -> list[RegionRow]:
    """The region a form is of and today's regions below it that the person may enter. Two queries.

    Raises NoSuchRegion.
    """
    region = places.region_row(root)
    if region is None:
        raise NoSuchRegion(root)
    if region.level == "regency":
        return [region]
    below = Region.objects.filter(valid_until=None)
    below = below.filter(level="province") if root == NATION else below.filter(province=root)
    return [region, *(row for row in region_rows(below).values() if scope.may_enter(row.code))]


def documents_for(root: str, codes: Sequence[str]) -> list[str]:
    """Documents to choose from: those in the order of force, then others that print targets. One query."""
    orders = dict.fromkeys((*document_order(root), *(document_order(code)[0] for code in codes)))
    usual = [name for name in orders if name]
    return [*usual, *(name for name in target_documents(codes) if name not in usual)]


def target_page(
    regions: Sequence[RegionRow], year: int, document: str, form: TypedForm | None = None
) -> TargetPage:
    """The form of these regions for a year and document. Six queries, nine with a posted form.

    form: what was posted, checked here; None: what came back from the verifier stands in the cells.
    """
    codes = [region.code for region in regions]
    published = published_targets(codes, year, document)
    under_way = targets_under_way(codes, year, document)
    disputed = disputed_targets(codes, year, document)
    lines = [
        _line(region, published.get(region.code), region.code in disputed, under_way.get(region.code), form)
        for region in regions
    ]
    returned = {way.source for way in under_way.values() if not way.is_waiting}
    if form is None and len(returned) == 1:  # one source for all of them stands above the table
        lines = [replace(line, typed=replace(line.typed, sumber="")) for line in lines]
    page = TargetPage(
        regions[0],
        year,
        document,
        tuple(lines),
        form.source if form else (returned.pop() if len(returned) == 1 else ""),
        form.note if form else "",
        form is not None,
        newest_number(),
        hashlib.sha256(repr(sorted(published.items())).encode()).hexdigest()[:24],
    )
    return _audited(page) if page.changed else page


def _line(
    region: RegionRow,
    published: TargetRow | None,
    disputed: bool,
    under_way: TargetUnderWay | None,
    form: TypedForm | None,
) -> TargetLine:
    if under_way and under_way.is_waiting:
        return TargetLine(region, published, disputed, under_way, TypedRow(), None, {})
    if form is None:
        return TargetLine(region, published, disputed, under_way, _came_back(under_way, published), None, {})
    row = form.rows.get(region.code, TypedRow())
    typed = read_target(row.persen, row.orang, row.sumber)
    change = None if typed.is_blank or typed.problems else target_change(typed, published)
    return TargetLine(
        region, published, disputed, under_way, row, change, _problems(typed, change, form.source)
    )


def _problems(typed: TypedTarget, change: TargetChange | None, source: str) -> dict[str, str]:
    found = {column: indonesian(sentence(reason)) for column, reason in typed.problems.items()}
    if change and change.problem:
        found[change.column] = indonesian(sentence(change.problem))
    if change and change.changes and not (typed.source or source):
        found["sumber"] = _("sumber kosong; isi di sini atau untuk semua baris")
    return found


def _came_back(under_way: TargetUnderWay | None, published: TargetRow | None) -> TypedRow:
    """What was handed in before, as it would be typed."""
    if under_way is None:
        return TypedRow()
    target = under_way.target
    if under_way.retracts:
        share_now, people_now = (
            (published.target_ratio, published.target_people) if published else (None, None)
        )
        return TypedRow(
            "" if share_now is None else RETRACT_WORD,
            "" if people_now is None else RETRACT_WORD,
            under_way.source,
        )
    share = ""
    if target.target_ratio is not None:
        share = f"{target.target_ratio * 100:.{target.target_decimals or 0}f}".replace(".", ",")
    return TypedRow(
        share, "" if target.target_people is None else str(target.target_people), under_way.source
    )


def _audited(page: TargetPage) -> TargetPage:
    """The page with what the audit says of the changes."""
    stated = [
        StatementRow(
            entry.region_code,
            target_year=entry.year,
            target_document=entry.document,
            target_ratio=entry.target_ratio,
            target_decimals=entry.target_decimals,
            target_people=entry.target_people,
            source_title=entry.source or page.source,
            entered=True,
        )
        for entry in page.entries
        if not entry.retracts
    ]
    flags = target_flags(stated, every_region())
    lines = tuple(replace(line, flags=flags.get(line.region.code, ())) for line in page.lines)
    return replace(page, lines=lines)
