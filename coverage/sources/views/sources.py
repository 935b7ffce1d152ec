"""What the figures rest on: releases, documents, methods."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.queries import releases as release_queries
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import source_text
from coverage.questions import asked
from coverage.serving.released import released
from coverage.sources import questions as asked_sources
from coverage.sources.pages.methods import rendered
from coverage.sources.pages.releases import release_page
from coverage.sources.pages.sources import source_page, sources_page
from coverage.texts.pages import marked_text

DOCUMENTS = Path(settings.BASE_DIR) / "docs"
TEXTS = ("methods.md", "methods-status.md", "audit.md", "teks.md", "data-dictionary.md")
RELEASE = ("rilis",)


@released
def releases(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Every release, newest first."""
    asked.refuse_unknown(request.GET, RELEASE)
    context = {"releases": release_queries.releases(), "shown_release": release}
    return render(request, "coverage/sources/releases.html", context)


@released
def release_detail(request: HttpRequest, release: ReleaseRow, number: int) -> HttpResponse:
    """What one release added, replaced and left contradictory."""
    page = release_page(number, asked.paged(request.GET))
    return render(request, "coverage/sources/release.html", {"page": page, "shown_release": release})


@released
def sources(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The documents the release's figures come from."""
    page = sources_page(asked_sources.sources(request.GET), release)
    return render(request, "coverage/sources/sources.html", {"page": page, "shown_release": release})


@released
def source_detail(request: HttpRequest, release: ReleaseRow, pk: int) -> HttpResponse:
    """One document: what it prints, beside what is shown."""
    page = source_page(pk, asked.paged(request.GET), release)
    text = source_text(pk) if request.user.is_authenticated else ""
    context = {"page": page, "pieces": marked_text(text) if text else (), "shown_release": release}
    return render(request, "coverage/sources/source.html", context)


@released
def methods(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """How every figure is computed, and what every column holds."""
    asked.refuse_unknown(request.GET, RELEASE)
    texts = [rendered(DOCUMENTS / name) for name in TEXTS]
    return render(request, "coverage/sources/methods.html", {"texts": texts, "shown_release": release})
