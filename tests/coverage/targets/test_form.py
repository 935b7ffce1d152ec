"""/entri/target/: who fills the form of targets, and what it says."""

import logging

import pytest

from tests.coverage.entry.grids import operator, province
from tests.coverage.targets.typed import ADDRESS, SOURCE, handed_in_targets, posted, publish_target, text_of
from tests.factories import make_nation, make_user, publish, statement

START = "/entri/target/"

pytestmark = pytest.mark.django_db


class TestWhoMay:
    def test_people_of_jambi_are_refused(self, client, lampung, caplog):
        client.force_login(operator("operator.jambi", ("15",)))
        with caplog.at_level(logging.WARNING, logger="coverage.access"):
            assert client.get(ADDRESS).status_code == 403
            assert client.post(ADDRESS, {"persen|18.01": "40", "action": "submit"}).status_code == 403
        assert "tidak berhak mengisi target 18" in caplog.text
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
    def test_the_nations_form_has_the_provinces_and_their_documents(self, client, lampung):
        make_nation()
        client.force_login(make_user("admin", roles=["admin"]))
        response = client.get("/entri/target/00/?tahun=2025&dokumen=RPJMD")
        assert [line.region.code for line in response.context["page"].lines] == ["00", "18"]
        names = [name for name, _label in response.context["choice"].fields["dokumen"].choices]
        assert names == ["RPJMN", "RKP", "KEMENDAGRI", "ROADMAP", "RPJPN", "RPJMD"]

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
        cells = {"18.01 persen": "4o", "18.02 persen": "41,5", "18.03 orang": "1.14"}
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
        target = {"target": "35", "target_year": 2025, "target_document": "RPJMD"}
        publish(*(statement(code, None, **target) for code in codes))
        client.get(ADDRESS)
        with django_assert_num_queries(11):
            client.get(ADDRESS)
        form = {f"persen|{code}": "40" for code in codes} | {"sumber": SOURCE, "action": "check"}
        with django_assert_num_queries(14):
            client.post(ADDRESS, form)
