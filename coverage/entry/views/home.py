"""/entri/: what is due, what came back, what waits for whom."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coverage.access import may_publish, scope_of
from coverage.entry.pages.home import home_page
from coverage.releases.asked import of_person
from coverage.serving.guards import signed_in
from coverage.submissions.queries.submissions import open_submissions

REMEMBERED = timedelta(days=1)  # so long a job that ended is listed for who asked


@never_cache
@login_required
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """What is due, what came back, what waits for whom, what was published."""
    person = signed_in(request)
    page = home_page(scope_of(person), timezone.localdate())
    everyone = may_publish(person)
    found = open_submissions() if everyone else open_submissions(created_by=person.pk)
    context = {
        "page": page,
        "documents": [row for row in found if not row.is_entered],
        "may_publish": everyone,
        "jobs": of_person(person, timezone.now() - REMEMBERED),
    }
    return render(request, "coverage/entry/home.html", context)
