"""/entri/riwayat/: where the figures of a region and of a document came from."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coverage.access import may_publish, scope_of
from coverage.serving.guards import refused, signed_in
from coverage.sources.pages.provenance import history_page, source_history_page


@never_cache
@login_required
@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Where a region's figures came from, newest first."""
    person = signed_in(request)
    if not (scope_of(person).may_see_drafts(code) or may_publish(person)):
        raise refused(request, f"membaca riwayat {code}")
    page = history_page(code, request.GET.get("halaman", ""))
    if page is None:
        raise Http404
    return render(request, "coverage/sources/provenance.html", {"page": page})


@never_cache
@login_required
@require_safe
def source_history(request: HttpRequest, pk: int) -> HttpResponse:
    """How a document came into the figures, as far as it speaks of one's own regions."""
    person = signed_in(request)
    scope = scope_of(person)
    everything = may_publish(person)
    page = source_history_page(pk, None if everything else scope) if everything or scope.works_here else None
    if page is not None:
        return render(request, "coverage/sources/source_history.html", {"page": page})
    if everything:
        raise Http404
    raise refused(request, f"membaca riwayat sumber {pk}")
