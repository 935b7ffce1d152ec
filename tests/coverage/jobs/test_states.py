"""The states of a job: done, refused with the reason of old, failed; and who may still do what they asked."""

import logging

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import OperationalError
from django.urls import reverse
from django.utils import translation

from coverage.jobs.services import kinds
from coverage.models import Job, JobStep, Release, SubmissionRegion, Upload
from coverage.releases.asked import ask
from coverage.releases.publishing import publish_parts
from coverage.rows.scope import Role
from coverage.submissions import moving
from tests.coverage.entry.entered import hand_in
from tests.coverage.jobs.asked import publishing
from tests.coverage.jobs.working import work
from tests.factories import make_province, make_user, publish, statement
from tests.once import stored_once

pytestmark = pytest.mark.django_db


def _parts() -> list[int]:
    """Two regencies wait, beside what is published of September."""
    operator = make_user("operator.lampung", roles=["operator"], regions=["18"])
    publish(
        *(
            statement(code, "2025-09-30", active_participants=500, potential_workers=1_000)
            for code in ("18.01", "18.02")
        )
    )
    return [part.pk for part in hand_in(operator, {"18.01": {"total": "501"}, "18.02": {"total": "502"}})]


waiting = stored_once(_parts)


@pytest.fixture
def parts(waiting, db):
    return list(SubmissionRegion.objects.filter(pk__in=waiting).order_by("region_id"))


def done(job):
    """The job after a worker has been at it."""
    assert work() == 1
    job.refresh_from_db()
    return job


def test_it_is_done_with_its_steps(parts, verifier):
    job = done(publishing(parts, by=verifier))
    assert (job.state, job.release_id, job.answer) == ("done", 2, "")
    assert job.ended_at is not None
    assert Release.objects.get(number=2).published_by == verifier
    counts = dict(JobStep.objects.filter(job=job).values_list("name", "count"))
    assert (counts["parts"], counts["rows"], counts["figures"]) == (2, 2, 2)
    assert counts.keys() == {"begun", "parts", "rows", "figures", "audit", "pages", "seal"}
    assert work() == 0


def test_asked_twice_it_waits_once(parts, verifier):
    assert publishing(parts, by=verifier) == publishing(parts, by=verifier)
    assert publishing(parts, by=verifier, note="lain").pk != publishing(parts, by=verifier).pk


def test_what_was_published_meanwhile_is_refused(parts, verifier):
    job = publishing(parts, by=verifier)
    publish_parts(parts=[parts[0].pk], by=verifier, note="")
    job = done(job)
    assert (job.state, job.release_id) == ("refused", None)
    assert job.answer == "Tidak ada yang terbit: 18.01 tidak sedang menunggu (terbit)."
    assert Release.objects.count() == 2


def test_what_was_returned_meanwhile_is_refused(parts, verifier):
    job = publishing(parts, by=verifier)
    moving.give_back(part=parts[1], reason="Periksa", comments={}, by=verifier)
    assert "18.02 tidak sedang menunggu (dikembalikan)" in done(job).answer
    assert Release.objects.count() == 1


def test_the_answer_speaks_the_language_of_who_asked(parts, verifier):
    with translation.override("en"):
        job = publishing(parts, by=verifier)
    publish_parts(parts=[parts[0].pk], by=verifier, note="")
    assert done(job).answer.startswith("Nothing was published: ")


def lose_the_role(person):
    person.groups.clear()


def lose_the_region(person):
    person.assignments.all().delete()


def lose_the_account(person):
    User.objects.filter(pk=person.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [lose_the_role, lose_the_region, lose_the_account])
