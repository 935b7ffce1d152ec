"""What a verifier or an operator decides about entered figures: publish, return, recall, withdraw."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Self

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct, field

from coverage.access import scope_of
from coverage.models import Job
from coverage.releases.asked import ask
from coverage.releases.publishable import NotPublishable
from coverage.review import services
from coverage.review.services import Chosen
from coverage.review.words import release_note
from coverage.serving.guards import refused, signed_in
from coverage.submissions.queries.submissions import SubmissionRegionRow
from coverage.submissions.refusal import EntryRefused, Why
from coverage.submissions.words import why_refused
from coverage.workbooks.forms.document import LONGEST_NOTE, NoteForm

# What each button asks for: the right it needs, and the words of a refusal.
ACTIONS = {
    "all": ("publish", "menerbitkan kiriman ini"),
    "chosen": ("publish", "menerbitkan kiriman ini"),
    "return": ("give_back", "mengembalikan kiriman ini"),
    "recall": ("recall", "menarik kiriman ini"),
    "withdraw": ("recall", "menarik kiriman ini"),
}


class Posted(Struct, frozen=True):
    """What was ticked and written for a decision that was refused: its page shows it again.

    ticked: ids of parts; reason: of a return; comments: by part, then column; all_the_same: by part, why it
    is published with unanswered marks, of those ticked for that.
    """

    ticked: Collection[int] = ()
    reason: str = ""
    comments: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    all_the_same: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        ticked = services.part_ids(request.POST.getlist("bagian"))
        return cls(ticked, request.POST.get("alasan", ""), _comments(request), _all_the_same(request))


def decide(
    request: HttpRequest, parts: Collection[SubmissionRegionRow], back: HttpResponse
) -> HttpResponse | None:
    """Do what was asked with the ticked ones of these parts, all of them or none, and say so.

    Publishing is left to a worker. parts: those the page shows; back: where to go but to the work's page.
    None when it was refused: the page is to be shown again with what was posted.
    """
    action = request.POST.get("action", "")
    if action not in ACTIONS:
        messages.warning(request, _("Tindakan itu tidak dikenal; tidak ada yang berubah."))
        return None
    chosen = _chosen(request, parts, action)
    if not chosen:
        messages.warning(request, _("Tidak ada wilayah yang dicentang; tidak ada yang terbit atau berubah."))
        return None
    try:
        if ACTIONS[action][0] == "publish":
            kept = _without_marks(request, chosen) if action == "all" else chosen
            return _ask(request, kept, parts)
        messages.success(request, _answer(request, action, chosen))
        return back
    except (NotPublishable, EntryRefused) as error:
        messages.error(request, _unchanged(action, why_refused(error)))
    return None


def _unchanged(action: str, reason: str) -> str:
    if ACTIONS[action][0] == "publish":
        return _("Tidak ada yang terbit: %(reason)s.") % {"reason": reason}
    return _("Tidak ada yang berubah: %(reason)s") % {"reason": reason}


def _chosen(request: HttpRequest, parts: Collection[SubmissionRegionRow], action: str) -> list[Chosen]:
    """The ticked parts; refused unless the page shows them and the person may decide on every one."""
    right, wish = ACTIONS[action]
    try:
        chosen = services.parse(request.POST.getlist("semua" if action == "all" else "bagian"))
    except ValueError:
        raise refused(request, "memutus bagian yang tidak dikenal") from None
    rights = services.rights(scope_of(signed_in(request)), parts)
    if any(part.id not in rights for part in chosen):
        raise refused(request, "memutus wilayah di luar tugasnya")
    if not all(getattr(rights[part.id], right) for part in chosen):
        raise refused(request, wish)
    return chosen


def _without_marks(request: HttpRequest, chosen: Collection[Chosen]) -> list[Chosen]:
    """All but those with unanswered marks that were not ticked with a reason; who is left out is said."""
    marked, reasons = services.unanswered(part.id for part in chosen), _all_the_same(request)
    left = {pk: code for pk, code in marked.items() if not reasons.get(pk, "").strip()}
    if len(left) == len(chosen):
        raise NotPublishable.because(Why.UNANSWERED, codes=", ".join(sorted(left.values())))
    if left:
        said = _("Tidak ikut terbit karena catatannya belum dijawab: %(codes)s.")
        messages.warning(request, said % {"codes": ", ".join(sorted(left.values()))})
    return [part for part in chosen if part.id not in left]


def _all_the_same(request: HttpRequest) -> dict[int, str]:
    """Why parts are published with unanswered marks: fields mengapa-<part>, where <part> is ticked."""
    ticked = services.part_ids(request.POST.getlist("tetap"))
    return {pk: request.POST.get(f"mengapa-{pk}", "")[:LONGEST_NOTE] for pk in ticked}


def _ask(
    request: HttpRequest, chosen: Collection[Chosen], parts: Collection[SubmissionRegionRow]
) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise NotPublishable.because(Why.LONG_NOTE, most=LONGEST_NOTE)
    ids, reasons = {part.id for part in chosen}, _all_the_same(request)
    marked = services.unanswered(ids)
    if bare := sorted(code for pk, code in marked.items() if not reasons.get(pk, "").strip()):
        raise NotPublishable.because(Why.UNANSWERED, codes=", ".join(bare))
    codes = {part.code for part in parts if part.id in ids}
    job = ask(
        kind=Job.Kind.PUBLISH,
        by=signed_in(request),
        page=request.path,
        regions=codes,
        chosen=[part.token for part in chosen],
        note=_note(request, form.cleaned_data["note"], [part for part in parts if part.id in ids]),
        seen=_seen(request),
        reasons={code: reasons[pk] for pk, code in marked.items()},
    )
    return redirect("job", job.pk)


def _note(request: HttpRequest, note: str, chosen: Collection[SubmissionRegionRow]) -> str:
    """The note; one left as the page proposed it speaks of what was chosen."""
    return release_note(chosen) if note and note == request.POST.get("usulan") else note


def _answer(request: HttpRequest, action: str, chosen: Collection[Chosen]) -> str:
    by, count = signed_in(request), len(chosen)
    if action == "return":
        reason = request.POST.get("alasan", "")[:LONGEST_NOTE]
        services.give_back(chosen=chosen, reason=reason, comments=_comments(request), by=by)
        said = ngettext("%(count)s wilayah dikembalikan.", "%(count)s wilayah dikembalikan.", count)
    else:
        services.take_back(chosen=chosen, by=by, for_good=action == "withdraw")
        said = ngettext("%(count)s wilayah ditarik.", "%(count)s wilayah ditarik.", count)
    return said % {"count": count}


def _comments(request: HttpRequest) -> dict[int, dict[str, str]]:
    """What was written beside cells, by part and column: fields named komentar-<part>-<column>."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for name, text in request.POST.items():
        kind, _dash, rest = name.partition("-")
        part, _dash, column = rest.partition("-")
        if kind == "komentar" and part.isdecimal() and column in services.COMMENTED:
            found[int(part)][column] = str(text)[:LONGEST_NOTE]
    return found


def _seen(request: HttpRequest) -> int | None:
    """The newest release when the page was read; None takes each part's own."""
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
