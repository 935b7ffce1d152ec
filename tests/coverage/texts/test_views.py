"""/pemeriksaan/teks/: anybody may have a text read; only who may file documents sends rows on."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from coverage.models import DraftFigure, Source, Submission
from coverage.parsing.prose.cleaning import MOST_TEXT
from coverage.releases import publishing
from coverage.submissions import documents
from tests.once import stored_once

ADDRESS = reverse("prose")
TEXTS = Path("tests/coverage/parsing/texts")
JAMBI = (TEXTS / "jambiekspres_2024-12-04.txt").read_text(encoding="utf-8")
SOURCE = {
    "title": "UC Jamsostek di Provinsi Jambi",
    "publisher": "Jambi Ekspres",
    "published_on": "2024-12-04",
    "url": "https://contoh.id/berita",
}

pytestmark = pytest.mark.usefixtures("published")


def _publisher() -> User:
    user = User.objects.create_user("penerbit")
    user.user_permissions.add(Permission.objects.get(codename="publish_figures"))
    return user


@pytest.fixture
def publisher(client):
    user = _publisher()
    client.force_login(user)
    return user


def post(client, text: str, action: str = "read", **fields: str):
    return client.post(ADDRESS, {"text": text, "action": action, **fields})


def fields_of(response) -> dict[str, str]:
    """What a browser would send back of the rows."""
    page = response.context["page"]
    sent = {"baris": str(len(page.lines))}
    for line in page.lines:
        for field in line.form:
            if field.name != "right":
                sent[field.html_name] = field.value() or ""
    return sent


def nothing_filed() -> bool:
    return not Submission.objects.filter(digest__gt="", name__startswith="UC Jamsostek").exists()


class TestReading:
    def test_the_form_is_open_to_everybody(self, client, django_assert_max_num_queries):
        with django_assert_max_num_queries(4):
            page = client.get(ADDRESS)
        assert page.status_code == 200
        assert "Tempelkan berita" in page.content.decode()

    def test_figures_are_marked_with_what_they_are(self, client, django_assert_max_num_queries):
        with django_assert_max_num_queries(10):
            response = post(client, JAMBI)
        page = response.content.decode()
        assert "<mark>45,17% <small>cakupan</small></mark>" in page
        assert "<mark>592.806 <small>peserta aktif</small></mark>" in page
        assert "33,02%: cakupan (kelembagaan desa)" in page
        (newest,) = [line for line in response.context["page"].lines if line.row.as_of == date(2024, 12, 2)]
        assert (newest.region, newest.row.printed_ratio) == ("Jambi", Decimal("0.4517"))
        assert "peserta aktif 592.806" in newest.said
        assert nothing_filed()

    def test_rows_are_audited_beside_what_is_published(self, client):
        text = "Per 24 September 2024 peserta aktif Provinsi Lampung 860.468 orang atau 24,86 persen."
        groups = post(client, text).context["page"].flags
        assert "conflicting_values" in {flag.code for group in groups for flag, _ in group.flags}

    def test_a_contradiction_within_the_text_is_told(self, client):
        text = "Per 1 Mei 2025 cakupan Kota Metro 42,68%: 20.000 peserta aktif dari potensi 76.000 pekerja."
        groups = post(client, text).context["page"].flags
        assert "coverage_mismatch" in {flag.code for group in groups for flag, _ in group.flags}

    def test_an_ambiguous_region_is_asked(self, client):
        response = post(client, "Cakupan Bandung per 1 Mei 2025 sebesar 40,1 persen.")
        page = response.content.decode()
        assert "Wilayah mana?" in page
        assert '<option value="32.73">Kota Bandung (32.73)</option>' in page
        fields = fields_of(response) | {"baris-1-region": "32.73"}
        checked = post(client, "Cakupan Bandung per 1 Mei 2025 sebesar 40,1 persen.", "check", **fields)
        assert checked.context["page"].lines[0].row.region_code == "32.73"

    def test_lines_without_figures_are_left_out(self, client):
        page = post(client, "Rapat dibuka.\n\nCakupan Kota Metro 32,9%.\nDoa penutup.").content.decode()
        marked = page[page.index("read-marked") : page.index("</div>", page.index("read-marked"))]
        assert marked.count("…") == 2
        assert "Rapat dibuka" not in marked

    def test_tags_are_shown_as_text(self, client):
        page = post(client, "<script>alert(1)</script> cakupan <b>Kota Metro</b> 32,9%").content.decode()
        assert "<script>alert(1)" not in page
        assert page.count("&lt;script&gt;alert(1)") >= 3  # marked, quoted, and in its field

    @pytest.mark.parametrize("text", ["", "a" * (MOST_TEXT + 1), "cakupan \0 24%"])
    def test_no_text_and_too_much_text_are_refused(self, client, text):
        assert post(client, text).status_code == 422

    def test_a_visitors_text_may_have_20_000_letters(self, client):
        assert "Paling banyak 20.000 huruf" in client.get(ADDRESS).content.decode()
        assert post(client, "a" * 20_000).status_code == 200
        refused = post(client, "k" * 20_005)
        page = refused.content.decode()
        assert refused.status_code == 422
        assert "berisi 20.005 huruf; tanpa masuk paling banyak 20.000" in page
        assert "masuk untuk membaca sampai 50.000" in page
        assert "k" * 20_005 in page, "what was pasted is not lost"

    def test_a_text_longer_than_anybody_may_have_read_does_not_send_visitors_to_sign_in(self, client):
        page = post(client, "a" * 50_001).content.decode()
        assert "berisi 50.001 huruf; paling banyak 20.000" in page
        assert "atau masuk" not in page

    def test_who_signed_in_may_have_50_000_read(self, client, publisher):
        assert "Paling banyak 50.000 huruf" in client.get(ADDRESS).content.decode()
        assert post(client, "a" * 50_000).status_code == 200
        refused = post(client, "a" * 50_001)
        assert refused.status_code == 422
        assert "berisi 50.001 huruf; paling banyak 50.000" in refused.content.decode()
        assert "a" * 50_001 in refused.content.decode()

    def test_a_corrected_field_is_read_or_named(self, client):
        fields = fields_of(post(client, JAMBI))
        wrong = post(client, JAMBI, "check", **fields | {"baris-1-printed_ratio": "dua"})
        assert wrong.context["page"].lines[0].row is None
        assert "bukan persentase" in wrong.content.decode()
        right = post(client, JAMBI, "check", **fields | {"baris-1-printed_ratio": "46,5"})
        assert right.context["page"].lines[0].row.printed_ratio == Decimal("0.465")

    def test_it_needs_the_token_of_its_form(self):
        assert Client(enforce_csrf_checks=True).post(ADDRESS, {"text": "x"}).status_code == 403

    @pytest.mark.parametrize("count", ["99999999", "-1", "²", ""])
    def test_an_odd_count_of_rows_breaks_nothing(self, client, count):
        assert post(client, "Cakupan Kota Metro 30%", "check", baris=count).status_code == 200


class TestFiling:
    def test_strangers_sign_in_and_others_are_refused(self, client):
        fields = fields_of(post(client, JAMBI)) | SOURCE | {"baris-1-right": "on"}
        assert post(client, JAMBI, "file", **fields)["Location"].startswith(reverse("masuk"))
        client.force_login(User.objects.create_user("tamu"))
        assert post(client, JAMBI, "file", **fields).status_code == 403
        assert nothing_filed()

    def test_confirmed_rows_wait_with_the_text_as_source(self, client, publisher):
        response = post(client, JAMBI)
        newest = next(line.line for line in response.context["page"].lines if line.row.active_participants)
        fields = fields_of(response) | SOURCE | {f"baris-{newest}-right": "on"}
        done = post(client, JAMBI, "file", **fields)
        submission = Submission.objects.get(name__startswith="UC Jamsostek")
        assert done["Location"] == reverse("submission", args=[submission.pk])
        (figure,) = DraftFigure.objects.filter(submission=submission)
        assert (figure.region_id, figure.active_participants, figure.rank) == ("15", 592_806, 16)
        assert "592.806 peserta aktif" in figure.notes
        source = Source.objects.get(url=SOURCE["url"])
        assert (source.title, source.publisher) == (SOURCE["title"], "Jambi Ekspres")
        assert source.published_on == date(2024, 12, 4)
        again = post(client, JAMBI, "file", **fields)
        assert again.status_code in (200, 302)
        assert DraftFigure.objects.filter(submission=submission).count() == 1

    def test_nothing_confirmed_files_nothing(self, client, publisher):
        fields = fields_of(post(client, JAMBI)) | SOURCE
        refused = post(client, JAMBI, "file", **fields)
        assert refused.status_code == 422
        assert "Tandai dahulu" in refused.content.decode()
        assert nothing_filed()

    @pytest.mark.parametrize("missing", ["title", "publisher"])
    def test_a_source_is_needed(self, client, publisher, missing):
        fields = fields_of(post(client, JAMBI)) | SOURCE | {missing: "", "baris-1-right": "on"}
        refused = post(client, JAMBI, "file", **fields)
        assert refused.status_code == 422
        assert "Angka tanpa sumber" in refused.content.decode()
        assert nothing_filed()

    def test_a_row_without_its_region_is_not_filed(self, client, publisher):
        text = "Cakupan Bandung per 1 Mei 2025 sebesar 40,1 persen."
        fields = fields_of(post(client, text)) | SOURCE | {"baris-1-right": "on"}
        assert post(client, text, "file", **fields).status_code == 422
        assert nothing_filed()


def test_only_reading_stores_nothing(client):
    post(client, JAMBI, **SOURCE)
    assert not Source.objects.exclude(text="").exists()


def _filed() -> User:
    """Who filed the text; its figures are published."""
    client, user = Client(), _publisher()
    client.force_login(user)
    sent = fields_of(post(client, JAMBI, **SOURCE))
    client.post(ADDRESS, {"text": JAMBI, "action": "file", **SOURCE, **sent, "baris-1-right": "on"})
    submission = Submission.objects.get(name__startswith="UC Jamsostek", digest__gt="")
    regions = list(submission.regions.values_list("region_id", flat=True))
    publishing.publish(submission=submission, regions=regions, by=None, note="Dari teks")
    return user


filed = stored_once(_filed, scope="class", database="published_once")


class TestKeptText:
    """The whole text stays with its source; only signed-in people read it, marked."""

    @pytest.fixture
    def source(self, client, filed):
        client.force_login(filed)
        return Source.objects.get(url=SOURCE["url"])

    def test_it_is_stored_with_the_source(self, source):
        assert source.text.split() == JAMBI.split()

    def test_people_who_signed_in_see_it_marked(self, client, source):
        page = client.get(f"/sumber/{source.pk}/").content.decode()
        assert "Teks lengkapnya" in page
        assert re.search(r"<mark>45,17\s?(?:%|persen) <small>cakupan</small></mark>", page)

    def test_readers_do_not(self, client, source):
        client.logout()
        page = client.get(f"/sumber/{source.pk}/").content.decode()
        assert "Teks lengkapnya" not in page
        assert JAMBI.strip()[:60] not in page

    def test_filed_again_it_is_kept_once_and_another_text_is_added(self, source):
        citation = source.citation
        documents.keep_text(citation=citation, url=source.url, text=source.text)
        documents.keep_text(citation=citation, url=source.url, text="Ralat: 45,18 persen.")
        source.refresh_from_db()
        assert source.text.count("Ralat") == 1
        assert source.text.split()[: len(JAMBI.split())] == JAMBI.split()
