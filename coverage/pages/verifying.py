"""Whether a file or a code still stands for the newest figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from coverage import queries
from coverage.calculations.comparing import Compared, Difference, compare, text_of
from coverage.exports import data_status
from coverage.pages.again import NotOurs, Table, label, shown, table_again
from coverage.parsing.problems import Unreadable
from coverage.parsing.site_file import STRANGE, SiteFile
from coverage.parsing.workbook_key import INVENTED, REAL, read_key
from coverage.queries import ReleaseRow
from coverage.queries.since import LaterChange, changes_since, releases_like, releases_that_changed
from coverage.queries.workbook import workbook_regions
from coverage.release_code import NoCode, read_code
from coverage.rows import RegionRow

MOST_SHOWN = 100


class Verdict(StrEnum):
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    ALTERED = "altered"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs. region: None for rows of none; old, new: as pages write them.

    releases: those that brought the change; () for one in a file, or where only others moved.
    """

    region: RegionRow | None
    place: str
    column: str
    old: str
    new: str
    releases: tuple[int, ...] = ()


@dataclass(frozen=True)
class Verified:
    """What is said of a file or a code.

    name: what it holds. problem: why it is foreign. cells: of a file, what differs; later: of a whole
    release, its figures that were replaced or ended; count: of all of them, shown or not. same: rows that
    still hold.
    """

    verdict: Verdict
    name: str = ""
    release: ReleaseRow | None = None
    problem: str = ""
    cells: Sequence[Cell] = ()
    later: Sequence[LaterChange] = ()
    count: int = 0
    same: int = 0
    regions: Mapping[str, RegionRow] = field(default_factory=dict)

    @property
    def more(self) -> int:
        return self.count - len(self.cells) - len(self.later)


def foreign(problem: str) -> Verified:
    """A file or code this site did not give."""
    return Verified(Verdict.FOREIGN, problem=problem)


def verify_code(text: str) -> Verified:
    """What became of the release a code names. Fourteen queries at most."""
    try:
        release = _release_of(text)
    except NoCode:
        return foreign(
            _("Itu bukan kode rilis. Tulis nomor rilis, atau kode seperti yang tercetak di kaki halaman.")
        )
    except LookupError as error:
        return foreign(str(error))
    return _whole(release, _("Rilis %(number)s") % {"number": release.number})


def verify_file(file: SiteFile, *, demo: bool) -> Verified:
    """What became of a file: compared with its release, then with the newest. Some forty queries at most.

    demo: whether this site holds invented figures.
    """
    release = queries.release_row(file.release) if file.release else None
    if file.key is not None:
        return _month(file, release, demo)
    if release is None:
        return foreign(_("Tidak ada rilis %(number)s di situs ini.") % {"number": file.release})
    if file.data_status and (data_status(True) in file.data_status) != demo:
        return foreign(_("Berkas ini berisi data contoh; di sini angka terbit, atau sebaliknya."))
    if file.checksum != release.checksum:
        text = _(
            "Rilis %(number)s di situs ini punya checksum lain. Berkas ini dari situs lain, atau diubah."
        )
        return foreign(text % {"number": release.number})
    if not file.rows:
        return _whole(release, _("Berkas dari rilis %(number)s") % {"number": release.number})
    try:
        made = table_again(file.address, release)
    except NotOurs:
        return foreign(_("Alamat di dalam berkas bukan alamat berkas situs ini."))
    return _altered(file, made, release) or _outdated(file.address, made, release)


def _altered(file: SiteFile, made: Table, release: ReleaseRow) -> Verified | None:
    """The cells in which a file differs from what its release gives; None when there are none."""
    programs = compare(made.rows, file.rows, made.keys, made.columns)
    found = [(one, made.regions(one.key)) for one in _cells(programs, made.keys[0])]
    if made.people and file.people is not None:
        rows = made.people()
        titles = tuple(name for name in rows[0] if name != "Kode") if rows else ()
        people = compare(rows, file.people, ("Kode",), titles)
        found += [(one, one.key[0]) for one in _cells(people, "Kode")]
    if not found:
        return None
    regions = _regions({code for _one, code in found})
    cells = [
        Cell(
            regions.get(code),
            " · ".join(one.key)[:80],
            label(one.column),
            shown(one.column, one.given),
            shown(one.column, one.made),
        )
        for one, code in found[:MOST_SHOWN]
    ]
    return Verified(Verdict.ALTERED, made.name, release, cells=cells, count=len(found), regions=regions)


