"""Monthly workbooks: download, upload, preview, and handing in what it changes."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coverage.access import scope_of
from coverage.entry.services.periods import closures
from coverage.models import SubmissionRegion, Upload
from coverage.parsing.days import parse_month
from coverage.parsing.ods import is_ods
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.parsing.workbook_key import Asked
from coverage.parsing.workbook_marks import marked
from coverage.parsing.workbook_safety import PACKED
from coverage.queries.errors import NoSuchRegion
from coverage.rows.periods import FIRST_MONTH
from coverage.serving.attachment import attachment, paper_of
from coverage.serving.guards import refused, signed_in, workers_only
from coverage.submissions.states import WAITING
from coverage.words.language import indonesian
from coverage.workbooks.files import entry_csv, entry_workbook
from coverage.workbooks.forms.month import MonthUploadForm
from coverage.workbooks.pages.month import WorkbookPage
from coverage.workbooks.pages.template import entry_file
from coverage.workbooks.services import importing, preview
from coverage.workbooks.services.importing import HandedIn
from coverage.workbooks.services.preview import Preview
from regions.codes import NATION, is_code


@never_cache
@workers_only
@require_safe
def workbook(request: HttpRequest, code: str, month: str, kind: str) -> HttpResponse:
    """The month's workbook of a province, a regency, or all provinces (00), to be filled and uploaded."""
    scope = scope_of(signed_in(request))
    may = scope.everywhere if code == NATION else scope.may_see_drafts(code)
    if not is_code(code) or not may:
        raise refused(request, f"mengunduh buku kerja {code}")
    try:
        first = parse_month(month)
        file = entry_file(code, first, scope, settings.ADDRESS + request.get_full_path())
    except Unreadable as error:
        raise Http404(why_unreadable(error)) from None
    except (ValueError, NoSuchRegion) as error:
        raise Http404(str(error)) from None
    if not FIRST_MONTH <= first <= timezone.localdate():
        raise Http404(_("Bulan yang dapat diisi: Januari 2015 sampai bulan ini."))
    if kind == "csv":
        return attachment("\ufeff" + entry_csv(file), file.file_name("csv"))
    return attachment(entry_workbook(file, paper_of(file.key.root)), file.file_name("xlsx"))


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def upload_month(request: HttpRequest) -> HttpResponse:
    """Step one: choose a file. One that can be read leads to its preview, whatever stands in its cells."""
    if request.method == "GET":
        return _form(request, MonthUploadForm(initial=request.GET.dict()))
    form = MonthUploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form)
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        read = preview.read_file(
            content, name=file.name, today=timezone.localdate(), asked=Asked(**form.asked())
        )
    except Unreadable as error:
        return _form(request, form, name=file.name, problem=indonesian(why_unreadable(error)))
    source = form.cleaned_data["sumber"]
    kept = importing.keep(
        content, read.key, name=file.name, source=source, by=signed_in(request), now=timezone.now()
    )
    return redirect("month_preview", kept.pk)


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def month_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Step two: what every cell would do; then hand in what it changes, or drop the file."""
    kept = importing.kept(pk, by=signed_in(request), now=timezone.now())
    if kept is None:
        return _gone(request)
    if request.POST.get("action") == "discard":
        kept.delete()
        messages.info(request, _("%(name)s dibuang; tidak ada yang ditulis.") % {"name": kept.name})
        return redirect("upload_month")
    try:
        if request.method == "POST":
            return _hand_in(request, kept)
        shown = _kept_preview(request, kept)
    except Unreadable as error:  # a region's name or code has changed since the file was kept
        return _form(request, MonthUploadForm(), name=kept.name, problem=indonesian(why_unreadable(error)))
    page = WorkbookPage(shown, kept.name, kept.pk, _is_excel(bytes(kept.content)))
    return render(request, "coverage/workbooks/month_preview.html", {"page": page})


@never_cache
@workers_only
@require_safe
def month_marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The uploaded workbook with its refused cells marked."""
    kept = importing.kept(pk, by=signed_in(request), now=timezone.now())
    if kept is None:
        return _gone(request)
    try:
        content = marked(bytes(kept.content), _kept_preview(request, kept).refusals)
    except Unreadable as error:
        raise Http404(why_unreadable(error)) from None
    name = kept.name.rpartition(".")[0] or "buku-kerja"
    plain = "".join(sign for sign in name if sign.isalnum() or sign in "-_ ")[:80]
    return attachment(content, f"{plain}-bertanda.xlsx")


