"""Releases in the admin site."""

from django.contrib import admin
from django.urls import reverse

from coverage.admin.shared import ReadOnlyAdmin
from coverage.models import Release


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    guide = "Rilis dibuat oleh penerbitan (/entri/) dan tidak pernah diubah; pembatalan adalah rilis baru."
    list_display = ["number", "published_at", "published_by", "note", "newest_month", "undoes"]
    list_select_related = ["published_by", "undoes"]
    search_fields = ["=number", "note"]
    date_hierarchy = "published_at"

    def view_on_site(self, release: Release) -> str:
        return reverse("release", args=[release.pk])