class TestLostRights:
    def test_to_publish(self, parts, verifier, lose):
        job = publishing(parts, by=verifier)
        lose(verifier)
        job = done(job)
        said = "Tidak ada yang terbit: Anda tidak berhak menerbitkan wilayah 18.01, 18.02."
        assert (job.state, job.answer) == ("refused", said)
        assert Release.objects.count() == 1
        assert {part.state for part in parts} == {"submitted"}

    def test_to_undo(self, parts, verifier, lose):
        publish_parts(parts=[part.pk for part in parts], by=verifier, note="")
        job = ask(kind=Job.Kind.UNDO, by=verifier, page="/", regions=["18.01"], release=2, note="Salah")
        lose(verifier)
        job = done(job)
        assert (job.state, job.release_id) == ("refused", None)
        assert job.answer == "Rilis tidak dibatalkan: Anda tidak berhak membatalkan rilis 2."
        assert Release.objects.count() == 2


class TestDocuments:
    @pytest.fixture
    def publisher(self):
        person = User.objects.create_user("penerbit")
        person.user_permissions.add(Permission.objects.get(codename="publish_figures"))
        return person

    @pytest.mark.parametrize("kind", ["document", "upload"])
    def test_are_not_published_by_who_lost_the_right(self, publisher, kind):
        make_province("18", "Lampung")
        wish = {"submission": 1} if kind == "document" else {"upload": 1}
        job = ask(kind=Job.Kind(kind), by=publisher, page="/", regions=["18"], note="", **wish)
        publisher.user_permissions.clear()
        said = "Tidak ada yang terbit: Anda tidak berhak menerbitkan angka dokumen."
        assert done(job).answer == said

    def test_a_file_that_is_gone_is_said(self, publisher):
        job = ask(kind=Job.Kind.UPLOAD, by=publisher, page="/", upload=1, note="")
        assert not Upload.objects.exists()
        assert "Unggah berkasnya sekali lagi" in done(job).answer


def test_a_fault_of_the_program_ends_the_job_and_is_logged(parts, verifier, monkeypatch, caplog):
    bad, good = publishing(parts[:1], by=verifier), publishing(parts[1:], by=verifier)
    real = kinds.run

    def run(job):
        release = real(job)
        if job.pk == bad.pk:
            raise ZeroDivisionError("tidak terduga")
        return release

    monkeypatch.setattr(kinds, "run", run)
    with caplog.at_level(logging.ERROR):
        assert work() == 2
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, bad.release_id) == ("failed", None)
    assert "galat di server" in bad.answer
    assert "ZeroDivisionError" in caplog.text
    assert (good.state, good.release_id) == ("done", 2), "what the failed one did was taken back"


def test_trouble_of_the_database_leaves_the_job_waiting(parts, verifier, monkeypatch):
    job = publishing(parts, by=verifier)

    def away(job):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(kinds, "run", away)
    with pytest.raises(OperationalError):
        work()
    job.refresh_from_db()
    assert job.state == "waiting"


