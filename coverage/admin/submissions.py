"""Submissions in the admin site: where each stands, never the figures that are not published."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from coverage.admin.shared import ProvinceFilter, ReadOnly, ReadOnlyAdmin
from coverage.models import Submission, SubmissionRegion

FIELDS: list[Any] = ["region", "state", "reason", "decided_by", "decided_at", "release"]


class RegionInline(ReadOnly, admin.TabularInline):
    model = SubmissionRegion
    fields = FIELDS
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[SubmissionRegion]:
        parts = super().get_queryset(request).select_related("submission", "region", "decided_by", "release")
        return parts.order_by("region_id")


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    guide = "Kiriman diperiksa dan diterbitkan di /entri/; di sini hanya terlihat sampai di mana."
    list_display = ["id", "name", "kind", "created_at", "created_by"]
    list_display_links = ["id", "name"]
    list_filter = ["kind", "regions__state"]
    list_select_related = ["created_by"]
    search_fields = ["=id", "name", "digest", "created_by__username"]
    inlines = [RegionInline]
    date_hierarchy = "created_at"

    def view_on_site(self, submission: Submission) -> str:
        return reverse("submission", args=[submission.pk])


@admin.register(SubmissionRegion)
class SubmissionRegionAdmin(ReadOnlyAdmin):
    guide = SubmissionAdmin.guide
    fields = ["submission", *FIELDS]
    list_display = ["submission", *FIELDS]
    list_filter = ["state", ProvinceFilter]
    list_select_related = ["submission", "region", "decided_by", "release"]
    search_fields = ["=region__code", "region__name", "submission__name"]
    ordering = ["-submission", "region"]
