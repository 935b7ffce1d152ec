"""/entri/target/: the form of targets, and the way from there to a release."""

import logging
import re

import pytest
from django.urls import reverse

from coverage.models import Release, Submission, SubmissionRegion, Target
from tests.coverage.grids import operator, province
from tests.factories import make_user, publish, statement

START = "/entri/target/"
ADDRESS = "/entri/target/18/?tahun=2025&dokumen=RPJMD"
SOURCE = "Perda Lampung 3/2025"

pytestmark = pytest.mark.django_db


@pytest.fixture
def lampung():
    return province()


@pytest.fixture
def signed_in(client, lampung):
    person = operator()
    client.force_login(person)
    return person


@pytest.fixture
def verifier():
    return make_user("verifikator.lampung", roles=["verifikator"], regions=["18"])


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def handed_in_targets() -> int:
    return Submission.objects.filter(kind="targets").count()


def posted(client, action="check", address=ADDRESS, source=SOURCE, **cells):
    """Post cells as posted(**{"18.01 persen": "40"}), beside the targets the form showed."""
    token = client.get(address).context["page"].token
    form = {"terbit": token, "sumber": source, "catatan": "Mohon diperiksa", "action": action}
    for name, text in cells.items():
        code, column = name.split()
        form[f"{column}|{code}"] = text
    return client.post(address, form)


def publish_target(code="18.01", target="35", year=2025, **fields):
    publish(statement(code, None, target=target, target_year=year, target_document="RPJMD", **fields))


class TestWhoMay:
    def test_people_of_jambi_are_refused(self, client, lampung, caplog):
        client.force_login(operator("operator.jambi", ("15",)))
        with caplog.at_level(logging.WARNING, logger="coverage.access"):
            assert client.get(ADDRESS).status_code == 403
            assert client.post(ADDRESS, {"persen|18.01": "40", "action": "submit"}).status_code == 403
        assert "operator.jambi tidak berhak mengisi target 18" in caplog.text
        assert not handed_in_targets()

    def test_another_provinces_region_cannot_be_posted_in_ones_own_form(self, client, signed_in, caplog):
        province("15", 1)
        for code in ("15.01", "15", "99.99", "x"):
            assert client.post(ADDRESS, {f"persen|{code}": "40", "action": "submit"}).status_code == 403
        assert "mengisi target 15.01 di lembar 18" in caplog.text

    @pytest.mark.parametrize("roles", [["pembaca"], ["verifikator"]])
    def test_only_operators_fill_it(self, client, lampung, roles):
        client.force_login(make_user("lain", roles=roles, regions=["18"]))
        assert client.get(ADDRESS).status_code == 403

    def test_a_regencys_operator_has_its_own_row_alone(self, client, lampung):
        client.force_login(operator("operator.satu", ("18.01",)))
        assert client.get(ADDRESS).status_code == 403
        page = client.get("/entri/target/18.01/").context["page"]
        assert [line.region.code for line in page.lines] == ["18.01"]

    def test_the_start_leads_on_or_lists(self, client, lampung):
        client.force_login(operator())
        assert client.get(START)["Location"] == "/entri/target/18/"
        client.force_login(make_user("admin", roles=["admin"]))
        page = client.get(START).content.decode()
        assert "/entri/target/00/" in page
        assert "/entri/target/18/" in page


class TestForm:
    def test_shows_the_published_target_beside_each_cell(self, client, signed_in):
        publish_target(target="35.50", target_people=1_234)
        page = text_of(client.get(ADDRESS))
        assert "35,50%" in page
        assert "1.234 orang" in page
        shown = [line.region.code for line in client.get(ADDRESS).context["page"].lines]
        assert shown == ["18", "18.01", "18.02", "18.03"]

    def test_other_years_and_documents_are_other_forms(self, client, signed_in):
        publish_target(target="35.50")
        assert "35,50%" not in text_of(client.get("/entri/target/18/?tahun=2026&dokumen=RPJMD"))
        assert "35,50%" not in text_of(client.get("/entri/target/18/?tahun=2025&dokumen=RKPD"))

    @pytest.mark.parametrize("query", ["?tahun=1", "?tahun=x", "?dokumen=ANGAN", "?tahun="])
    def test_an_odd_choice_is_said(self, client, signed_in, query):
        response = client.get(f"/entri/target/18/{query}")
        assert response.status_code == 422
        assert "errorlist" in response.content.decode()

    def test_what_cannot_be_read_is_named_and_everything_typed_stays(self, client, signed_in):
        cells = {"18.01 persen": "4o", "18.02 persen": "41,5", "18.03 orang": "1.149"}
        response = posted(client, "submit", **cells)
        page = text_of(response)
        assert response.status_code == 422
        assert "“4o” bukan persentase" in page
        assert "bisa berarti ribuan atau desimal" in page
        assert all(f'value="{text}"' in page for text in (*cells.values(), SOURCE))
        assert "Mohon diperiksa" in page
        assert not handed_in_targets()

    def test_a_target_needs_a_source(self, client, signed_in):
        page = text_of(posted(client, source="", **{"18.01 persen": "40"}))
        assert "sumber kosong" in page
        page = text_of(posted(client, source="", **{"18.01 persen": "40", "18.01 sumber": "Surat 1"}))
        assert "1 target akan berubah" in page

    def test_blank_changes_nothing(self, client, signed_in):
        publish_target()
        response = posted(client, "submit", **{"18.01 persen": "", "18.02 orang": " "})
        assert "Tidak ada yang berubah" in text_of(response)
        assert not handed_in_targets()

    def test_a_check_shows_what_becomes_of_it_and_keeps_nothing(self, client, signed_in):
        publish_target(target="35.50")
        page = text_of(posted(client, **{"18.01 persen": "40,25"}))
        assert "<strong>40,25%</strong>" in page
        assert "+4,75 poin" in page
        assert "Ajukan 1 target" in page
        assert not handed_in_targets()

    def test_the_audit_speaks_of_a_slipped_comma(self, client, signed_in):
        publish_target(target="35", year=2024)
        page = text_of(posted(client, **{"18.01 persen": "385"}))
        assert "385% di atas 100%" in page
        assert "Ajukan 1 target" in page

    def test_a_target_published_meanwhile_is_shown_first(self, client, signed_in):
        publish_target()
        old = client.get(ADDRESS).context["page"].token
        publish_target("18.02", "36")
        form = {"terbit": old, "sumber": SOURCE, "persen|18.01": "40", "action": "submit"}
        response = client.post(ADDRESS, form)
        assert response.status_code == 409
        assert "ada target yang terbit lagi" in text_of(response)
        assert not handed_in_targets()

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(self, client, count, django_assert_num_queries):
        codes = province("18", count)
        client.force_login(operator())
        for code in codes:
            publish_target(code)
        client.get(ADDRESS)
        with django_assert_num_queries(11):
            client.get(ADDRESS)
        form = {f"persen|{code}": "40" for code in codes} | {"sumber": SOURCE, "action": "check"}
        with django_assert_num_queries(14):
            client.post(ADDRESS, form)


