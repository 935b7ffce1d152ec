"""Regions as the admin site of their app has them; readers see their names on every page."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from coverage.admin.shared import ChosenRows
from coverage.releases import edition
from regions.admin import RegionAdmin
from regions.models import Region

admin.site.unregister(Region)


@admin.register(Region)
class ShownRegionAdmin(ChosenRows, RegionAdmin):
    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """Pages made before are good no longer."""
        super().save_related(request, form, formsets, change)
        edition.bump()
