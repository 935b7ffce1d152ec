"""The monthly workbook to be downloaded: what is published of the month, ready to be filled on."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.entry.workbook import DayFigures, shown_day
from coverage.parsing.workbook_key import INVENTED, Key
from coverage.parsing.workbook_rows import SEGMENTS
from coverage.queries import releases
from coverage.queries.errors import NoSuchRegion
from coverage.queries.figures import known_by
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.rows.periods import months_before
from coverage.rows.release_code import code_of
from coverage.rows.scope import Scope
from coverage.workbooks.queries import known_sources, month_figures, workbook_regions
from coverage.workbooks.services.preview import site_data
from regions.codes import NATION


class EntryLine(Struct, frozen=True):
    """A region's published figures of the month; without any, as_of is None; unreported counts are absent.

    last_count, last_day: its newest total before the month, to compare with.
    """

    code: str
    name: str
    as_of: date | None = None
    counts: Mapping[str, int] | None = None
    source: str = ""
    last_count: int | None = None
    last_day: date | None = None

    @property
    def sum(self) -> int | None:
        """What the row comes to: its total, else the sum of all four segments."""
        counts = self.counts or {}
        if "total" in counts:
            return counts["total"]
        return sum(counts[name] for name in SEGMENTS) if counts.keys() >= set(SEGMENTS) else None


class EntryFile(Struct, frozen=True):
    """key: region, month and release it is made from. sources: citations known in the province.

    checksum: of that release, "" before the first; address: of the page that gives the workbook.
    """

    key: Key
    name: str
    lines: Sequence[EntryLine]
    sources: Sequence[str] = ()
    checksum: str = ""
    address: str = ""

    @property
    def is_invented(self) -> bool:
        return self.key.data == INVENTED

    def file_name(self, kind: str) -> str:
        marked = "-data-contoh" if self.is_invented else ""
        release = f"-rilis-{self.key.release}-{code_of(self.checksum)}" if self.checksum else ""
        return f"buku-kerja-{self.key.root}-{self.key.month:%Y-%m}{release}{marked}.{kind}"

    @property
    def origin(self) -> str:
        """From which release the figures in it are, in a sentence."""
        if not self.checksum:
            return "Belum ada rilis; tidak ada angka yang sudah terisi."
        return (
            f"Angka yang sudah terisi berasal dari rilis {self.key.release}, kode {code_of(self.checksum)} "
            f"(checksum {self.checksum}). Alamat: {self.address}"
        )


def entry_file(root: str, month: date, scope: Scope, address: str = "") -> EntryFile:
    """The published figures of a month for the regions a person may see, to be filled on. Seven queries.

    root: a province with its regencies, one regency, or 00 for all provinces. address: where the workbook
    is had. Raises NoSuchRegion.
    """
    rows = [row for row in workbook_regions(root) if scope.may_see_drafts(row.code)]
    if not rows:
        raise NoSuchRegion(root)
    release = releases.release_row()
    codes = [row.code for row in rows]
    figures = month_figures(codes, month)
    last = _last(rows, release, month)
    lines = [_line(row, figures.get(row.code, {}), last.get(row.code)) for row in rows]
    name = "Indonesia" if root == NATION else next((r.name for r in rows if r.code == root), rows[0].name)
    key = Key(root, month, release.number if release else 0, site_data())
    checksum = release.checksum if release else ""
    return EntryFile(key, name, lines, known_sources(codes, month), checksum, address)


def _last(rows: Sequence[RegionRow], release: ReleaseRow | None, month: date) -> dict[str, CoverageRow]:
    """Each region's newest total before a month. One query."""
    if release is None:
        return {}
    return known_by({row.code: row for row in rows}, release, Asked(), months_before(month, 1))


def _line(region: RegionRow, days: Mapping[date, DayFigures], last: CoverageRow | None) -> EntryLine:
    before = (last.active_participants, last.as_of) if last and last.active_participants else (None, None)
    day = shown_day(days)
    if day is None:
        return EntryLine(region.code, region.official_name, None, None, "", *before)
    return EntryLine(region.code, region.official_name, day, days[day].counts, days[day].source, *before)
