"""/entri/unggah/: a document's figures as a file, checked first and published by a second step."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.models import Job, Upload
from coverage.parsing.figures import COLUMNS
from coverage.parsing.problems import Problem
from coverage.releases.asked import ask
from coverage.releases.publishable import NotPublishable
from coverage.serving.guards import publishers_only, signed_in
from coverage.submissions.words import why_refused
from coverage.workbooks.forms.document import NoteForm, UploadForm
from coverage.workbooks.pages.document import upload_page
from coverage.workbooks.services import uploads
from coverage.workbooks.services.figures_import import Unusable

SHOWN_PROBLEMS = 200  # more are mended in rounds; the rest is counted


@never_cache
@publishers_only
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Step one: choose a file. A readable one leads to its preview, a published table to the questions about
    its columns, another shows every bad cell."""
    if request.method == "GET":
        return _form(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form)
    file, note = form.cleaned_data["file"], form.cleaned_data["note"]
    try:
        kept = uploads.keep(file.read(), name=file.name, note=note, by=signed_in(request), now=timezone.now())
    except Unusable as error:
        return _form(request, form, name=file.name, problems=error.problems)
    return redirect("upload_columns" if kept.meaning == {} else "upload_preview", kept.pk)


@never_cache
@publishers_only
@require_http_methods(["GET", "POST"])
def upload_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Step two: what the file would do; then publish it, leave it waiting, or drop it."""
    kept = uploads.kept(pk, by=signed_in(request), now=timezone.now())
    if kept is None:
        return gone(request)
    if kept.meaning == {}:
        return redirect("upload_columns", kept.pk)
    if request.method == "POST":
        return _decide(request, kept)
    return _preview(request, kept, NoteForm(initial={"note": kept.note}))


def _form(
    request: HttpRequest, form: UploadForm, *, name: str = "", problems: tuple[Problem, ...] = ()
) -> HttpResponse:
    context = {"form": form, "columns": COLUMNS, "name": name, **listed(problems)}
    return render(
        request, "coverage/workbooks/document.html", context, status=422 if problems or form.errors else 200
    )


def listed(problems: tuple[Problem, ...]) -> dict[str, Any]:
    """What partials/problems.html needs."""
    return {
        "count": len(problems),
        "problems": problems[:SHOWN_PROBLEMS],
        "more": max(len(problems) - SHOWN_PROBLEMS, 0),
    }


def _preview(request: HttpRequest, kept: Upload, form: NoteForm) -> HttpResponse:
    try:
        page = upload_page(kept)
    except Unusable as error:  # a region's name or code has changed since the file was kept
        return _form(request, UploadForm(), name=kept.name, problems=error.problems)
    except NotPublishable as error:
        messages.error(request, _not_published(error))
        return redirect("upload")
    status = 422 if form.errors else 200
    return render(
        request, "coverage/workbooks/document_preview.html", {"page": page, "form": form}, status=status
    )


def _decide(request: HttpRequest, kept: Upload) -> HttpResponse:
    form = NoteForm(request.POST)
    action = request.POST.get("action")
    if action == "discard":
        return discarded(request, kept)
    if action not in ("publish", "save") or not form.is_valid():
        return _preview(request, kept, form)
    note = form.cleaned_data["note"]
    if action == "save":
        return _save(request, kept, form)
    wish = {"upload": kept.pk, "note": note}
    return redirect("job", ask(kind=Job.Kind.UPLOAD, by=signed_in(request), page=request.path, **wish).pk)


def _save(request: HttpRequest, kept: Upload, form: NoteForm) -> HttpResponse:
    note = form.cleaned_data["note"]
    try:
        report = uploads.use(kept, publish=False, note=note, by=signed_in(request))
    except Upload.DoesNotExist:
        return gone(request)
    except uploads.NothingNew:
        form.add_error(None, _("Tidak ada yang baru: baris ini sudah terbit atau sudah menunggu."))
        return _preview(request, kept, form)
    except Unusable as error:
        return _form(request, UploadForm(initial={"note": note}), name=kept.name, problems=error.problems)
    except NotPublishable as error:
        form.add_error(None, _not_published(error))
        return _preview(request, kept, form)
    rows = ngettext("%(count)s baris", "%(count)s baris", report.new) % {"count": report.new}
    told = _("%(rows)s menunggu sebagai kiriman %(number)s.") % {"rows": rows, "number": report.submission}
    messages.success(request, told)
    return redirect("submission", report.submission)


def discarded(request: HttpRequest, kept: Upload) -> HttpResponse:
    """Drop a kept file and say so."""
    uploads.forget(kept)
    messages.info(request, _("%(name)s dibuang; tidak ada yang ditulis.") % {"name": kept.name})
    return redirect("upload")


def gone(request: HttpRequest) -> HttpResponse:
    """Back to the upload: the file was used, dropped, or is a day old."""
    messages.warning(
        request, _("Pratinjau itu sudah dipakai, dibuang, atau lewat sehari. Unggah berkasnya sekali lagi.")
    )
    return redirect("upload")


def _not_published(error: NotPublishable) -> str:
    return _("Tidak ada yang terbit: %(reason)s.") % {"reason": why_refused(error)}
