"""/entri/anggaran/<code>/: budget lines by workbook, and the ways to the form for one line."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coverage.access import scope_of
from coverage.parsing.budget_lines import BudgetInput, read_budget_lines
from coverage.parsing.problems import Problem, Reason, Unreadable
from coverage.parsing.words import why_unreadable
from coverage.programmes.files.budget_lines import budget_lines_csv, budget_lines_workbook
from coverage.programmes.forms.budget_lines import BudgetUploadForm
from coverage.programmes.pages.checklist import Checklist, budget_checklist
from coverage.programmes.services.budget_lines import HandedInBudget, hand_in_budget
from coverage.queries import places, releases
from coverage.serving.attachment import attachment, paper_of
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.submissions.refusal import EntryRefused
from coverage.submissions.words import why_refused
from coverage.words.language import indonesian
from regions.codes import is_code
from regions.directory import name_index


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def budget_entry(request: HttpRequest, code: str) -> HttpResponse:
    """What is budgeted and what is missing; an uploaded file is handed in whole or not at all."""
    checklist = _checklist(request, code)
    form = BudgetUploadForm(request.POST or None, request.FILES or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            read = read_budget_lines(form.cleaned_data["file"].read(), _name(form), name_index(), code)
        except Unreadable as error:
            form.add_error("file", indonesian(why_unreadable(error)))
        else:
            problems = read.problems or _beyond(request, read.rows)
            if not problems and (answer := _hand_in(request, form, code, read.rows)) is not None:
                return answer
    bad = bool(form.errors or problems or request.method == "POST")
    context = {"region": checklist.region, "checklist": checklist, "form": form, "problems": problems}
    return render(request, "coverage/programmes/budget_entry.html", context, status=422 if bad else 200)


@never_cache
@workers_only
@require_safe
def budget_lines(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The lines as a workbook or CSV, with a row for each that is missing."""
    checklist = _checklist(request, code)
    name = f"baris-anggaran-{code}-{'-'.join(map(str, checklist.years))}.{kind}"
    if kind == "csv":
        return attachment("\ufeff" + budget_lines_csv(checklist), name)
    return attachment(budget_lines_workbook(checklist, paper_of(code)), name)


def _checklist(request: HttpRequest, code: str) -> Checklist:
    if not is_code(code) or not scope_of(signed_in(request)).may_see_drafts(code):
        raise refused(request, f"mengisi anggaran {code}")
    region, release = places.region_row(code), releases.release_row()
    if region is None or region.level == "nation" or release is None:
        raise Http404
    return budget_checklist(region, release)


def _name(form: BudgetUploadForm) -> str:
    return str(form.cleaned_data["file"].name)


def _beyond(request: HttpRequest, rows: tuple[BudgetInput, ...]) -> tuple[Problem, ...]:
    """Lines of regions that the person may not enter."""
    scope = scope_of(signed_in(request))
    said = _("Anda tidak bertugas mengisi %(code)s")
    return tuple(
        Problem(row.line, "kode", Reason.said(said % {"code": row.region_code}))
        for row in rows
        if not scope.may_enter(row.region_code)
    )


def _hand_in(
    request: HttpRequest, form: BudgetUploadForm, code: str, rows: tuple[BudgetInput, ...]
) -> HttpResponse | None:
    """Where to go once it is handed in; None, with a message, when that is refused."""
    if not rows:
        messages.warning(request, _("Berkas itu tidak memuat baris anggaran."))
        return None
    try:
        done = hand_in_budget(rows, by=signed_in(request), name=_name(form), note=form.cleaned_data["note"])
    except EntryRefused as error:
        messages.error(request, _("Tidak ada yang diajukan: %(reason)s") % {"reason": why_refused(error)})
        return None
    _tell(request, done)
    if done.submission is None:
        return redirect("budget_entry", code)
    return redirect("submission", done.submission.pk)


def _tell(request: HttpRequest, done: HandedInBudget) -> None:
    words = {"changed": done.changed, "same": done.same}
    if done.submission is None:
        messages.warning(request, _("0 berubah: %(same)s baris sudah terbit seperti itu.") % words)
        return
    messages.success(request, _("%(changed)s baris diajukan, %(same)s tidak berubah.") % words)
    for flag in done.flags:
        messages.warning(request, f"{flag.region_code}: {flag.message} {flag.likely_cause}".strip())
