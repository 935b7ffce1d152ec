"""/entri/ and one submission: who sees what waits, and who publishes it."""

import logging
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from coverage.models import DraftFigure, Release, Submission, SubmissionRegion
from coverage.releases import publishing
from coverage.rows.periods import month_of, months_before
from coverage.submissions import documents, moving
from tests.coverage.entry.entered import fill, hand_in
from tests.coverage.jobs.working import finished
from tests.factories import make_province, make_user, statement

HOME = reverse("entries")

pytestmark = pytest.mark.django_db


def user(name: str, *, publishes: bool = False) -> User:
    person = User.objects.create_user(name)
    if publishes:
        person.user_permissions.add(Permission.objects.get(codename="publish_figures"))
    return person


def file(by: User, *codes: str, name: str = "angka.csv") -> Submission:
    """A waiting submission with one row a province."""
    for code in codes:
        make_province(code)
    rows = [
        statement(region_code=code, active_participants=1_000 + line, line=line, source_title=name)
        for line, code in enumerate(codes, 2)
    ]
    return documents.file_document(rows, name=name, digest="", by=by).submission


@pytest.fixture
def officer():
    return user("petugas")


@pytest.fixture
def publisher():
    return user("penerbit", publishes=True)


def address(submission: Submission) -> str:
    return reverse("submission", args=[submission.pk])


class TestHome:
    def test_officers_see_their_own(self, client, officer, publisher):
        file(officer, "18", name="punya-petugas.csv")
        file(publisher, "19", name="punya-penerbit.csv")
        client.force_login(officer)
        page = client.get(HOME).content.decode()
        assert "punya-petugas.csv" in page
        assert "punya-penerbit.csv" not in page
        assert reverse("upload") not in page

    def test_publishers_see_everything_and_the_upload(self, client, officer, publisher):
        file(officer, "18", name="punya-petugas.csv")
        client.force_login(publisher)
        page = client.get(HOME).content.decode()
        assert "punya-petugas.csv" in page
        assert "Diajukan: 1 wilayah" in page
        assert reverse("upload") in page

    def test_what_is_decided_is_no_longer_listed(self, client, officer, publisher):
        submission = file(officer, "18")
        SubmissionRegion.objects.filter(submission=submission).update(state="withdrawn")
        client.force_login(publisher)
        assert "Tidak ada kiriman yang menunggu." in client.get(HOME).content.decode()

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(
        self, client, officer, publisher, count, django_assert_num_queries
    ):
        for number in range(count):
            file(officer, "18", "19", name=f"berkas-{number}.csv")
        client.force_login(publisher)
        client.get(HOME)
        with django_assert_num_queries(7):  # session, user, scope, two of permissions, parts, jobs
            client.get(HOME)


class TestSubmission:
    def test_the_submitter_reads_it_and_cannot_publish(self, client, officer, caplog):
        submission = file(officer, "18")
        client.force_login(officer)
        page = client.get(address(submission)).content.decode()
        assert "1.002" in page
        assert 'value="all"' not in page
        with caplog.at_level(logging.WARNING, "coverage.access"):
            assert client.post(address(submission), {"action": "all"}).status_code == 403
        assert "tidak berhak menerbitkan kiriman ini" in caplog.text

    def test_strangers_to_it_are_refused_and_it_is_logged(self, client, officer, caplog):
        submission = file(officer, "18")
        client.force_login(user("tamu"))
        with caplog.at_level(logging.WARNING, "coverage.access"):
            assert client.get(address(submission)).status_code == 403
        assert "tidak berhak membaca kiriman orang lain" in caplog.text

    def test_one_that_is_not_there_is_not_found(self, client, publisher):
        client.force_login(publisher)
        assert client.get("/entri/kiriman/99/").status_code == 404

    def test_nobody_publishes_figures_they_entered(self, client, publisher):
        submission = file(publisher, "18")
        Submission.objects.update(kind=Submission.Kind.GRID)
        client.force_login(publisher)
        assert 'value="all"' not in client.get(address(submission)).content.decode()
        assert client.post(address(submission), {"action": "all"}).status_code == 403
        assert not Release.objects.exists()

    def test_a_document_may_be_published_by_who_filed_it(self, client, publisher):
        submission = file(publisher, "18")
        client.force_login(publisher)
        finished(client, client.post(address(submission), {"action": "all"}))
        assert Release.objects.count() == 1

    def test_all_of_it_is_published(self, client, officer, publisher):
        submission = file(officer, "18", "19")
        client.force_login(publisher)
        done = client.post(address(submission), {"action": "all", "note": "Angka bulan ini"})
        assert "Terbit sebagai rilis 1." in finished(client, done).content.decode()
        release = Release.objects.get()
        assert (release.note, release.published_by) == ("Angka bulan ini", publisher)
        assert not DraftFigure.objects.exists()
        page = client.get(address(submission)).content.decode()
        assert "Tidak ada wilayah yang menunggu keputusan." in page
        assert reverse("release", args=[1]) in page

    def test_chosen_regions_go_and_the_others_wait_on(self, client, officer, publisher):
        submission = file(officer, "18", "19")
        client.force_login(publisher)
        chosen = {"action": "chosen", "region": ["19", "77"]}
        finished(client, client.post(address(submission), chosen))
        states = dict(submission.regions.values_list("region_id", "state"))
        assert states == {"18": "submitted", "19": "published"}

    def test_nothing_chosen_publishes_nothing(self, client, officer, publisher):
        submission = file(officer, "18")
        client.force_login(publisher)
        done = client.post(address(submission), {"action": "chosen"}, follow=True)
        assert "tidak ada yang terbit" in done.content.decode()
        assert not Release.objects.exists()

    def test_a_region_already_decided_is_a_message(self, client, officer, publisher):
        submission = file(officer, "18")
        submission.regions.update(state="returned", reason="salah ketik")
        client.force_login(publisher)
        done = client.post(address(submission), {"action": "chosen", "region": "18"})
        page = finished(client, done).content.decode()
        assert "Tidak ada yang terbit: 18 tidak sedang menunggu (dikembalikan)." in page
        assert f'href="{address(submission)}"' in page
        assert "salah ketik" in client.get(address(submission)).content.decode()
        assert not Release.objects.exists()

    def test_what_it_says_is_shown_as_text(self, client, officer, publisher):
        script = "<script>alert(1)</script>"
        submission = file(officer, "18", name=script)
        Submission.objects.update(note=script)
        client.force_login(publisher)
        for page in (client.get(HOME), client.get(address(submission))):
            assert script not in page.content.decode()
            assert "&lt;script&gt;" in page.content.decode()

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(
        self, client, officer, publisher, count, django_assert_num_queries
    ):
        submission = file(officer, *(str(number) for number in range(11, 11 + count)))
        client.force_login(publisher)
        client.get(address(submission))
        # session, user, scope, two of permissions; its parts; regions twice; all regions, drafts, published
        with django_assert_num_queries(11):
            client.get(address(submission))


