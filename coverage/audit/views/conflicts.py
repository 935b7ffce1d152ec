"""/pemeriksaan/pertentangan/: read by everyone, settled by the verifiers of the region."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coverage.access import scope_of
from coverage.audit.pages.conflicts import conflicts_page
from coverage.audit.services.conflicts import NotDecided, decide
from coverage.models import Conflict
from coverage.queries import releases
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.releases.publishable import NotPublishable
from coverage.serving.guards import refused, signed_in
from coverage.serving.released import released
from coverage.submissions.words import why_refused

NEITHER = "none"


@released
def conflicts(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Where documents contradict each other, with both sides and their sources."""
    asked.refuse_unknown(request.GET, ("rilis",))
    return _page(request, release)


def _page(request: HttpRequest, release: ReleaseRow, decided: int | None = None) -> HttpResponse:
    """decided: the contradiction whose decision was refused; what was chosen and written is shown again."""
    context = {
        "page": conflicts_page(release, scope_of(request.user)),
        "shown_release": release,
        "decided": decided,
        "picked": request.POST.get("pilihan", ""),
        "reason": request.POST.get("alasan", ""),
    }
    return render(request, "coverage/audit/conflicts.html", context, status=422 if decided else 200)


@login_required
@require_POST
def conflict_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a side, or none; what comes of it is a release."""
    conflict = get_object_or_404(Conflict, pk=pk)
    person = signed_in(request)
    if not scope_of(person).may_review(conflict.region_id):
        raise refused(request, "memutuskan pertentangan wilayah ini")
    choice = request.POST.get("pilihan", "")
    sides = {str(side.pk): side for side in conflict.statements.all()}
    if choice != NEITHER and choice not in sides:
        return _refused(request, pk, _("Pilih salah satu angka, atau “tidak satu pun”."))
    reason = request.POST.get("alasan", "")
    try:
        release = decide(conflict=conflict, chosen=sides.get(choice), reason=reason, by=person)
    except (NotDecided, NotPublishable) as error:
        return _refused(request, pk, why_refused(error))
    messages.success(
        request, _("Diputuskan dan terbit sebagai rilis %(number)s.") % {"number": release.number}
    )
    return redirect("release", release.number)


def _refused(request: HttpRequest, pk: int, why: str) -> HttpResponse:
    messages.error(request, why)
    release = releases.release_row()
    return redirect("conflicts") if release is None else _page(request, release, decided=pk)
