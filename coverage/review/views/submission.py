"""/entri/kiriman/<id>/: what waits in a submission, and the decision about it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import may_publish
from coverage.models import Job
from coverage.releases.asked import ask
from coverage.review.views import review as review_views
from coverage.serving.guards import refused, signed_in
from coverage.submissions.queries.submissions import SubmissionRow, shown_to, submission_row
from coverage.workbooks.forms.document import NoteForm
from coverage.workbooks.pages.document import submission_page


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """One submission: its regions, figures and flags; whoever may publish decides here."""
    whole = submission_row(pk)
    if whole is None:
        raise Http404
    found = shown_to(signed_in(request), whole)
    if found is None:
        raise refused(request, "membaca kiriman orang lain")
    if found.is_entered:
        return review_views.entered(request, found)
    if request.method == "POST":
        return _publish(request, found)
    return _page(request, found, NoteForm(initial={"note": found.note}))


def _page(request: HttpRequest, found: SubmissionRow, form: NoteForm) -> HttpResponse:
    """A document's figures; who filed them may publish them, since the document answers for them."""
    context = {"page": submission_page(found), "form": form, "may_publish": may_publish(signed_in(request))}
    context["ticked"] = request.POST.getlist("region")
    return render(request, "coverage/review/submission.html", context, status=422 if form.errors else 200)


def _publish(request: HttpRequest, found: SubmissionRow) -> HttpResponse:
    if not may_publish(signed_in(request)):
        raise refused(request, "menerbitkan kiriman ini")
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    chosen = _chosen(request, found)
    if not chosen:
        form.add_error(None, _("Tidak ada wilayah yang menunggu atau dipilih; tidak ada yang terbit."))
        return _page(request, found, form)
    wish = {"submission": found.id, "note": form.cleaned_data["note"]}
    job = ask(kind=Job.Kind.DOCUMENT, by=signed_in(request), page=request.path, regions=chosen, **wish)
    return redirect("job", job.pk)


def _chosen(request: HttpRequest, found: SubmissionRow) -> list[str]:
    """All waiting regions, or those of the submission that were ticked."""
    if request.POST.get("action") == "all":
        return [region.code for region in found.waiting]
    ticked = request.POST.getlist("region")
    return [region.code for region in found.regions if region.code in ticked]
