"""Tindak lanjut: what readers see of it, who may write it, and that nothing of its history is lost."""

from datetime import date

import pytest

from coverage.actions.pages import is_late, open_first
from coverage.actions.services import change_action
from coverage.models import ActionChange, ActionItem, Source
from coverage.releases import edition
from coverage.rows.records import ActionRow
from tests.coverage.reading import get, said
from tests.factories import make_action, make_user

pytestmark = pytest.mark.usefixtures("published")
LOG, ENTRY = "/wilayah/18/tindak-lanjut/", "/entri/tindak-lanjut/18/"
SENT = {
    "meeting": "Rapat triwulan IV",
    "agreed_on": "2025-12-10",
    "action": "Membayar iuran 12.051 pekerja rentan",
    "office": "BPKAD",
    "due_on": "2026-01-31",
    "budget": "2.429.481.600",
    "state": "open",
    "source_title": "Notulen rapat triwulan IV (Bappeda, 2025-12-10)",
    "source_url": "",
}


def row(pk, state="open", due=None, agreed=date(2025, 9, 18)):
    return ActionRow(pk, "18", "Lampung", agreed, "Rapat", "Melapor", "", due, None, state, "", None)


@pytest.fixture
def officer(client):
    user = make_user("op", roles=["operator"], regions=["18"])
    client.force_login(user)
    return user


def test_open_actions_come_first_by_their_due_day():
    rows = [
        row(1, "done"),
        row(2),
        row(3, due=date(2025, 12, 1)),
        row(4, "running", due=date(2025, 10, 1)),
        row(5, "dropped", agreed=date(2025, 11, 1)),
    ]
    assert [found.id for found in open_first(rows)] == [4, 3, 2, 5, 1]


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [
        ("open", date(2025, 11, 30), True),
        ("open", date(2025, 12, 1), False),
        ("running", date(2025, 11, 30), True),
        ("done", date(2025, 11, 30), False),
        ("open", None, False),
    ],
)
def test_late_is_due_before_the_month_of_the_figures(state, due, late):
    assert is_late(row(1, state, due), date(2025, 12, 1)) is late
    assert not is_late(row(1, state, due), None)


class TestReaders:
    def test_a_region_without_actions_says_so_only_on_its_log(self, client):
        assert "Tindak lanjut" not in get(client, "/wilayah/18/")
        assert "Belum ada tindak lanjut" in said(get(client, LOG))

    def test_the_region_page_lists_them_and_marks_the_day(self, client):
        make_action(action="Memakai data P3KE")
        assert "Memakai data P3KE" in get(client, "/wilayah/18/")
        page = get(client, "/wilayah/18/riwayat/")
        assert "Rapat pada 18 September 2025: 1 tindak lanjut." in page  # alternative text
        assert "rapat 18 Sep 2025" in page  # the drawing

    def test_a_month_before_the_meeting_knows_nothing_of_it(self, client):
        make_action()
        assert "rapat 18 Sep 2025" not in get(client, "/wilayah/18/riwayat/?bulan=2024-09")
        assert "Semua tindak lanjut" not in get(client, "/wilayah/18/?bulan=2024-09")

    def test_lateness_is_told_against_the_newest_month(self, client):
        make_action(due_on=date(2024, 1, 31), agreed_on=date(2024, 1, 2))
        assert "lewat sebelum" in said(get(client, LOG))

    def test_history_shows_when_but_not_who(self, client):
        item = make_action(due_on=date(2025, 10, 31))
        change_action(
            pk=item.pk, state="done", due_on=date(2025, 11, 30), note="Sudah dilaporkan", by=make_user("siti")
        )
        page = get(client, LOG)
        assert "Riwayat" in page
        assert "batas waktu 31 Okt 2025" in page
        assert "Sudah dilaporkan" in page
        assert "siti" not in page

    def test_a_document_that_only_cites_actions_has_a_page(self, client):
        item = make_action(action="Memakai data P3KE", source="Notulen (Bappeda, 2025-09-18)")
        assert "Memakai data P3KE" in said(get(client, f"/sumber/{item.source_id}/"))

    @pytest.mark.parametrize("count", [1, 20])
    def test_takes_the_same_queries_for_any_count(self, client, count, django_assert_num_queries):
        for number in range(count):
            item = make_action(action=f"Tindakan {number}", source=f"Notulen {number}")
            change_action(pk=item.pk, state="running", due_on=None, note="", by=make_user())
        with django_assert_num_queries(6):  # release, edition, regions, actions, changes, sources
            get(client, LOG)

    @pytest.mark.parametrize(
        ("address", "status"), [("/wilayah/99/tindak-lanjut/", 404), (f"{LOG}?x=1", 422)]
    )
    def test_what_cannot_be_asked(self, client, address, status):
        get(client, address, status)


