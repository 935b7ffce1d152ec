"""Who works on which regions. Users and their groups are Django's own, but that nobody is deleted."""

from axes.admin import AccessAttemptAdmin, AccessFailureLogAdmin, AccessLogAdmin
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.forms import ModelForm
from django.http import HttpRequest

from coverage.admin.shared import ChosenRows, NotedAdmin
from coverage.models import Assignment
from coverage.releases import edition
from coverage.rows.scope import Role


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


for model in (User, Group, AccessAttempt, AccessFailureLog, AccessLog):
    admin.site.unregister(model)


@admin.register(User)
class PersonAdmin(ChosenRows, UserAdmin):
    """What somebody did keeps its name, which readers see beside it; who leaves is made inactive."""

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if {"username", "first_name", "last_name"} & set(form.changed_data):
            edition.bump()

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


@admin.register(Group)
class RoleAdmin(ChosenRows, GroupAdmin):
    """The groups named like the roles are the roles: they keep their names and are not deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return obj is not None and not _is_role(obj) and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Group | None = None) -> tuple[str, ...]:
        return ("name",) if obj is not None and _is_role(obj) else ()


@admin.register(AccessAttempt)
class AttemptAdmin(ChosenRows, AccessAttemptAdmin):
    pass


@admin.register(AccessFailureLog)
class FailureAdmin(ChosenRows, AccessFailureLogAdmin):
    pass


@admin.register(AccessLog)
class SignInAdmin(ChosenRows, AccessLogAdmin):
    pass


def _is_role(group: Group) -> bool:
    return group.name in set(Role)
