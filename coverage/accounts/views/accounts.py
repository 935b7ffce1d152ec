"""/akun/: who may do what where, for admins."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.accounts.forms.accounts import FilterForm, InvitationForm, TasksForm
from coverage.accounts.forms.many import ManyForm
from coverage.accounts.forms.regions import suggested
from coverage.accounts.queries.accounts import people as listed
from coverage.accounts.queries.change_log import changes_of
from coverage.accounts.services import accounts as people
from coverage.accounts.services import mailing
from coverage.rows.scope import Role
from coverage.serving.guards import refused, signed_in
from coverage.submissions.words import why_refused
from regions.directory import name_index


def admins_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for admins: others sign in first, or are refused."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not scope_of(signed_in(request)).is_admin:
            raise refused(request, "mengelola akun")
        return view(request, *args, **kwargs)

    return guarded


@never_cache
@admins_only
@require_http_methods(["GET", "POST"])
def accounts(request: HttpRequest) -> HttpResponse:
    """The accounts that are asked for, and the invitation of another or of many."""
    sent, many_sent = request.method == "POST", request.POST.get("action") == "many"
    form = InvitationForm(request.POST if sent and not many_sent else None)
    many = ManyForm(request.POST, request.FILES) if many_sent else ManyForm()
    if many.is_bound and many.is_valid() and (done := _invite_many(request, many)):
        return done
    if form.is_bound and form.is_valid():
        try:
            user = people.invite(by=signed_in(request), **form.cleaned_data)
        except people.NotChanged as error:
            form.add_error("email", why_refused(error))
        else:
            return _show_link(request, user)
    chosen = FilterForm(request.GET)
    found = listed(wanted=chosen.cleaned_data) if chosen.is_valid() else []
    context = {
        "people": found,
        "form": form,
        "many": many,
        "chosen": chosen,
        "asked": any(request.GET.values()),
    }
    context["places"] = suggested(name_index())
    status = 422 if form.errors or many.errors or chosen.errors else 200
    return render(request, "coverage/accounts/accounts.html", context, status=status)


def _invite_many(request: HttpRequest, form: ManyForm) -> HttpResponse | None:
    """All of a list or nobody; then one page with a message for each, ready to be sent."""
    invitations = form.cleaned_data["invitations"]
    try:
        users = people.invite_many(invitations=invitations, by=signed_in(request))
    except people.NotInvited as error:
        for line, why in error.lines:
            form.add_error(
                "lines", _("Baris %(line)s: %(reason)s") % {"line": line, "reason": why_refused(why)}
            )
        return None
    told = [(user, *_message(request, user)) for user in users]
    return render(request, "coverage/accounts/messages.html", {"told": told})


@never_cache
@admins_only
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its roles and regions, closing it, a new link for its password."""
    user = get_object_or_404(User, pk=pk)
    if request.method == "POST" and request.POST.get("action") != "tasks":
        return _act(request, user)
    (row,) = listed(pk)
    initial = {"roles": row.roles, "regions": ", ".join(code for code, _name in row.regions)}
    form = TasksForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            people.change(user=user, by=signed_in(request), **form.cleaned_data)
        except people.NotChanged as error:
            form.add_error(None, why_refused(error))
        else:
            messages.success(request, _("Peran dan wilayah disimpan."))
            return redirect("account", pk)
    context = {
        "person": row,
        "form": form,
        "changes": changes_of(User, pk),
        "places": suggested(name_index()),
    }
    return render(request, "coverage/accounts/account.html", context, status=422 if form.errors else 200)


def _act(request: HttpRequest, user: User) -> HttpResponse:
    action, by = request.POST.get("action"), signed_in(request)
    try:
        if action == "link":
            return _show_link(request, user)
        if action in ("activate", "deactivate"):
            people.set_active(user=user, active=action == "activate", by=by)
            messages.success(request, _("Akun diaktifkan.") if user.is_active else _("Akun dinonaktifkan."))
    except people.NotChanged as error:
        messages.error(request, why_refused(error))
    return redirect("account", user.pk)


_INVITED = gettext_lazy(
    "Yth. %(name)s,\n\nakun Anda di Dasbor UCJ sudah dibuat. Nama pengguna Anda: %(username)s\n"
    "Tugas Anda: %(roles)s, wilayah %(regions)s.\n\n"
    "Langkah pertama: buat kata sandi melalui tautan ini, paling lambat tiga hari lagi:\n\n%(link)s\n\n"
    "Sesudah itu: %(first)s\n"
)
_FIRST = {
    Role.OPERATOR: gettext_lazy(
        "pilih bulan di “Harus dilengkapi”, isi angkanya, lalu “Periksa & ajukan”: %(entries)s"
    ),
    Role.VERIFIER: gettext_lazy(
        "buka “Menunggu pemeriksaan”, periksa, lalu terbitkan atau kembalikan: %(entries)s"
    ),
    Role.ADMIN: gettext_lazy("undang petugas dan tetapkan batas waktu: %(entries)s"),
    Role.READER: gettext_lazy("buka halaman utamanya: %(home)s"),
}
_IN_USE = gettext_lazy(
    "Yth. %(name)s,\n\n%(by)s membuat tautan kata sandi baru untuk akun Anda di Dasbor UCJ (%(username)s). "
    "Kata sandi lama tetap berlaku sampai tautan ini dipakai, paling lambat tiga hari lagi:\n\n%(link)s\n\n"
    "Bila Anda tidak memintanya, segera beri tahu pengelola data: siapa pun yang memegang tautan ini dapat "
    "mengambil alih akun Anda.\n"
)


def _name(user: User) -> str:
    return user.get_full_name() or user.username


def _show_link(request: HttpRequest, user: User) -> HttpResponse:
    """The page with the link to hand over; mailed too where a mail server is set up.

    The owner of an account in use is told who made the link: whoever holds it can take the account over.
    """
    text, mailed = _message(request, user)
    return render(request, "coverage/accounts/link.html", {"person": user, "text": text, "mailed": mailed})


def _message(request: HttpRequest, user: User) -> tuple[str, bool]:
    """What an account's owner is told, and whether it was mailed."""
    by = signed_in(request)
    link = request.build_absolute_uri(people.link_path(user=user, by=by))
    names = {"name": _name(user), "username": user.username, "by": _name(by), "link": link}
    text = (_IN_USE if user.has_usable_password() else _INVITED) % (names | _tasks(request, user))
    return text, mailing.is_configured() and mailing.send(_("Akun Dasbor UCJ"), text, [user])


def _tasks(request: HttpRequest, user: User) -> dict[str, str]:
    """Roles, regions and the first step of an account in words."""
    (row,) = listed(user.pk)
    first = next((role for role in _FIRST if role in row.roles), Role.READER)
    addresses = {
        name: request.build_absolute_uri(reverse(at))
        for name, at in (("entries", "entries"), ("home", "nation"))
    }
    regions = ", ".join(name for _code, name in row.regions) or _("belum ada")
    return {"roles": ", ".join(row.roles), "regions": regions, "first": str(_FIRST[first]) % addresses}
