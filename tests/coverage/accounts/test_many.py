"""Accounts at the size of the job: names of regions, whole lists, search, and roles that stay roles."""

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from coverage.accounts.services.roles import mend_roles
from tests.coverage.reading import get
from tests.factories import make_province, make_regency, make_user

pytestmark = pytest.mark.django_db
ACCOUNTS = reverse("accounts")
LIST = (
    "nama\tsurel\tperan\twilayah\n"
    "Rina Wati\trina@contoh.id\toperator\tKota Metro\nBudi\tbudi@contoh.id\tverifikator\t18"
)


@pytest.fixture(autouse=True)
def _regions():
    make_province("18", "Lampung")
    make_province("15", "Jambi")
    make_regency("15.71", "Kota Jambi")
    make_regency("18.72", "Kota Metro")


@pytest.fixture
def admin(client):
    found = make_user("admin", roles=["admin"])
    client.force_login(found)
    return found


def invite(client, regions):
    form = {"name": "Rina", "email": "rina@contoh.id", "roles": ["operator"], "regions": regions}
    return client.post(ACCOUNTS, form)


def regions_of(username: str) -> list[str]:
    return sorted(User.objects.get(username=username).assignments.values_list("region_id", flat=True))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kota Metro", ["18.72"]),
        ("kota metro, Provinsi Lampung", ["18", "18.72"]),
        ("18 15.71", ["15.71", "18"]),
        ("18.72 Kota Metro; Jambi", None),
        ("18.72 Kota Metro, Provinsi Jambi", ["15", "18.72"]),
    ],
)
def test_names_of_regions_are_taken(client, admin, text, codes):
    answer = invite(client, text)
    if codes is None:  # a province and a city
        assert answer.status_code == 422
        assert "bisa berarti" in answer.content.decode()
    else:
        assert regions_of("rina@contoh.id") == codes


def test_what_was_perhaps_meant_is_said(client, admin):
    page = invite(client, "Kota Meto").content.decode()
    assert "Kota Metro" in page.partition("tidak ada dalam daftar wilayah")[2][:80]
    assert '<option value="18.72 Kota Metro">' in page


def test_a_pasted_list_becomes_accounts_with_a_message_each(client, admin):
    page = client.post(ACCOUNTS, {"action": "many", "lines": LIST}).content.decode()
    assert regions_of("rina@contoh.id") == ["18.72"]
    assert "2 akun dibuat" in page
    messages = re.findall(r"<textarea.*?>(.*?)</textarea>", page, re.DOTALL)
    assert "Tugas Anda: operator, wilayah Kota Metro." in messages[0]
    assert "Harus dilengkapi" in messages[0]
    assert "Tugas Anda: verifikator, wilayah Lampung." in messages[1]
    assert all("/sandi/baru/" in message for message in messages)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_file_does_as_well(client, admin, encoding):
    text = 'Nama;Surel;Peran;Wilayah\r\nZoë;zoe@contoh.id;operator,verifikator;"Kota Metro, 15"\r\n'
    file = SimpleUploadedFile("orang.csv", text.encode(encoding))
    client.post(ACCOUNTS, {"action": "many", "file": file})
    made = User.objects.get(username="zoe@contoh.id")
    assert made.first_name == "Zoë"
    assert set(made.groups.values_list("name", flat=True)) == {"operator", "verifikator"}
    assert regions_of("zoe@contoh.id") == ["15", "18.72"]


@pytest.mark.parametrize(
    "text", ['"Zoë;zoe@contoh.id;operator;18', f"{'x' * 140_000};z@contoh.id;operator;18"]
)
def test_a_list_that_is_no_table_is_said(client, admin, text):
    for given in ({"lines": text}, {"file": SimpleUploadedFile("orang.csv", text.encode())}):
        answer = client.post(ACCOUNTS, {"action": "many", **given})
        assert (answer.status_code, "susunan CSV rusak" in answer.content.decode()) == (422, True)
    assert User.objects.count() == 1


