"""Thresholds in the admin site: new ones are added with the day they hold from, old ones stay."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from coverage.admin.shared import NotedAdmin
from coverage.calculations.schemes import Measure
from coverage.models import CategoryScheme
from coverage.queries.schemes import scheme_of
from coverage.releases import edition

PACES = {"on_track", "needs_acceleration", "limited", "going_back"}


class SchemeForm(forms.ModelForm):
    """Steps that pages can read, and a source."""

    class Meta:
        model = CategoryScheme
        fields: ClassVar[Any] = ["measure", "valid_from", "name", "version", "steps", "source", "note"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "steps" in given and given.get("measure"):
            self._check_steps(given)
        if not given.get("source") and not (given.get("note") or "").strip():
            self.add_error("note", "Isi sumber, atau sebut di catatan peraturan atau metode asal ambang ini.")
        return given

    def _check_steps(self, given: dict[str, Any]) -> None:
        row = CategoryScheme(
            **{name: given.get(name) for name in ("measure", "valid_from", "name", "version")}
        )
        row.steps, row.source = given["steps"], given.get("source")
        try:
            scheme = scheme_of(row)
        except (ValueError, ArithmeticError, TypeError):
            self.add_error(
                "steps",
                'Tulis sebagai daftar [kode, batas], batas sebagai teks ("0.50"), berurutan: capaian dari '
                "yang terendah, laju dari yang tertinggi. Hanya yang terakhir tanpa batas (null).",
            )
            return
        codes = [step.code for step in scheme.steps]
        if len(set(codes)) < len(codes) or (scheme.measure == Measure.PACE and not set(codes) <= PACES):
            self.add_error("steps", f"Kode tidak boleh berulang; laju memakai {', '.join(sorted(PACES))}.")


@admin.register(CategoryScheme)
class SchemeAdmin(NotedAdmin):
    guide = (
        "Ambang berlaku sejak suatu hari. Ambang yang sudah ada tidak diubah dan tidak dihapus, supaya rilis "
        "lama tetap menjawab sama; tambahkan yang baru dengan hari mulainya."
    )
    form = SchemeForm
    actions = None
    list_display: ClassVar[Any] = ["measure", "valid_from", "name", "version", "source"]
    list_filter: ClassVar[Any] = ["measure"]
    list_select_related: ClassVar[Any] = ["source"]
    autocomplete_fields: ClassVar[Any] = ["source"]
    ordering: ClassVar[Any] = ["measure", "-valid_from"]

    def has_change_permission(self, request: HttpRequest, obj: CategoryScheme | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CategoryScheme | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: CategoryScheme, form: forms.ModelForm, change: bool
    ) -> None:
        """Readers see answers by these thresholds: pages made before are good no longer."""
        super().save_model(request, obj, form, change)
        edition.bump()
