"""Entered figures before the verifier: what is shown, who decides, region by region."""

import logging

import pytest
from django.urls import reverse

from coverage.entry.services import cells, handing_in
from coverage.models import CurrentCoverage, Release, SubmissionRegion
from coverage.submissions import moving
from tests.coverage.entry.entered import hand_in
from tests.coverage.jobs.working import finished
from tests.factories import make_user, publish, statement

WAITING = reverse("review")

pytestmark = pytest.mark.django_db


def address(parts):
    return reverse("submission", args=[parts[0].submission_id])


def tokens(client, url):
    """What the page would post: its hidden and ticked values, and the release it was read beside."""
    context = client.get(url).context["page"]
    return [line.part.token for line in context.lines], context.seen


def states():
    """The newest state of each region."""
    return dict(SubmissionRegion.objects.order_by("pk").values_list("region_id", "state"))


class TestPage:
    def test_shows_now_proposed_and_change(self, client, parts, verifier):
        client.force_login(verifier)
        page = client.get(address(parts)).content.decode()
        assert "4.002" in page
        assert "<strong>6.003</strong>" in page
        assert "+2.001" in page
        assert "+50,0%" in page

    def test_shows_warnings_with_their_answers_first(self, client, parts, verifier):
        client.force_login(verifier)
        response = client.get(address(parts))
        page = response.content.decode()
        assert "Sudah diperiksa" in page
        assert [line.part.code for line in response.context["page"].lines] == ["18.02", "18.01"]

    def test_foretells_the_ranks_that_publishing_makes(self, client, parts, verifier):
        client.force_login(verifier)
        page = client.get(address(parts)).context["page"]
        foretold = {line.part.code: line.prospect.then for line in page.lines}
        assert {code: standing.rank for code, standing in foretold.items()} == {"18.01": 2, "18.02": 1}
        ids = [part.pk for part in parts]
        from coverage.releases.publishing import publish_parts

        publish_parts(parts=ids, by=verifier, note="")
        now = CurrentCoverage.objects.filter(month="2025-10-01", segment="TOTAL")
        made = {row.region_id: (row.rank, row.coverage_ratio) for row in now}
        assert made == {code: (found.rank, found.coverage) for code, found in foretold.items()}

    def test_names_others_that_are_passed(self, client, operator, verifier, before):
        parts = hand_in(operator, {"18.71": {"total": "9000"}})
        client.force_login(verifier)
        page = client.get(address(parts)).context["page"]
        moved = {change.region.code: change.movement for change in page.passed}
        assert moved == {"18.01": -1, "18.02": -1}

    def test_reading_leaves_nothing(self, client, parts, verifier):
        client.force_login(verifier)
        client.get(address(parts))
        assert Release.objects.count() == 1
        assert set(states().values()) == {"published", "submitted"}

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(
        self, client, operator, verifier, count, django_assert_num_queries
    ):
        codes = [f"18.{number:02}" for number in range(1, count + 1)]
        publish(
            *(statement(code, "2025-09-30", active_participants=100, potential_workers=500) for code in codes)
        )
        parts = hand_in(operator, {code: {"total": 101} for code in codes})
        client.force_login(verifier)
        client.get(address(parts))
        with django_assert_num_queries(18):
            client.get(address(parts))


class TestScope:
    def test_a_verifier_of_another_province_is_refused(self, client, parts, stranger, caplog):
        client.force_login(stranger)
        with caplog.at_level(logging.WARNING, "coverage.access"):
            assert client.get(address(parts)).status_code == 403
        assert "tidak berhak" in caplog.text
        assert client.post(address(parts), {"action": "all"}).status_code == 403

    def test_regions_outside_the_scope_are_not_shown(self, client, parts):
        of_one = make_user("verifikator.satu", roles=["verifikator"], regions=["18.01"])
        client.force_login(of_one)
        response = client.get(address(parts))
        assert [line.part.code for line in response.context["page"].lines] == ["18.01"]
        assert "6.003" not in response.content.decode()

    def test_a_part_outside_the_scope_cannot_be_posted(self, client, parts, caplog):
        of_one = make_user("verifikator.satu", roles=["verifikator"], regions=["18.01"])
        client.force_login(of_one)
        hidden = parts[1]
        for action in ("chosen", "return", "recall"):
            done = client.post(address(parts), {"action": action, "bagian": f"{hidden.pk}:0"})
            assert done.status_code == 403
        assert "di luar tugasnya" in caplog.text
        assert states()["18.02"] == "submitted"

    def test_who_handed_it_in_cannot_publish_it(self, client, before, caplog):
        both = make_user("dua.peran", roles=["operator", "verifikator"], regions=["18"])
        parts = hand_in(both, {"18.01": {"total": "5100"}})
        client.force_login(both)
        assert 'value="all"' not in client.get(address(parts)).content.decode()
        ticked, seen = tokens(client, address(parts))
        done = client.post(address(parts), {"action": "chosen", "bagian": ticked, "seen": seen})
        assert done.status_code == 403
        assert "tidak berhak menerbitkan" in caplog.text
        assert Release.objects.count() == 1

    def test_an_operator_cannot_publish_or_return(self, client, parts, operator):
        client.force_login(operator)
        ticked, _ = tokens(client, address(parts))
        for action in ("chosen", "return"):
            done = client.post(address(parts), {"action": action, "bagian": ticked, "alasan": "x"})
            assert done.status_code == 403

    def test_readers_have_no_entry_pages(self, client):
        client.force_login(make_user("pembaca", roles=["pembaca"], regions=["18"]))
        assert client.get(WAITING).status_code == 403


