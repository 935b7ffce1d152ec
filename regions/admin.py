"""Regions and their aliases in the admin site."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from regions.models import Region, RegionAlias


class ProvinceFilter(admin.SimpleListFilter):
    """Keeps to one province: its own row and its regencies."""

    title = "provinsi"
    parameter_name = "provinsi"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(region.code, region.short_name) for region in Region.objects.at_level("province")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Region]) -> QuerySet[Region]:
        return queryset.filter(code__startswith=self.value()) if self.value() else queryset


class AliasInline(admin.TabularInline):
    model = RegionAlias
    extra = 0


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    """Code and level of a stored region stay: a place that gets a new code is a matter for the import."""

    list_display = ["code", "name", "kind", "province", "valid_from", "valid_until"]
    list_display_links = ["code", "name"]
    list_filter = ["level", "kind", ProvinceFilter]
    list_select_related = ["province"]
    search_fields = ["=code", "name", "aliases__alias"]
    autocomplete_fields = ["province", "predecessor", "successor"]
    inlines = [AliasInline]
    fieldsets = [
        (None, {"fields": ["code", "level", "kind", "name", "province", "bps_code"]}),
        (
            "Riwayat",
            {
                "fields": [
                    ("valid_from", "valid_until"),
                    "predecessor",
                    "successor",
                    "former_code",
                    "code_since",
                    "law",
                ]
            },
        ),
        (
            "Ukuran",
            {
                "fields": [
                    "desa_count",
                    "kelurahan_count",
                    "kecamatan_count",
                    ("population", "population_year"),
                    "area_km2",
                ]
            },
        ),
        ("Peta", {"fields": [("lat", "lon"), ("tile_x", "tile_y")]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Region | None = None) -> list[str]:
        return ["code", "level"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        """A region that ends gets `valid_until` and a successor; no row is deleted."""
        return False
