"""/entri/kerja/: what became of the publishing that somebody asked for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import may_publish, scope_of
from coverage.jobs.pages import job_page
from coverage.jobs.queries import JobRow, job_row
from coverage.jobs.services.withdrawing import withdraw
from coverage.models import Job
from coverage.serving.guards import refused, signed_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """One job, for who asked and who may publish there: how far it is, what came of it. A post ends it."""
    found = job_row(pk)
    if found is None:
        raise Http404
    person = signed_in(request)
    if not _may_read(person, found):
        raise refused(request, "membaca pekerjaan orang lain")
    withdraws = _may_withdraw(person, found)
    if request.method == "POST":
        if not withdraws:
            raise refused(request, "menarik permintaan orang lain")
        return _withdrawn(request, pk)
    return render(request, "coverage/jobs/job.html", {"page": job_page(found), "withdraws": withdraws})


def _withdrawn(request: HttpRequest, pk: int) -> HttpResponse:
    if not withdraw(job=pk, by=signed_in(request)):
        messages.warning(request, _("Tidak dapat ditarik lagi: sedang atau sudah dikerjakan."))
    return redirect("job", pk)


def _may_withdraw(person: User, found: JobRow) -> bool:
    """Who asked, and admins."""
    return found.asked_by == person.pk or scope_of(person).is_admin


def _may_read(person: User, found: JobRow) -> bool:
    if found.asked_by == person.pk:
        return True
    if found.kind in (Job.Kind.DOCUMENT, Job.Kind.UPLOAD):
        return may_publish(person)
    scope = scope_of(person)
    return scope.is_admin or bool(found.regions and all(scope.may_review(code) for code in found.regions))