class TestDecision:
    def test_all_of_it_is_one_release_with_its_note(self, client, parts, verifier):
        client.force_login(verifier)
        ticked, seen = tokens(client, address(parts))
        form = {"action": "all", "semua": ticked, "seen": seen, "note": "Oktober"}
        page = finished(client, client.post(address(parts), form)).content.decode()
        assert "Terbit sebagai rilis 2." in page
        assert reverse("release", args=[2]) in page
        release = Release.objects.get(number=2)
        assert (release.note, release.published_by) == ("Oktober", verifier)

    def test_one_bad_region_holds_back_itself_only(self, client, parts, verifier, operator):
        client.force_login(verifier)
        ticked, seen = tokens(client, address(parts))
        bad = next(part for part in parts if part.region_id == "18.02")
        token = next(text for text in ticked if text.startswith(f"{bad.pk}:"))
        client.post(
            address(parts),
            {
                "action": "return",
                "bagian": token,
                "alasan": "Jakon terhitung dua kali?",
                f"komentar-{bad.pk}-total": "Periksa angka ini",
                f"komentar-{bad.pk}-bukan": "kolom yang tidak ada",
            },
        )
        bad.refresh_from_db()
        assert (bad.state, bad.reason) == ("returned", "Jakon terhitung dua kali?")
        assert list(bad.comments.values_list("column", "text")) == [("total", "Periksa angka ini")]
        ticked, seen = tokens(client, address(parts))
        form = {"action": "all", "semua": ticked, "seen": seen}
        finished(client, client.post(address(parts), form))
        waiting = SubmissionRegion.objects.filter(month="2025-10-01")
        assert dict(waiting.values_list("region_id", "state")) == {"18.01": "published", "18.02": "returned"}

    def test_returning_needs_a_reason(self, client, parts, verifier):
        client.force_login(verifier)
        ticked, _ = tokens(client, address(parts))
        done = client.post(address(parts), {"action": "return", "bagian": ticked, "alasan": " "}, follow=True)
        assert "Tulis alasan pengembalian." in done.content.decode()

    def test_a_refused_return_keeps_what_was_ticked_and_written(self, client, parts, verifier):
        client.force_login(verifier)
        ticked, _ = tokens(client, address(parts))
        comment = f"komentar-{ticked[0].partition(':')[0]}-total"
        form = {"action": "return", "bagian": ticked[:1], "alasan": " ", "note": "Oktober"}
        answer = client.post(address(parts), form | {comment: "Periksa “Jakon”"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert page.count(" checked") == 1
        assert f'value="{ticked[0]}" checked' in page
        assert f'name="{comment}" value="Periksa “Jakon”"' in page
        assert ">Oktober</textarea>" in page.replace("\n", "") or 'value="Oktober"' in page
        again = client.post(address(parts), form | {"bagian": [], "alasan": "Terhitung dua kali"})
        assert "Terhitung dua kali</textarea>" in again.content.decode()

    def test_nothing_ticked_changes_nothing(self, client, parts, verifier):
        client.force_login(verifier)
        done = client.post(address(parts), {"action": "chosen"}, follow=True)
        assert "Tidak ada wilayah yang dicentang" in done.content.decode()

    def test_figures_published_meanwhile_are_refused(self, client, parts, verifier):
        client.force_login(verifier)
        ticked, seen = tokens(client, address(parts))
        publish(statement("18.01", "2025-10-31", active_participants=4_900, potential_workers=10_007))
        form = {"action": "chosen", "bagian": ticked, "seen": seen}
        done = finished(client, client.post(address(parts), form))
        assert "Tidak ada yang terbit: 18.01 terbit lagi sejak diperiksa" in done.content.decode()
        assert Release.objects.count() == 2

    def test_figures_handed_in_anew_meanwhile_are_refused(self, client, parts, verifier, operator):
        client.force_login(verifier)
        ticked, seen = tokens(client, address(parts))
        part = next(part for part in parts if part.region_id == "18.01")
        moving.recall(part=part, by=operator)
        cells.save_cell(region="18.01", month=part.month, column="total", text="5050", base=1, by=operator)
        handing_in.submit(parts=[part], by=operator)
        form = {"action": "chosen", "bagian": ticked, "seen": seen}
        done = finished(client, client.post(address(parts), form))
        assert "18.01 diajukan ulang sejak halaman dibuka" in done.content.decode()
        assert Release.objects.count() == 1
        done = client.post(address(parts), form | {"action": "return", "alasan": "x"}, follow=True)
        assert "diajukan ulang" in done.content.decode()

    def test_an_operator_recalls_and_withdraws(self, client, parts, operator):
        client.force_login(operator)
        ticked, _ = tokens(client, address(parts))
        client.post(address(parts), {"action": "recall", "bagian": ticked[0]})
        client.post(address(parts), {"action": "withdraw", "bagian": ticked[1]})
        found = SubmissionRegion.objects.filter(month="2025-10-01").values_list("state", flat=True)
        assert sorted(found) == ["draft", "withdrawn"]

    @pytest.mark.parametrize("ticked", ["x", "999999:0", "1:2:3"])
    def test_odd_values_are_refused(self, client, parts, verifier, ticked):
        client.force_login(verifier)
        assert client.post(address(parts), {"action": "chosen", "bagian": ticked}).status_code == 403
        done = client.post(address(parts), {"action": "apa"}, follow=True)
        assert "tidak dikenal" in done.content.decode()
