"""Taking back a release of entered figures."""

import pytest
from django.urls import reverse

from coverage.models import ParticipantSnapshot, Release, SubmissionRegion
from tests.coverage.entry.entered import hand_in
from tests.coverage.jobs.working import finished
from tests.factories import make_user

pytestmark = pytest.mark.django_db


class TestUndo:
    @pytest.fixture
    def second(self, parts, verifier):
        from coverage.releases.publishing import publish_parts

        return publish_parts(parts=[part.pk for part in parts], by=verifier, note="Oktober")

    def test_a_verifier_of_all_its_regions_undoes_it(self, client, second, verifier):
        client.force_login(verifier)
        url = reverse("undo_release", args=[second.number])
        assert "Batalkan rilis 2" in client.get(url).content.decode()
        page = finished(client, client.post(url, {"note": "Salah bulan"})).content.decode()
        assert "Rilis 2 dibatalkan oleh rilis 3." in page
        assert reverse("release", args=[3]) in page
        release = Release.objects.get(number=3)
        assert (release.undoes_id, release.note, release.published_by) == (2, "Salah bulan", verifier)
        assert not ParticipantSnapshot.objects.current().filter(as_of="2025-10-31").exists()

    @pytest.mark.parametrize(("ticked", "offered"), [({"drafts": "on"}, 2), ({}, 0)])
    def test_it_offers_the_values_to_who_handed_them_in(self, client, second, verifier, ticked, offered):
        client.force_login(verifier)
        url = reverse("undo_release", args=[2])
        assert 'name="drafts" id="id_drafts" checked' in client.get(url).content.decode().replace(
            ' aria-describedby="id_drafts_helptext"', ""
        )
        finished(client, client.post(url, {"note": "Salah bulan", **ticked}))
        assert SubmissionRegion.objects.filter(state="draft").count() == offered

    def test_it_needs_a_note(self, client, second, verifier):
        client.force_login(verifier)
        done = client.post(reverse("undo_release", args=[2]), {"note": " "}, follow=True)
        assert "Tulis catatan" in done.content.decode()
        assert Release.objects.count() == 2

    def test_what_was_changed_again_is_named(self, client, second, verifier, operator):
        again = hand_in(operator, {"18.01": {"total": "5300"}})
        from coverage.releases.publishing import publish_parts

        publish_parts(parts=[part.pk for part in again], by=verifier, note="")
        client.force_login(verifier)
        done = finished(client, client.post(reverse("undo_release", args=[2]), {"note": "x"}))
        page = done.content.decode()
        assert "Rilis tidak dibatalkan: " in page
        assert "rilis yang lebih baru sudah mengubah lagi" in page
        assert "18.01" in page

    def test_others_are_refused(self, client, second, stranger, operator, caplog):
        of_one = make_user("verifikator.satu", roles=["verifikator"], regions=["18.01"])
        for person in (stranger, operator, of_one):
            client.force_login(person)
            assert client.post(reverse("undo_release", args=[2]), {"note": "x"}).status_code == 403
        assert "tidak berhak membatalkan rilis" in caplog.text
        assert Release.objects.count() == 2

    def test_one_that_is_not_there_is_not_found(self, client, verifier):
        client.force_login(verifier)
        assert client.get(reverse("undo_release", args=[9])).status_code == 404
