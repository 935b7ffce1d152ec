"""/entri/<code>/<month>/: who reads and fills it, what is kept, what is handed in."""

import logging
import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from coverage.entry.services import cells, check, handing_in, periods
from coverage.models import DraftCell, DraftFigure, SubmissionRegion, WarningAnswer
from coverage.submissions import moving
from tests.coverage.entry.grids import ADDRESS, FULL, MONTH, counts, fill, operator, posted, province
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.django_db
POSTED_TO = ("", "sel/", "periksa/", "ajukan/", "tarik/")


def cell(region: str, column: str) -> str:
    return DraftCell.objects.get(part__region=region, part__month=MONTH, column=column).text


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def publish_last(**fields) -> None:
    publish(statement("18.01", "2025-09-30", segment="PU", active_participants=80, **fields))


class TestWhoMay:
    @pytest.mark.parametrize("path", POSTED_TO)
    def test_writes_elsewhere_are_refused_and_logged(self, client, lampung, path, caplog):
        client.force_login(operator("operator.jambi", ("15",)))
        with caplog.at_level(logging.WARNING, logger="coverage.access"):
            assert client.post(ADDRESS + path, posted(**counts("18.01", "1"))).status_code == 403
        assert f"akun {User.objects.get().pk} tidak berhak" in caplog.text
        assert "operator.jambi" not in caplog.text
        assert not DraftCell.objects.exists()

    def test_reading_elsewhere_is_refused(self, client, lampung):
        client.force_login(operator("operator.jambi", ("15",)))
        assert [client.get(ADDRESS + path).status_code for path in ("", "periksa/", "ajukan/")] == [403] * 3

    @pytest.mark.parametrize("path", POSTED_TO)
    def test_strangers_sign_in_first(self, client, lampung, path):
        response = client.post(ADDRESS + path)
        assert response.status_code == 302
        assert response.url.startswith(reverse("masuk"))

    @pytest.mark.parametrize("path", POSTED_TO)
    def test_verifiers_read_and_do_not_write(self, client, lampung, path):
        client.force_login(make_user("verifikator", roles=["verifikator"], regions=["18"]))
        page = client.get(ADDRESS)
        assert page.status_code == 200
        assert b'class="cell" type="text"' not in page.content
        assert client.post(ADDRESS + path).status_code == 403

    @pytest.mark.parametrize("path", ["", "periksa/", "ajukan/"])
    def test_a_region_of_another_province_in_ones_own_form(self, client, signed_in, path):
        province("15", 1)
        form = posted(**counts("18.01", "1"), **counts("15.01", "2"))
        assert client.post(ADDRESS + path, form).status_code == 403
        assert not DraftCell.objects.exists()

    def test_a_cell_of_another_province_in_ones_own_grid(self, client, lampung):
        province("15", 1)
        client.force_login(operator(regions=("18", "15")))
        assert client.post(ADDRESS + "sel/", posted(**counts("15.01", "1"))).status_code == 403

    def test_a_regency_has_a_grid_of_its_own(self, client, lampung):
        client.force_login(operator("operator.kota", ("18.01",)))
        assert client.get(ADDRESS).status_code == 403
        assert client.get("/entri/18.02/2025-10/").status_code == 403
        page = text_of(client.get("/entri/18.01/2025-10/"))
        assert re.findall(r'data-wilayah="(.+?)"', page) == ["18.01"]

    @pytest.mark.parametrize("month", ["2014-12", "2999-01", "2025-13"])
    def test_months_nobody_enters(self, client, signed_in, month):
        assert client.get(f"/entri/18/{month}/").status_code == 404

    @pytest.mark.parametrize("code", ["00", "99", "18.99"])
    def test_no_such_grid(self, client, code):
        client.force_login(make_user("admin", roles=["admin"]))
        assert client.get(f"/entri/{code}/2025-10/").status_code == 404


