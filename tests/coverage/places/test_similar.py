"""Similar regions and what they do otherwise, on a region's page and beside a comparison."""

import re

import pytest

from tests.coverage.reading import get, said

pytestmark = pytest.mark.usefixtures("programmes_throughout", "published")


def folded(page: str) -> str:
    """What the page holds behind "Wilayah serupa"."""
    found = re.search(r'<details class="more[^"]*">\s*<summary><h2>Wilayah serupa.*?</details>', page, re.S)
    return found[0] if found else ""


def names(text: str) -> list[str]:
    return re.findall(r'<li>\s*<a href="/wilayah/([\d.]+)/', text)


@pytest.mark.parametrize("code", ["13", "18.72", "18.03"])
def test_a_region_names_those_that_a_comparison_offers(client, code):
    compared = get(client, f"/bandingkan/?wilayah={code}").partition('id="serupa"')[2]
    here = folded(get(client, f"/wilayah/{code}/"))
    assert names(here) == names(compared)
    assert 1 <= len(names(here)) <= 4
    assert all(("." in other) == ("." in code) for other in names(here))
    assert f'href="/bandingkan/?wilayah={code}&wilayah={names(here)[0]}"' in here


def test_what_they_do_otherwise_names_its_document(client):
    here = folded(get(client, "/wilayah/13/"))
    (line,) = (part for part in here.split("<li>") if "masyarakat miskin" in part)
    assert "698.000 berhak, 57.000 didaftarkan" in line
    assert re.search(r'<a href="/sumber/\d+/"\s*>[^<]+</a>\)', line)


def test_indonesia_is_like_no_province(client):
    assert not folded(get(client, "/"))
    assert "Wilayah serupa" not in said(get(client, "/wilayah/00/"))