def test_one_bad_line_holds_all_back_and_every_one_is_said(client, admin):
    lines = ("X\tbukan surel\toperator\t18", "Y\ty@contoh.id\traja\t18", "Z\tz@contoh.id\toperator\tAtlantis")
    bad = "\n".join([LIST, *lines])
    answer = client.post(ACCOUNTS, {"action": "many", "lines": bad})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert [f"Baris {line}:" in page for line in (2, 4, 5, 6)] == [False, True, True, True]
    assert "bukan surel" in page  # the list is still there
    assert User.objects.count() == 1
    known = LIST + "\nLain\trina@contoh.id\toperator\t18"
    assert (
        "Baris 4: Sudah ada akun"
        in client.post(ACCOUNTS, {"action": "many", "lines": known}).content.decode()
    )
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("cari=rin", {"rina"}),
        ("peran=verifikator", {"budi"}),
        ("wilayah=Kota+Metro", {"rina", "budi"}),
        ("wilayah=18", {"rina", "budi"}),
        ("wilayah=15", set()),
        ("keadaan=nonaktif", {"tutup"}),
    ],
)
def test_the_list_is_searched_and_filtered(client, admin, query, names):
    make_user("rina", roles=["operator"], regions=["18.72"])
    make_user("budi", roles=["verifikator"], regions=["18"])
    User.objects.filter(pk=make_user("tutup").pk).update(is_active=False)
    page = client.get(f"{ACCOUNTS}?{query}")
    assert {person.username for person in page.context["people"]} == names


class TestRoles:
    def test_a_missing_group_is_made_again_and_the_role_is_stored(self, client, admin):
        Group.objects.filter(name="operator").delete()
        invite(client, "18")
        assert list(User.objects.get(username="rina@contoh.id").groups.values_list("name", flat=True)) == [
            "operator"
        ]

    def test_migrating_mends_them(self):
        Group.objects.all().delete()
        call_command("migrate", verbosity=0)
        assert set(Group.objects.values_list("name", flat=True)) == {
            "pembaca",
            "operator",
            "verifikator",
            "admin",
        }
        admin = make_user("lama", roles=["admin"])
        mend_roles()
        admin.refresh_from_db()
        assert admin.is_staff

    def test_they_are_neither_deleted_nor_renamed_in_the_admin(self, client):
        chief = User.objects.create_superuser("kepala")
        client.force_login(chief)
        role, other = Group.objects.get(name="operator"), Group.objects.create(name="Lain")
        assert client.post(f"/admin/auth/group/{role.pk}/delete/", {"post": "yes"}).status_code == 403
        client.post(f"/admin/auth/group/{role.pk}/change/", {"name": "Pengisi", "permissions": []})
        assert Group.objects.filter(name="operator").exists()
        client.post(
            "/admin/auth/group/", {"action": "delete_selected", "_selected_action": [role.pk], "post": "yes"}
        )
        assert Group.objects.filter(name="operator").exists()
        client.post(f"/admin/auth/group/{other.pk}/change/", {"name": "Baru", "permissions": []})
        assert Group.objects.filter(name="Baru").exists()

    def test_admins_open_the_tables_but_not_the_accounts(self, client, admin):
        mend_roles()
        made = invite(client, "18") and User.objects.get(username="rina@contoh.id")
        client.post(
            reverse("account", args=[made.pk]), {"action": "tasks", "roles": ["admin"], "regions": ""}
        )
        made.refresh_from_db()
        assert (made.is_staff, made.is_superuser) == (True, False)
        client.force_login(made)
        assert client.get("/admin/").status_code == 200
        assert client.get("/admin/coverage/source/").status_code == 200
        assert client.get("/admin/auth/user/").status_code == 403
        assert 'href="/admin/"' in get(client, "/entri/")
        assert not Permission.objects.filter(group__name="admin", content_type__app_label="auth").exists()

    def test_others_do_not(self, client, admin):
        made = make_user("operator", roles=["operator"], regions=["18"])
        client.post(
            reverse("account", args=[made.pk]), {"action": "tasks", "roles": ["operator"], "regions": "18"}
        )
        client.force_login(made)
        assert client.get("/admin/").status_code == 302


class TestMakeAdmin:
    def test_makes_the_account_that_signs_in(self, client, monkeypatch):
        monkeypatch.setenv("UCJ_ADMIN_PASSWORD", "padi-sawah-1945")
        call_command("make_admin", email="Ani@contoh.id", name="Ani", region="Kota Metro")
        assert regions_of("ani@contoh.id") == ["18.72"]
        form = {"username": "ani@contoh.id", "password": "padi-sawah-1945"}
        assert client.post("/masuk/", form)["Location"] == "/entri/"
        assert "Ani" in get(client, ACCOUNTS)

    @pytest.mark.parametrize(
        ("email", "password", "why"),
        [
            ("ani@contoh.id", "12345", "kata sandi|sandi"),
            ("ani", "padi-sawah-1945", "surel|valid"),
            ("lama@contoh.id", "padi-sawah-1945", "sudah ada"),
        ],
    )
    def test_says_what_stands_against_it(self, monkeypatch, email, password, why):
        make_user("lama@contoh.id")
        monkeypatch.setenv("UCJ_ADMIN_PASSWORD", password)
        with pytest.raises(CommandError, match=f"(?i){why}"):
            call_command("make_admin", email=email, name="Ani", region="")
        assert User.objects.count() == 1
