"""/pemeriksaan/teks/: a pasted text read, marked and audited; who may can send its rows on."""

import hashlib
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.access import may_publish
from coverage.models import Submission
from coverage.parsing.prose import Reading, read_prose
from coverage.serving.guards import refused, signed_in
from coverage.serving.limits import limited
from coverage.serving.snapshot import in_one_snapshot
from coverage.submissions.documents import Filed, file_document, keep_text
from coverage.texts.forms.rows import DraftForm, initial
from coverage.texts.forms.text import ProseForm
from coverage.texts.pages import MOST_ROWS, ProsePage, prose_page, quote
from regions.directory import name_index
from regions.names import NameIndex


@never_cache
@require_http_methods(["GET", "POST"])
def prose(request: HttpRequest) -> HttpResponse:
    """Anybody may have a text read; only "file" writes, and only for who may file documents."""
    read = _read if request.POST.get("action") == "file" else in_one_snapshot(_read)
    return read(request)


@limited(lambda request: request.method == "POST")
def _read(request: HttpRequest) -> HttpResponse:
    visitor = not request.user.is_authenticated
    if request.method == "GET":
        return _show(request, ProseForm(visitor=visitor))
    form = ProseForm(request.POST, visitor=visitor)
    if not form.is_valid():
        return _show(request, form)
    names = name_index()
    reading = read_prose(form.cleaned_data["text"], names)
    action = request.POST.get("action")
    drafts = _corrected(request, names) if action in ("check", "file") else _as_read(reading, names)
    page = prose_page(reading, form, drafts)
    if action == "file":
        return _file(request, form, page)
    return _show(request, form, page)


def _show(request: HttpRequest, form: ProseForm, page: ProsePage | None = None) -> HttpResponse:
    context = {"form": form, "page": page, "may_file": _may_file(request)}
    return render(request, "coverage/texts/text.html", context, status=422 if form.errors else 200)


def _may_file(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_publish(signed_in(request))


def _as_read(reading: Reading, names: NameIndex) -> list[DraftForm]:
    """Forms filled with what was read, as if a person had sent them, so that they are checked alike."""
    forms = []
    for draft in reading.drafts[:MOST_ROWS]:
        prefix = f"baris-{draft.row.line}"
        values = initial(draft.row, draft.regions, quote(reading, draft))
        data = {f"{prefix}-{name}": value for name, value in values.items()}
        forms.append(DraftForm(data, prefix=prefix, names=names))
    return forms


def _corrected(request: HttpRequest, names: NameIndex) -> list[DraftForm]:
    sent = request.POST.get("baris", "")
    count = min(int(sent), MOST_ROWS) if sent.isascii() and sent.isdigit() and len(sent) < 5 else 0
    return [DraftForm(request.POST, prefix=f"baris-{line}", names=names) for line in range(1, count + 1)]


def _file(request: HttpRequest, form: ProseForm, page: ProsePage) -> HttpResponse:
    """Send the confirmed rows on as a document's submission; nothing is published here."""
    if not request.user.is_authenticated:
        return redirect("masuk")
    if not may_publish(signed_in(request)):
        raise refused(request, "mengajukan angka dari teks")
    chosen = [line for line in page.lines if line.form["right"].value()]
    if not chosen:
        form.add_error(None, _("Tandai dahulu baris yang benar."))
    if any(line.row is None for line in chosen):
        form.add_error(None, _("Baris yang ditandai benar masih memuat isian yang tidak terbaca."))
    if not form.ask_source():
        return _show(request, form, page)
    filed = _filed(request, form, [line.row for line in chosen if line.row])
    if filed.submission is None:
        messages.info(request, _("Tidak ada yang baru: baris ini sudah terbit atau sudah menunggu."))
        return _show(request, form, page)
    told = ngettext(
        "%(count)s baris menunggu sebagai kiriman.", "%(count)s baris menunggu sebagai kiriman.", filed.new
    )
    messages.success(request, told % {"count": filed.new})
    return redirect("submission", filed.submission.pk)


@transaction.atomic
def _filed(request: HttpRequest, form: ProseForm, rows: list[Any]) -> Filed:
    """The rows as a submission, and the whole text with their source."""
    data = form.cleaned_data
    digest = hashlib.sha256(data["text"].encode()).hexdigest()
    filed = file_document(rows, name=form.citation, digest=digest, by=signed_in(request))
    if filed.submission is not None:
        keep_text(citation=form.citation, url=data["url"], text=data["text"])
    if filed.submission is not None and filed.new:
        note = _("Dibaca dari teks: %(title)s") % {"title": form.citation}
        Submission.objects.filter(pk=filed.submission.pk, note="").update(note=note)
    return filed
