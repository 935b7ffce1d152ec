"""/pemeriksaan/: what the audit finds; one flag with its history, answered by verifiers, kept by officers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coverage.access import scope_of
from coverage.audit.pages.flag import flag_page
from coverage.audit.pages.flags import flags_page
from coverage.audit.queries.flag_life import candidates, known_owner, name_of
from coverage.audit.questions import flags as flags_question
from coverage.audit.services.flag_answers import NotAnswered, answer_flag, give_flag
from coverage.models import Flag, Reason
from coverage.queries import releases
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving.guards import refused, signed_in
from coverage.serving.released import released
from coverage.submissions.words import why_refused


@released
def flags(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """What the audit finds in the release's figures."""
    page = flags_page(flags_question(request.GET), release)
    return render(request, "coverage/audit/flags.html", {"page": page, "shown_release": release})


@released
def flag(request: HttpRequest, release: ReleaseRow, pk: int) -> HttpResponse:
    """What was found, on what evidence, and everything people said about it."""
    asked.refuse_unknown(request.GET, ("rilis",))
    return _page(request, release, pk)


def _page(request: HttpRequest, release: ReleaseRow, pk: int) -> HttpResponse:
    """One flag; a refused answer stands in its form again."""
    page = flag_page(pk, release)
    if page is None:
        raise Http404
    scope = scope_of(request.user)
    stands = release.is_newest and page.ended_in is None
    may_give = stands and scope.may_see_drafts(page.region.code)
    context = {
        "page": page,
        "may_answer": stands and scope.may_review(page.region.code),
        "candidates": candidates(page.region.code) if may_give else (),
        "may_give": may_give,
        "is_mine": may_give and page.listed is not None and page.listed.owner == name_of(request.user),
        "reasons": Reason.choices,
        "shown_release": release,
        "given": request.POST,
    }
    return render(request, "coverage/audit/flag.html", context, status=422 if request.POST else 200)


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
        messages.error(request, why_refused(error))
        release = releases.release_row()
        if release is not None:
            return _page(request, release, pk)
    return redirect("flag", pk)


@login_required
@require_POST
def flag_owner(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a flag, give it to somebody of the region, or put it down."""
    found = Flag.objects.current().filter(pk=pk).first()
    if found is None:
        raise Http404
    if not scope_of(signed_in(request)).may_see_drafts(found.region_id):
        raise refused(request, "mengurus catatan wilayah ini")
    sent = request.POST.get("orang", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
    owner = known_owner(number, found.region_id) if number else None
    if sent and owner is None:
        messages.error(request, _("Orang itu tidak bertugas di wilayah ini."))
    else:
        give_flag(flag=found, owner=owner, by=signed_in(request))
        messages.success(request, _("Penanggung jawab dicatat."))
    return redirect("flag", pk)
