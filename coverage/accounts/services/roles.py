"""The groups that carry the roles: made and mended whenever the database is migrated."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User

from coverage.rows.scope import Role

TABLES = ("coverage", "regions")  # which admins see in /admin/; people are theirs at /akun/ alone


def mend_roles(**_: Any) -> None:
    """Make the role groups that are missing, and let admins into /admin/. Changes nothing that is right."""
    for role in Role:
        Group.objects.get_or_create(name=role)
    for label in TABLES:
        create_permissions(apps.get_app_config(label), verbosity=0)
    admins = Group.objects.get(name=Role.ADMIN)
    admins.permissions.add(*Permission.objects.filter(content_type__app_label__in=TABLES))
    User.objects.filter(groups=admins, is_staff=False).update(is_staff=True)
