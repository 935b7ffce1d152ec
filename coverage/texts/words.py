"""What pages call the things found in a text."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.prose import Found, Kind
from coverage.rows.figures import StatementRow
from coverage.words import formats

KINDS = {
    Kind.COVERAGE: gettext_lazy("cakupan"),
    Kind.ACTIVE: gettext_lazy("peserta aktif"),
    Kind.POTENTIAL: gettext_lazy("potensi"),
    Kind.TARGET_SHARE: gettext_lazy("target"),
    Kind.TARGET_PEOPLE: gettext_lazy("target orang"),
    Kind.GAP: gettext_lazy("kesenjangan"),
    Kind.UNPROTECTED_SHARE: gettext_lazy("belum terlindungi"),
    Kind.ATTAINMENT: gettext_lazy("capaian terhadap target"),
    Kind.INCREASE: gettext_lazy("perubahan"),
    Kind.RANK: gettext_lazy("peringkat"),
    Kind.CATEGORY: gettext_lazy("kategori"),
    Kind.MONEY: gettext_lazy("rupiah"),
    Kind.REGION: gettext_lazy("wilayah"),
    Kind.DAY: gettext_lazy("tanggal"),
    Kind.DOCUMENT: gettext_lazy("dokumen"),
    Kind.UNREAD: gettext_lazy("tidak terbaca"),
}


def kind(found: Found) -> str:
    """What a figure was read as: "cakupan", "peserta aktif (kelembagaan desa)"."""
    return f"{KINDS[found.kind]} ({found.group})" if found.group else str(KINDS[found.kind])


def says(row: StatementRow) -> str:
    """What a row says, in a line: "cakupan 24,86% · target 2024 32,62%"."""
    return " · ".join(_parts(row)) or _("tanpa angka")


def _parts(row: StatementRow) -> Iterator[str]:
    if row.segment != "TOTAL":
        yield formats.segment(row.segment)
    if row.printed_ratio is not None:
        yield f"{KINDS[Kind.COVERAGE]} {formats.percent(row.printed_ratio, row.printed_decimals)}"
    if row.active_participants is not None:
        yield f"{KINDS[Kind.ACTIVE]} {formats.people(row.active_participants)}"
    if row.potential_workers is not None:
        yield f"{KINDS[Kind.POTENTIAL]} {formats.people(row.potential_workers)}"
    yield from _target(row)
    if row.gap_people is not None:
        yield f"{KINDS[Kind.GAP]} {formats.people(row.gap_people)}"
    if row.rank is not None:
        yield f"{KINDS[Kind.RANK]} {formats.rank(row.rank, row.rank_of)}"
    if row.category:
        yield f"{KINDS[Kind.CATEGORY]} {row.category}"


def _target(row: StatementRow) -> Iterator[str]:
    name = " ".join(
        filter(None, (str(KINDS[Kind.TARGET_SHARE]), row.target_document, str(row.target_year or "")))
    )
    if row.target_ratio is not None:
        yield f"{name} {formats.percent(row.target_ratio, row.target_decimals)}"
    if row.target_people is not None:
        yield _("%(target)s %(people)s orang") % {"target": name, "people": formats.people(row.target_people)}
