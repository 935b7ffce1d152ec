"""/entri/<code>/<month>/: the grid of a province or a regency, saved cell by cell or as one form."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from coverage.calculations.entry.findings import Finding
from coverage.calculations.entry.grid import RowFigures
from coverage.entry.pages.grid import Told, grid_page
from coverage.entry.pages.grid_lines import as_written, what_goes_along
from coverage.entry.services import cells, handing_in
from coverage.entry.services import check as grid_check
from coverage.entry.services.periods import closures
from coverage.entry.views import grid_form
from coverage.entry.views.grid_script import SCRIPTS, script_headings, script_words
from coverage.entry.views.grid_sheet import Sheet, opened, refuse_outside
from coverage.models import DraftCell, Reason, SubmissionRegion
from coverage.parsing.cells import read_cell
from coverage.parsing.words import sentence
from coverage.serving.guards import workers_only
from coverage.submissions import moving
from coverage.submissions.queries import drafts
from coverage.submissions.refusal import EntryRefused, Why
from coverage.submissions.words import why_refused
from coverage.words.labels import column_name


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def grid(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """The grid, with ?periksa=1 also what stands in the way; a post keeps all its changed cells."""
    sheet = opened(request, code, month)
    if request.method == "GET":
        asked = "periksa" in request.GET
        return _page(
            request,
            sheet,
            Told(findings=grid_check.check(_open_parts(sheet), sheet.today) if asked else None),
        )
    unsaved = _keep(request, sheet)
    return _page(request, sheet, Told(unsaved=unsaved), 409) if unsaved else redirect(*sheet.address)


@never_cache
@workers_only
@require_POST
def save(request: HttpRequest, code: str, month: str) -> JsonResponse:
    """Keep the cells of a partly posted grid, one or a whole paste, as the form does without a script.

    sel: what became of each, by "18.01|PU": kode 200 with its version; 409 tells the other person's text, 423
    why it is shut, 422 what does not fit. baris: what the rows that were kept come to, by region.
    """
    sheet = opened(request, code, month)
    try:
        typed = grid_form.typed_cells(request.POST)
    except grid_form.BadForm:
        typed = []
    if not typed:
        return JsonResponse({"pesan": _("Permintaan tidak terbaca; muat ulang halaman.")}, status=400)
    codes = {one.region for one in typed}
    refuse_outside(request, sheet, codes)
    closed = closures(codes, sheet.month, sheet.today)
    done = grid_form.keep_all(typed, sheet.month, sheet.person, closed)
    told = {f"{one.region}|{one.column}": _told(one, outcome, sheet.month) for one, outcome in done}
    parts = {outcome.part_id for _one, outcome in done if not isinstance(outcome, EntryRefused)}
    figures = drafts.row_figures(parts, sheet.month)
    return JsonResponse({"sel": told, "baris": {code: _row(row) for code, row in figures.items()}})


def _told(typed: grid_form.TypedCell, outcome: DraftCell | EntryRefused, month: date) -> dict[str, object]:
    if isinstance(outcome, cells.Clash):
        theirs = {"teks": outcome.text, "versi": outcome.version, "oleh": outcome.by}
        return {"kode": 409, "pesan": why_refused(outcome), **theirs}
    if isinstance(outcome, EntryRefused):
        return {"kode": 423 if isinstance(outcome, cells.Locked) else 422, "pesan": why_refused(outcome)}
    read = read_cell(typed.column, typed.text, month)
    return {
        "kode": 200,
        "versi": outcome.version,
        "nilai": read.value if isinstance(read.value, int) else None,
        "tulis": as_written(typed.column, read),
        "masalah": sentence(read.problem) if read.problem else "",
        "catatan": read.note,
    }


def _row(figures: RowFigures) -> dict[str, object]:
    return {
        "ikut": what_goes_along(figures.typed, figures.entered),
        "total": figures.total,
        "potensi": figures.potential,
        "cakupan": figures.coverage_ratio,
        "kesenjangan_orang": figures.gap_to_target_people,
        "kesenjangan_poin": figures.gap_to_target_points,
    }


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """Keep what was typed and show what stands in the way of handing in."""
    sheet = opened(request, code, month)
    if request.method == "GET":
        return redirect(*sheet.address)
    unsaved, given = _keep(request, sheet), grid_form.given_answers(request.POST)
    if "lalu" in request.POST and not unsaved and not given and (done := _hand_in_clean(request, sheet)):
        return done
    found = grid_check.check(_open_parts(sheet), sheet.today)
    return _page(request, sheet, Told(unsaved, found, given), 409 if unsaved else 200)


def _hand_in_clean(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    """Hand in all that is filled; None, and nothing handed in, where something stands in the way."""
    clean, held = grid_check.ready(_filled(_open_parts(sheet)), sheet.today)
    return redirect(*sheet.address) if clean and not held and _hand_in(request, clean, sheet) else None


@never_cache
@workers_only
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """Hand in the chosen regions, or all that are filled; one with a problem holds back itself only."""
    sheet = opened(request, code, month)
    if request.method == "GET":
        return redirect(*sheet.address)
    unsaved = _keep(request, sheet)
    given = grid_form.given_answers(request.POST)
    parts = _chosen(request, _open_parts(sheet))
    found = grid_check.check(parts, sheet.today)
    half_answered = _answer(request, parts, found, given, sheet.person)
    unkept = {code for code, _column in unsaved}
    clean, held = grid_check.ready([part for part in parts if part.region_id not in unkept], sheet.today)
    handed_in = _hand_in(request, clean, sheet)
    if handed_in and not unsaved and not half_answered:
        return redirect(
            _checked_address(sheet) if held else reverse(sheet.address[0], args=sheet.address[1:])
        )
    left = grid_check.check(_open_parts(sheet), sheet.today)
    return _page(request, sheet, Told(unsaved, left, given), 422)


def _checked_address(sheet: Sheet) -> str:
    """The grid with what is still to be mended or answered."""
    return f"{reverse(sheet.address[0], args=sheet.address[1:])}?periksa=1#hasil"


def _hand_in(request: HttpRequest, parts: Collection[SubmissionRegion], sheet: Sheet) -> bool:
    if not parts:
        messages.warning(request, _("Belum ada wilayah yang dapat diajukan."))
        return False
    try:
        done = handing_in.submit(parts=parts, by=sheet.person)
    except EntryRefused as error:
        messages.error(request, why_refused(error))
        return False
    told = ngettext("%(count)s wilayah diajukan.", "%(count)s wilayah diajukan.", len(done))
    messages.success(request, told % {"count": len(done)})
    return True


def _chosen(request: HttpRequest, parts: list[SubmissionRegion]) -> list[SubmissionRegion]:
    """The filled parts, or the ticked ones among them."""
    filled = _filled(parts)
    if request.POST.get("lingkup") != "dipilih":
        return filled
    ticked = set(request.POST.getlist("wilayah"))
    return [part for part in filled if part.region_id in ticked]


def _filled(parts: list[SubmissionRegion]) -> list[SubmissionRegion]:
    rows = cells.entered_rows(parts)
    return [part for part in parts if not rows[part.region_id].is_blank]


def _answer(
    request: HttpRequest,
    parts: Iterable[SubmissionRegion],
    found: Iterable[Finding],
    given: Mapping[str, tuple[str, str]],
    by: User,
) -> bool:
    """Keep the answers to warnings that were raised. Returns whether one was only half: that is said."""
    half = False
    by_region = {part.region_id: part for part in parts}
    for finding in found:
        name = f"{finding.region_code}|{finding.code}|{finding.column}"
        if not finding.wants_answer or finding.must_mend or name not in given:
            continue
        reason, note = given[name]
        part = by_region[finding.region_code]
        try:
            grid_check.answer(
                part=part, code=finding.code, column=finding.column, reason=reason, note=note, by=by
            )
        except EntryRefused as error:
            place = f"{finding.region_code} {column_name(finding.column)}".strip()
            messages.error(request, f"{place}: {why_refused(error)}")
            half = True
    return half


@never_cache
@workers_only
@require_POST
def recall(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """Take the region named by tarik back from the verifier; cells and answers typed meanwhile are kept."""
    sheet = opened(request, code, month)
    region = request.POST.get("tarik", "")
    refuse_outside(request, sheet, [region])
    unsaved = _keep(request, sheet)
    part = cells.begun(region, sheet.month)
    closed = closures([region], sheet.month, sheet.today).get(region, "")
    try:
        if closed:
            raise cells.Locked(closed)
        if part is None:
            raise EntryRefused.because(Why.NONE_WAITS)
        moving.recall(part=part, by=sheet.person)
        messages.success(request, _("%(code)s kembali menjadi draf.") % {"code": region})
    except EntryRefused as error:
        messages.error(request, why_refused(error))
    given = grid_form.given_answers(request.POST)
    if not given:
        return _page(request, sheet, Told(unsaved=unsaved), 409) if unsaved else redirect(*sheet.address)
    found = grid_check.check(_open_parts(sheet), sheet.today)
    return _page(request, sheet, Told(unsaved=unsaved, findings=found, given=given), 409 if unsaved else 200)


def _keep(request: HttpRequest, sheet: Sheet) -> dict[tuple[str, str], grid_form.Unsaved]:
    try:
        cells = grid_form.typed_cells(request.POST)
    except grid_form.BadForm as error:
        raise BadRequest(str(error)) from None
    codes = {typed.region for typed in cells}
    refuse_outside(request, sheet, codes)
    closed = closures(codes, sheet.month, sheet.today)
    kept, unsaved = grid_form.keep(cells, sheet.month, sheet.person, closed)
    if kept:
        told = ngettext("%(count)s sel tersimpan.", "%(count)s sel tersimpan.", kept)
        messages.success(request, told % {"count": kept})
    return unsaved


def _open_parts(sheet: Sheet) -> list[SubmissionRegion]:
    mine = [row.code for row in sheet.regions if sheet.scope.may_enter(row.code)]
    closed = closures(mine, sheet.month, sheet.today)
    return cells.open_parts([code for code in mine if code not in closed], sheet.month)


def _page(request: HttpRequest, sheet: Sheet, told: Told | None = None, status: int = 200) -> HttpResponse:
    closed = closures([row.code for row in sheet.regions], sheet.month, sheet.today)
    page = grid_page(sheet.regions, sheet.month, sheet.today, sheet.scope, closed, told)
    given = {"scripts": SCRIPTS, "words": script_words(), "headings": script_headings()}
    context = {"page": page, "reasons": Reason.choices, **given}
    return render(request, "coverage/entry/grid.html", context, status=status)
