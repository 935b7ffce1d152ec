"""Actions in the admin site: read here, written where a region's officers agree on them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from coverage.admin.shared import ProvinceFilter, ReadOnly, ReadOnlyAdmin
from coverage.models import ActionChange, ActionItem


class ChangeInline(ReadOnly, admin.TabularInline):
    """What the action was before, with who changed it."""

    model = ActionChange
    fields = ["state", "due_on", "note", "made_by", "made_at"]
    readonly_fields = fields
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionChange]:
        return super().get_queryset(request).select_related("item", "made_by")


@admin.register(ActionItem)
class ActionItemAdmin(ReadOnlyAdmin):
    guide = "Tindak lanjut dicatat dan diubah di /entri/tindak-lanjut/; keadaan yang lama tetap tercatat."
    list_display = ["region", "agreed_on", "action", "office", "due_on", "state", "source"]
    list_display_links = ["action"]
    list_filter = ["state", ProvinceFilter]
    list_select_related = ["region", "source"]
    search_fields = ["=region__code", "region__name", "action", "meeting", "office"]
    date_hierarchy = "agreed_on"
    inlines = [ChangeInline]
