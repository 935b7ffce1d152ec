"""/entri/skenario/: keeping a spread target, opening it, sending it on, forgetting it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.models import Scenario
from coverage.queries import releases
from coverage.queries.errors import NoSuchMonth, NoSuchRegion
from coverage.questions.asked import InvalidParameter
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.serving.refusals import refusal
from coverage.submissions.refusal import EntryRefused
from coverage.submissions.words import why_refused
from coverage.targets.forms.scenario import KeepForm, SendForm
from coverage.targets.pages.cascade import CascadePage, cascade_page
from coverage.targets.pages.entry import documents_for
from coverage.targets.pages.scenarios import proposed_parts, scenario_page, scenarios_page
from coverage.targets.questions import cascade
from coverage.targets.services import scenarios
from regions.codes import is_code


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def scenario_list(request: HttpRequest, code: str) -> HttpResponse:
    """A province's scenarios; with a spread in the address, the form that keeps it."""
    scope = scope_of(signed_in(request))
    if not is_code(code) or not scope.may_see_drafts(code):
        raise refused(request, f"membaca skenario {code}")
    try:
        proposed = _proposed(request, code)
        page = scenarios_page(code, signed_in(request).pk, proposed)
    except InvalidParameter as error:
        return render(request, "422.html", refusal(error), status=422)
    except NoSuchMonth as error:
        return render(request, "422.html", {"parameter": "bulan", "months": error.months}, status=422)
    except NoSuchRegion as error:
        raise Http404(str(error)) from None
    form = KeepForm(request.POST or None)
    if request.method == "POST":
        if not scope.may_enter(code):
            raise refused(request, f"menyimpan skenario {code}")
        if proposed is None:
            messages.error(request, _("Tidak ada yang disimpan: pembagian itu tidak dapat dihitung lagi."))
        elif form.is_valid() and (kept := _keep(request, proposed, form.cleaned_data["name"])):
            return redirect("scenario", code, kept.pk)
    context = {"page": page, "form": form, "may_enter": scope.may_enter(code)}
    return render(
        request, "coverage/targets/scenarios.html", context, status=422 if request.method == "POST" else 200
    )


def _proposed(request: HttpRequest, code: str) -> CascadePage | None:
    """The spread that the address asks for; None when it asks for none, or none is possible."""
    question = cascade(request.GET)
    release = releases.release_row(question.asked.release)
    if question.spread is None or release is None:
        return None
    page = cascade_page(code, question, release)
    return page if page.first and page.first.is_whole else None


def _keep(request: HttpRequest, page: CascadePage, name: str) -> Scenario | None:
    spread, parts = proposed_parts(page)
    try:
        kept = scenarios.keep(
            region=page.region.code,
            year=page.year,
            name=name,
            method=spread,
            people=page.total or 0,
            parts=parts,
            by=signed_in(request),
        )
    except scenarios.NotKept as error:
        messages.error(request, why_refused(error))
        return None
    messages.success(request, _("Skenario “%(name)s” tersimpan.") % {"name": kept.name})
    return kept


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def scenario(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One scenario: read it, send it on, or forget one's own."""
    person = signed_in(request)
    scope = scope_of(person)
    if not is_code(code) or not scope.may_see_drafts(code):
        raise refused(request, f"membaca skenario {code}")
    found = get_object_or_404(Scenario, pk=pk, region=code)
    page = scenario_page(found, person.pk)
    documents = documents_for(code, [part.code for part in page.parts])
    form = SendForm(request.POST or None, documents=documents)
    if request.method == "POST":
        if not scope.may_enter(code):
            raise refused(request, f"mengajukan skenario {code}")
        if request.POST.get("action") == "forget":
            return _forget(request, found)
        if form.is_valid():
            try:
                sent = scenarios.send(scenario=found, by=person, **form.cleaned_data)
            except EntryRefused as error:
                messages.error(
                    request, _("Tidak ada yang diajukan: %(reason)s") % {"reason": why_refused(error)}
                )
            else:
                messages.success(request, _("Diajukan sebagai kiriman %(number)s.") % {"number": sent.pk})
                return redirect("submission", sent.pk)
    context = {"page": page, "form": form, "may_enter": scope.may_enter(code)}
    return render(
        request, "coverage/targets/scenario.html", context, status=422 if request.method == "POST" else 200
    )


def _forget(request: HttpRequest, found: Scenario) -> HttpResponse:
    if found.created_by_id != signed_in(request).pk:
        raise refused(request, "menghapus skenario orang lain")
    found.delete()
    messages.success(request, _("Skenario “%(name)s” dihapus.") % {"name": found.name})
    return redirect("scenarios", found.region_id)
