"""/entri/target/: targets of a province and its regencies for one year and document, as one form."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coverage.access import scope_of
from coverage.queries.errors import NoSuchRegion
from coverage.rows.figures import RegionRow
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.submissions.queries.waiting import regions_within
from coverage.submissions.refusal import EntryRefused
from coverage.submissions.words import why_refused
from coverage.targets.forms import typed
from coverage.targets.forms.entry import TargetChoiceForm
from coverage.targets.forms.typed import TypedForm
from coverage.targets.pages.entry import TargetPage, documents_for, target_page, target_regions
from coverage.targets.services.entry import submit_targets
from coverage.words import formats
from regions.codes import is_code


@never_cache
@workers_only
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Whose targets to enter: straight on where there is only one choice."""
    scope = scope_of(signed_in(request))
    rows = [row for row in regions_within(scope) if scope.may_enter(row.code)]
    provinces = [row for row in rows if row.level == "province"]
    alone = [row for row in rows if row.level == "regency" and not scope.covers(row.parent_code or "")]
    roots = [*provinces, *alone]
    if len(roots) == 1 and not scope.everywhere:
        return redirect("target_entry", roots[0].code)
    context = {"roots": roots, "nation": scope.everywhere and bool(roots)}
    return render(request, "coverage/targets/start.html", context)


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def targets(request: HttpRequest, code: str) -> HttpResponse:
    """The form for ?tahun= and ?dokumen=; a post checks what was typed, and hands it in when asked."""
    scope = scope_of(signed_in(request))
    if not is_code(code) or not scope.may_enter(code):
        raise refused(request, f"mengisi target {code}")
    try:
        regions = target_regions(code, scope)
    except NoSuchRegion as error:
        raise Http404(str(error)) from None
    documents = documents_for(code, [row.code for row in regions])
    asked = {"tahun": timezone.localdate().year, "dokumen": documents[0], **request.GET.dict()}
    choice = TargetChoiceForm(asked, documents=documents)
    if not choice.is_valid():
        return render(
            request, "coverage/targets/entry.html", {"choice": choice, "root": regions[0]}, status=422
        )
    form = typed.typed_form(request.POST) if request.method == "POST" else None
    if form is not None:
        _refuse_outside(request, form, regions)
    page = target_page(regions, choice.cleaned_data["tahun"], choice.cleaned_data["dokumen"], form)
    if form is not None and request.POST.get("action") == "submit":
        return _submit(request, page, form, choice)
    return _page(request, page, choice, 422 if page.troubled else 200)


def _refuse_outside(request: HttpRequest, form: TypedForm, regions: list[RegionRow]) -> None:
    shown = {row.code for row in regions}
    for code in form.rows:
        if code not in shown:
            raise refused(request, f"mengisi target {code[:12]} di lembar {regions[0].code}")


def _submit(
    request: HttpRequest, page: TargetPage, form: TypedForm, choice: TargetChoiceForm
) -> HttpResponse:
    if page.troubled or not page.changed:
        return _page(request, page, choice, 422)
    if form.seen != page.token:
        messages.warning(
            request,
            _("Sejak halaman ini dibuka ada target yang terbit lagi; periksa nilai barunya, lalu ajukan."),
        )
        return _page(request, page, choice, 409)
    name = f"{formats.target_name(page.document, page.year)}, {page.root.name}"
    try:
        done = submit_targets(
            rows=page.entries, source=page.source, by=signed_in(request), name=name, note=page.note
        )
    except EntryRefused as error:
        messages.error(request, _("Tidak ada yang diajukan: %(reason)s.") % {"reason": why_refused(error)})
        return _page(request, page, choice, 422)
    told = ngettext(
        "Target %(count)s wilayah diajukan.", "Target %(count)s wilayah diajukan.", len(page.changed)
    )
    messages.success(request, told % {"count": len(page.changed)})
    return redirect("submission", done.pk)


def _page(request: HttpRequest, page: TargetPage, choice: TargetChoiceForm, status: int) -> HttpResponse:
    context = {"page": page, "choice": choice, "root": page.root}
    return render(request, "coverage/targets/entry.html", context, status=status)
