"""/entri/program/<code>/: programme, village and benefit rows of a region, handed in for review."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import refused, scope_of, signed_in, workers_only
from coverage.forms.programmes import FORMS
from coverage.grid_entry import NotEntered
from coverage.models import Submission
from coverage.pages.programme_entry import (
    ProgrammeEntryPage,
    entries,
    programme_entry_page,
    stored_row,
    taken_back,
)
from coverage.record_entry import RecordEntry, submit_records


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def programmes(request: HttpRequest, code: str) -> HttpResponse:
    """What is published of the region, and the form for a row: ?jenis= its kind, ?baris= the one to mend."""
    if not scope_of(signed_in(request)).may_enter(code):
        raise refused(request, f"mengisi program {code}")
    asked = request.POST if request.method == "POST" else request.GET
    word = asked.get("jenis", "program")
    if word not in FORMS:
        raise Http404
    row = stored_row(word, code, asked.get("baris", ""))
    page = programme_entry_page(code, word, row)
    if page is None or (asked.get("baris") and row is None):
        raise Http404
    kind = FORMS[word]
    form = kind(request.POST or None, initial=kind.initial_of(row) if row else {})
    if request.method == "POST":
        handed_in = None
        if row and request.POST.get("action") == "retract":
            handed_in = _submit(request, page, [taken_back(kind.kind, code, row)])
        elif form.is_valid():
            handed_in = _submit(request, page, entries(code, form, row))
        if handed_in is not None:
            messages.success(request, _("Diajukan; orang lain memeriksa dan menerbitkannya."))
            return redirect("submission", handed_in.pk)
    context = {"page": page, "form": form}
    return render(request, "coverage/entry_programmes.html", context, status=422 if form.errors else 200)


def _submit(request: HttpRequest, page: ProgrammeEntryPage, rows: list[RecordEntry]) -> Submission | None:
    """Hand rows in; None, with a message, when that is refused."""
    try:
        name = f"{page.kind} {page.region.name}"
        return submit_records(rows=rows, by=signed_in(request), name=name)
    except NotEntered as error:
        messages.error(request, _("Belum diajukan: %(reason)s.") % {"reason": str(error).rstrip(".")})
        return None
