"""/entri/program/<code>/: programme, village and benefit rows of a region, handed in for review."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.models import Submission
from coverage.programmes.forms.programmes import FORMS
from coverage.programmes.pages.entry import (
    ProgrammeEntryPage,
    entries,
    programme_entry_page,
    stored_row,
    taken_back,
)
from coverage.programmes.services.budget_lines import mismatches
from coverage.programmes.services.entry import RecordEntry, drop_record, submit_records
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.submissions.refusal import EntryRefused
from coverage.submissions.words import why_refused


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def programmes(request: HttpRequest, code: str) -> HttpResponse:
    """What is published of the region, and the form for a row: ?jenis= its kind, ?baris= the one to mend.

    ?draf= is one that was returned or recalled.
    """
    if not scope_of(signed_in(request)).may_enter(code):
        raise refused(request, f"mengisi program {code}")
    asked = request.POST if request.method == "POST" else request.GET
    word = asked.get("jenis", "program")
    if word not in FORMS:
        raise Http404
    row = stored_row(word, code, asked.get("baris", ""))
    page = programme_entry_page(code, word, row, "" if row else asked.get("draf", ""))
    if page is None or (asked.get("baris") and row is None):
        raise Http404
    kind, action = FORMS[word], request.POST.get("action")
    if action == "drop":
        return _drop(request, page)
    draft = page.draft.under_way.row if page.draft else None
    form = kind(request.POST or None, initial=kind.initial_of(row or draft) if row or draft else {})
    if request.method == "POST":
        rows: list[RecordEntry] = []
        if row and action == "retract":
            rows = [taken_back(kind.kind, code, row)]
        elif form.is_valid():
            rows = entries(code, form, row, draft)
        handed_in = _submit(request, page, rows) if rows else None
        if handed_in is not None:
            messages.success(request, _("Diajukan; orang lain memeriksa dan menerbitkannya."))
            for flag in mismatches(rows):
                messages.warning(request, f"{flag.message} {flag.likely_cause}".strip())
            return redirect("submission", handed_in.pk)
    context = {"page": page, "form": form}
    return render(request, "coverage/programmes/entry.html", context, status=422 if form.errors else 200)


def _submit(request: HttpRequest, page: ProgrammeEntryPage, rows: list[RecordEntry]) -> Submission | None:
    """Hand rows in; None, with a message, when that is refused."""
    try:
        name = f"{page.kind} {page.region.name}"
        old = [page.draft.under_way.id] if page.draft else []
        return submit_records(rows=rows, by=signed_in(request), name=name, instead_of=old)
    except EntryRefused as error:
        messages.error(request, _("Belum diajukan: %(reason)s.") % {"reason": why_refused(error).rstrip(".")})
        return None


def _drop(request: HttpRequest, page: ProgrammeEntryPage) -> HttpResponse:
    """Forget a returned or recalled row of this region."""
    wanted = request.POST.get("draf", "")
    found = next((one for one in page.drafts if str(one.under_way.id) == wanted), None)
    if found is None:
        messages.error(request, _("Baris itu sudah tidak ada."))
        return redirect("programme_entry", page.region.code)
    try:
        drop_record(region=page.region.code, draft=found.under_way.id, by=signed_in(request))
        messages.success(request, _("“%(title)s” dibuang.") % {"title": found.title})
    except EntryRefused as error:
        messages.error(request, why_refused(error))
    return redirect("programme_entry", page.region.code)
