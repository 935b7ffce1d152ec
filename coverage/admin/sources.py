"""Documents in the admin site: their names can be put right, what figures know them by cannot."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Field, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse

from coverage.admin.shared import NotedAdmin
from coverage.models import DraftFigure, Source, Statement, Target
from coverage.releases import edition

IDENTITY = ["citation", "url"]


@admin.register(Source)
class SourceAdmin(NotedAdmin):
    """A citation and its address name a document: figures that are imported again find it by both."""

    guide = (
        "Judul, penerbit, dan tanggal dapat diperbaiki. Kutipan dan alamat tetap begitu ada angka yang "
        "bersumber padanya. Sumber baru masuk bersama angkanya lewat /entri/unggah/."
    )
    actions = None
    fields = ["citation", "url", "title", "publisher", ("published_on", "published_precision"), "entered"]
    list_display = ["title", "publisher", "published_on", "entered", "statements"]
    list_filter = ["entered", "published_precision"]
    search_fields = ["citation", "title", "publisher", "url"]
    date_hierarchy = "published_on"
    ordering = ["-published_on", "citation"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        printed = Statement.objects.current().filter(source=OuterRef("pk")).order_by()
        counted = printed.values("source").annotate(count=Count("pk")).values("count")
        count = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
        return super().get_queryset(request).annotate(statements=count)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """An address typed without its scheme is taken as https."""
        scheme = {"assume_scheme": "https"} if db_field.name == "url" else {}
        return super().formfield_for_dbfield(db_field, request, **kwargs, **scheme)

    @admin.display(description="pernyataan", ordering="statements")
    def statements(self, source: Any) -> int:
        return source.statements

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> list[str]:
        return [*IDENTITY, "entered"] if obj and _is_used(obj) else ["entered"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Source, form: ModelForm, change: bool) -> None:
        """Readers see the names of documents: pages made before are good no longer."""
        super().save_model(request, obj, form, change)
        edition.bump()

    def view_on_site(self, source: Source) -> str:
        return reverse("source", args=[source.pk])


def _is_used(source: Source) -> bool:
    return any(model.objects.filter(source=source).exists() for model in (Statement, DraftFigure, Target))