class TestPage:
    def test_shows_the_province_first_then_its_regencies(self, client, signed_in):
        page = text_of(client.get(ADDRESS))
        found = re.findall(r'data-wilayah="([\d.]+)"', page)
        assert found == ["18", "18.01", "18.02", "18.03"]

    def test_shows_the_last_published_number_and_the_change(self, client, signed_in):
        publish_last()
        fill("18.01", signed_in)
        page = text_of(client.get(ADDRESS))
        assert "terbit per 30 Sep 2025" in page
        assert "+20" in page

    def test_reckons_coverage_gap_and_sums(self, client, signed_in):
        publish(
            statement("18.01", "2025-06-30", potential_workers=1_001),
            statement("18.01", "2025-06-30", target_year=2025, target_document="RPJMD", target="50"),
        )
        fill("18.01", signed_in)
        fill("18.02", signed_in, total="1000", sumber="Surat")
        page = text_of(client.get(ADDRESS))
        assert "33,37%" in page
        assert "167" in page  # half of 1.001, rounded up, less 334
        assert "<output>1.334</output>" in page
        assert "2 dari 3" in page

    def test_blank_stays_blank_and_zero_is_typed(self, client, signed_in):
        client.post(ADDRESS, posted(**counts("18.01", "0", "")))
        assert cell("18.01", "PU") == "0"
        assert not DraftCell.objects.filter(column="BPU").exists()

    def test_has_its_neighbouring_months(self, client, signed_in):
        page = text_of(client.get(ADDRESS))
        assert "/entri/18/2025-09/" in page
        assert "/entri/18/2025-11/" in page
        assert 'rel="prev"' not in text_of(client.get("/entri/18/2015-01/"))

    def test_says_why_figures_came_back(self, client, signed_in):
        part = fill("18.01", signed_in)
        handing_in.submit(parts=[part], by=signed_in)
        verifier = make_user("verifikator", roles=["verifikator"], regions=["18"])
        moving.give_back(part=part, reason="Periksa PU", comments={"PU": "Turun jauh?"}, by=verifier)
        page = text_of(client.get(ADDRESS))
        assert "dikembalikan" in page
        assert "Periksa PU" in page
        assert "Turun jauh?" in page

    def test_costs_the_same_for_any_number_of_rows(self, client, signed_in, django_assert_max_num_queries):
        province(regencies=30)
        for code in ("18.01", "18.30"):
            fill(code, signed_in)
        with django_assert_max_num_queries(14):
            assert client.get(ADDRESS).status_code == 200


class TestClosedMonths:
    @pytest.fixture(autouse=True)
    def _closed(self, signed_in):
        fill("18.01", signed_in)
        closer = make_user("admin", roles=["admin"])
        periods.close(month=MONTH, reason="Rilis tahunan", contact="Bidang data", by=closer)

    def test_say_who_closed_them_and_whom_to_ask(self, client):
        page = text_of(client.get(ADDRESS))
        assert "ditutup oleh admin" in page
        assert "Bidang data" in page
        assert 'type="text" inputmode' not in page

    def test_take_no_cell(self, client):
        answer = client.post(ADDRESS + "sel/", {"sel|18.01|PU": "7", "semula|18.01|PU": "1:100"}).json()
        assert answer["sel"]["18.01|PU"]["kode"] == 423
        assert "ditutup oleh admin" in answer["sel"]["18.01|PU"]["pesan"]
        form = client.post(ADDRESS, posted(**counts("18.02", "777")))
        assert form.status_code == 409
        assert "777" in text_of(form)
        assert cell("18.01", "PU") == "100"

    def test_hand_nothing_in_and_give_nothing_back(self, client, signed_in):
        client.post(ADDRESS + "ajukan/", {"lingkup": "semua"})
        assert SubmissionRegion.objects.get().state == "draft"
        handing_in.submit(parts=[SubmissionRegion.objects.get()], by=signed_in)
        client.post(ADDRESS + "tarik/", {"tarik": "18.01"})
        assert SubmissionRegion.objects.get().state == "submitted"

    def test_let_excepted_regions_go_on(self, client, signed_in):
        someone = make_user("admin")
        periods.grant(month=MONTH, region="18.02", until=date(2999, 1, 1), reason="Banjir", by=someone)
        client.post(ADDRESS, posted(**counts("18.02", "7")))
        assert cell("18.02", "PU") == "7"
        page = text_of(client.get(ADDRESS))
        assert 'name="sel|18.02|PU"' in page
        assert 'name="sel|18.01|PU"' not in page


