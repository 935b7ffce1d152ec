"""Programmes, plans and choices as published, and contribution rates, which admins keep."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from coverage.admin.published import PublishedAdmin, day
from coverage.admin.shared import CurrentFilter, NotedAdmin, ProvinceFilter, people
from coverage.models import (
    BenefitPayment,
    ContributionRate,
    PlanningDocument,
    Programme,
    TargetOverride,
    VillageCoverage,
)
from coverage.releases import edition
from coverage.words import formats

RELEASES = ["published_in", "superseded_in"]


class RecordAdmin(PublishedAdmin):
    """Rows with one document each."""

    guide = (
        "Baris terbit tidak pernah diubah atau dihapus. Yang baru masuk lewat Entri (/entri/program/…) atau "
        "import_programmes, dan terbit sebagai rilis baru."
    )
    list_select_related: ClassVar[Any] = ["region", "source", "published_in", "superseded_in"]
    search_fields: ClassVar[Any] = ["=region__code", "region__name", "source__citation"]


@admin.register(Programme)
class ProgrammeAdmin(RecordAdmin):
    list_display = [
        "region",
        "group",
        day,
        "funding",
        people("eligible_workers", "berhak"),
        people("planned_workers", "direncanakan"),
        people("registered_workers", "didaftarkan"),
        people("protected_workers", "terlindungi"),
        people("rupiah_planned", "anggaran, rupiah"),
        "source",
        *RELEASES,
    ]
    list_filter = [CurrentFilter, "funding", "ecosystem", "verification", ProvinceFilter]


@admin.register(VillageCoverage)
class VillageAdmin(RecordAdmin):
    list_display = [
        "region",
        "group",
        day,
        people("villages", "desa"),
        people("workers_per_village", "pekerja per desa"),
        people("villages_reached", "desa yang mencapainya"),
        "share",
        "source",
        *RELEASES,
    ]

    @admin.display(description="cakupan lembaga desa, tercetak", ordering="institutions_ratio")
    def share(self, row: VillageCoverage) -> str:
        return formats.percent(row.institutions_ratio, row.institutions_decimals)


@admin.register(BenefitPayment)
class BenefitAdmin(RecordAdmin):
    list_display = [
        "region",
        "kinds",
        "group",
        day,
        people("recipients", "penerima manfaat, orang"),
        people("rupiah", "rupiah"),
        "source",
        *RELEASES,
    ]


@admin.register(PlanningDocument)
class PlanAdmin(RecordAdmin):
    list_display = [
        "region",
        "document",
        "year",
        "has_indicator",
        "target_year",
        "share",
        "source",
        *RELEASES,
    ]
    list_filter = [CurrentFilter, "document", "has_indicator", ProvinceFilter]

    @admin.display(description="target", ordering="target_ratio")
    def share(self, row: PlanningDocument) -> str:
        return formats.percent(row.target_ratio, row.target_decimals)


@admin.register(TargetOverride)
class OverrideAdmin(RecordAdmin):
    list_display = ["region", "year", "document", "source", "reason", *RELEASES]
    list_filter = [CurrentFilter, "year", "document", ProvinceFilter]


@admin.register(ContributionRate)
class RateAdmin(NotedAdmin):
    guide = (
        "Iuran bukan angka rilis: yang diubah di sini langsung dibaca semua orang. Iuran baru ditambahkan "
        "dengan hari mulainya; yang lama tetap ada supaya anggaran lama tetap dapat dihitung."
    )
    actions = None
    list_display: ClassVar[Any] = [
        "programmes",
        "segment",
        "valid_from",
        people("rupiah", "rupiah sebulan"),
        "source",
    ]
    list_filter: ClassVar[Any] = ["programmes", "segment"]
    list_select_related: ClassVar[Any] = ["source"]
    search_fields: ClassVar[Any] = ["programmes", "=segment", "source__citation"]
    autocomplete_fields: ClassVar[Any] = ["source"]
    ordering: ClassVar[Any] = ["programmes", "-valid_from"]

    def has_delete_permission(self, request: HttpRequest, obj: ContributionRate | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: ContributionRate, form: forms.ModelForm, change: bool
    ) -> None:
        """Readers see budgets by these rates: pages made before are good no longer."""
        super().save_model(request, obj, form, change)
        edition.bump()
