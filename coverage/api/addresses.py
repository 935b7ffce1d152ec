"""The addresses of the API: each list as JSON and as CSV, from the same rows as the pages."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from coverage.api.answering import (
    csv_answer,
    envelope,
    list_answer,
    origin_of,
    region_asked,
    release_asked,
    revalidated,
)
from coverage.api.parameters import (
    BudgetParameters,
    FlagParameters,
    RankingParameters,
    RegionParameters,
    SeriesParameters,
)
from coverage.api.shapes import Budgets, Flags, Problem, Ranking, Regions, Series
from coverage.files import fields
from coverage.places.files import ranking as ranking_files
from coverage.places.pages.ranking import RankingPage, ranking_page
from coverage.programmes.files.checklist import KEYS as BUDGET_KEYS
from coverage.programmes.files.checklist import checklist_lines
from coverage.programmes.pages.checklist import budget_checklist
from coverage.queries import figures, places, sources
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import RegionRow
from coverage.serving.attachment import attachment, origin

router = Router(tags=["UCJ"])
router.add_decorator(revalidated, mode="view")

REFUSALS = {404: Problem, 422: Problem, 429: Problem, 503: Problem}
CSV: dict[str, Any] = {
    "response": REFUSALS,
    "openapi_extra": {
        "responses": {200: {"description": "CSV", "content": {"text/csv": {"schema": {"type": "string"}}}}}
    },
}


def listed(shape: type) -> dict[str, Any]:
    """How a JSON address is declared; keys that were not set (data_status) are left out."""
    return {"response": {200: shape, **REFUSALS}, "exclude_unset": True}


@router.get("/regions/", summary="Daftar wilayah", **listed(Regions))
def regions(request: HttpRequest, asked: Query[RegionParameters]) -> dict[str, Any]:
    """Wilayah yang berlaku pada bulan terbaru rilis; tanpa level: Indonesia, provinsi dan kabupaten/kota."""
    release = release_asked(request, asked)
    rows = [fields.region_fields(region) for region in _regions(asked, release)]
    return list_answer(rows, origin_of(request, release, asked))


@router.get("/regions.csv", summary="Daftar wilayah, CSV", **CSV)
def regions_csv(request: HttpRequest, asked: Query[RegionParameters]) -> HttpResponse:
    """Baris yang sama dengan /regions/."""
    release = release_asked(request, asked)
    rows = map(fields.region_fields, _regions(asked, release))
    return csv_answer("wilayah", fields.REGION_KEYS, rows, origin_of(request, release, asked))


@router.get("/ranking/", summary="Peringkat cakupan", **listed(Ranking))
def ranking(request: HttpRequest, asked: Query[RankingParameters]) -> dict[str, Any]:
    """Provinsi (bawaan) atau kabupaten/kota menurut cakupan; lalu yang tanpa peringkat beserta alasannya."""
    release, page = _ranking(request, asked)
    question = asked.question()
    rows = page.rows if page else ()
    month = page.month if page else question.asked.month
    return {
        **envelope(origin_of(request, release, asked)),
        "month": f"{month:%Y-%m}" if month else None,
        "level": question.level,
        "regions": len(rows),
        "ranked": len(page.ranked) if page else 0,
        "rows": [fields.ranking_fields(row) for row in rows],
    }


@router.get("/ranking.csv", summary="Peringkat cakupan, CSV", **CSV)
def ranking_csv(request: HttpRequest, asked: Query[RankingParameters]) -> HttpResponse:
    """Baris yang sama dengan /ranking/, sama dengan unduhan CSV halaman peringkat."""
    release, page = _ranking(request, asked)
    if page is None:
        return csv_answer("peringkat", ranking_files.KEYS, (), origin_of(request, release, asked))
    file = ranking_files.RankingFile(page, origin(reverse("ranking") + page.lasting, page.release))
    return attachment(ranking_files.ranking_csv(file), file.name("csv"))


@router.get("/series/{code}/", summary="Deret satu wilayah", **listed(Series))
def series(request: HttpRequest, code: str, asked: Query[SeriesParameters]) -> dict[str, Any]:
    """Setiap angka satu wilayah menurut tanggal, dan semua targetnya menurut tahun dan dokumen."""
    release, region = release_asked(request, asked), region_asked(code)
    return {
        **envelope(origin_of(request, release, asked)),
        "code": code,
        "points": _points(region, asked, release),
        "targets": [fields.target_fields(row) for row in sources.targets(code, release)] if release else [],
    }


@router.get("/series/{code}.csv", summary="Deret satu wilayah, CSV", **CSV)
def series_csv(request: HttpRequest, code: str, asked: Query[SeriesParameters]) -> HttpResponse:
    """Titik-titik yang sama dengan /series/<kode>/."""
    release, region = release_asked(request, asked), region_asked(code)
    points, origin = _points(region, asked, release), origin_of(request, release, asked)
    return csv_answer(f"deret-{code}", fields.POINT_KEYS, points, origin)


@router.get("/series/{code}/targets.csv", summary="Target satu wilayah, CSV", **CSV)
def targets_csv(request: HttpRequest, code: str, asked: Query[SeriesParameters]) -> HttpResponse:
    """Target yang sama dengan /series/<kode>/."""
    release, region = release_asked(request, asked), region_asked(code)
    rows = sources.targets(region.code, release) if release else []
    targets, origin = map(fields.target_fields, rows), origin_of(request, release, asked)
    return csv_answer(f"target-{code}", fields.TARGET_KEYS, targets, origin)


@router.get("/flags/", summary="Catatan pemeriksaan angka", **listed(Flags))
def flags(request: HttpRequest, asked: Query[FlagParameters]) -> dict[str, Any]:
    """Yang ditemukan pemeriksaan dalam angka satu rilis."""
    release = release_asked(request, asked)
    rows = _flags(asked, release)
    return list_answer(rows, origin_of(request, release, asked))


@router.get("/flags.csv", summary="Catatan pemeriksaan angka, CSV", **CSV)
def flags_csv(request: HttpRequest, asked: Query[FlagParameters]) -> HttpResponse:
    """Baris yang sama dengan /flags/."""
    release = release_asked(request, asked)
    rows, origin = _flags(asked, release), origin_of(request, release, asked)
    return csv_answer("pemeriksaan", fields.FLAG_KEYS, rows, origin)


@router.get("/budgets/", summary="Daftar anggaran perlindungan pekerja", **listed(Budgets))
def budgets(request: HttpRequest, asked: Query[BudgetParameters]) -> dict[str, Any]:
    """Baris anggaran satu wilayah dan yang ada di dalamnya menurut tahun; yang belum ada lebih dahulu."""
    release = release_asked(request, asked)
    rows = _budgets(asked, release)
    return list_answer(rows, origin_of(request, release, asked))


@router.get("/budgets.csv", summary="Daftar anggaran perlindungan pekerja, CSV", **CSV)
def budgets_csv(request: HttpRequest, asked: Query[BudgetParameters]) -> HttpResponse:
    """Baris yang sama dengan /budgets/."""
    release = release_asked(request, asked)
    rows, origin = _budgets(asked, release), origin_of(request, release, asked)
    return csv_answer("anggaran", BUDGET_KEYS, rows, origin)


def _ranking(request: HttpRequest, asked: RankingParameters) -> tuple[ReleaseRow | None, RankingPage | None]:
    release, question = release_asked(request, asked), asked.question()
    return release, ranking_page(question, release) if release else None


def _regions(asked: RegionParameters, release: ReleaseRow | None) -> list[RegionRow]:
    level = asked.checked_level()
    if asked.province:
        region_asked(asked.province)
    return places.regions_in_force(release, level, asked.province)


def _points(region: RegionRow, asked: SeriesParameters, release: ReleaseRow | None) -> list[dict[str, Any]]:
    if release is None:
        return []
    return [fields.point_fields(row) for row in figures.history(region, release, asked.asked())]


def _budgets(asked: BudgetParameters, release: ReleaseRow | None) -> list[dict[str, Any]]:
    region = region_asked(asked.region)
    return checklist_lines(budget_checklist(region, release, asked.year)) if release else []


def _flags(asked: FlagParameters, release: ReleaseRow | None) -> list[Mapping[str, Any]]:
    code = asked.checked_code()
    if asked.region:
        region_asked(asked.region)
    rows = sources.flags(release, code, asked.region) if release else []
    return [fields.flag_fields(row) for row in rows]
