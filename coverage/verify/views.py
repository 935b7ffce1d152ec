"""/verifikasi/: whether a file or a code still stands for the newest figures. Anybody may ask."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.parsing.problems import Unreadable
from coverage.parsing.site_file import read_site_file
from coverage.parsing.words import why_unreadable
from coverage.queries import releases
from coverage.serving.limits import limited
from coverage.serving.snapshot import in_one_snapshot
from coverage.verify.forms import VerifyForm
from coverage.verify.pages.code import verify_code
from coverage.verify.pages.verified import Verified, foreign
from coverage.verify.pages.verifying import verify_file
from coverage.words.language import indonesian


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_one_snapshot
@limited(lambda request: request.method == "POST" or bool(request.GET))
def verify(request: HttpRequest) -> HttpResponse:
    """A code comes by ?kode=, a file by POST; the file is read and forgotten."""
    code = request.GET.get("kode", "").strip()[:200]
    if request.method != "POST":
        return _show(request, VerifyForm(), verify_code(code) if code else None, code=code)
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, None, status=422)
    file = form.cleaned_data["file"]
    try:
        found = verify_file(read_site_file(file.read(), file.name), demo=settings.DEMO)
    except Unreadable as error:
        said = why_unreadable(error)
        found = foreign(indonesian(said[:1].upper() + said[1:]))
    return _show(request, VerifyForm(), found, name=file.name)


def _show(
    request: HttpRequest,
    form: VerifyForm,
    found: Verified | None,
    *,
    code: str = "",
    name: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "found": found,
        "code": code,
        "file_name": name[:120],
        "shown_release": releases.release_row(),
    }
    return render(request, "coverage/verify/verify.html", context, status=status)