class TestPlainForm:
    def test_keeps_all_changed_cells(self, client, signed_in):
        form = posted(**counts("18.01", "100", "200"), **counts("18.02", "5"))
        response = client.post(ADDRESS, form, follow=True)
        assert "3 sel tersimpan" in text_of(response)
        assert [cell("18.01", "PU"), cell("18.01", "BPU"), cell("18.02", "PU")] == ["100", "200", "5"]

    def test_leaves_what_was_not_touched(self, client, signed_in):
        fill("18.01", operator("operator.dua"), PU="90")
        form = {"sel|18.01|PU": "80", "semula|18.01|PU": "7:80"}
        assert client.post(ADDRESS, form).status_code == 302
        assert cell("18.01", "PU") == "90"

    def test_shows_unreadable_cells_with_their_message(self, client, signed_in):
        page = client.post(ADDRESS, posted(**counts("18.01", "sekitar 5 ribu")), follow=True)
        assert "bukan jumlah" in text_of(page)
        assert 'value="sekitar 5 ribu"' in text_of(page)

    def test_a_clash_shows_both_and_lets_the_person_decide(self, client, signed_in):
        fill("18.01", operator("operator.dua"), PU="90")
        response = client.post(ADDRESS, posted(**counts("18.01", "100", "200")))
        page = text_of(response)
        assert response.status_code == 409
        assert "operator.dua sudah mengisi “90”" in page
        assert 'name="sel|18.01|PU" value="100"' in page
        assert 'name="semula|18.01|PU" value="1:90"' in page
        assert cell("18.01", "BPU") == "200"
        mine = {"sel|18.01|PU": "100", "semula|18.01|PU": "1:90"}
        client.post(ADDRESS, mine | {"pakai|18.01|PU": "1"})
        assert cell("18.01", "PU") == "90"
        client.post(ADDRESS, mine)
        assert cell("18.01", "PU") == "100"

    def test_loses_nothing_typed_into_a_row_that_was_handed_in_meanwhile(self, client, signed_in):
        handing_in.submit(parts=[fill("18.01", signed_in)], by=signed_in)
        response = client.post(ADDRESS, {"sel|18.01|PU": "777", "semula|18.01|PU": "1:100"})
        assert response.status_code == 409
        assert "777" in text_of(response)
        assert cell("18.01", "PU") == "100"

    def test_refuses_a_form_of_its_own_making(self, client, signed_in):
        assert client.post(ADDRESS, {"sel|18.01|lain": "1"}).status_code == 400


class TestChecking:
    def check(self, client, **form) -> str:
        return text_of(client.post(ADDRESS + "periksa/", form))

    def test_says_what_must_be_mended(self, client, signed_in):
        page = text_of(client.post(ADDRESS + "periksa/", posted(**counts("18.01", "1.14"))))
        assert "ribuan atau desimal" in page
        assert "Sumber kosong" in page
        assert "2 hal perlu" in page

    def test_asks_for_a_reason_and_keeps_it_in_the_form(self, client, signed_in):
        publish_last()
        fill("18.01", signed_in)
        page = self.check(client, **{"alasan|18.01|large_change|PU": "pemilu"})
        assert 'name="alasan|18.01|large_change|PU"' in page
        assert '<option value="pemilu" selected>' in page

    def test_clean_rows_can_be_handed_in(self, client, signed_in):
        fill("18.01", signed_in)
        page = self.check(client)
        assert "1 wilayah terisi dan dapat diajukan" in page
        assert "Ajukan semua yang terisi" in page

    def test_what_is_clean_goes_on_at_once(self, client, signed_in):
        fill("18.01", signed_in)
        done = client.post(ADDRESS + "periksa/", {"lalu": "ajukan"}, follow=True)
        assert done.redirect_chain == [(ADDRESS, 302)]
        page = text_of(done)
        assert "1 wilayah diajukan dan menunggu verifikator." in page
        assert re.findall(r"Belum diisi: (.+?\.) <a ", page) == ["Provinsi 18, Kab. 18.02, Kab. 18.03."]

    def test_nothing_goes_on_where_something_stands_in_the_way(self, client, signed_in):
        fill("18.01", signed_in)
        fill("18.02", signed_in, PU="5")
        page = text_of(client.post(ADDRESS + "periksa/", {"lalu": "ajukan"}))
        assert "Sumber kosong" in page
        assert set(SubmissionRegion.objects.values_list("state", flat=True)) == {"draft"}

    def test_a_month_that_has_not_ended_needs_its_day(self, client, signed_in):
        part = fill("18.01", signed_in)
        found = check.check([part], MONTH.replace(day=20))
        assert [(finding.code, finding.column) for finding in found] == [("too_early", "per_tanggal")]


