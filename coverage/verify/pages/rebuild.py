"""The table a file's address stands for, made again from any release."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct
from msgspec.structs import replace

from coverage.files.fields import (
    FLAG_KEYS,
    POINT_KEYS,
    RANKING_KEYS,
    REGION_KEYS,
    TARGET_KEYS,
    flag_fields,
    point_fields,
    ranking_fields,
    region_fields,
    target_fields,
)
from coverage.files.origin import Origin
from coverage.meeting.files.pack import MeetingFile
from coverage.meeting.files.workbook import meeting_workbook
from coverage.meeting.pages.meeting import meeting_page
from coverage.parsing.site_file import people_rows, sheets_of, staff_rows
from coverage.places.files import months, series
from coverage.places.files.months import MonthsFile
from coverage.places.files.ranking import RankingFile
from coverage.places.files.series import SeriesFile
from coverage.places.files.staff import ranking_staff_csv
from coverage.places.files.workbook import ranking_workbook
from coverage.places.pages.months import months_page
from coverage.places.pages.ranking import ranking_page
from coverage.places.pages.series import series_page
from coverage.programmes.files.programmes import ALL_KEYS, LINE_KEYS, ProgrammesFile
from coverage.programmes.files.programmes_workbook import HEADS
from coverage.programmes.files.staff import programmes_staff_csv
from coverage.programmes.pages.programmes import programmes_page
from coverage.programmes.questions import programmes as asked_programmes
from coverage.queries import figures, places, sources
from coverage.queries.errors import NoSuchMonth, NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.questions.asked import Asked, InvalidParameter
from coverage.releases import words as record_words
from coverage.rows.figures import Basis, RegionRow, Segment
from coverage.words import formats
from regions.codes import Level
from ucj_dashboard.language import in_language

Row = Mapping[str, Any]
RANKING = re.compile(r"/peringkat/")
WRITTEN = re.compile(r"-?\d+(,\d+)?")
MONTHS = re.compile(r"/peringkat/12-bulan\.(?:xlsx|csv)")
SERIES = re.compile(r"/wilayah/(?P<code>[0-9.]{2,5})/riwayat/")
COUNTED = ("active_participants", "potential_workers", "coverage_ratio")
PROGRAMMES = re.compile(r"/program/")
MEETING = re.compile(r"/wilayah/(?P<code>[0-9.]{2,5})/rapat/")
OF_REGION = re.compile(r"/api/v1/series/(?P<code>[0-9.]{2,5})(?P<targets>/targets)?\.csv")
LISTS = re.compile(r"/api/v1/(?P<list>regions|flags)\.csv")
LABELS = {
    "active_participants": gettext_lazy("Peserta aktif"),
    "potential_workers": gettext_lazy("Potensi pekerja"),
    "coverage_ratio": gettext_lazy("Cakupan"),
    "target_ratio": gettext_lazy("Target"),
    "target_people": gettext_lazy("Target, orang"),
    "rank": gettext_lazy("Peringkat"),
    "name": gettext_lazy("Nama"),
    "code": gettext_lazy("Baris"),
    "Wilayah": gettext_lazy("Baris"),
    "as_of": gettext_lazy("Per tanggal"),
    "year": gettext_lazy("Tahun"),
}
FIGURES = (
    "active_participants",
    "potential_workers",
    "coverage_ratio",
    "target_ratio",
    "target_people",
    "rank",
)
NOT_FIGURES = {"state"}  # an answer to a flag changes no release


class NotOurs(Exception):
    """The address is none that this site gives files for."""


class Table(Struct, frozen=True):
    """name: what it holds, in words; keys: what tells its rows apart; columns: what is compared.

    figures: the columns in which a reader sees a later change; regions: code of each row's region by key.
    people: makes the rows of the sheet for people; staff: of the CSV for staff, told apart by staff_keys;
    both None where there is none.
    """

    name: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    figures: tuple[str, ...]
    rows: Sequence[Row]
    regions: Callable[[Sequence[str]], str]
    people: Callable[[], list[Row]] | None = None
    staff: Callable[[], list[Row]] | None = None
    staff_keys: tuple[str, ...] = ("Kode",)


def table_again(address: str, release: ReleaseRow) -> Table:
    """The table of a path and query, as a release gives it; the release it names itself is passed over.

    Raises NotOurs for an address that gives no file here, or none any more.
    """
    parts = urlsplit(in_language(address, "id"))
    query = QueryDict(parts.query).dict()
    try:
        if RANKING.fullmatch(parts.path):
            return _ranking(query, release)
        if MONTHS.fullmatch(parts.path):
            return _months(query, release)
        if match := SERIES.fullmatch(parts.path):
            return _series_file(match["code"], query, release)
        if PROGRAMMES.fullmatch(parts.path):
            return _programmes(query, release)
        if match := MEETING.fullmatch(parts.path):
            return _meeting(match["code"], query, release)
        if match := OF_REGION.fullmatch(parts.path):
            return _of_region(match["code"], bool(match["targets"]), query, release)
        if match := LISTS.fullmatch(parts.path):
            return (_flags if match["list"] == "flags" else _regions)(query, release)
    except (InvalidParameter, NoSuchMonth, NoSuchRegion, ValueError) as error:
        raise NotOurs from error
    raise NotOurs


def _ranking(query: dict[str, Any], release: ReleaseRow) -> Table:
    question = asked.ranking(query)
    question = replace(question, asked=replace(question.asked, release=release.number), page=1)
    page = ranking_page(question, release)
    file = RankingFile(page, Origin(release, ""))
    place = f" {page.province.name}" if page.province else ""
    kind = question.kind or (_("provinsi") if question.level == "province" else _("kabupaten/kota"))

    def people() -> list[Row]:
        return people_rows(sheets_of(ranking_workbook(file))) or []

    return Table(
        _("Peringkat %(kind)s%(place)s, %(month)s")
        % {"kind": kind, "place": place, "month": formats.month(page.month)},
        ("code",),
        (*RANKING_KEYS, "month"),
        FIGURES,
        file.lines(),
        lambda key: key[0],
        people,
        lambda: _staff(ranking_staff_csv(file)),
    )


def _months(query: dict[str, Any], release: ReleaseRow) -> Table:
    question = asked.ranking(query)
    question = replace(question, asked=replace(question.asked, release=release.number), page=1)
    file = MonthsFile(months_page(question, release), Origin(release, ""))
    name = _("12 bulan sampai %(month)s") % {"month": formats.month(file.page.ranking.month)}
    return Table(
        name,
        ("code", "month"),
        months.KEYS,
        COUNTED,
        file.lines(),
        lambda key: key[0],
        staff=lambda: _staff(months.months_staff_csv(file)),
    )


def _series_file(code: str, query: dict[str, Any], release: ReleaseRow) -> Table:
    page = series_page(code, replace(asked.common(query), release=release.number), release)
    file = SeriesFile(page, Origin(release, ""))
    name = _("Deret %(region)s") % {"region": page.region.name}
    return Table(name, ("as_of",), series.KEYS, COUNTED, file.lines(), lambda key: code)


def _meeting(code: str, query: dict[str, Any], release: ReleaseRow) -> Table:
    page = meeting_page(code, replace(asked.common(query), release=release.number), release)
    month = f"{page.month:%Y-%m}"

    def people() -> list[Row]:
        return people_rows(sheets_of(meeting_workbook(MeetingFile(page, Origin(release, ""))))) or []

    return Table(
        _("Bahan rapat %(region)s, %(month)s")
        % {"region": page.region.name, "month": formats.month(page.month)},
        ("code",),
        (*RANKING_KEYS, "month"),
        FIGURES,
        [{**ranking_fields(line.row), "month": month} for line in page.pack.lines],
        lambda key: key[0],
        people,
    )


def _programmes(query: dict[str, Any], release: ReleaseRow) -> Table:
    page = programmes_page(asked_programmes.programmes(query), release)
    file = ProgrammesFile(page, Origin(release, ""))
    figures = [name for name in ALL_KEYS if name not in (*LINE_KEYS, "name", "source_title", "source_url")]
    return Table(
        file.title,
        LINE_KEYS,
        ALL_KEYS,
        tuple(figures),
        file.all_lines(),
        lambda key: key[1],
        staff=lambda: _staff(programmes_staff_csv(file)),
        staff_keys=("Jenis", *(HEADS[key] for key in LINE_KEYS[1:])),
    )


def _staff(text: str) -> list[Row]:
    """The rows of a CSV for staff with numbers as numbers: saved again by a spreadsheet, 32,90 is 32,9."""
    return [{title: _number(cell) for title, cell in row.items()} for row in staff_rows(text.encode("utf-8"))]


def _number(cell: Any) -> Any:
    found = WRITTEN.fullmatch(str(cell))
    if not found:
        return cell
    return Decimal(str(cell).replace(",", ".")) if found[1] else int(str(cell))


def _of_region(code: str, targets: bool, query: dict[str, Any], release: ReleaseRow) -> Table:
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    if targets:
        rows = [target_fields(row) for row in sources.targets(code, release)]
        name = _("Target %(region)s") % {"region": region.name}
        keys, figures = ("year", "document", "source_ids"), ("target_ratio", "target_people")
        return Table(name, keys, TARGET_KEYS, figures, rows, lambda key: code)
    return _series(region, query, release)


def _series(region: RegionRow, query: dict[str, Any], release: ReleaseRow) -> Table:
    segment, basis = Segment(query.get("segment", "TOTAL")), Basis(query.get("basis", "domicile"))
    points = figures.history(region, release, Asked(release=release.number, segment=segment, basis=basis))
    return Table(
        _("Deret %(region)s") % {"region": region.name},
        ("as_of",),
        POINT_KEYS,
        COUNTED,
        [point_fields(row) for row in points],
        lambda key: region.code,
    )


def _regions(query: dict[str, Any], release: ReleaseRow) -> Table:
    level: Level | None = query.get("level")
    province = query.get("province")
    rows = places.regions_in_force(release, level or ("regency" if province else None), province)
    lines = [region_fields(row) for row in rows]
    return Table(_("Daftar wilayah"), ("code",), REGION_KEYS, ("name",), lines, lambda key: key[0])


def _flags(query: dict[str, Any], release: ReleaseRow) -> Table:
    rows = sources.flags(release, query.get("code"), query.get("region"))
    return Table(
        _("Catatan pemeriksaan"),
        ("code", "region_code", "as_of", "message"),
        tuple(name for name in FLAG_KEYS if name not in NOT_FIGURES),
        (),
        [flag_fields(row) for row in rows],
        lambda key: key[1],
    )


def label(column: str) -> str:
    """A column's name as pages write it; the file's own where there is none."""
    names = LABELS if column in LABELS else record_words.COLUMNS
    return str(names[column]) if column in names else column


def shown(column: str, value: Any) -> str:
    """A cell as a page writes it."""
    if value is None or value == "":
        return formats.ABSENT
    if column.endswith(("_ratio", "(%)")):
        return _percent(value) if isinstance(value, int | float) else str(value)[:60]
    if isinstance(value, date):
        return formats.short_day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return formats.people(value)
    if isinstance(value, float):
        return formats.number(value, 2)
    return str(value)[:60]


def _percent(ratio: float) -> str:
    """A share with the decimals it has, at most two: a printed 32,9 % stays that."""
    places = 2 - (round(ratio * 10_000) % 100 == 0) - (round(ratio * 10_000) % 10 == 0)
    exact = abs(ratio * 10_000 - round(ratio * 10_000)) < 1e-6
    return formats.percent(ratio, places if exact else 2)
