"""A region's targets with their history, and the verifier's choice of the one in force."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.models import Release, Target
from coverage.queries import releases
from coverage.queries.errors import NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.releases.publishable import NotPublishable
from coverage.serving.codes import not_todays
from coverage.serving.guards import refused, signed_in
from coverage.serving.released import released
from coverage.submissions.refusal import Why
from coverage.submissions.words import why_refused
from coverage.targets.pages.choice import choice_page
from coverage.targets.pages.history import target_history_page
from coverage.targets.services import choice as target_choice
from coverage.targets.services.choice import NotChosen
from regions.codes import is_code


@released
def history(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """Every target of a region by year and document, and what each release did to them."""
    answer = not_todays(request, code, "target_history")
    if answer is not None:
        return answer
    asked.refuse_unknown(request.GET, ("rilis",))
    page = target_history_page(code, release)
    context = {
        "page": page,
        "verifier": scope_of(request.user).may_review(code),
        "shown_release": release,
    }
    return render(request, "coverage/targets/history.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def choice(request: HttpRequest, code: str) -> HttpResponse:
    """Choose the target in force for a year, or take the choice back; what comes of it is a release."""
    if not is_code(code) or not scope_of(signed_in(request)).may_review(code):
        raise refused(request, f"memilih target {code}")
    release = releases.release_row()
    if release is None:
        raise Http404
    try:
        page = choice_page(code, release)
    except NoSuchRegion as error:
        raise Http404(str(error)) from None
    if request.method == "POST":
        done = _decide(request, code)
        if done is not None:
            return redirect("release", done.number)
    context = {"page": page, "given": request.POST}
    return render(
        request, "coverage/targets/choice.html", context, status=422 if request.method == "POST" else 200
    )


def _decide(request: HttpRequest, code: str) -> Release | None:
    reason, by = request.POST.get("alasan", ""), signed_in(request)
    year, picked = request.POST.get("tahun", ""), request.POST.get("pilihan", "")
    try:
        if picked == "urutan" and year.isdecimal() and len(year) == 4:
            release = target_choice.take_back(region=code, year=int(year), reason=reason, by=by)
        else:
            release = target_choice.choose(target=_picked(code, year, picked), reason=reason, by=by)
    except (NotChosen, NotPublishable) as error:
        messages.error(request, why_refused(error))
        return None
    messages.success(request, _("Terbit sebagai rilis %(number)s.") % {"number": release.number})
    return release


def _picked(code: str, year: str, picked: str) -> Target:
    """The target with this number among the region's of that year. Raises NotChosen."""
    if picked.isdecimal() and len(picked) < 10 and year.isdecimal() and len(year) == 4:
        found = Target.objects.current().filter(pk=picked, region=code, year=year).first()
        if found is not None:
            return found  # type: ignore[no-any-return]
    raise NotChosen.because(Why.NO_TARGET_PICKED)
