"""Meetings in the admin site, read; and regulations, which admins record with what they ask of whom."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from coverage.actions.services import document
from coverage.admin.shared import NotedAdmin, ProvinceFilter, ReadOnlyAdmin
from coverage.models import Duty, Meeting, Regulation
from coverage.releases import edition
from coverage.words import formats


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    guide = "Rapat dicatat dan diubah di /entri/rapat/; yang disepakatinya adalah tindak lanjutnya."
    list_display = ["region", "held_on", "name", "kind", "place", "source"]
    list_display_links = ["name"]
    list_filter = ["kind", ProvinceFilter]
    list_select_related = ["region", "source"]
    search_fields = ["=region__code", "region__name", "name", "place", "offices", "regulations__number"]
    date_hierarchy = "held_on"

    def view_on_site(self, meeting: Meeting) -> str:
        return reverse("held_meeting", args=[meeting.pk])


class DutyForm(forms.ModelForm):
    """What is asked of one office, and the document that says so, which may be a new one."""

    citation = forms.CharField(
        label="dokumen", max_length=300, help_text="kutipan: judul (penerbit, tahun-bulan-hari)"
    )
    url = forms.URLField(label="alamat dokumen", max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Duty
        fields: ClassVar[Any] = ["office", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            source = self.instance.source
            self.initial.update(citation=source.citation, url=source.url)

    def save(self, commit: bool = True) -> Duty:
        self.instance.source = document(self.cleaned_data["citation"], self.cleaned_data["url"])
        return super().save(commit)


class DutyInline(admin.TabularInline):
    model = Duty
    form = DutyForm
    fields: ClassVar[Any] = ["office", "text", "citation", "url"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")

    def has_delete_permission(self, request: HttpRequest, obj: Regulation | None = None) -> bool:
        return False


@admin.register(Regulation)
class RegulationAdmin(NotedAdmin):
    guide = (
        "Peraturan bukan angka rilis: yang ditulis di sini langsung dibaca di /rapat/. Rapat menyebutnya "
        "menurut nomornya. Banyak sekaligus: import_regulations."
    )
    actions = None
    fields: ClassVar[Any] = ["number", "title", "issuer", ("issued_on", "issued_precision")]
    list_display: ClassVar[Any] = ["number", "title", "issuer", "day"]
    list_filter: ClassVar[Any] = ["issuer"]
    search_fields: ClassVar[Any] = ["number", "title", "issuer", "duties__office", "duties__text"]
    inlines: ClassVar[Any] = [DutyInline]

    @admin.display(description="tanggal", ordering="issued_on")
    def day(self, row: Regulation) -> str:
        if row.issued_on is None:
            return formats.ABSENT
        return formats.short_day(row.issued_on, row.issued_precision)

    def has_delete_permission(self, request: HttpRequest, obj: Regulation | None = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:
        """Readers see what it asks: pages made before are good no longer."""
        super().save_related(request, form, formsets, change)
        edition.bump()

    def view_on_site(self, _regulation: Regulation) -> str:
        return reverse("meetings")