class TestPage:
    def address(self, job):
        return reverse("job", args=[job.pk])

    def test_who_asked_reads_it_and_nobody_keeps_it(self, client, parts, verifier):
        job = publishing(parts, by=verifier)
        client.force_login(verifier)
        answer = client.get(self.address(job))
        page = answer.content.decode()
        assert "no-store" in answer["Cache-Control"]
        assert "tidak ada pekerja yang berjalan" in page, "none runs beside these tests"
        assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
        assert "js/job.js" in page
        assert page.count('<li class="step-later"') == 6

    def test_done_it_stands_still_and_links_to_the_release(self, client, parts, verifier):
        job = done(publishing(parts, by=verifier))
        client.force_login(verifier)
        page = client.get(self.address(job)).content.decode()
        assert "Terbit sebagai rilis 2." in page
        assert reverse("release", args=[2]) in page
        assert "menulis 2 baris" in page
        assert "http-equiv" not in page
        assert "job.js" not in page

    def test_refused_it_says_why_and_leads_back(self, client, parts, verifier):
        job = publishing(parts, by=verifier)
        publish_parts(parts=[parts[0].pk], by=verifier, note="")
        client.force_login(verifier)
        page = client.get(self.address(done(job))).content.decode()
        assert "18.01 tidak sedang menunggu (terbit)" in page
        assert f'href="{reverse("review")}"' in page
        assert "step-" not in page

    def test_how_many_come_before_is_said(self, client, parts, verifier, monkeypatch):
        monkeypatch.setattr("coverage.jobs.queries.worker_is_alive", lambda: True)
        publishing(parts[:1], by=verifier)
        second = publishing(parts[1:], by=verifier)
        client.force_login(verifier)
        assert "Menunggu 1 pekerjaan." in client.get(self.address(second)).content.decode()

    @pytest.mark.parametrize(
        ("role", "regions", "status"),
        [
            ("verifikator", ["18"], 200),
            ("admin", [], 200),
            ("verifikator", ["18.01"], 403),
            ("verifikator", ["15"], 403),
            ("operator", ["18"], 403),
            ("pembaca", ["18"], 403),
        ],
    )
    def test_others_read_it_who_may_publish_all_of_it(self, client, parts, role, regions, status):
        job = publishing(parts)
        client.force_login(make_user("orang.lain", roles=[role], regions=regions))
        assert client.get(self.address(job)).status_code == status

    def test_a_files_job_is_read_by_who_publishes_documents(self, client, verifier):
        admin = User.objects.create_user("pengelola")
        admin.groups.add(Group.objects.get_or_create(name=Role.ADMIN)[0])
        job = ask(kind=Job.Kind.UPLOAD, by=admin, page="/", upload=1, note="")
        client.force_login(verifier)
        assert client.get(self.address(job)).status_code == 403
        client.force_login(User.objects.create_superuser("lain"))
        assert client.get(self.address(job)).status_code == 200

    def test_strangers_sign_in_and_unknown_ones_are_not_found(self, client, verifier):
        assert client.get("/entri/kerja/1/")["Location"].startswith("/masuk/")
        client.force_login(verifier)
        assert client.get("/entri/kerja/999/").status_code == 404

    def test_it_takes_few_queries(self, client, parts, verifier, django_assert_num_queries):
        job = publishing(parts, by=verifier)
        client.force_login(verifier)
        client.get(self.address(job))
        with django_assert_num_queries(6):  # session, user, job, steps, those before, workers
            client.get(self.address(job))

    def test_withdrawn_it_is_never_done(self, client, parts, verifier):
        job = publishing(parts, by=verifier)
        client.force_login(verifier)
        assert "Tarik permintaan ini" in client.get(self.address(job)).content.decode()
        page = client.post(self.address(job), follow=True).content.decode()
        assert "Ditarik oleh verifikator.lampung; tidak ada yang terbit." in page
        assert "Tarik permintaan ini" not in page
        assert (work(), Release.objects.count()) == (0, 1)
        assert publishing(parts, by=verifier) != job, "it can be asked for again"

    def test_done_it_cannot_be_withdrawn(self, client, parts, verifier):
        job = done(publishing(parts, by=verifier))
        client.force_login(verifier)
        assert "Tidak dapat ditarik lagi" in client.post(self.address(job), follow=True).content.decode()
        job.refresh_from_db()
        assert job.state == "done"

    @pytest.mark.parametrize(("role", "status"), [("verifikator", 403), ("operator", 403), ("admin", 302)])
    def test_it_is_withdrawn_by_who_asked_and_by_admins(self, client, parts, role, status):
        job = publishing(parts)
        client.force_login(make_user("orang.lain", roles=[role], regions=["18"]))
        assert client.post(self.address(job)).status_code == status
        job.refresh_from_db()
        assert job.state == ("withdrawn" if status == 302 else "waiting")

    def test_the_home_of_the_entry_leads_there(self, client, parts, verifier):
        job = publishing(parts, by=verifier)
        client.force_login(verifier)
        assert self.address(job) in client.get("/entri/").content.decode()
        done(job)
        assert self.address(job) in client.get("/entri/").content.decode()
        client.force_login(make_user("orang.lain", roles=["verifikator"], regions=["18"]))
        assert self.address(job) not in client.get("/entri/").content.decode()
