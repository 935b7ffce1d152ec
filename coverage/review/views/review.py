"""/entri/periksa/, entered submissions and undoing a release: pages of those who verify."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import scope_of
from coverage.models import Job, Release
from coverage.queries.releases import newest_number
from coverage.releases.asked import ask
from coverage.review import services
from coverage.review.pages.review import review_page, undo_page
from coverage.review.pages.targets import target_review_page
from coverage.review.views.answers import Posted, decide
from coverage.review.words import release_note
from coverage.rows.scope import Scope
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.submissions.queries.submissions import SubmissionRow
from coverage.submissions.queries.waiting import regions_of_release, waiting_entries
from coverage.workbooks.forms.document import NoteForm, UndoForm


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person; what is ticked becomes one release."""
    scope = scope_of(signed_in(request))
    if request.method == "POST" and (done := _decided(request, scope)):
        return done
    found = waiting_entries(scope)
    parts = [part for submission in found for part in submission.regions]
    rights = services.rights(scope, parts)
    proposed = release_note([part for part in parts if rights[part.id].publish])
    posted, form, status = _again(request, proposed)
    publishes = any(right.publish for right in rights.values())
    context = {"submissions": found, "rights": rights, "publishes": publishes, "seen": newest_number()}
    context |= {"form": form, "posted": posted, "proposed": proposed}
    return render(request, "coverage/review/waiting.html", context, status=status)


def _decided(request: HttpRequest, scope: Scope) -> HttpResponse | None:
    # Somebody else may have decided about a ticked one meanwhile: that is to be said, not refused.
    found = waiting_entries(scope, services.part_ids(request.POST.getlist("bagian")))
    parts = [part for submission in found for part in submission.regions]
    return decide(request, parts, back=redirect("review"))


def _again(request: HttpRequest, note: str = "") -> tuple[Posted, NoteForm, int]:
    """What a page that was refused shows again, its note and its status; nothing for one that is opened."""
    if request.method == "POST":
        return Posted.of(request), NoteForm(request.POST), 422
    return Posted(), NoteForm(initial={"note": note}), 200


def entered(request: HttpRequest, found: SubmissionRow) -> HttpResponse:
    """One entered submission, with the regions this person may see: read it, or decide."""
    back = redirect("submission", found.id)
    if request.method == "POST" and (done := decide(request, found.regions, back)):
        return done
    rights = services.rights(scope_of(signed_in(request)), found.regions)
    proposed = found.note or release_note([part for part in found.waiting if rights[part.id].publish])
    posted, form, status = _again(request, proposed)
    page = target_review_page(found, rights) if found.of_targets else review_page(found, rights)
    name = "targets" if found.of_targets else "entered"
    context = {"page": page, "rights": rights, "form": form, "posted": posted, "proposed": proposed}
    return render(request, f"coverage/review/{name}.html", context, status=status)


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def undo_release(request: HttpRequest, number: int) -> HttpResponse:
    """Take a release back by a new one; for a verifier who covers all its regions, or an admin."""
    if not Release.objects.filter(number=number).exists():
        raise Http404
    codes = regions_of_release(number)
    scope = scope_of(signed_in(request))
    if not services.may_undo(scope, codes):
        raise refused(request, "membatalkan rilis")
    form = UndoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        wish = {"release": number, **form.cleaned_data}
        job = ask(kind=Job.Kind.UNDO, by=signed_in(request), page=request.path, regions=codes, **wish)
        return redirect("job", job.pk)
    context = {"page": undo_page(number, codes), "form": form, "newest": newest_number()}
    return render(request, "coverage/review/undo.html", context, status=422 if form.errors else 200)
