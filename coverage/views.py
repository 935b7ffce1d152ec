"""The pages: read the request, ask for a page, render it."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from coverage import asked, exports, formats, pages, queries
from coverage.documents import rendered
from coverage.downloads import attachment, ranking_file
from coverage.queries import ReleaseRow
from coverage.released import released
from regions.codes import CodeError
from regions.directory import name_index

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENTS = Path(settings.BASE_DIR) / "docs"
TEXTS = ("methods.md", "audit.md", "data-dictionary.md")
RELEASE = ("rilis",)


@released
def nation(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Indonesia: headline, provinces ranked, the national series against its targets."""
    return _region(request, release, pages.NATION)


@released
def region(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """A province or a regency against its targets; a former code leads to today's."""
    try:
        known = name_index().resolve_code(code)
    except CodeError as error:
        return render(request, "404.html", {"asked_region": code, "message": str(error)}, status=404)
    if known != code:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("region", args=[known]) + query, permanent=True)
    return _region(request, release, code)


def _region(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    page = pages.region_page(code, asked.common(request.GET), release)
    return render(request, "coverage/region.html", {"page": page, "shown_release": release})


@released
def ranking(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Regions ranked by coverage, as one release knows them."""
    page = pages.ranking_page(asked.ranking(request.GET), release)
    context = {"page": page, "segments": formats.SEGMENTS.items(), "shown_release": release}
    return render(request, "coverage/ranking.html", context)


@released
def ranking_xlsx(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The ranking page's rows, all of them, as Excel."""
    file = ranking_file(request, pages.ranking_page(asked.ranking(request.GET), release))
    return attachment(exports.ranking_workbook(file), file.name("xlsx"), EXCEL)


@released
def ranking_csv(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The same rows as CSV."""
    file = ranking_file(request, pages.ranking_page(asked.ranking(request.GET), release))
    return attachment(exports.ranking_csv(file), file.name("csv"), "text/csv; charset=utf-8")


@released
def compare(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Chosen regions side by side; a text that names none is answered beside the others."""
    page = pages.compare_page(*asked.comparison(request.GET), release)
    context = {"page": page, "shown_release": release}
    return render(request, "coverage/compare.html", context, status=422 if page.problems else 200)


@released
def regions(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """All provinces with their regencies, each leading to its page."""
    page = pages.regions_page(asked.places(request.GET), release)
    return render(request, "coverage/regions.html", {"page": page, "shown_release": release})


@released
def releases(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Every release, newest first."""
    asked.refuse_unknown(request.GET, RELEASE)
    context = {"releases": queries.releases(), "shown_release": release}
    return render(request, "coverage/releases.html", context)


@released
def release_detail(request: HttpRequest, release: ReleaseRow, number: int) -> HttpResponse:
    """What one release added, replaced and left contradictory."""
    asked.refuse_unknown(request.GET, RELEASE)
    page = pages.release_page(number)
    return render(request, "coverage/release.html", {"page": page, "shown_release": release})


@released
def sources(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Every document the release's figures come from."""
    asked.refuse_unknown(request.GET, RELEASE)
    context = {"sources": queries.source_list(release), "shown_release": release}
    return render(request, "coverage/sources.html", context)


@released
def source_detail(request: HttpRequest, release: ReleaseRow, pk: int) -> HttpResponse:
    """One document: what it prints, beside what is shown."""
    page = pages.source_page(pk, asked.paged(request.GET), release)
    return render(request, "coverage/source.html", {"page": page, "shown_release": release})


@released
def flags(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """What the audit finds in the release's figures."""
    page = pages.flags_page(asked.flags(request.GET), release)
    return render(request, "coverage/flags.html", {"page": page, "shown_release": release})


@released
def methods(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """How every figure is computed, and what every column holds."""
    asked.refuse_unknown(request.GET, RELEASE)
    texts = [rendered(DOCUMENTS / name) for name in TEXTS]
    return render(request, "coverage/methods.html", {"texts": texts, "shown_release": release})


def search(request: HttpRequest) -> HttpResponse:
    """From a name, alias or code to its page; several hits are listed."""
    page = pages.search_page(request.GET.get("q", ""))
    if page.only:
        return redirect("region", page.only)
    context = {"page": page, "shown_release": queries.release_row()}
    return render(request, "coverage/search.html", context)


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Switch the language and go back to where the reader was."""
    back = request.GET.get("lanjut", "/")
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        back = "/"
    response = redirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response
