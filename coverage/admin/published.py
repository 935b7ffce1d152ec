"""Statements and the figures, conflicts and flags that rest on them: as published, never edited here."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join

from coverage.admin.shared import CurrentFilter, ProvinceFilter, ReadOnlyAdmin, link, people
from coverage.models import Conflict, Flag, ParticipantSnapshot, Potential, Statement, Target
from coverage.words import formats


@admin.display(description="per tanggal", ordering="as_of")
def day(row: Any) -> str:
    """The day as exactly as the document dates it."""
    return formats.short_day(row.as_of, row.as_of_precision)


ACTIVE = people("active_participants", "peserta aktif")
POTENTIAL = people("potential_workers", "potensi pekerja")
HEADS = people("target_people", "target, orang")


class PublishedAdmin(ReadOnlyAdmin):
    """Rows of releases. Their region, releases and documents come with the list, not row by row."""

    guide = (
        "Baris terbit tidak pernah diubah atau dihapus. Angka baru masuk lewat Entri "
        "(/entri/ atau /entri/unggah/) dan terbit sebagai rilis baru; baris lama tetap terbaca di rilisnya."
    )
    list_filter: ClassVar[Any] = [CurrentFilter, ProvinceFilter]
    search_fields: ClassVar[Any] = ["=region__code", "region__name"]
    list_select_related: ClassVar[Any] = ["region", "published_in", "superseded_in"]
    ordering: ClassVar[Any] = ["-published_in", "region", "-pk"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        names = [field.name for field in self.model._meta.fields if field.name != "id"]
        return [*names, *self.get_readonly_fields(request, obj)]


class FactAdmin(PublishedAdmin):
    """Rows that rest on statements."""

    readonly_fields = ["documents"]

    @admin.display(description="menurut")
    def documents(self, row: Any) -> str:
        """What each document prints, leading to it."""
        printed = row.statements.select_related("source").order_by("published_in_id", "pk")
        return format_html_join(" · ", "{}", ((_said(statement),) for statement in printed))


def _said(statement: Statement) -> str:
    return link(
        reverse("admin:coverage_statement_change", args=[statement.pk]),
        f"{statement.source}: {_figures(statement) or 'baris ' + str(statement.line or statement.pk)}",
    )


def _figures(statement: Statement) -> str:
    found = [
        ("peserta aktif", statement.active_participants, formats.people(statement.active_participants)),
        ("potensi", statement.potential_workers, formats.people(statement.potential_workers)),
        ("cakupan", statement.printed_ratio, _share(statement.printed_ratio, statement.printed_decimals)),
        ("target", statement.target_ratio, _share(statement.target_ratio, statement.target_decimals)),
        ("target", statement.target_people, formats.people(statement.target_people)),
    ]
    return ", ".join(f"{name} {text}" for name, value, text in found if value is not None)


def _share(ratio: Any, decimals: int | None) -> str:
    return formats.percent(ratio, decimals)


@admin.display(description="cakupan tercetak", ordering="printed_ratio")
def coverage(row: Statement | ParticipantSnapshot) -> str:
    """The share a document prints."""
    return _share(row.printed_ratio, row.printed_decimals)


@admin.register(Statement)
class StatementAdmin(PublishedAdmin):
    list_display = [
        "region",
        day,
        "segment",
        "basis",
        ACTIVE,
        POTENTIAL,
        coverage,
        "target",
        "source",
        "published_in",
        "superseded_in",
    ]
    list_filter = [CurrentFilter, "segment", "basis", ProvinceFilter]
    list_select_related = ["region", "source", "published_in", "superseded_in"]
    search_fields = ["=region__code", "region__name", "source__citation"]

    @admin.display(description="target", ordering="target_ratio")
    def target(self, row: Statement) -> str:
        year = f" ({formats.document(row.target_document)} {row.target_year})" if row.target_year else ""
        return _share(row.target_ratio, row.target_decimals) + year


@admin.register(ParticipantSnapshot)
class SnapshotAdmin(FactAdmin):
    list_display = [
        "region",
        day,
        "segment",
        "basis",
        ACTIVE,
        people("document_potential", "potensi dokumen itu"),
        coverage,
        "published_in",
        "superseded_in",
    ]
    list_filter = [CurrentFilter, "segment", "basis", ProvinceFilter]


@admin.register(Potential)
class PotentialAdmin(FactAdmin):
    list_display = [
        "region",
        "valid_from",
        "segment",
        "basis",
        POTENTIAL,
        "published_in",
        "superseded_in",
    ]
    list_filter = [CurrentFilter, "segment", "basis", ProvinceFilter]


@admin.register(Target)
class TargetAdmin(FactAdmin):
    list_display = ["region", "year", "document", "share", HEADS, "published_in", "superseded_in"]
    list_filter = [CurrentFilter, "year", "document", ProvinceFilter]

    @admin.display(description="target", ordering="target_ratio")
    def share(self, row: Target) -> str:
        return _share(row.target_ratio, row.target_decimals)


@admin.register(Conflict)
class ConflictAdmin(FactAdmin):
    list_display = [
        "region",
        "kind",
        "as_of",
        "segment",
        "basis",
        "year",
        "document",
        "published_in",
        "superseded_in",
    ]
    list_filter = [CurrentFilter, "kind", ProvinceFilter]


@admin.register(Flag)
class FlagAdmin(FactAdmin):
    guide = (
        "Catatan pemeriksaan dibuat ulang oleh setiap rilis dari angkanya; yang diperbaiki adalah angkanya, "
        "lewat Entri."
    )
    list_display = [
        "region",
        "as_of",
        "severity",
        "code",
        "message",
        "likely_cause",
        "published_in",
        "superseded_in",
    ]
    list_filter = [CurrentFilter, "severity", "code", ProvinceFilter]
    search_fields = ["=region__code", "region__name", "message", "=code"]
