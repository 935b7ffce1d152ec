"""/panduan/: the guides of docs/ as pages, with their pictures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving.released import released
from coverage.sources.pages.methods import guide as rendered_guide
from coverage.sources.views.sources import DOCUMENTS, RELEASE, TEXTS

GUIDES = {"operator": "guide-operator.md", "verifikator": "guide-verifier.md", "admin": "guide-admin.md"}
PICTURES = DOCUMENTS / "images"


@released
def guide(request: HttpRequest, release: ReleaseRow, who: str) -> HttpResponse:
    """Step by step for operators, verifiers or admins."""
    asked.refuse_unknown(request.GET, RELEASE)
    if who not in GUIDES:
        raise Http404
    text = rendered_guide(DOCUMENTS / GUIDES[who], _address, f"{reverse('guides')}gambar/")
    context = {"text": text, "who": who, "guides": GUIDES, "shown_release": release}
    return render(request, "coverage/sources/guide.html", context)


@released
def guides(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Which guide is for whom."""
    asked.refuse_unknown(request.GET, RELEASE)
    return render(request, "coverage/sources/guides.html", {"guides": GUIDES, "shown_release": release})


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of a guide."""
    known = {file.name: file for file in PICTURES.glob("*.png")}
    if name not in known:
        raise Http404
    headers = {"Cache-Control": "public, max-age=86400"}
    return HttpResponse(known[name].read_bytes(), content_type="image/png", headers=headers)


def _address(file: str) -> str:
    """The page of a text in docs/, "" when it has none."""
    for who, name in GUIDES.items():
        if name == file:
            return reverse("guide", args=[who])
    return reverse("methods") if file in TEXTS else ""
