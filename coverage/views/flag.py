"""/pemeriksaan/catatan/<id>/: one flag with its answers; the verifiers of the region answer it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coverage import asked
from coverage.access import refused, scope_of, signed_in
from coverage.answering import NotAnswered, answer_flag
from coverage.models import Flag, Reason
from coverage.pages.flag import flag_page
from coverage.queries import ReleaseRow
from coverage.released import released


@released
def flag(request: HttpRequest, release: ReleaseRow, pk: int) -> HttpResponse:
    """What was found, on what evidence, and everything people said about it."""
    asked.refuse_unknown(request.GET, ("rilis",))
    page = flag_page(pk, release)
    if page is None:
        raise Http404
    may_answer = (
        release.is_newest and page.ended_in is None and scope_of(request.user).may_review(page.region.code)
    )
    context = {"page": page, "may_answer": may_answer, "reasons": Reason.choices, "shown_release": release}
    return render(request, "coverage/flag.html", context)


@login_required
@require_POST
def flag_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an answer on record."""
    found = Flag.objects.current().filter(pk=pk).first()
    if found is None:
        raise Http404
    if not scope_of(signed_in(request)).may_review(found.region_id):
        raise refused(request, "menjawab catatan wilayah ini")
    try:
        answer_flag(
            flag=found,
            state=request.POST.get("keadaan", ""),
            reason=request.POST.get("alasan", "")[:10],
            note=request.POST.get("keterangan", "")[:1000],
            by=signed_in(request),
        )
        messages.success(request, _("Jawaban dicatat."))
    except NotAnswered as error:
        messages.error(request, str(error))
    return redirect("flag", pk)
