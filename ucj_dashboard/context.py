"""What every template knows of the site."""

from collections.abc import Iterator
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from coverage.rows.office import Office
from coverage.serving.office import office_at
from ucj_dashboard import theme
from ucj_dashboard.language import BEHIND_SIGN_IN, in_language

PARENTS = {"release": "releases", "source": "sources"}
NAMES = {"id": "Bahasa Indonesia", "en": "English"}  # each as its own speakers write it


def site(request: HttpRequest) -> dict[str, object]:
    """`demo`: whether the figures are invented, so that every page can say DATA CONTOH.

    `office`: what printed pages begin and end with, and their paper.
    `nav`: the entry of the header that the page belongs to. `query_suffix`: what links carry on from an
    old release ("?rilis=3"), so that a reader stays in it; "" in the newest. `theme_script`: what stands in
    the head. `languages`: the page in each language. `by_switch`: what stands before an address behind
    sign-in, so that a reader of English signs in in English. `canonical`, `twins`: where the page stands for
    search engines, for readers' pages alone.
    """
    name = request.resolver_match.url_name if request.resolver_match else None
    old = getattr(request, "old_release", None)
    return {
        "demo": settings.DEMO,
        "office": SimpleLazyObject(lambda: _office(request)),
        "theme_script": mark_safe(theme.SCRIPT),
        "nav": PARENTS.get(name or "", name),
        "query_suffix": f"?rilis={old}" if old else "",
        "languages": list(_languages(request)),
        "by_switch": "/bahasa/en/?lanjut=" if _is_readers(request) and get_language() == "en" else "",
        **(_found_at(request) if _is_readers(request) else {}),
    }


def _office(request: HttpRequest) -> Office:
    """Without a page, as for an address that is none, nothing is asked of the database."""
    return office_at(request.get_full_path()) if request.resolver_match else Office()


def _is_readers(request: HttpRequest) -> bool:
    return not request.path_info.startswith(BEHIND_SIGN_IN)


def _languages(request: HttpRequest) -> Iterator[dict[str, object]]:
    here = request.get_full_path()
    for code, name in NAMES.items():
        switched = f"/bahasa/{code}/?lanjut={quote(here, '')}"
        address = in_language(here, code) if _is_readers(request) else switched
        yield {"code": code, "name": name, "address": address, "chosen": code == get_language()}


def _found_at(request: HttpRequest) -> dict[str, object]:
    here = request.get_full_path()
    return {
        "canonical": settings.ADDRESS + here,
        "twins": [{"code": code, "url": settings.ADDRESS + in_language(here, code)} for code in NAMES],
    }
