"""/entri/kelengkapan/ and /entri/periode/: what is missing since when, and until when it may be entered."""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.accounts.services import mailing
from coverage.entry.forms import ClosingForm, DueForm, ExceptionForm
from coverage.entry.pages.completeness import CompletenessPage, completeness_page
from coverage.entry.queries.completeness import operators_of
from coverage.entry.queries.periods import periods
from coverage.entry.services import periods as periods_rule
from coverage.parsing.days import parse_month
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.queries import places
from coverage.rows.scope import Role
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.submissions.words import why_refused
from coverage.words import formats

log = logging.getLogger(__name__)


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def completeness(request: HttpRequest) -> HttpResponse:
    """The wall of the person's regions; a post mails one region's reminder."""
    scope = scope_of(signed_in(request))
    asked = request.POST if request.method == "POST" else request.GET
    province = asked.get("provinsi", "")
    if province and not scope.covers(province):
        raise refused(request, "melihat kelengkapan wilayah itu")
    page = completeness_page(scope, province, timezone.localdate(), request.build_absolute_uri("/"))
    if request.method == "POST":
        return _remind(request, page)
    reviews = scope.is_admin or Role.VERIFIER in scope.roles
    context = {
        "page": page,
        "may_close": scope.may_review("00"),
        "may_mail": reviews and mailing.is_configured(),
    }
    return render(request, "coverage/entry/completeness.html", context)


def _remind(request: HttpRequest, page: CompletenessPage) -> HttpResponse:
    code = request.POST.get("wilayah", "")
    row = next((row for row in page.rows if row.region.code == code), None)
    if row is None or not scope_of(signed_in(request)).may_review(code):
        raise refused(request, "mengirim pengingat")
    people = operators_of(code) if row.reminder and mailing.is_configured() else []
    if not people:
        messages.warning(request, _("Tidak ada operator beralamat surel untuk wilayah itu."))
    elif mailing.send(_("Pengingat data %(name)s") % {"name": row.region.name}, row.reminder, people):
        log.info("akun %s mengirim pengingat %s ke %s orang", request.user.pk, code, len(people))
        said = ngettext(
            "Pengingat dikirim ke %(count)s orang.", "Pengingat dikirim ke %(count)s orang.", len(people)
        )
        messages.success(request, said % {"count": len(people)})
    else:
        messages.error(request, _("Surel tidak terkirim; salin teksnya dan coba lagi nanti."))
    return redirect(f"{request.path}?provinsi={page.province}" if page.province else request.path)


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def period(request: HttpRequest, month: str) -> HttpResponse:
    """A month's deadline, closing and exceptions; for admins and verifiers of the whole country."""
    if not scope_of(signed_in(request)).may_review("00"):
        raise refused(request, "mengatur periode")
    try:
        first = parse_month(month)
    except Unreadable as error:
        raise Http404(why_unreadable(error)) from None
    if request.method == "POST":
        return _set(request, first)
    return _page(request, first)


def _page(request: HttpRequest, month: date, bound: dict[str, object] | None = None) -> HttpResponse:
    row = periods([month])[month]
    today = timezone.localdate()
    context = {
        "period": row,
        "closed": periods_rule.sentence(row) if row.closed_on else "",
        "exceptions": [
            (region, row.exceptions[region.code]) for region in places.region_list(sorted(row.exceptions))
        ],
        "due": DueForm(initial={"due_on": row.due_on}),
        "closing": ClosingForm(),
        "exception": ExceptionForm(today=today),
    }
    return render(
        request, "coverage/entry/period.html", context | (bound or {}), status=422 if bound else 200
    )


Acted = tuple[str, Form, bool]  # the form by its name on the page, and whether it was done


def _due(post: QueryDict, month: date, by: User) -> Acted:
    form = DueForm(post)
    return "due", form, _done(form, lambda given: periods_rule.set_due(month=month, **given))


def _close(post: QueryDict, month: date, by: User) -> Acted:
    form = ClosingForm(post)
    return "closing", form, _done(form, lambda given: periods_rule.close(month=month, by=by, **given))


def _grant(post: QueryDict, month: date, by: User) -> Acted:
    form = ExceptionForm(post, today=timezone.localdate())
    return "exception", form, _done(form, lambda given: periods_rule.grant(month=month, by=by, **given))


ACTIONS = {"due": _due, "close": _close, "grant": _grant}


def _done(form: Form, set_it: Callable[[dict[str, Any]], None]) -> bool:
    """Whether what a form says was set; why not stands in the form."""
    if not form.is_valid():
        return False
    try:
        set_it(form.cleaned_data)
    except periods_rule.NotSet as error:
        form.add_error(next(iter(form.fields)), why_refused(error))
    return form.is_valid()


def _set(request: HttpRequest, month: date) -> HttpResponse:
    action, by = request.POST.get("action", ""), signed_in(request)
    if action == "reopen":
        periods_rule.reopen(month=month)
    elif action in ACTIONS:
        name, form, done = ACTIONS[action](request.POST, month, by)
        if not done:
            return _page(request, month, {name: form})
    log.info("akun %s mengatur periode %s: %s", by.pk, formats.month(month), action)
    messages.success(request, _("Periode disimpan."))
    return redirect("period", f"{month:%Y-%m}")