def _kept_preview(request: HttpRequest, kept: Upload) -> Preview:
    asked = _asked_with(kept)
    return preview.preview(bytes(kept.content), name=kept.name, asked=asked, **_who(request), closed=closures)


def _asked_with(kept: Upload) -> Asked:
    """What the file was uploaded for."""
    return Asked(kept.root, kept.month, kept.note)


def _is_excel(content: bytes) -> bool:
    """Whether refused cells can be marked in the file."""
    return content.startswith(PACKED) and not is_ods(content)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"scope": scope_of(signed_in(request)), "today": timezone.localdate()}


def _form(request: HttpRequest, form: MonthUploadForm, *, name: str = "", problem: str = "") -> HttpResponse:
    context = {"form": form, "name": name, "problem": problem}
    return render(
        request, "coverage/workbooks/month.html", context, status=422 if problem or form.errors else 200
    )


def _hand_in(request: HttpRequest, kept: Upload) -> HttpResponse:
    """Raises Unreadable."""
    if request.POST.get("action") != "submit":
        return redirect("month_preview", kept.pk)
    who = _who(request)
    file = preview.read_file(bytes(kept.content), name=kept.name, today=who["today"], asked=_asked_with(kept))
    token = request.POST.get("token", "")
    try:
        done = importing.hand_in(file, token=token, by=signed_in(request), **who, closed=closures)
    except importing.Moved:
        messages.warning(
            request,
            _("Sejak pratinjau ada yang berubah; tidak ada yang ditulis. Lihat pratinjau baru di bawah ini."),
        )
        return redirect("month_preview", kept.pk)
    if not (done.submitted or done.waiting):  # it changes nothing
        return redirect("month_preview", kept.pk)
    kept.delete()
    _tell(request, done)
    if done.waiting and file.key.root != NATION:
        return redirect("grid", file.key.root, f"{file.key.month:%Y-%m}")
    own = None if done.waiting else _publishable(request, done, file.key.month)
    return redirect("submission", own) if own else redirect("entries")


def _publishable(request: HttpRequest, done: HandedIn, month: date) -> int | None:
    """The submission that was handed in, where its submitter goes on to publish it; None where others do."""
    scope = scope_of(signed_in(request))
    if not all(scope.may_publish(code, scope.user_id) for code in done.submitted):
        return None
    parts = SubmissionRegion.objects.filter(region__in=done.submitted, month=month, state__in=WAITING)
    numbers = set(parts.values_list("submission_id", flat=True))
    return numbers.pop() if len(numbers) == 1 else None


def _tell(request: HttpRequest, done: HandedIn) -> None:
    if done.submitted:
        told = ngettext("%(count)s wilayah diajukan.", "%(count)s wilayah diajukan.", len(done.submitted))
        messages.success(request, told % {"count": len(done.submitted)})
    if done.waiting:
        told = ngettext(
            "%(count)s wilayah tersimpan di lembar isian (%(codes)s); jawab peringatannya lalu ajukan.",
            "%(count)s wilayah tersimpan di lembar isian (%(codes)s); jawab peringatannya lalu ajukan.",
            len(done.waiting),
        )
        some = ", ".join(done.waiting[:10]) + ("…" if len(done.waiting) > 10 else "")
        messages.warning(request, told % {"count": len(done.waiting), "codes": some})


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(
        request, _("Pratinjau itu sudah dipakai, dibuang, atau lewat sehari. Unggah berkasnya sekali lagi.")
    )
    return redirect("upload_month")
