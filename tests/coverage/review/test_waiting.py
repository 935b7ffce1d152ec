"""What waits for a decision, and who sees it."""

import pytest
from django.urls import reverse

from coverage.models import ParticipantSnapshot, Release, Submission, SubmissionRegion
from tests.coverage.entry.entered import hand_in
from tests.coverage.jobs.working import finished
from tests.factories import statement

WAITING = reverse("review")
pytestmark = pytest.mark.django_db


def states():
    return dict(SubmissionRegion.objects.order_by("pk").values_list("region_id", "state"))


class TestWaiting:
    def test_several_submissions_become_one_release(self, client, parts, verifier, operator):
        earlier = hand_in(operator, {"18.71": {"total": "3100"}}, parts[0].month.replace(month=9))
        client.force_login(verifier)
        response = client.get(WAITING)
        ticked = [part.token for found in response.context["submissions"] for part in found.regions]
        assert len(ticked) == 3
        assert len({part.submission_id for part in (*parts, *earlier)}) == 2
        form = {"action": "chosen", "bagian": ticked, "seen": response.context["seen"], "note": "Dua bulan"}
        finished(client, client.post(WAITING, form))
        assert Release.objects.count() == 2
        assert ParticipantSnapshot.objects.filter(published_in=2).count() == 3

    def test_what_another_verifier_decided_meanwhile_is_said(self, client, parts, verifier):
        client.force_login(verifier)
        ticked = [
            part.token for found in client.get(WAITING).context["submissions"] for part in found.regions
        ]
        finished(client, client.post(WAITING, {"action": "chosen", "bagian": ticked[0]}))
        again = finished(client, client.post(WAITING, {"action": "chosen", "bagian": ticked}))
        assert "18.01 tidak sedang menunggu (terbit)" in again.content.decode()
        assert states()["18.02"] == "submitted"

    def test_who_only_enters_reads_it_without_a_button(self, client, parts, operator):
        client.force_login(operator)
        page = client.get(WAITING).content.decode()
        assert "1 kiriman menunggu di wilayah Anda." in page
        assert 'name="action"' not in page
        assert "dicentang" not in page

    def test_shows_only_the_scope(self, client, parts, stranger):
        client.force_login(stranger)
        page = client.get(WAITING).content.decode()
        assert "Tidak ada kiriman yang menunggu di wilayah Anda." in page
        assert client.post(WAITING, {"action": "chosen", "bagian": f"{parts[0].pk}:0"}).status_code == 403

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(
        self, client, operator, verifier, count, django_assert_num_queries
    ):
        hand_in(operator, {f"18.{number:02}": {"total": 101} for number in range(1, count + 1)})
        client.force_login(verifier)
        client.get(WAITING)
        with django_assert_num_queries(5):  # session, user, scope, parts, newest release
            client.get(WAITING)


def test_document_submissions_show_only_the_regions_of_the_scope(client, verifier):
    from coverage.submissions.documents import file_document
    from tests.factories import make_province

    make_province("15")
    rows = [
        statement(code, active_participants=1_000, line=line) for line, code in enumerate(("15", "18"), 2)
    ]
    submission = file_document(rows, name="dokumen.csv", digest="", by=None).submission
    client.force_login(verifier)
    page = client.get(reverse("submission", args=[submission.pk])).content.decode()
    assert "Provinsi 18" in page
    assert "Provinsi 15" not in page
    assert Submission.objects.get().kind == "document"
