"""The completeness wall, what is due, and the words that remind of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.calculations.entry.deadlines import Completeness, PeriodRow, State
from coverage.entry.queries.completeness import Wall, wall
from coverage.rows.figures import RegionRow
from coverage.rows.periods import month_of, months_before
from coverage.rows.scope import Role, Scope
from coverage.submissions.queries.waiting import regions_within
from coverage.words import formats

MONTHS = 12  # a year, so that the yearly gaps show
DUE_MONTHS = 3  # a quarter, after which governments meet


class WallRow(Struct, frozen=True):
    """A region and its months, oldest first. reminder: to be sent to its officers, "" when all is done."""

    region: RegionRow
    cells: tuple[tuple[PeriodRow, Completeness], ...]
    reminder: str
    may_enter: bool


class CompletenessPage(Struct, frozen=True):
    """Regions × the last twelve ended months. provinces: those to choose from."""

    months: tuple[PeriodRow, ...]
    rows: tuple[WallRow, ...]
    provinces: tuple[RegionRow, ...]
    province: str
    counts: Mapping[str, int]


class Due(Struct, frozen=True):
    """What is left of one month in one province (or single region). root: None for the whole country.

    days: until the deadline, negative when it has passed.
    """

    period: PeriodRow
    root: RegionRow | None
    days: int
    left: int
    of: int
    counts: Mapping[str, int]
    names: tuple[str, ...]

    @property
    def late(self) -> int:
        return max(-self.days, 0)


def ended_months(today: date, count: int) -> list[date]:
    """The last months that have ended, oldest first."""
    return [months_before(month_of(today), back) for back in range(count, 0, -1)]


def completeness_page(scope: Scope, province: str, today: date, site: str = "") -> CompletenessPage:
    """The wall of a scope: the provinces when it has several, else one with its regencies. Six queries.

    site: the site's address, for the links of reminders.
    """
    every = regions_within(scope)
    provinces = tuple(row for row in every if row.level == "province")
    shown = _shown(every, province)
    months = ended_months(today, MONTHS)
    found, known = wall([row.code for row in shown], months, today)
    rows = tuple(_row(region, months, found, known, scope, site) for region in shown)
    counts = Counter(str(cell.state) for cell in found.values())
    periods = tuple(known[month] for month in months)
    return CompletenessPage(periods, rows, provinces, province, counts)


def _shown(every: Sequence[RegionRow], province: str) -> list[RegionRow]:
    if province:
        return [row for row in every if province in (row.code, row.parent_code)]
    provinces = [row for row in every if row.level == "province"]
    return provinces if len(provinces) > 1 else list(every)


def _row(
    region: RegionRow,
    months: Sequence[date],
    found: Wall,
    known: Mapping[date, PeriodRow],
    scope: Scope,
    site: str,
) -> WallRow:
    cells = tuple((known[month], found[region.code, month]) for month in months)
    return WallRow(region, cells, reminder(region, cells[-DUE_MONTHS:], site), scope.may_enter(region.code))


def reminder(region: RegionRow, cells: Sequence[tuple[PeriodRow, Completeness]], site: str = "") -> str:
    """A polite text about a region's months that are not handed in, each with the link to its sheet; "" when
    all are. For WhatsApp or mail.
    """
    left = [(period, cell) for period, cell in cells if not cell.is_done]
    if not left:
        return ""
    base = site.rstrip("/")
    lines = [f"- {_wanted(period, cell)}\n  {base}{_sheet(region, period)}" for period, cell in left]
    return "\n".join(
        (
            _("Yth. Bapak/Ibu petugas data %(region)s,") % {"region": region.name},
            _("mohon bantuannya melengkapi angka kepesertaan berikut di Dasbor UCJ:"),
            *lines,
            _("Bila ada kendala, kami siap membantu. Terima kasih."),
        )
    )


def _sheet(region: RegionRow, period: PeriodRow) -> str:
    return reverse("grid", args=[region.code, f"{period.month:%Y-%m}"])


def _wanted(period: PeriodRow, cell: Completeness) -> str:
    words = {"month": formats.month(period.month), "due": formats.day(period.due_on), "days": cell.days_late}
    if cell.state == State.RETURNED:
        return _("%(month)s: dikembalikan untuk diperbaiki (batas waktu %(due)s)") % words
    if cell.days_late:
        return _("%(month)s: batas waktu %(due)s, lewat %(days)s hari") % words
    return _("%(month)s: batas waktu %(due)s") % words


def due(scope: Scope, today: date) -> list[Due]:
    """What is left of the last ended months, the oldest first; complete ones are left out. Six queries."""
    own = Scope(scope.user_id, frozenset({Role.OPERATOR}), scope.regions)
    scope = own if scope.regions else scope  # an admin with regions of their own is reminded of these
    every = regions_within(scope)
    months = ended_months(today, DUE_MONTHS)
    found, known = wall([row.code for row in every], months, today)
    roots = {row.code: row for row in every if row.level == "province"}
    grouped: dict[RegionRow | None, list[RegionRow]] = {}
    for row in every:
        root = None if scope.everywhere else roots.get(row.code[:2], row)
        grouped.setdefault(root, []).append(row)
    result = []
    for month in months:
        for root, rows in grouped.items():
            left = [row for row in rows if not found[row.code, month].is_done]
            if left:
                owing = [row for row in rows if found[row.code, month].state != State.NOT_OWED]
                counts = Counter(str(found[row.code, month].state) for row in rows)
                period, names = known[month], tuple(row.name for row in left)
                days = (period.due_on - today).days
                result.append(Due(period, root, days, len(left), len(owing), counts, names))
    return result
