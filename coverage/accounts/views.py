"""/akun/: who may do what where, for admins."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.accounts.forms import InvitationForm, TasksForm
from coverage.accounts.queries.accounts import people as listed
from coverage.accounts.queries.change_log import changes_of
from coverage.accounts.services import accounts as people
from coverage.accounts.services import mailing
from coverage.serving.guards import refused, signed_in
from coverage.submissions.words import why_refused


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
    """All accounts, and the invitation of another."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = people.invite(by=signed_in(request), **form.cleaned_data)
        except people.NotChanged as error:
            form.add_error("email", why_refused(error))
        else:
            return _show_link(request, user)
    context = {"people": listed(), "form": form}
    return render(request, "coverage/accounts/accounts.html", context, status=422 if form.errors else 200)


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
    context = {"person": row, "form": form, "changes": changes_of(User, pk)}
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
    "Buat kata sandi melalui tautan ini, paling lambat tiga hari lagi:\n\n%(link)s\n"
)
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
    by = signed_in(request)
    link = request.build_absolute_uri(people.link_path(user=user, by=by))
    names = {"name": _name(user), "username": user.username, "by": _name(by), "link": link}
    text = (_IN_USE if user.has_usable_password() else _INVITED) % names
    mailed = mailing.is_configured() and mailing.send(_("Akun Dasbor UCJ"), text, [user])
    return render(request, "coverage/accounts/link.html", {"person": user, "text": text, "mailed": mailed})
