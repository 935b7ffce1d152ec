"""Who may do what beyond reading; coverage/serving/guards.py holds it before views."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import CharField, QuerySet, Value

from coverage.models import Assignment, OwnPublishing
from coverage.queries.compiled import compiled
from coverage.rows.scope import Role, Scope

PUBLISH = "coverage.publish_figures"


@compiled
def _granted(person: Any) -> QuerySet[Any, Any]:
    """The roles and regions of a person's number, and the regions where submitters publish their own."""
    groups = Group.objects.filter(user=person).order_by().values_list("name", Value("role", CharField()))
    assigned = Assignment.objects.filter(user=person)
    regions = assigned.values_list("region_id", Value("region", CharField()))
    alone = OwnPublishing.objects.values_list("region_id", Value("alone", CharField()))
    return groups.union(regions, alone, all=True)


def scope_of(person: Any) -> Scope:
    """What a person may do where. One query, kept with the person; superusers are admins."""
    if not person.is_authenticated or not person.is_active:
        return Scope()
    if not hasattr(person, "_scope"):
        rows = _granted(person.pk)
        roles = {name for name, what in rows if what == "role"}
        if person.is_superuser:
            roles.add(Role.ADMIN)
        codes, alone_in = (
            frozenset(code for code, what in rows if what == kind) for kind in ("region", "alone")
        )
        person._scope = Scope(person.pk, frozenset(roles), codes, alone_in)
    scope: Scope = person._scope
    return scope


def may_publish(person: User) -> bool:
    """Whether somebody may bring documents' figures before readers; officers' entries go by their scope."""
    return scope_of(person).is_admin or person.has_perm(PUBLISH)
