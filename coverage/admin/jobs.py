"""Jobs in the admin site: what waits, what became of it, how often it was tried."""

from django.contrib import admin
from django.urls import reverse

from coverage.admin.shared import ReadOnly, ReadOnlyAdmin
from coverage.models import Job, JobStep


class StepInline(ReadOnly, admin.TabularInline):
    model = JobStep
    fields = ["attempt", "name", "count", "told_at"]
    ordering = ["told_at", "pk"]
    extra = 0


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    guide = "Pekerjaan diminta di /entri/ dan dikerjakan satu demi satu; yang menunggu ditarik di halamannya."
    list_display = ["id", "kind", "state", "asked_by", "asked_at", "ended_at", "release"]
    list_filter = ["state", "kind"]
    list_select_related = ["asked_by", "release"]
    search_fields = ["=id", "asked_by__username", "answer"]
    date_hierarchy = "asked_at"
    inlines = [StepInline]

    def view_on_site(self, job: Job) -> str:
        return reverse("job", args=[job.pk])
