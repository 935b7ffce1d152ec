"""Accounts as admins see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Prefetch

from coverage.models import Assignment


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One account. invited: no password was set yet; regions: code and name."""

    id: int
    username: str
    name: str
    email: str
    roles: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]
    active: bool
    invited: bool
    last_login: datetime | None
    superuser: bool


def people(pk: int | None = None) -> list[PersonRow]:
    """All accounts by name, or one. Three queries."""
    assigned = Assignment.objects.select_related("region").order_by("region_id")
    found: Any = User.objects.order_by("username").prefetch_related(
        "groups", Prefetch("assignments", assigned)
    )
    return [_person(user) for user in (found if pk is None else found.filter(pk=pk))]


def _person(user: Any) -> PersonRow:
    return PersonRow(
        user.pk,
        user.username,
        user.get_full_name(),
        user.email,
        tuple(sorted(group.name for group in user.groups.all())),
        tuple((row.region_id, row.region.short_name) for row in user.assignments.all()),
        user.is_active,
        not user.has_usable_password(),
        user.last_login,
        user.is_superuser,
    )