class TestHomeOfOfficers:
    @pytest.fixture
    def operator(self):
        return make_user("operator.lampung", roles=["operator"], regions=["18"])

    @pytest.fixture
    def verifier(self):
        return make_user("verifikator.lampung", roles=["verifikator"], regions=["18"])

    def test_shows_what_is_due_with_its_grid(self, client, operator):
        make_province("15")
        client.force_login(operator)
        page = client.get(HOME)
        text = page.content.decode()
        last = page.context["page"].due[-1]
        assert (last.root.code, last.left, last.of) == ("18", 1, 1)
        assert reverse("grid", args=["18", f"{last.period.month:%Y-%m}"]) in text
        assert "Provinsi 15" not in text

    def test_leads_to_the_last_month_also_who_owes_none(self, client):
        client.force_login(make_user("admin.lampung", roles=["admin"], regions=["18"]))
        page = client.get(HOME)
        assert page.context["page"].due == ()
        last = months_before(month_of(timezone.localdate()), 1)
        assert f'href="{reverse("grid", args=["18", f"{last:%Y-%m}"])}"' in page.content.decode()

    def test_shows_what_came_back_and_why(self, client, operator, verifier):
        (part,) = hand_in(operator, {"18.71": {"total": 503}})
        moving.give_back(part=part, reason="Jakon terhitung dua kali", comments={}, by=verifier)
        client.force_login(operator)
        text = client.get(HOME).content.decode()
        assert "1 isian dikembalikan untuk diperbaiki." in text
        assert "Jakon terhitung dua kali" in text
        assert reverse("grid", args=["18.71", "2025-10"]) in text

    def test_shows_drafts_since_when(self, client, operator):
        fill(operator, {"18.71": {"total": 503}})
        client.force_login(operator)
        (draft,) = client.get(HOME).context["page"].drafts
        assert (draft.region_code, draft.since.date()) == ("18.71", timezone.now().date())

    def test_verifiers_see_what_waits_in_their_regions_alone(self, client, operator, verifier):
        hand_in(operator, {"18.71": {"total": 503}})
        of_jambi = make_user("operator.jambi", roles=["operator"], regions=["15"])
        hand_in(of_jambi, {"15.71": {"total": 503}})
        client.force_login(verifier)
        page = client.get(HOME)
        assert [part.code for row in page.context["page"].waiting for part in row.regions] == ["18.71"]
        assert "15.71" not in page.content.decode()

    def test_shows_recent_publications(self, client, operator, verifier):
        (part,) = hand_in(operator, {"18.71": {"total": 503}})
        publishing.publish_parts(parts=[part.pk], by=verifier, note="Oktober lengkap")
        client.force_login(operator)
        assert "Oktober lengkap" in client.get(HOME).content.decode()

    def test_who_has_no_task_is_told(self, client):
        client.force_login(make_user("pembaca", roles=["pembaca"]))
        assert "belum punya tugas" in client.get(HOME).content.decode()
        client.force_login(make_user("baru", roles=["operator"]))
        assert "belum punya wilayah tugas" in client.get(HOME).content.decode()

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(
        self, client, operator, verifier, count, django_assert_num_queries
    ):
        codes = [f"18.{number:02}" for number in range(1, count + 1)]
        fill(operator, {code: {"total": 501} for code in codes})
        hand_in(operator, {code: {"total": 501} for code in codes}, date(2025, 9, 1))
        client.force_login(verifier)
        client.get(HOME)
        # session, user, scope, two of permissions, documents; drafts, regions, periods, figures, parts,
        # waiting, published; what came back: targets, drafts, programmes; the assigned regions; jobs
        with django_assert_num_queries(21):
            client.get(HOME)
