"""Planning documents: who has the indicator in which, and the form on which a look is recorded."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.programmes.forms.plans import PlanChoiceForm
from coverage.programmes.forms.typed_plans import PlanQuestion, TypedPlan, read, shown, stored_plans
from coverage.programmes.pages.plans import plan_regions, plans_page
from coverage.programmes.queries.plans_under_way import plans_under_way
from coverage.programmes.questions import plans as asked_plans
from coverage.programmes.services.entry import RecordEntry, submit_records
from coverage.programmes.words.plans import FOUND, STATES
from coverage.queries.releases import ReleaseRow
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.serving.released import released
from coverage.submissions.refusal import EntryRefused
from coverage.submissions.words import why_refused
from regions.codes import is_code


@released
def plans(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Provinces and their regencies by document, or one province's."""
    page = plans_page(asked_plans.plans(request.GET), release)
    worker = page.province is not None and scope_of(request.user).may_see_drafts(page.province.code)
    return render(
        request, "coverage/programmes/plans.html", {"page": page, "worker": worker, "shown_release": release}
    )


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def plan_entry(request: HttpRequest, code: str) -> HttpResponse:
    """One row a region for a document and year; what changes is handed in for a verifier to publish."""
    person = signed_in(request)
    scope = scope_of(person)
    if not is_code(code) or not scope.may_see_drafts(code):
        raise refused(request, f"mencatat dokumen {code}")
    regions = plan_regions(code, scope)
    if not regions:
        raise Http404
    today = timezone.localdate()
    choice = PlanChoiceForm({"dokumen": "RKPD", "tahun": today.year, **request.GET.dict()})
    if not choice.is_valid():
        context = {"choice": choice, "root": regions[0], "rows": ()}
        return render(request, "coverage/programmes/plan_entry.html", context, status=422)
    asked = choice.cleaned_data
    question = PlanQuestion(asked["dokumen"], asked["tahun"], asked["sampai"])
    codes = [row.code for row in regions]
    known = stored_plans(codes, question)
    open_rows = plans_under_way(codes, question.document, question.year)
    rows = [shown(row, known.get(row.code), question, open_rows.get(row.code)) for row in regions]
    status = 200
    if request.method == "POST":
        read_rows = [read(request.POST, row, question, today) for row in rows]
        rows = [row for row, _entries in read_rows]
        answer = _hand_in(request, question, rows, [entry for _row, found in read_rows for entry in found])
        if answer is not None:
            return answer
        status = 422
    context = {
        "choice": choice,
        "root": regions[0],
        "rows": rows,
        "question": question,
        "states": {state: STATES[state] for state in FOUND},
        "note": request.POST.get("catatan", ""),
    }
    return render(request, "coverage/programmes/plan_entry.html", context, status=status)


def _hand_in(
    request: HttpRequest, question: PlanQuestion, rows: list[TypedPlan], entries: list[RecordEntry]
) -> HttpResponse | None:
    """Where to go once it is handed in; None when something is to be mended first."""
    if any(row.problem for row in rows):
        messages.error(request, _("Belum diajukan: perbaiki baris yang bertanda."))
        return None
    if not entries:
        messages.warning(request, _("Tidak ada yang berubah, jadi tidak ada yang diajukan."))
        return None
    name = f"{question.document} {question.citation_end}, {rows[0].region.name}"
    note = str(request.POST.get("catatan", ""))[:1000]
    try:
        done = submit_records(rows=entries, by=signed_in(request), name=name, note=note)
    except EntryRefused as error:
        messages.error(request, _("Tidak ada yang diajukan: %(reason)s") % {"reason": why_refused(error)})
        return None
    messages.success(request, _("Diajukan sebagai kiriman %(number)s.") % {"number": done.pk})
    return redirect("submission", done.pk)
