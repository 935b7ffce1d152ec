"""Who works on which regions. Users and their groups are Django's own."""

from django.contrib import admin

from coverage.admin.shared import NotedAdmin
from coverage.models import Assignment


@admin.register(Assignment)
class AssignmentAdmin(NotedAdmin):
    guide = (
        "Wilayah tugas mengatakan di mana seseorang bekerja; apa yang boleh dikerjakan ditentukan "
        "kelompoknya di halaman pengguna. Provinsi mencakup kabupaten dan kotanya, 00 mencakup semuanya."
    )
    list_display = ["user", "region"]
    list_select_related = ["user", "region"]
    search_fields = ["user__username", "=region__code", "region__name"]
    autocomplete_fields = ["user", "region"]
