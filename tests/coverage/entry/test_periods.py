"""Deadlines, closings, completeness and reminders."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse

from coverage.accounts.services import mailing
from coverage.entry.pages.completeness import completeness_page, due
from coverage.entry.services import periods
from coverage.models import Period, PeriodException
from coverage.rows.scope import Scope
from tests.coverage.entry.entered import MONTH, fill, hand_in
from tests.coverage.submissions.said import refused
from tests.factories import make_nation, make_regency, make_user, publish, statement

WALL = reverse("completeness")
OCTOBER = reverse("period", args=["2025-10"])
TODAY = date(2025, 11, 20)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_user("admin", roles=["admin"])


def close(admin):
    at = datetime(2025, 11, 15, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
    periods.close(month=MONTH, reason="Laporan final.", contact="Rina, 0811", by=admin, at=at)


class TestClosure:
    def test_an_open_month_says_nothing_in_one_query(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert periods.closure("18", MONTH, TODAY) == ""

    def test_a_closed_month_says_who_when_why_and_whom_to_ask(self, admin):
        close(admin)
        assert periods.closure("18.71", MONTH, TODAY) == (
            "Oktober 2025 ditutup oleh admin pada 15 November 2025: Laporan final. "
            "Tanyakan kepada Rina, 0811."
        )

    def test_exceptions_hold_for_a_region_until_a_day(self, admin):
        close(admin)
        make_regency("18.71")
        periods.grant(month=MONTH, region="18.71", until=TODAY, reason="Data susulan", by=admin)
        assert periods.closures(["18", "18.71"], MONTH, TODAY).keys() == {"18"}
        assert periods.closure("18.71", MONTH, date(2025, 11, 21))

    def test_a_deadline_of_its_own_survives_closing_and_opening(self, admin):
        periods.set_due(month=MONTH, due_on=date(2025, 11, 14))
        close(admin)
        periods.reopen(month=MONTH)
        assert Period.objects.get().due_on == date(2025, 11, 14)
        assert periods.closure("18", MONTH, TODAY) == ""

    def test_closing_needs_a_reason_and_a_contact(self, admin):
        with refused("alasan", periods.NotSet):
            periods.close(month=MONTH, reason=" ", contact="Rina", by=admin)


class TestGrid:
    def test_a_closed_month_is_not_saved_and_says_why(self, client, operator, admin):
        close(admin)
        client.force_login(operator)
        form = {"sel|18|total": "501", "semula|18|total": "0:"}
        done = client.post(reverse("grid_cell", args=["18", "2025-10"]), form).json()["sel"]["18|total"]
        assert done["kode"] == 423
        assert "Tanyakan kepada Rina, 0811." in done["pesan"]
        assert "Laporan final" in client.get(reverse("grid", args=["18", "2025-10"])).content.decode()


class TestPeriodPage:
    def test_an_admin_sets_closes_excepts_and_opens(self, client, admin):
        make_regency("18.71")
        client.force_login(admin)
        client.post(OCTOBER, {"action": "due", "due_on": "2025-11-14"})
        client.post(OCTOBER, {"action": "close", "reason": "Final", "contact": "Rina"})
        client.post(OCTOBER, {"action": "grant", "region": "18.71", "until": "2999-01-01", "reason": "x"})
        page = client.get(OCTOBER).content.decode()
        assert "Oktober 2025 ditutup oleh admin" in page
        assert "Kota 18.71 sampai 1 Januari 2999" in page
        client.post(OCTOBER, {"action": "reopen"})
        assert "Terbuka; batas waktu 14 November 2025." in client.get(OCTOBER).content.decode()
        assert PeriodException.objects.get().granted_by == admin

    @pytest.mark.parametrize(
        "form",
        [
            {"action": "due", "due_on": "besok"},
            {"action": "close", "reason": "x"},
            {"action": "grant", "region": "99.99", "until": "2999-01-01", "reason": "x"},
            {"action": "grant", "region": "18", "until": "2020-01-01", "reason": "x"},
        ],
    )
    def test_what_is_missing_is_said(self, client, admin, form):
        client.force_login(admin)
        assert client.post(OCTOBER, form).status_code == 422
        assert not Period.objects.exists()

    def test_a_deadline_before_the_end_of_its_month_is_refused(self, client, admin):
        client.force_login(admin)
        done = client.post(OCTOBER, {"action": "due", "due_on": "2025-10-14"}, follow=True)
        assert "sesudah bulannya berakhir" in done.content.decode()

    def test_a_verifier_of_the_whole_country_may_and_of_a_province_may_not(self, client, verifier, caplog):
        client.force_login(verifier)
        assert client.get(OCTOBER).status_code == 403
        assert client.post(OCTOBER, {"action": "reopen"}).status_code == 403
        assert "tidak berhak mengatur periode" in caplog.text
        client.force_login(make_user("nasional", roles=["verifikator"], regions=["00"]))
        assert client.get(OCTOBER).status_code == 200

    def test_odd_months_are_not_found(self, client, admin):
        client.force_login(admin)
        assert client.get("/entri/periode/2025-13/").status_code == 404


class TestWall:
    def states(self, scope, province=""):
        page = completeness_page(scope, province, TODAY)
        return {
            row.region.code: {
                f"{period.month:%Y-%m}": (cell.state.value, cell.days_late) for period, cell in row.cells
            }
            for row in page.rows
        }

    def test_says_where_each_region_stands(self, operator):
        publish(statement("18", "2025-10-31", active_participants=501, potential_workers=1_003))
        hand_in(operator, {"18.01": {"total": 501}})
        fill(operator, {"18.02": {"total": 501}})
        make_regency("18.71")
        make_regency("15.01")
        found = self.states(Scope(1, frozenset({"operator"}), frozenset({"18"})))
        assert found.keys() == {"18", "18.01", "18.02", "18.71"}
        assert found["18"]["2025-10"] == ("published", 0)
        assert found["18.01"]["2025-10"][0] == "submitted"
        assert found["18.02"]["2025-10"] == ("draft", 10)
        assert found["18.71"]["2025-10"] == ("late", 10)
        assert next(iter(found["18"])) == "2024-11"
        assert len(found["18"]) == 12

    def test_the_whole_country_is_its_provinces_to_choose_from(self):
        make_nation()
        make_regency("18.71")
        make_regency("15.01")
        everywhere = Scope(1, frozenset({"admin"}))
        assert self.states(everywhere).keys() == {"15", "18"}
        assert self.states(everywhere, "18").keys() == {"18", "18.71"}

    def test_another_province_is_refused(self, client, operator, caplog):
        client.force_login(operator)
        assert client.get(WALL, {"provinsi": "15"}).status_code == 403
        assert "tidak berhak" in caplog.text

    @pytest.mark.parametrize(
        ("joined", "late"),
        [("2025-10-11", 1), ("2025-10-09", 2), ("2025-11-11", 0), (None, 0)],
        ids=["after-a-deadline", "before-it", "just-now", "nobody-yet"],
    )
    def test_a_region_owes_from_its_first_officers_first_deadline_on(self, joined, late):
        make_regency("18.71")
        if joined:
            officer = make_user("baru", roles=["operator"], regions=["18"])
            User.objects.filter(pk=officer.pk).update(date_joined=f"{joined}T05:00Z")
        (row,) = completeness_page(Scope(1, frozenset({"operator"}), frozenset({"18.71"})), "", TODAY).rows
        states = [str(cell.state) for _period, cell in row.cells]
        assert states == ["not_owed"] * (12 - late) + ["late"] * late
        assert row.reminder.count("batas waktu") == late

    def test_a_region_owes_from_the_first_month_it_entered_on(self, verifier):
        fill(verifier, {"18.71": {"PU": 1}}, month=date(2025, 8, 1))
        User.objects.update(date_joined="2026-01-01T05:00Z")
        (row,) = completeness_page(Scope(1, frozenset({"operator"}), frozenset({"18.71"})), "", TODAY).rows
        assert [str(cell.state) for _period, cell in row.cells][-4:] == ["not_owed", "draft", "late", "late"]

    def test_a_reminder_names_months_and_days(self, operator):
        make_regency("18.71", "Kota Bandar Lampung")
        scope = Scope(1, frozenset({"operator"}), frozenset({"18.71"}))
        (row,) = completeness_page(scope, "", TODAY, "https://ucj.example/").rows
        assert row.reminder == (
            "Yth. Bapak/Ibu petugas data Kota Bandar Lampung,\n"
            "mohon bantuannya melengkapi angka kepesertaan berikut di Dasbor UCJ:\n"
            "- Agustus 2025: batas waktu 10 September 2025, lewat 71 hari\n"
            "  https://ucj.example/entri/18.71/2025-08/\n"
            "- September 2025: batas waktu 10 Oktober 2025, lewat 41 hari\n"
            "  https://ucj.example/entri/18.71/2025-09/\n"
            "- Oktober 2025: batas waktu 10 November 2025, lewat 10 hari\n"
            "  https://ucj.example/entri/18.71/2025-10/\n"
            "Bila ada kendala, kami siap membantu. Terima kasih."
        )

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(self, client, verifier, count, django_assert_num_queries):
        for number in range(1, count + 1):
            make_regency(f"18.{number:02}")
        client.force_login(verifier)
        client.get(WALL)
        with django_assert_num_queries(
            9
        ):  # session, user, scope, regions, periods, published, parts, first months
            client.get(WALL)


class TestReminderMail:
    def test_goes_to_the_operators_of_the_region_alone(self, client, operator, verifier):
        make_user("operator.jambi", roles=["operator"], regions=["15"])
        client.force_login(verifier)
        done = client.post(WALL, {"wilayah": "18"}, follow=True)
        assert "Pengingat dikirim ke 1 orang." in done.content.decode()
        (letter,) = mail.outbox
        assert letter.to == ["operator.lampung@example.org"]
        assert letter.subject == "Pengingat data Provinsi 18"
        assert "mohon bantuannya" in letter.body

    def test_operators_and_strangers_cannot_send(self, client, operator, caplog):
        client.force_login(operator)
        assert client.post(WALL, {"wilayah": "18"}).status_code == 403
        client.force_login(make_user("v.jambi", roles=["verifikator"], regions=["15"]))
        assert client.post(WALL, {"wilayah": "18"}).status_code == 403
        assert not mail.outbox

    def test_without_a_mail_server_there_is_only_the_text(self, client, operator, verifier, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        assert not mailing.is_configured()
        client.force_login(verifier)
        page = client.get(WALL).content.decode()
        assert "mohon bantuannya" in page
        assert "Kirim surel" not in page


class TestDue:
    def test_counts_what_is_left_by_month_and_province(self, operator):
        make_regency("18.71")
        publish(
            *(
                statement(code, day, active_participants=501, potential_workers=1_003)
                for code in ("18", "18.71")
                for day in ("2025-08-31", "2025-09-30")
            )
        )
        hand_in(operator, {"18": {"total": 503}})
        (item,) = due(Scope(1, frozenset({"operator"}), frozenset({"18"})), TODAY)
        assert (item.period.month, item.root.code, item.left, item.of) == (MONTH, "18", 1, 2)
        assert (item.days, item.late, item.names) == (-10, 10, ("Kota 18.71",))
