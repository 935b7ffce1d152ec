"""Test data, built by plain functions; each takes what the test is about and makes up the rest."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from msgspec.structs import replace

from coverage.models import (
    ActionItem,
    Assignment,
    ContributionRate,
    Release,
    Source,
    Submission,
    SubmissionRegion,
)
from coverage.models.columns import every_column, instance
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.releases import publishing
from coverage.rows.figures import StatementRow
from coverage.submissions.documents import file_document, keep_drafts
from regions.codes import kind_of, level_of, province_code
from regions.models import Region

LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)  # a region owes its months from its first operator on


@compiled
def _stored(code: Any) -> QuerySet[Any, Any]:
    return Region.objects.filter(pk=code).order_by().values_list(*every_column(Region))


@compiled
def _known(codes: Any) -> QuerySet[Any, Any]:
    return Region.objects.filter(among(codes, "code")).order_by().values_list("code")


def make_nation(**fields: Any) -> Region:
    """Indonesia, `00`; the stored row when there is one."""
    return _region("00", "Indonesia", fields)


def make_province(code: str = "18", name: str | None = None, **fields: Any) -> Region:
    """A province; the stored row when there is one."""
    return _region(code, name or f"Provinsi {code}", fields)


def make_regency(code: str = "18.71", name: str | None = None, **fields: Any) -> Region:
    """A kabupaten or kota, by its code; makes its province when that is missing."""
    province = str(province_code(code))
    make_regions([province])
    return _region(code, name or f"{kind_of(code).capitalize()} {code}", {"province_id": province, **fields})


def make_regions(codes: Iterable[str]) -> None:
    """Whichever of some regions are missing. One query when none is."""
    wanted = sorted(set(codes))
    known = {code for (code,) in _known(wanted)}
    for code in wanted:
        if code not in known:
            {"nation": make_nation, "province": make_province, "regency": make_regency}[level_of(code)](
                **({} if code == "00" else {"code": code})
            )


def _region(code: str, name: str, fields: dict[str, Any]) -> Region:
    for row in _stored(code):
        return instance(Region, row)
    return Region.objects.create(
        code=code, **{"name": name, "level": level_of(code), "kind": kind_of(code), **fields}
    )


def make_source(citation: str = "Laporan uji (Kantor Uji, 2025-01-01)", url: str = "") -> Source:
    """A document; the stored one when there is one."""
    stored = Source.objects.filter(citation=citation, url=url).first()
    return stored or Source.objects.create(citation=citation, url=url, title=citation)


def statement(region_code: str = "18", as_of: str | None = "2024-09-24", **fields: Any) -> StatementRow:
    """A row as a figures file gives it. share, target: printed percentages as text ("24.86")."""
    for name, ratio, decimals in (
        ("share", "printed_ratio", "printed_decimals"),
        ("target", "target_ratio", "target_decimals"),
    ):
        if (text := fields.pop(name, None)) is not None:
            fields[ratio] = Decimal(text) / 100
            fields[decimals] = len(text.partition(".")[2])
    fields.setdefault("source_title", "Laporan uji (Kantor Uji, 2025-01-01)")
    day = date.fromisoformat(as_of) if as_of else None
    fields.setdefault("as_of_precision", "day" if day else None)
    return StatementRow(region_code, day, **fields)


def publish(*rows: StatementRow, note: str = "") -> Release:
    """Publish rows as one release, the ordinary way; their regions are made when missing."""
    make_regions(row.region_code for row in rows)
    entered = any(row.entered for row in rows)
    if entered:
        submission = _entered(rows)
    else:
        filed = file_document(rows, name="uji.csv", digest="", by=None)
        assert filed.submission is not None, "all rows are published already"
        submission = filed.submission
    codes = {row.region_code for row in rows}
    return publishing.publish(submission=submission, regions=codes, by=None, note=note)


def _entered(rows: Iterable[StatementRow]) -> Submission:
    submission = Submission.objects.create(kind=Submission.Kind.GRID, name="Lembar isian")
    cited = [
        (submission.pk, replace(row, source_id=make_source(row.source_title, row.source_url).pk))
        for row in rows
    ]
    keep_drafts(cited)
    for code in {row.region_code for row in rows}:
        SubmissionRegion.objects.create(
            submission=submission, region_id=code, state="submitted", seen_release=Release.objects.count()
        )
    return submission


def make_user(
    name: str = "operator.lampung", *, roles: Iterable[str] = (), regions: Iterable[str] = ()
) -> User:
    """A person with roles (names of groups) and assigned regions, made when missing."""
    stored = User.objects.filter(username=name).first()
    user = stored or User.objects.create(username=name, email=f"{name}@example.org", date_joined=LONG_AGO)
    if stored:
        user.groups.clear()
    if names := list(roles):
        user.groups.add(*Group.objects.filter(name__in=names))
    codes = list(regions)
    make_regions(codes)
    Assignment.objects.bulk_create(
        [Assignment(user=user, region_id=code) for code in codes], ignore_conflicts=True
    )
    return user


def make_action(region: str = "18", *, source: str = "", **fields: Any) -> ActionItem:
    """What a meeting agreed; the region is made when missing. source: its citation."""
    make_regions([region])
    fields = {"agreed_on": date(2025, 9, 18), "meeting": "Rapat uji", "action": "Melapor", **fields}
    cited = make_source(source) if source else None
    return ActionItem.objects.create(region_id=region, source=cited, **fields)


def make_rate(programmes: str, rupiah: int, since: date = date(2025, 3, 1)) -> ContributionRate:
    """What one worker pays a month."""
    return ContributionRate.objects.create(
        programmes=programmes, rupiah=rupiah, valid_from=since, source=make_source()
    )
