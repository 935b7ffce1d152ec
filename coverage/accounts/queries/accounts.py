"""Accounts as admins see them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Prefetch, Q
from msgspec import Struct

from coverage.models import Assignment


class PersonRow(Struct, frozen=True):
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

    @property
    def state(self) -> str:
        """As the list filters by it."""
        if not self.active:
            return "nonaktif"
        return "diundang" if self.invited else "aktif"


def people(pk: int | None = None, wanted: Mapping[str, Any] | None = None) -> list[PersonRow]:
    """Accounts by name, or one. wanted: of a FilterForm. Three queries."""
    assigned = Assignment.objects.select_related("region").order_by("region_id")
    found: Any = User.objects.order_by("username").prefetch_related(
        "groups", Prefetch("assignments", assigned)
    )
    found = _filtered(found, wanted or {})
    rows = [_person(user) for user in (found if pk is None else found.filter(pk=pk))]
    state = (wanted or {}).get("keadaan")
    return [row for row in rows if not state or row.state == state]


def _filtered(found: Any, wanted: Mapping[str, Any]) -> Any:
    if text := wanted.get("cari"):
        whole = Q(username__icontains=text) | Q(email__icontains=text)
        found = found.filter(whole | Q(first_name__icontains=text) | Q(last_name__icontains=text))
    if role := wanted.get("peran"):
        found = found.filter(groups__name=role)
    if codes := wanted.get("wilayah"):
        above = {code[:2] for code in codes}
        within = Q(assignments__region__in={*codes, *above}) | Q(assignments__region__province__in=codes)
        found = found.filter(within).distinct()
    return found


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
