"""/entri/kerja/: what became of the publishing that somebody asked for."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coverage.access import may_publish, scope_of
from coverage.jobs.pages import job_page
from coverage.jobs.queries import JobRow, job_row
from coverage.models import Job
from coverage.serving.guards import refused, signed_in


@never_cache
@login_required
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """One job: how far it is, what came of it; for who asked, and who may publish there."""
    found = job_row(pk)
    if found is None:
        raise Http404
    if not _may_read(signed_in(request), found):
        raise refused(request, "membaca pekerjaan orang lain")
    return render(request, "coverage/jobs/job.html", {"page": job_page(found)})


def _may_read(person: User, found: JobRow) -> bool:
    if found.asked_by == person.pk:
        return True
    if found.kind in (Job.Kind.DOCUMENT, Job.Kind.UPLOAD):
        return may_publish(person)
    scope = scope_of(person)
    return scope.is_admin or bool(found.regions and all(scope.may_review(code) for code in found.regions))
