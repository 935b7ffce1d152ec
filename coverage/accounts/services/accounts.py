"""Accounts: invited, given roles and regions, deactivated; every change is logged and kept."""

import logging
from collections.abc import Collection, Sequence
from typing import Protocol

from django.contrib.admin.models import ADDITION
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from coverage.accounts.services import change_log
from coverage.models import Assignment
from coverage.models.people import PASSWORD_LINK
from coverage.rows.scope import Role
from coverage.submissions.refusal import Refused, Why

log = logging.getLogger(__name__)


class NotChanged(Refused):
    """An account stays as it is."""


class NotInvited(Exception):
    """Nobody of a list was invited. lines: number and refusal of those that stand against it."""

    def __init__(self, lines: list[tuple[int, NotChanged]]):
        super().__init__(f"{len(lines)} lines")
        self.lines = lines


class Invited(Protocol):
    """One person of a list."""

    line: int
    name: str
    email: str
    roles: tuple[str, ...]
    regions: tuple[str, ...]


@transaction.atomic
def invite_many(*, invitations: Sequence[Invited], by: User) -> list[User]:
    """Make all these accounts, or none. Raises NotInvited with every line that is refused."""
    made, refusals = [], []
    for one in invitations:
        try:
            made.append(invite(name=one.name, email=one.email, roles=one.roles, regions=one.regions, by=by))
        except NotChanged as error:
            refusals.append((one.line, error))
    if refusals:
        raise NotInvited(refusals)
    return made


@transaction.atomic
def invite(*, name: str, email: str, roles: Collection[str], regions: Collection[str], by: User) -> User:
    """Make an account; its owner sets a password by the link of link_path(). Raises NotChanged."""
    username = email.strip().lower()
    if (
        User.objects.filter(username__iexact=username).exists()
        or User.objects.filter(email__iexact=username).exists()
    ):
        raise NotChanged.because(Why.EMAIL_KNOWN)
    user = User(username=username, email=username, first_name=name.strip()[:150])
    user.set_unusable_password()
    user.full_clean()
    user.save()
    _assign(user, roles, regions)
    log.info("akun %s mengundang akun %s (%s; %s)", by.pk, user.pk, _listed(roles), _listed(regions))
    what = _("Diundang dengan peran %(roles)s dan wilayah %(regions)s.")
    told = {"roles": _listed(roles), "regions": _listed(regions)}
    change_log.note(user, by=by, what=what % told, flag=ADDITION)
    return user


@transaction.atomic
def change(*, user: User, roles: Collection[str], regions: Collection[str], by: User) -> None:
    """Give an account these roles and regions instead of its own. Raises NotChanged."""
    _refuse_untouchable(user, by)
    if user == by and "admin" not in roles and not user.is_superuser:
        raise NotChanged.because(Why.OWN_ADMIN_ROLE)
    before = _tasks(user)
    _assign(user, roles, regions)
    change_log.note(user, by=by, what=_difference(before, (_listed(roles), _listed(regions))))
    log.info(
        "akun %s mengubah tugas akun %s menjadi (%s; %s)", by.pk, user.pk, _listed(roles), _listed(regions)
    )


@transaction.atomic
def set_active(*, user: User, active: bool, by: User) -> None:
    """Close an account or open it again; what it did stays under its name. Raises NotChanged."""
    _refuse_untouchable(user, by)
    if user == by:
        raise NotChanged.because(Why.OWN_ACCOUNT)
    user.is_active = active
    user.save(update_fields=["is_active"])
    log.info("akun %s %s akun %s", by.pk, "mengaktifkan" if active else "menonaktifkan", user.pk)
    what = _("Diaktifkan; sebelumnya nonaktif.") if active else _("Dinonaktifkan; sebelumnya aktif.")
    change_log.note(user, by=by, what=what)


@transaction.atomic
def link_path(*, user: User, by: User) -> str:
    """The address under which an account's owner sets a password; it ends with the first use."""
    _refuse_untouchable(user, by)
    token = default_token_generator.make_token(user)
    log.info("akun %s membuat tautan sandi untuk akun %s", by.pk, user.pk)
    what = _("Tautan kata sandi baru dibuat; sandi lama tetap sampai dipakai.")
    change_log.note(user, by=by, what=what, flag=PASSWORD_LINK)
    return reverse("password_reset_confirm", args=[urlsafe_base64_encode(force_bytes(user.pk)), token])


def _refuse_untouchable(user: User, by: User) -> None:
    if user.is_superuser and not by.is_superuser:
        raise NotChanged.because(Why.SUPERUSER)


def _assign(user: User, roles: Collection[str], regions: Collection[str]) -> None:
    user.groups.set([Group.objects.get_or_create(name=role)[0] for role in sorted(roles)])
    user.is_staff = user.is_superuser or Role.ADMIN in roles  # only they open the tables of /admin/
    user.save(update_fields=["is_staff"])
    Assignment.objects.filter(user=user).exclude(region__in=regions).delete()
    Assignment.objects.bulk_create(
        (Assignment(user=user, region_id=code) for code in regions), ignore_conflicts=True
    )


def _tasks(user: User) -> tuple[str, str]:
    """Roles and regions as they are kept, in words."""
    regions = Assignment.objects.filter(user=user).values_list("region_id", flat=True)
    return _listed(user.groups.values_list("name", flat=True)), _listed(regions)


def _difference(before: tuple[str, str], after: tuple[str, str]) -> str:
    """What it was and what it became: "Peran: operator → verifikator. Wilayah: 18 → 15."."""
    names = (_("Peran"), _("Wilayah"))
    changed = [
        f"{name}: {old} → {new}." for name, old, new in zip(names, before, after, strict=True) if old != new
    ]
    return " ".join(changed) or _("Disimpan tanpa perubahan.")


def _listed(words: Collection[str]) -> str:
    return ", ".join(sorted(words)) or "-"