class TestHandingIn:
    def submit(self, client, **form):
        return client.post(ADDRESS + "ajukan/", {"lingkup": "semua"} | form, follow=True)

    def states(self) -> dict[str, str]:
        return dict(SubmissionRegion.objects.values_list("region_id", "state"))

    def test_all_filled_rows(self, client, signed_in):
        for code in ("18.01", "18.02"):
            fill(code, signed_in)
        fill("18.03", signed_in, sumber="Surat")
        assert "2 wilayah diajukan" in text_of(self.submit(client))
        assert self.states() == {"18.01": "submitted", "18.02": "submitted", "18.03": "draft"}
        assert DraftFigure.objects.count() == 10

    def test_a_region_with_a_problem_holds_back_itself_only(self, client, signed_in):
        fill("18.01", signed_in)
        fill("18.02", signed_in, PU="5")
        response = self.submit(client)
        assert response.redirect_chain == [(ADDRESS + "?periksa=1#hasil", 302)]
        assert "1 wilayah diajukan" in text_of(response)
        assert "1 masih draf" in text_of(response)
        assert "Sumber kosong" in text_of(response)
        assert self.states() == {"18.01": "submitted", "18.02": "draft"}

    def test_the_ticked_rows(self, client, signed_in):
        for code in ("18.01", "18.02"):
            fill(code, signed_in)
        self.submit(client, lingkup="dipilih", wilayah=["18.02"])
        assert self.states() == {"18.01": "draft", "18.02": "submitted"}
        assert "Belum ada wilayah" in text_of(self.submit(client, lingkup="dipilih"))

    def test_keeps_what_was_typed_since_the_check(self, client, signed_in):
        fill("18.01", signed_in)
        self.submit(client, **{"sel|18.01|PU": "110", "semula|18.01|PU": "1:100"})
        assert DraftFigure.objects.get(segment="PU").active_participants == 110

    def test_a_warning_wants_reason_and_note(self, client, signed_in):
        publish_last()
        fill("18.01", signed_in)
        name = "18.01|large_change|PU"
        assert "Tulis keterangan" in text_of(self.submit(client, **{f"alasan|{name}": "pemilu"}))
        assert self.states() == {"18.01": "draft"}
        answered = {f"alasan|{name}": "pemilu", f"catatan|{name}": "Petugas KPPS"}
        assert self.submit(client, **answered).status_code == 200
        assert self.states() == {"18.01": "submitted"}
        assert WarningAnswer.objects.get().note == "Petugas KPPS"

    def test_an_answer_lapses_with_its_figure(self, client, signed_in):
        publish_last()
        part = fill("18.01", signed_in)
        found = check.check([part])
        check.answer(part=part, code="large_change", column="PU", reason="pemilu", note="KPPS", by=signed_in)
        assert check.unanswered([part], found) == []
        cells.save_cell(region="18.01", month=MONTH, column="BPU", text="9", base=1, by=signed_in)
        assert [finding.column for finding in check.unanswered([part], found)] == ["PU"]

    def test_half_typed_clashes_are_not_handed_in(self, client, signed_in):
        fill("18.01", operator("operator.dua"))
        response = self.submit(client, **{"sel|18.01|PU": "5", "semula|18.01|PU": "0:"})
        assert response.status_code == 422
        assert self.states() == {"18.01": "draft"}
        assert 'value="5"' in text_of(response)

    def test_figures_can_be_taken_back(self, client, signed_in):
        handing_in.submit(parts=[fill("18.01", signed_in)], by=signed_in)
        page = text_of(client.get(ADDRESS))
        assert "Tarik kembali" in page
        form = {"tarik": "18.01", **posted(**counts("18.02", "9"))}
        client.post(ADDRESS + "tarik/", form)
        assert self.states() == {"18.01": "draft", "18.02": "draft"}
        assert cell("18.01", "PU") == FULL["PU"]
        assert "Tidak ada yang dapat" in text_of(
            client.post(ADDRESS + "tarik/", {"tarik": "18.03"}, follow=True)
        )
