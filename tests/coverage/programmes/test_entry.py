"""/entri/program/<code>/: filled in, kept on error, mended, taken back, never published by oneself."""

from datetime import date

import pytest

from coverage.models import (
    BenefitPayment,
    ContributionRate,
    DraftRecord,
    Programme,
    Submission,
    VillageCoverage,
)
from coverage.releases.publishing import publish
from tests.coverage.reading import get, said
from tests.factories import make_regency, make_source, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/entri/program/18.71/"
SOURCE = "Laporan program (Disnaker Bandar Lampung, 2025-10-31)"
FORM = {
    "jenis": "program",
    "group": "RT/RW",
    "as_of": "2025-10",
    "source": SOURCE,
    "planned_workers": "3.000.000",
    "registered_workers": "0",
    "rupiah_planned": "Rp 604.800.000",
    "months": "12",
    "funding": "APBD",
    "selection": "DTSEN",
    "verification": "sedang",
    "cover_until": "2026-10-31",
}


@pytest.fixture(autouse=True)
def operator(client):
    make_regency("18.71", "Kota Bandar Lampung")
    make_regency("18.72", "Kota Metro")
    person = make_user("operator.lampung", roles=["operator"], regions=["18"])
    client.force_login(person)
    return person


def hand_in(client, **changes):
    answer = client.post(ADDRESS, FORM | changes)
    assert answer.status_code == 302, said(answer.content.decode())
    return Submission.objects.latest("pk")


def release(submission):
    return publish(submission=submission, regions=["18.71"], by=None, note="")


def test_a_row_waits_for_somebody_else_and_is_published(client):
    submission = hand_in(client)
    assert (submission.kind, submission.regions.get().state) == ("records", "submitted")
    assert not Programme.objects.exists()
    release(submission)
    row = Programme.objects.get()
    assert (row.region_id, row.group, row.planned_workers, row.registered_workers) == (
        "18.71",
        "RT/RW",
        3_000_000,
        0,
    )
    assert (row.rupiah_planned, row.months, row.funding) == (604_800_000, 12, "APBD")
    assert (row.as_of, row.as_of_precision) == (date(2025, 10, 31), "month")
    assert (row.selection, row.verification, row.cover_until) == ("DTSEN", "sedang", date(2026, 10, 31))
    assert row.paid_workers is None
    assert row.source.citation == SOURCE


