"""/entri/unggah/7/kolom/: what the columns of a published table mean, asked before its preview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.models import Upload
from coverage.parsing.problems import Problem, Unreadable, Unusable
from coverage.serving.guards import publishers_only, signed_in
from coverage.workbooks.forms.columns import ColumnsForm
from coverage.workbooks.pages.columns import ColumnsPage, columns_page
from coverage.workbooks.services import shapes, uploads
from coverage.workbooks.views.document import discarded, gone, listed


@never_cache
@publishers_only
@require_http_methods(["GET", "POST"])
def upload_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is what, which day, which source; answered, it leads to the preview."""
    kept = uploads.kept(pk, by=signed_in(request), now=timezone.now())
    if kept is None or kept.meaning is None:
        return gone(request)
    if request.POST.get("action") == "discard":
        return discarded(request, kept)
    asked = request.POST if request.method == "POST" else request.GET
    try:
        page = columns_page(kept, sheet=asked.get("lembar", ""), shape=asked.get("ingat", ""))
    except Unreadable:  # the regions it named are no longer known
        return gone(request)
    if request.method == "GET":
        start = {**page.initial, "lembar": page.sheet.name}
        return _shown(request, page, ColumnsForm(asked=page.columns, initial=start))
    return _answered(request, kept, page, ColumnsForm(request.POST, asked=page.columns))


def _answered(request: HttpRequest, kept: Upload, page: ColumnsPage, form: ColumnsForm) -> HttpResponse:
    if not form.is_valid():
        return _shown(request, page, form)
    said = form.cleaned_data
    source = {"publisher": said["penerbit"], "title": said["judul"]}
    try:
        shapes.give_meaning(kept, form.meaning(), asked=page.columns, now=timezone.now(), **source)
    except Unusable as error:
        return _shown(request, page, form, error.problems)
    return redirect("upload_preview", kept.pk)


def _shown(
    request: HttpRequest, page: ColumnsPage, form: ColumnsForm, problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    context = {"page": page, "form": form, "name": page.upload.name, **listed(problems)}
    status = 422 if problems or form.errors else 200
    return render(request, "coverage/workbooks/columns.html", context, status=status)
