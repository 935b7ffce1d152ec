"""What the tables of the admin site share: being read-only, saying why, and being filtered."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from coverage.words import formats
from regions.models import Region


class ChosenRow(AutocompleteSelect):
    """A choice among many rows; what was sent and is no key of any has no row to show.

    Django asks the database for it and breaks when the form is shown again with its errors.
    """

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        return super().optgroups(name, [one for one in value if self._is_key(one)], attrs)

    def _is_key(self, text: str) -> bool:
        return _fits(self.field.target_field, text)


class ChosenRows:
    """A list of which rows are chosen for an action; what was sent and is no key of any chooses none.

    Django asks the database for it and breaks.
    """

    model: type[Model]

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        sent = request.POST.copy()
        chosen = sent.getlist(ACTION_CHECKBOX_NAME)
        sent.setlist(ACTION_CHECKBOX_NAME, [text for text in chosen if _fits(self.model._meta.pk, text)])
        request.POST = sent  # type: ignore[assignment]
        return super().response_action(request, queryset)  # type: ignore[misc]


def _fits(field: Any, text: str) -> bool:
    """Whether a text is a value of a column."""
    try:
        field.run_validators(field.to_python(text))
    except ValidationError:
        return False
    return True


class NotedAdmin(ChosenRows, admin.ModelAdmin):
    """A table with a note on top (templates/admin/coverage/) that says where its rows are changed."""

    guide = ""
    show_full_result_count = False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChosenRow(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().changelist_view(request, {"guide": self.guide, **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {"guide": self.guide, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)


class ReadOnly:
    """Rows that nobody adds, changes or deletes here, whatever their permissions."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, NotedAdmin):
    actions = None


class CurrentFilter(admin.SimpleListFilter):
    """Rows of the newest release, or those that a release replaced."""

    title = "keadaan"
    parameter_name = "keadaan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("berlaku", "berlaku"), ("diganti", "sudah diganti")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        return queryset.filter(superseded_in__isnull=self.value() == "berlaku")


class ProvinceFilter(admin.SimpleListFilter):
    """Rows of a province and its regencies."""

    title = "provinsi"
    parameter_name = "provinsi"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(region.code, region.short_name) for region in Region.objects.at_level("province")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(region__code__startswith=self.value()) if self.value() else queryset


def people(field: str, heading: str) -> Callable[[Any], str]:
    """A column of counts in groups of three."""

    @admin.display(description=heading, ordering=field)
    def column(row: Any) -> str:
        return formats.people(getattr(row, field))

    return column


def link(address: str, text: object) -> str:
    """A link, its text escaped."""
    return format_html('<a href="{}">{}</a>', address, text)