class TestRoad:
    @pytest.fixture
    def handed_in(self, client, signed_in):
        publish_target()
        response = posted(
            client, "submit", **{"18.01 persen": "40", "18.02 orang": "1200", "18 persen": "50"}
        )
        submission = Submission.objects.get(kind="targets")
        assert response["Location"] == reverse("submission", args=[submission.pk])
        return submission

    def test_waits_at_home_and_at_the_verifiers(self, client, handed_in, verifier):
        assert "Target RPJMD 2025, Provinsi 18" in text_of(client.get("/entri/"))
        client.force_login(verifier)
        assert "Target RPJMD 2025, Provinsi 18" in text_of(client.get(reverse("review")))

    def test_the_verifier_reads_it_as_a_difference(self, client, handed_in, verifier):
        client.force_login(verifier)
        page = text_of(client.get(reverse("submission", args=[handed_in.pk])))
        assert "35%" in page
        assert "<strong>40%</strong>" in page
        assert "+5,00 poin" in page
        assert "1.200 orang" in page
        assert SOURCE in page
        assert "Mohon diperiksa" in page

    def test_region_by_region_by_somebody_else(self, client, handed_in, verifier):
        address = reverse("submission", args=[handed_in.pk])
        own = client.get(address).context["page"]
        form = {"action": "chosen", "bagian": own.lines[0].part.token, "seen": own.seen}
        assert client.post(address, form).status_code == 403
        client.force_login(verifier)
        page = client.get(address).context["page"]
        tokens = {line.part.code: line.part.token for line in page.lines}
        bad = handed_in.regions.get(region="18.02")
        client.post(
            address,
            {
                "action": "return",
                "bagian": tokens["18.02"],
                "alasan": "Lihat Perda",
                f"komentar-{bad.pk}-": "1.300?",
            },
        )
        form = {"action": "chosen", "bagian": [tokens["18"], tokens["18.01"]], "seen": page.seen}
        client.post(address, form)
        assert Release.objects.count() == 2
        assert dict(Target.objects.current().values_list("region_id", "target_ratio")).keys() == {
            "18",
            "18.01",
        }
        assert dict(handed_in.regions.values_list("region_id", "state")) == {
            "18": "published",
            "18.01": "published",
            "18.02": "returned",
        }

    def test_what_came_back_is_mended_and_handed_in_again(self, client, handed_in, signed_in, verifier):
        client.force_login(verifier)
        address = reverse("submission", args=[handed_in.pk])
        page = client.get(address).context["page"]
        part = handed_in.regions.get(region="18.02")
        token = next(line.part.token for line in page.lines if line.part.code == "18.02")
        form = {
            "action": "return",
            "bagian": token,
            "alasan": "Lihat Perda",
            f"komentar-{part.pk}-": "1.300?",
        }
        client.post(address, form)
        client.force_login(signed_in)
        home = client.get("/entri/").content.decode()
        assert "/entri/target/18/?tahun=2025&amp;dokumen=RPJMD" in home
        assert "Lihat Perda" in home
        shown = text_of(client.get(ADDRESS))
        assert 'value="1200"' in shown
        assert "1.300?" in shown
        assert f'value="{SOURCE}"' in shown
        posted(client, "submit", **{"18.02 orang": "1300"})
        part.refresh_from_db()
        assert part.state == "withdrawn"
        waiting = SubmissionRegion.objects.filter(state="submitted").values_list("region_id", flat=True)
        assert set(waiting) == {"18", "18.01", "18.02"}

    def test_waiting_rows_are_shut(self, client, handed_in):
        page = text_of(client.get(ADDRESS))
        assert 'name="persen|18.01"' not in page
        assert f"diajukan di kiriman {handed_in.pk}" in page
        form = {"sumber": SOURCE, "persen|18.01": "44", "action": "submit", "terbit": ""}
        assert client.post(ADDRESS, form).status_code == 422
        assert handed_in_targets() == 1

    def test_the_history_names_who_and_what_it_replaced(self, client, handed_in, verifier):
        client.force_login(verifier)
        address = reverse("submission", args=[handed_in.pk])
        page = client.get(address).context["page"]
        client.post(
            address,
            {"action": "all", "semua": [line.part.token for line in page.lines], "seen": page.seen},
        )
        history = text_of(client.get("/entri/riwayat/18.01/"))
        assert "operator.lampung" in history
        assert "target RPJMD 2025: 40%" in history
        assert "target RPJMD 2025: 35%" in history
