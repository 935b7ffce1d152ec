"""Tables of the pages: columns and how their cells are written. Rows are CoverageRow, ranked already."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coverage.calculations.pace.statuses import UNKNOWN, RegionStatus
from coverage.calculations.precision import missing_people
from coverage.charts import drawings
from coverage.rows.figures import CoverageRow
from coverage.words import formats, ranks, sentences
from coverage.words.markup import address_of, escaped
from coverage.words.status import attainment, pace_mark


def cells(*classes: str) -> dict[str, dict[str, str]]:
    """Classes of a column's header and cells: num is right-aligned, extra opens in the row on phones."""
    return {"th": {"class": " ".join(classes)}, "td": {"class": " ".join(classes)}}


NUMBER = cells("num")
EXTRA = cells("num", "extra")


MAY_BE_EMPTY = (
    "target_ratio",
    "attainment_ratio",
    "gap_to_target_points",
    "active_participants",
    "potential_workers",
)


class Column(tables.Column):
    """A column whose texts and classes all tables share: no table changes its own."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> "Column":
        return copy(self)


class RankingTable(tables.Table):
    """Regions with their coverage against the target; the row itself is the record.

    scale: common end of the bars. suffix: query string that links to regions carry on; release: that
    of links to documents. order_links: the address that sorts by a column, by column name; sorted_by: the
    column the rows are sorted by; growth has a column only then. statuses: by region code. Columns without
    any figure are left out, unfilled names them; so is the day that all rows share, told then once.
    """

    rank = Column("#", attrs=NUMBER)
    name = Column(_("Wilayah"), accessor="region__name")
    coverage_ratio = Column(_("Cakupan"), attrs=NUMBER)
    bar = Column("", empty_values=(), attrs=cells("bar-cell"))
    target_ratio = Column(_("Target"), attrs=EXTRA)
    attainment_ratio = Column(_("Capaian terhadap target"), attrs=EXTRA)
    gap_to_target_points = Column(_("Kesenjangan ke target, poin dan orang"), attrs=EXTRA)
    active_participants = Column(_("Peserta aktif"), attrs=EXTRA)
    potential_workers = Column(_("Potensi pekerja"), attrs=EXTRA)
    growth_points = Column(_("Kenaikan sejak awal tahun, poin"), attrs=EXTRA)
    pace = Column(_("Laju"), accessor="region__code", attrs=cells("extra"))
    as_of = Column(_("Per tanggal"), attrs=EXTRA)

    class Meta:
        orderable = False  # rows arrive ranked; sorting a list here would put missing values first
        default = formats.ABSENT
        template_name = "coverage/places/partials/ranking_table.html"

    def __init__(
        self,
        rows: Sequence[CoverageRow],
        *,
        scale: float = 1.0,
        suffix: str = "",
        release: str = "",
        order_links: Mapping[str, str] | None = None,
        sorted_by: str = "coverage_ratio",
        statuses: Mapping[str, RegionStatus] = MappingProxyType({}),
    ):
        self.hidden = [name for name in MAY_BE_EMPTY if all(getattr(row, name) is None for row in rows)]
        self.statuses = statuses
        if not any(status.has_pace for status in statuses.values()):
            self.hidden.append("pace")
        days = {(row.as_of, row.as_of_precision) for row in rows}
        self.common_day = days.pop() if len(days) == 1 and len(rows) > 1 else None
        left_out = [*self.hidden, *(["as_of"] if self.common_day else [])]
        growth = [] if sorted_by == "growth_points" else ["growth_points"]
        super().__init__(rows, exclude=[*growth, *left_out])
        self.records = rows
        self.scale, self.suffix, self.release, self.sorted_by = scale, suffix, release, sorted_by
        self.order_links = order_links or {}

    @property
    def unfilled(self) -> list[Any]:
        """Headers of the columns left out because no row has a figure for them."""
        return [self.base_columns[name].header for name in self.hidden] if len(self.rows) else []

    @property
    def day(self) -> str:
        """The day all rows share, "" where they do not."""
        return formats.day(*self.common_day) if self.common_day else ""

    @property
    def headers(self) -> list[tuple[Any, str, bool]]:
        """Each column with the address that sorts by it ("" for none), and whether rows are sorted by it."""
        return [
            (column, self.order_links.get(column.name, ""), column.name == self.sorted_by)
            for column in self.columns
        ]

    def body(self, here: str = "", ticks: str = "") -> SafeString:
        """The rows as HTML: every cell once in its column, those of phones once more behind "Rincian".

        here: code of the region whose row is marked; ticks: id of the form that boxes before the names
        belong to. django-tables2's own rows find out for every cell anew how it is written.
        """
        more, tick = gettext("Rincian"), gettext("Bandingkan")
        return SafeString("".join([self._row(record, here, ticks, more, tick) for record in self.records]))

    def _row(self, record: CoverageRow, here: str, ticks: str, more: str, tick: str) -> str:
        code, name = record.region.code, escaped(record.region.name)
        shown, pairs = [], []
        for column in self._written:
            cell = escaped(column.cell(record))
            if column.extra:
                pairs.append(f"<dt>{column.header}</dt><dd>{cell}</dd>")
            if column.name != "name":
                shown.append(f'<td class="{column.classes}">{cell}</td>')
            elif ticks:
                box = f'value="{code}" form="{ticks}" aria-label="{tick} {name}"'
                box = f'<input type="checkbox" name="wilayah" {box}>'
                shown.append(f'<th scope="row" class="ticked">{box}\n{cell}</th>')
            else:
                shown.append(f'<th scope="row">{cell}</th>')
        summary = f'<summary>{more}<span class="visually-hidden"> {name}</span></summary>'
        details = f'<details class="more">{summary}<dl class="pairs small">{"".join(pairs)}</dl></details>'
        marked = ' class="here"' if code == here else ""
        return f'<tr{marked}>{"".join(shown)}<td class="row-more">{details}</td></tr>\n'

    @cached_property
    def _written(self) -> list["_Written"]:
        return [_Written(column, getattr(self, f"render_{column.name}")) for column in self.columns]

    def render_rank(self, record: CoverageRow) -> str:
        """The rank with its movement: "3 ▲2"."""
        rank = formats.rank(record.rank)
        if not record.movement:
            return rank
        way = "up" if record.movement > 0 else "down"
        said, moved = escaped(ranks.moved(record)), formats.movement(record.movement)
        return SafeString(f'{rank} <span class="move {way}" title="{said}">{moved}</span>')

    def render_name(self, record: CoverageRow) -> str:
        address = address_of("region", record.region.code) + self.suffix
        return SafeString(f'<a href="{escaped(address)}">{escaped(record.region.name)}</a>')

    def render_coverage_ratio(self, record: CoverageRow) -> str:
        """The coverage; a share without both counts has a mark that says so."""
        text = formats.coverage(record)
        if record.printed_ratio is not None:
            said = escaped(gettext("menurut dokumen"))
            return SafeString(f'{text}<abbr class="mark" title="{said}">*</abbr>')
        return _with_sub(text, sentences.share_interval(record))

    def render_bar(self, record: CoverageRow) -> str:
        return drawings.bar(record, self.scale)

    def render_target_ratio(self, record: CoverageRow) -> str:
        """The target, and its document where it has a name."""
        return _with_sub(formats.target(record), formats.document(record.target_document))

    def render_attainment_ratio(self, record: CoverageRow) -> str:
        return attainment(record)

    def render_gap_to_target_points(self, record: CoverageRow) -> str:
        """The gap in points, and in people where they are known."""
        unknown = missing_people(record) is None
        return _with_sub(formats.gap_number(record), "" if unknown else formats.gap_people(record))

    def render_active_participants(self, record: CoverageRow) -> str:
        return formats.active(record)

    def render_potential_workers(self, record: CoverageRow) -> str:
        return formats.potential(record)

    def render_growth_points(self, record: CoverageRow) -> str:
        return formats.growth(record)

    def render_pace(self, record: CoverageRow) -> str:
        """The step of the pace, shape and word."""
        answer = pace_mark(self.statuses.get(record.region.code, UNKNOWN).pace_code)
        said = escaped(f"{answer.shape} {answer.word}")
        return SafeString(f'<span class="status status-{answer.tone}">{said}</span>')

    def render_as_of(self, record: CoverageRow) -> str:
        return formats.short_day(record.as_of, record.as_of_precision)


def _with_sub(text: str, below: str) -> str:
    """A figure with what stands small behind it, if anything."""
    return SafeString(f'{escaped(text)} <span class="sub">{escaped(below)}</span>') if below else text


class _Written:
    """A column as every row needs it: its header as HTML, and how its cells are written."""

    def __init__(self, column: Any, write: Callable[[CoverageRow], str]):
        self.name, self.header = column.name, escaped(column.header)
        self.classes = column.attrs["td"].get("class") or ""
        self.extra = "extra" in self.classes
        self.empty, self.absent = column.column.empty_values, column.default
        self.value = attrgetter(str(column.accessor).replace("__", "."))
        self.write = write

    def cell(self, record: CoverageRow) -> str:
        """As django-tables2 writes it: an absent value has no writer."""
        return self.absent if self.empty and self.value(record) in self.empty else self.write(record)
