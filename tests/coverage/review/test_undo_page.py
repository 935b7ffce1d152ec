"""Taking a release back: who finds the way there, and what the page says it would bring back."""

import pytest
from django.urls import reverse

from coverage.models import Release
from coverage.releases.publishing import publish_parts, undo
from tests.coverage.programmes.record_drafts import hand_in_record
from tests.coverage.reading import get, said
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def publish_programme(*regions, **values):
    """A release with one programme row of each region."""
    given = {"group": "RT/RW", "as_of": "2025-10-31", "as_of_precision": "day", **values}
    parts = [hand_in_record("programme", region=code, **given).pk for code in regions]
    return publish_parts(parts=parts, by=None, note="Program")


def address(release):
    return reverse("undo_release", args=[release.number])


def test_programmes_stand_with_what_comes_back(client, verifier):
    release = publish_programme("18.71", paid_workers=900)
    client.force_login(verifier)
    page = said(get(client, address(release)))
    assert "Program RT/RW · 31 Oktober 2025 Iurannya dibayar, orang: 900 —" in page


def test_the_way_is_shown_for_releases_of_ones_own_regions(client, verifier):
    own, shared = publish_programme("18.71"), publish_programme("18.72", "15.71")
    client.force_login(verifier)
    home = get(client, "/entri/")
    assert address(own) in home
    assert address(shared) not in home
    assert client.get(address(shared)).status_code == 403
    client.force_login(make_user("pengelola", roles=["admin"]))
    assert address(shared) in get(client, "/entri/")


def test_one_that_is_undone_says_so(client, verifier):
    release = publish_programme("18.71")
    undo(release=release, by=verifier, note="Keliru")
    client.force_login(verifier)
    home = get(client, "/entri/")
    assert "sudah dibatalkan" in home
    assert address(release) not in home


def test_one_that_changed_nothing_is_undone_by_admins_alone(client, verifier):
    release = publish_programme("18.71")
    empty = Release.objects.create(number=2, published_at=release.published_at)
    client.force_login(verifier)
    assert client.get(address(empty)).status_code == 403
    client.force_login(make_user("pengelola", roles=["admin"]))
    assert client.get(address(empty)).status_code == 200