def test_what_was_typed_is_kept_when_something_is_wrong(client):
    answer = client.post(ADDRESS, FORM | {"planned_workers": "3.00", "source": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "bisa berarti ribuan atau desimal" in page
    assert 'value="3.00"' in page
    assert "Belum diajukan; perbaiki yang ditandai." in page
    assert not DraftRecord.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said_of"),
    [
        pytest.param({"as_of": ""}, "as_of", id="no-day"),
        pytest.param({"as_of": "31.13.2025"}, "as_of", id="odd-day"),
        pytest.param({"group": ""}, "group", id="no-group"),
        pytest.param({"months": "121"}, "months", id="months"),
        pytest.param({"funding": "KAS"}, "funding", id="funding"),
        pytest.param(
            {"planned_workers": "", "registered_workers": "", "rupiah_planned": "", "verification": ""},
            None,
            id="no-figure",
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused(client, changes, said_of):
    answer = client.post(ADDRESS, FORM | changes)
    assert answer.status_code == 422
    assert (said_of or "__all__") in answer.context["form"].errors


def test_villages_and_benefits_have_forms_of_their_own(client):
    common = {"as_of": "2025-10-31", "source": SOURCE}
    village = {
        "jenis": "desa",
        "villages": "126",
        "workers_per_village": "100",
        "institutions_ratio": "33,02",
    }
    client.post(ADDRESS, common | village)
    release(Submission.objects.latest("pk"))
    row = VillageCoverage.objects.get()
    assert (row.villages, str(row.institutions_ratio), row.institutions_decimals) == (126, "0.330200000", 2)
    client.post(ADDRESS, common | {"jenis": "manfaat", "kinds": "JKM", "rupiah": "42000000"})
    release(Submission.objects.latest("pk"))
    assert BenefitPayment.objects.get().rupiah == 42_000_000
    page = said(get(client, ADDRESS))
    assert page.count("Perbaiki") == 2


class TestMending:
    @pytest.fixture(autouse=True)
    def _published(self, client, operator):
        release(hand_in(client))
        self.row = Programme.objects.get()

    def test_the_form_shows_what_is_published(self, client):
        page = get(client, f"{ADDRESS}?jenis=program&baris={self.row.pk}")
        assert 'value="3000000"' in page
        assert 'value="2025-10"' in page
        assert f'value="{SOURCE}"' in page

    def test_a_mended_row_replaces_it(self, client):
        release(hand_in(client, baris=self.row.pk, registered_workers="120"))
        assert Programme.objects.current().get().registered_workers == 120

    def test_another_group_takes_the_old_row_back(self, client):
        release(hand_in(client, baris=self.row.pk, group="Linmas"))
        assert [row.group for row in Programme.objects.current()] == ["Linmas"]

    def test_a_row_can_be_taken_back(self, client):
        client.post(ADDRESS, {"jenis": "program", "baris": self.row.pk, "action": "retract"})
        release(Submission.objects.latest("pk"))
        assert not Programme.objects.current().exists()

    def test_the_same_row_does_not_wait_twice(self, client):
        hand_in(client, baris=self.row.pk, registered_workers="120")
        answer = client.post(ADDRESS, FORM | {"baris": self.row.pk, "registered_workers": "130"})
        assert "sedang diperiksa di kiriman" in said(answer.content.decode())
        assert 'value="130"' in answer.content.decode()

    @pytest.mark.parametrize("query", ["?baris=999999", "?baris=x", "?jenis=lain"])
    def test_no_such_row(self, client, query):
        get(client, ADDRESS + query, 404)


def test_the_verifier_reads_what_the_audit_finds_in_a_budget(client):
    ContributionRate.objects.create(
        programmes="JKK+JKM", valid_from=date(2025, 3, 1), rupiah=16_800, source=make_source()
    )
    submission = hand_in(client, planned_workers="3001", rupiah_planned="604800000")
    client.force_login(make_user("verif", roles=["verifikator"], regions=["18"]))
    page = said(get(client, f"/entri/kiriman/{submission.pk}/"))
    assert "3.001 pekerja × Rp 16.800 × 12 bulan = Rp 605.001.600 (selisih Rp −201.600)" in page
    assert "tidak menemukan apa pun" not in page


@pytest.mark.parametrize("region", ["15", "15.71", "18.71"])
def test_others_are_refused(client, region):
    make_regency("15.71", "Kota Jambi")
    client.force_login(make_user("operator.metro", roles=["operator"], regions=["18.72"]))
    address = f"/entri/program/{region}/"
    assert client.get(address).status_code == client.post(address, FORM).status_code == 403
    assert not Submission.objects.exists()


def test_a_verifier_does_not_fill_in(client):
    client.force_login(make_user("verif", roles=["verifikator"], regions=["18"]))
    assert client.get(ADDRESS).status_code == 403


def test_the_way_there_is_shown_to_those_who_may(client):
    release(hand_in(client))
    assert f'href="{ADDRESS}"' in get(client, "/program/?wilayah=18.71")
    assert '<a href="/entri/program/18/">Isi program Provinsi 18</a>' in get(client, "/entri/")
    client.logout()
    assert ADDRESS not in get(client, "/program/?wilayah=18.71")


def test_strangers_sign_in_first(client):
    client.logout()
    assert client.get(ADDRESS)["Location"].startswith("/masuk/")


def test_an_unknown_region(client):
    get(client, "/entri/program/18.99/", 404)


@pytest.mark.parametrize("count", [1, 6])
def test_queries_do_not_grow_with_the_rows(client, count, django_assert_num_queries):
    for number in range(count):
        release(hand_in(client, group=f"kelompok {number}"))
    get(client, ADDRESS)  # the messages of handing in are read and leave the session
    with django_assert_num_queries(8):
        get(client, ADDRESS)
