"""A province's target against its regencies', as a page and as an Excel file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coverage.access import scope_of
from coverage.queries.releases import ReleaseRow
from coverage.serving.attachment import attachment, origin
from coverage.serving.codes import not_todays
from coverage.serving.released import released
from coverage.targets.files.cascade import CascadeFile
from coverage.targets.files.workbook import cascade_workbook
from coverage.targets.pages.cascade import cascade_page
from coverage.targets.questions import SPREADS, cascade
from regions.codes import level_of, province_code


@released
def targets(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The targets of a place and its parts side by side; a regency's address leads to its province's."""
    answer = not_todays(request, code, "cascade") or _of_province(request, code, "cascade")
    if answer is not None:
        return answer
    page = cascade_page(code, cascade(request.GET), release)
    context = {
        "page": page,
        "spreads": SPREADS.items(),
        "operator": scope_of(request.user).may_enter(code),
        "shown_release": release,
    }
    return render(request, "coverage/targets/cascade.html", context)


def _of_province(request: HttpRequest, code: str, name: str) -> HttpResponse | None:
    """The way from a regency to its province, with the release asked for; None for any other place."""
    if level_of(code) != "regency":
        return None
    kept = request.GET.copy()
    for parameter in list(kept):
        if parameter not in ("rilis", "bulan", "tahun", "dokumen"):
            del kept[parameter]
    query = f"?{kept.urlencode()}" if kept else ""
    return redirect(reverse(name, args=[province_code(code)]) + query)


@released
def targets_xlsx(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The page's cascade as Excel, with formulas that follow what is typed."""
    answer = not_todays(request, code, "cascade_xlsx") or _of_province(request, code, "cascade_xlsx")
    if answer is not None:
        return answer
    page = cascade_page(code, cascade(request.GET), release)
    path = reverse("cascade", args=[code]) + page.query
    file = CascadeFile(page, origin(path, release))
    return attachment(cascade_workbook(file), file.name)
