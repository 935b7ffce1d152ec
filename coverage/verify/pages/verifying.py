"""Whether a file still stands for the newest figures."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from msgspec.structs import replace

from coverage.calculations.comparing import Compared, Difference, compare
from coverage.files.delimited import data_status
from coverage.parsing.problems import Fault, Reason, Unreadable
from coverage.parsing.site_file import SiteFile
from coverage.parsing.words import sentence, why_unreadable
from coverage.parsing.workbook_key import INVENTED, REAL, read_key
from coverage.queries import releases
from coverage.queries.releases import ReleaseRow
from coverage.verify.pages.rebuild import NotOurs, Table, label, shown, table_again
from coverage.verify.pages.verified import (
    MOST_SHOWN,
    Cell,
    Verdict,
    Verified,
    foreign,
    regions_of,
    told_later,
    whole,
)
from coverage.verify.queries import changes_since, records_since, releases_that_changed
from coverage.words.language import indonesian
from coverage.workbooks.queries import workbook_regions
from regions.codes import NATION

# Files with more than one table: their release is told, their cells are not compared.
OF_PAGE = re.compile(r"/(?:wilayah/(?P<code>[0-9.]{2,5})/(?:rapat|target|anggaran)|program)/")


def verify_file(file: SiteFile, *, demo: bool) -> Verified:
    """What became of a file: compared with its release, then with the newest. Some forty queries at most.

    demo: whether this site holds invented figures.
    """
    release = releases.release_row(file.release) if file.release else None
    if file.key is not None:
        return _month(file, release, demo)
    if release is None:
        return foreign(_("Tidak ada rilis %(number)s di situs ini.") % {"number": file.release})
    if file.data_status and (data_status(True) in file.data_status) != demo:
        return foreign(_("Berkas ini berisi data contoh; di sini angka terbit, atau sebaliknya."))
    if not file.is_of(release.checksum):
        text = _(
            "Rilis %(number)s di situs ini punya checksum lain. Berkas ini dari situs lain, atau diubah."
        )
        return foreign(text % {"number": release.number})
    try:
        made = table_again(file.address, release)
    except NotOurs:
        place = OF_PAGE.match(file.address)
        if place is None:
            return foreign(_("Alamat di dalam berkas bukan alamat berkas situs ini."))
        return _of_page(release, place["code"])
    if not file.rows and not file.staff:
        return foreign(sentence(Reason(Fault.NO_ORIGIN)))
    return _altered(file, made, release) or _outdated(file.address, made, release)


def _altered(file: SiteFile, made: Table, release: ReleaseRow) -> Verified | None:
    """The cells in which a file differs from what its release gives; None when there are none."""
    found = _altered_staff(file.staff, made) if file.staff is not None else _altered_programs(file, made)
    if made.people and file.people is not None:
        rows = made.people()
        titles = tuple(name for name in rows[0] if name != "Wilayah") if rows else ()
        people = compare(rows, file.people, ("Wilayah",), titles)
        codes = {str(row["name"]): str(row["code"]) for row in made.rows}
        found += [(one, codes.get(one.key[0], "")) for one in _cells(people, "Wilayah")]
    if not found:
        return None
    regions = regions_of({code for _one, code in found})
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


def _altered_programs(file: SiteFile, made: Table) -> list[tuple[Difference, str]]:
    """Differing cells of the table for programs, each with its region."""
    found = compare(made.rows, file.rows, made.keys, made.columns)
    return [(one, made.regions(one.key)) for one in _cells(found, made.keys[0])]


def _altered_staff(given: Sequence[Mapping[str, Any]], made: Table) -> list[tuple[Difference, str]]:
    """Differing cells of a CSV for staff, each with its region."""
    rows = made.staff() if made.staff else []
    titles = tuple(name for name in rows[0] if name not in made.staff_keys) if rows else ()
    place = made.staff_keys.index("Kode")
    found = compare(rows, given, made.staff_keys, titles)
    return [(one, one.key[place]) for one in _cells(found, made.staff_keys[place])]


def _cells(compared: Compared, title: str) -> list[Difference]:
    """Differing cells; a row that is missing or added counts as its first cell."""
    missing = [Difference(key, title, None, key[0]) for key in compared.missing]
    added = [Difference(key, title, key[0], None) for key in compared.added]
    return [*compared.differences, *missing, *added]


def _outdated(address: str, made: Table, release: ReleaseRow) -> Verified:
    """A true file against the newest release."""
    newest = release if release.is_newest else releases.release_row()
    assert newest is not None  # there is at least the file's own
    try:
        now = made if release.is_newest else table_again(address, newest)
    except NotOurs:
        return whole(release, made.name)
    found = compare(now.rows, made.rows, made.keys, made.figures)
    gone = [Difference(key, made.keys[0], key[0], None) for key in found.added]
    changed = [*found.differences, *gone]
    codes = {made.regions(one.key) for one in changed}
    regions = regions_of(codes)
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


def _of_page(release: ReleaseRow, code: str | None) -> Verified:
    """A file of a region's page, or of the programmes (code None): what was published of it since."""
    codes = None if code in (None, NATION) else [row.code for row in workbook_regions(str(code))]
    since = (release.number, release.newest, codes)
    later = [] if release.is_newest else changes_since(*since)
    records = 0 if release.is_newest else records_since(*since)
    name = _("Berkas dari rilis %(number)s") % {"number": release.number}
    found = told_later(later, release, name)
    verdict = Verdict.SUPERSEDED if later or records else Verdict.UNCHANGED
    return replace(found, verdict=verdict, compared=False, records=records)


def _month(file: SiteFile, release: ReleaseRow | None, demo: bool) -> Verified:
    """A month's workbook: it is there to be filled, so only what was published since is told."""
    try:
        key = read_key(file.key, INVENTED if demo else REAL)
    except Unreadable as error:
        return foreign(indonesian(why_unreadable(error)))
    if key is None or release is None:
        return foreign(sentence(Reason(Fault.NO_ORIGIN)))
    codes = [row.code for row in workbook_regions(key.root)]
    since = (release.number, release.newest, codes, key.month)
    later = [] if release.is_newest else changes_since(*since)
    name = _("Buku kerja isian %(root)s, %(month)s") % {"root": key.root, "month": f"{key.month:%m-%Y}"}
    return told_later(later, release, name)