def _cells(compared: Compared, title: str) -> list[Difference]:
    """Differing cells; a row that is missing or added counts as its first cell."""
    missing = [Difference(key, title, None, key[0]) for key in compared.missing]
    added = [Difference(key, title, key[0], None) for key in compared.added]
    return [*compared.differences, *missing, *added]


def _outdated(address: str, made: Table, release: ReleaseRow) -> Verified:
    """A true file against the newest release."""
    newest = release if release.is_newest else queries.release_row()
    assert newest is not None  # there is at least the file's own
    try:
        now = made if release.is_newest else table_again(address, newest)
    except NotOurs:
        return _whole(release, made.name)
    found = compare(now.rows, made.rows, made.keys, made.figures)
    gone = [Difference(key, made.keys[0], key[0], None) for key in found.added]
    changed = [*found.differences, *gone]
    codes = {made.regions(one.key) for one in changed}
    regions = _regions(codes)
    by = releases_that_changed(codes, release.number, newest.number) if codes else {}
    cells = [
        Cell(
            regions.get(made.regions(one.key)),
            " · ".join(one.key)[:80],
            label(one.column),
            shown(one.column, one.given),
            shown(one.column, one.made),
            () if one.column == "rank" else by.get(made.regions(one.key), ()),
        )
        for one in changed[:MOST_SHOWN]
    ]
    rows = {one.key for one in changed}
    verdict = Verdict.SUPERSEDED if changed else Verdict.UNCHANGED
    same = len(made.rows) - len(rows)
    return Verified(verdict, made.name, release, cells=cells, count=len(changed), same=same, regions=regions)


def _whole(release: ReleaseRow, name: str) -> Verified:
    """Every figure of a release against the newest."""
    later = [] if release.is_newest else changes_since(release.number, release.newest)
    return _later(later, release, name)


def _later(later: Sequence[LaterChange], release: ReleaseRow, name: str) -> Verified:
    listed = later[:MOST_SHOWN]
    regions = _regions({one.change.region_code for one in listed})
    verdict = Verdict.SUPERSEDED if later else Verdict.UNCHANGED
    return Verified(verdict, name, release, later=listed, count=len(later), regions=regions)


def _month(file: SiteFile, release: ReleaseRow | None, demo: bool) -> Verified:
    """A month's workbook: it is there to be filled, so only what was published since is told."""
    try:
        key = read_key(file.key, INVENTED if demo else REAL)
    except Unreadable as error:
        return foreign(str(error))
    if key is None or release is None:
        return foreign(STRANGE)
    codes = [row.code for row in workbook_regions(key.root)]
    since = (release.number, release.newest, codes, key.month)
    later = [] if release.is_newest else changes_since(*since)
    name = _("Buku kerja isian %(root)s, %(month)s") % {"root": key.root, "month": f"{key.month:%m-%Y}"}
    return _later(later, release, name)


def _release_of(text: str) -> ReleaseRow:
    """Raises NoCode, or LookupError with a sentence."""
    code = read_code(text)
    release = queries.release_row(code.number) if code.number else None
    if code.number is not None and not (release is None and code.is_ambiguous):
        if release is None:
            raise LookupError(_("Tidak ada rilis %(number)s di situs ini.") % {"number": code.number})
        if not code.is_ambiguous and not release.checksum.startswith(code.beginning):
            said = _("Rilis %(number)s ada, tetapi kodenya %(code)s, bukan yang ditulis.")
            raise LookupError(said % {"number": release.number, "code": release.code})
        return release
    found = releases_like(code.beginning)
    if not found:
        raise LookupError(_("Tidak ada rilis dengan kode itu di situs ini."))
    if len(found) > 1:
        numbers = ", ".join(text_of(row.number) for row in found)
        raise LookupError(
            _("Kode itu cocok dengan rilis %(numbers)s; tulis lebih panjang.") % {"numbers": numbers}
        )
    return found[0]


def _regions(codes: set[str]) -> dict[str, RegionRow]:
    return {row.code: row for row in queries.region_list(sorted(codes))}