class TestWriting:
    def test_an_agreement_is_read_by_everyone_at_once(self, client, officer):
        before = edition.edition()
        assert client.post(ENTRY, SENT).status_code == 302
        client.logout()
        page = said(get(client, LOG))

        assert "Membayar iuran 12.051 pekerja rentan" in page
        assert "Rp 2.429.481.600" in page.replace("\u00a0", " ")
        assert edition.edition() == before + 1
        assert ActionItem.objects.get().created_by == officer

    def test_a_known_citation_is_the_same_document(self, client, officer):
        known = Source.objects.get(url="https://kutipan.co.id/?p=86996")
        client.post(ENTRY, {**SENT, "source_title": known.citation})
        assert ActionItem.objects.get().source == known

    @pytest.mark.parametrize(
        ("field", "value", "why"),
        [
            ("source_title", "", "bidang"),
            ("agreed_on", "2099-01-01", "belum tiba"),
            ("due_on", "2025-12-01", "sebelum hari kesepakatan"),
            ("budget", "banyak", "bukan jumlah"),
            ("state", "done", "pilihan"),
        ],
    )
    def test_what_is_wrong_is_said_and_the_rest_kept(self, client, officer, field, value, why):
        answer = client.post(ENTRY, {**SENT, field: value})
        assert answer.status_code == 422
        assert why in answer.content.decode().lower()
        assert "Rapat triwulan IV" in answer.content.decode()
        assert not ActionItem.objects.exists()

    def test_a_change_keeps_the_former_version_with_who(self, client, officer):
        item = make_action(due_on=date(2025, 10, 31))
        address = f"/entri/tindak-lanjut/{item.pk}/ubah/"
        sent = {"state": "running", "due_on": "2025-11-30", "note": "Mulai"}
        assert client.post(address, sent).status_code == 302
        client.post(address, sent)  # the same again changes nothing

        change = ActionChange.objects.get()
        assert (change.state, change.due_on, change.note) == ("open", date(2025, 10, 31), "")
        assert change.made_by == officer
        item.refresh_from_db()
        assert (item.state, item.due_on, item.note) == ("running", date(2025, 11, 30), "Mulai")
        assert ", op:" in get(client, ENTRY)

    def test_a_due_day_before_the_meeting_is_refused(self, client, officer):
        item = make_action()
        sent = {"state": "running", "due_on": "2025-09-17", "note": ""}
        assert client.post(f"/entri/tindak-lanjut/{item.pk}/ubah/", sent).status_code == 422
        assert not ActionChange.objects.exists()

    @pytest.mark.parametrize(
        ("role", "region"), [("operator", "15"), ("verifikator", "18.71"), ("pembaca", "18")]
    )
    def test_others_are_refused(self, client, role, region):
        item = make_action()
        client.force_login(make_user("lain", roles=[role], regions=[region]))
        for address in (ENTRY, f"/entri/tindak-lanjut/{item.pk}/ubah/"):
            assert client.get(address).status_code == 403
            assert client.post(address, SENT).status_code == 403
        assert "Catat atau ubah" not in get(client, LOG)

    def test_strangers_sign_in_first(self, client):
        assert client.get(ENTRY).status_code == 302

    def test_an_unknown_action_is_404(self, client, officer):
        assert client.get("/entri/tindak-lanjut/999999999/ubah/").status_code == 404
