"""/rapat/ and /wilayah/<code>/tindak-lanjut/ for readers; /entri/… where both are written and changed."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.actions.forms import ActionChangeForm, ActionForm, MeetingForm
from coverage.actions.pages import ActionsPage, Agreed, MeetingsPage, actions_page, held_page, meetings_page
from coverage.actions.queries import region_of_action
from coverage.actions.services import add_action, change_action, record_meeting
from coverage.queries import releases
from coverage.queries.errors import NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.serving.released import released

log = logging.getLogger(__name__)


@released
def action_log(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """What meetings agreed for a region and what became of it, for everyone."""
    asked.refuse_unknown(request.GET, ("rilis",))
    page = actions_page(code, release)
    if page is None:
        raise NoSuchRegion(code)
    context = {
        "page": page,
        "may_write": scope_of(request.user).may_see_drafts(code),
        "shown_release": release,
    }
    return render(request, "coverage/actions/actions.html", context)


@released
def meetings(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """All meetings, or those about ?wilayah= and what lies in it."""
    asked.refuse_unknown(request.GET, ("rilis", "wilayah"))
    page = meetings_page(request.GET.get("wilayah", "").strip() or None)
    context = {
        "page": page,
        "may_write": page.region and scope_of(request.user).may_see_drafts(page.region.code),
        "shown_release": release,
    }
    return render(request, "coverage/actions/meetings.html", context)


@released
def meeting(request: HttpRequest, release: ReleaseRow, pk: int) -> HttpResponse:
    """One meeting, what it agreed, and the figures of its day."""
    asked.refuse_unknown(request.GET, ("rilis",))
    page = held_page(pk, release)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "may_write": scope_of(request.user).may_see_drafts(page.region.code),
        "shown_release": release,
    }
    return render(request, "coverage/actions/meeting.html", context)


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def entry_meetings(request: HttpRequest, code: str) -> HttpResponse:
    """A region's meetings and the form for another one, or for the one that ?rapat= names."""
    if not scope_of(signed_in(request)).may_see_drafts(code):
        raise refused(request, f"mencatat rapat {code}")
    try:
        page = meetings_page(code)
    except NoSuchRegion as error:
        raise Http404(str(error)) from None
    wanted = request.GET.get("rapat", "")
    own = next((held.row for held in page.held if str(held.row.id) == wanted), None)
    if wanted and (own is None or own.region_code != code):
        raise Http404
    initial = {}
    if own is not None:
        source = page.sources.get(own.source_id or 0)
        initial = MeetingForm.initial_of(own, source.citation if source else "", source.url if source else "")
    numbers = sorted({duty.number for duty in page.duties})
    form = MeetingForm(request.POST or None, initial=initial, today=timezone.localdate(), numbers=numbers)
    if (
        request.method == "POST"
        and form.is_valid()
        and _recorded(request, page, form, own.id if own else None)
    ):
        return redirect("entry_meetings", code)
    context = {"page": page, "form": form, "own": own}
    return render(request, "coverage/actions/meeting_entry.html", context, status=422 if form.errors else 200)


def _recorded(request: HttpRequest, page: MeetingsPage, form: MeetingForm, pk: int | None) -> bool:
    """Whether the meeting is on record now; otherwise the form says why not."""
    assert page.region is not None
    try:
        made = record_meeting(line=form.line(page.region.code), by=signed_in(request), pk=pk)
    except ValidationError as error:
        form.add_error(None, error.messages)  # type: ignore[arg-type]  # a list of texts is fine
        return False
    log.info("akun %s mencatat rapat %s untuk %s", request.user.pk, made.pk, page.region.code)
    messages.success(request, _("Rapat dicatat."))
    return True


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def entry_actions(request: HttpRequest, code: str) -> HttpResponse:
    """A region's actions and the form for another one."""
    page = _page(request, code)
    today = timezone.localdate()
    if request.method == "POST":
        form = ActionForm(request.POST, today=today)
        if form.is_valid():
            item = add_action(line=form.line(code), by=signed_in(request))
            log.info("akun %s mencatat tindak lanjut %s untuk %s", request.user.pk, item.pk, code)
            messages.success(request, _("Tindak lanjut dicatat."))
            return redirect("entry_actions", code)
    else:
        form = ActionForm(today=today)
    context = {"page": page, "form": form}
    return render(request, "coverage/actions/entry.html", context, status=422 if form.errors else 200)


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def entry_action(request: HttpRequest, pk: int) -> HttpResponse:
    """Another state, due day or note for one action."""
    code = region_of_action(pk)
    if code is None:
        raise Http404
    page = _page(request, code)
    agreed = next(agreed for agreed in page.actions if agreed.row.id == pk)
    form = _change_form(request, agreed)
    if request.method == "POST" and form.is_valid():
        if change_action(pk=pk, by=signed_in(request), **form.cleaned_data):
            log.info("akun %s mengubah tindak lanjut %s", request.user.pk, pk)
            messages.success(request, _("Perubahan dicatat."))
        else:
            messages.warning(request, _("Tidak ada yang berubah."))
        return redirect("entry_actions", code)
    context = {"page": page, "agreed": agreed, "form": form}
    return render(request, "coverage/actions/change.html", context, status=422 if form.errors else 200)


def _change_form(request: HttpRequest, agreed: Agreed) -> ActionChangeForm:
    row = agreed.row
    sent = request.POST if request.method == "POST" else None
    initial = {"state": row.state, "due_on": row.due_on, "note": row.note}
    return ActionChangeForm(sent, initial=initial, agreed_on=row.agreed_on)


def _page(request: HttpRequest, code: str) -> ActionsPage:
    """The log of a region that lies in the person's scope; others are refused."""
    if not scope_of(signed_in(request)).may_see_drafts(code):
        raise refused(request, f"mencatat tindak lanjut {code}")
    page = actions_page(code, releases.release_row())
    if page is None:
        raise Http404
    return page
