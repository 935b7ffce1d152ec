"""Rapat: the list, one meeting with the figures of its day, who may write it, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command

from coverage.models import ActionItem, Duty, Meeting, Regulation
from coverage.parsing.meetings import read_meetings, read_regulations
from regions.directory import name_index
from tests.coverage.reading import get, said
from tests.coverage.words.english import left_over
from tests.factories import make_action, make_user

pytestmark = pytest.mark.usefixtures("published")
FOLDER = Path("fixtures/published")
SENT = {
    "held_on": "2025-12-10",
    "name": "Rapat triwulan IV",
    "kind": "rapat",
    "place": "Kantor Gubernur",
    "occasion": "Evaluasi triwulan IV.",
    "offices": "Bappeda\nBPKAD",
    "results": "Anggaran 2026 dibahas.",
    "source_title": "Notulen rapat triwulan IV (Bappeda, 2025-12-10)",
    "source_url": "",
}


@pytest.fixture
def recorded():
    """What `make run` puts beside the figures."""
    for name in ("regulations", "meetings", "actions"):
        call_command(f"import_{name}", str(FOLDER / f"{name}.csv"))


@pytest.fixture
def officer(client):
    user = make_user("op", roles=["operator"], regions=["18"])
    client.force_login(user)
    return user


def held(day: str) -> Meeting:
    return Meeting.objects.get(held_on=day)


def test_the_four_meetings_of_the_founding_texts_are_in_the_list(client, recorded):
    page = said(get(client, "/rapat/"))

    for day in ("8 Desember 2025", "18 September 2025", "3 Desember 2024", "26 September 2024"):
        assert day in page
    assert page.index("8 Desember 2025") < page.index("3 Desember 2024")
    assert Meeting.objects.count() == 4


def test_a_meeting_shows_who_agreed_what_and_the_figures_of_its_day(client, recorded):
    page = get(client, f"/rapat/{held('2025-09-18').pk}/")
    words = said(page)

    for told in ("Hotel Golden Tulip", "Staf Ahli Gubernur", "Kendala utama: validasi data pekerja."):
        assert told in words
    assert "menggunakan data P3KE" in words
    assert 'href="/wilayah/18/?bulan=2025-09"' in page
    assert "Kutipan, 2025-09-18" in words
    assert "500.11.2/3377/Bangda" in words
    assert "Mencapai cakupan 38,39% sampai 31 Desember 2025" in words


def test_a_meeting_outside_the_months_of_the_release_names_no_figure(client):
    Meeting.objects.create(region_id="18", held_on=date(2030, 1, 1), name="Rapat kelak")

    page = said(get(client, f"/rapat/{Meeting.objects.get().pk}/"))
    assert "Rilis ini tidak memuat angka sampai bulan rapat itu." in page


def test_the_list_of_a_region_holds_its_regencies_meetings_only(client, recorded):
    Meeting.objects.create(region_id="18.71", held_on=date(2025, 10, 1), name="Rapat kota")

    page = said(get(client, "/rapat/?wilayah=18"))
    assert "Rapat kota" in page
    assert "Jambi: " not in page
    assert "Rapat koordinasi UC Jamsostek Provinsi Jambi" not in page
    assert get(client, "/rapat/?wilayah=77", 404)
    assert get(client, "/rapat/?entah=1", 422)
    assert get(client, "/rapat/999/", 404)


def test_regulations_say_what_they_ask_of_whom(client, recorded):
    page = said(get(client, "/rapat/"))

    for told in (
        "Inpres 2/2021",
        "Gubernur, bupati, dan wali kota",
        "mengalokasikan anggaran",
        "Permendagri 27/2021",
        "Menganggarkan Jamsostek bagi pekerja non-ASN",
        "500.11.2/3377/Bangda",
    ):
        assert told in page


def test_a_regulation_that_asks_nothing_yet_is_listed_and_can_be_named(client, officer):
    Regulation.objects.create(number="Pergub 5/2026", title="UCJ Lampung", issuer="Gubernur Lampung")
    assert "Pergub 5/2026" in said(get(client, "/rapat/"))

    client.post("/entri/rapat/18/", {**SENT, "regulations": ["Pergub 5/2026"]})
    assert "Pergub 5/2026" in said(get(client, f"/rapat/{Meeting.objects.get().pk}/"))


def test_files_come_in_once_and_fill_what_only_agreements_told_of(capsys):
    for _ in range(2):
        call_command("import_regulations", str(FOLDER / "regulations.csv"))
    assert (Regulation.objects.count(), Duty.objects.count()) == (6, 8)
    make_action("18", meeting="Rapat koordinasi UCJ Provinsi Lampung")
    Meeting.objects.create(
        region_id="18", held_on=date(2025, 9, 18), name="Rapat koordinasi UCJ Provinsi Lampung"
    )
    call_command("import_meetings", str(FOLDER / "meetings.csv"), dry_run=True)
    assert held("2025-09-18").place == ""

    call_command("import_meetings", str(FOLDER / "meetings.csv"))
    assert held("2025-09-18").place == "Hotel Golden Tulip"
    call_command("import_meetings", str(FOLDER / "meetings.csv"))
    assert "0 baru, 4 sudah tercatat" in capsys.readouterr().out


def test_a_file_that_rests_on_an_unknown_regulation_is_refused_by_name(capsys):
    with pytest.raises(CommandError):
        call_command("import_meetings", str(FOLDER / "meetings.csv"))
    told = capsys.readouterr().err
    assert (
        "baris 5, kolom regulations: “Inpres 2/2021” belum tercatat; masukkan dahulu dengan import_reg"
        in told
    )
    assert not Meeting.objects.exists()


def test_a_file_with_results_of_a_coming_meeting_is_refused_by_name(tmp_path, capsys):
    call_command("import_regulations", str(FOLDER / "regulations.csv"))
    text = (FOLDER / "meetings.csv").read_text(encoding="utf-8")
    file = tmp_path / "rapat.csv"
    file.write_text(text.replace("18,2025-09-18,", "18,2099-09-18,", 1), encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("import_meetings", str(file))
    assert refusal.value.returncode == 2
    assert "rapat.csv: baris 4, kolom results: rapat 2099-09-18 belum berlangsung" in capsys.readouterr().err
    assert not Meeting.objects.exists()


def test_a_coming_meeting_without_results_is_no_problem():
    text = (FOLDER / "meetings.csv").read_bytes()
    known = {line.number for line in read_regulations((FOLDER / "regulations.csv").read_bytes()).rows}
    every = read_meetings(text, name_index(), date(2024, 1, 1), known)
    assert {problem.column for problem in every.problems} == {"results"}
    assert not read_meetings(text, name_index(), date(2026, 1, 1), known).problems


def test_an_officer_records_a_meeting_and_changes_it(client, officer):
    assert client.post("/entri/rapat/18/", SENT).status_code == 302
    made = Meeting.objects.get()
    assert (made.offices, made.created_by) == ("Bappeda\nBPKAD", officer)
    assert "Kantor Gubernur" in said(get(client, f"/rapat/{made.pk}/"))
    action = make_action("18", agreed_on=made.held_on, meeting=made.name)

    client.post(f"/entri/rapat/18/?rapat={made.pk}", {**SENT, "name": "Rapat triwulan keempat"})
    made.refresh_from_db()
    action.refresh_from_db()
    assert (made.name, action.meeting) == ("Rapat triwulan keempat", "Rapat triwulan keempat")
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "former"),
    [
        pytest.param(
            {"source_title": "Notulen yang lain (Bappeda, 2025-12-11)"}, SENT["source_title"], id="source"
        ),
        pytest.param({"kind": "pernyataan"}, "Rapat ·", id="kind"),
        pytest.param({"regulations": []}, "Inpres 2/2021", id="regulations"),
    ],
)
def test_whatever_changes_leaves_a_note_of_what_stood_there(client, officer, recorded, changed, former):
    sent = {**SENT, "regulations": ["Inpres 2/2021"]}
    client.post("/entri/rapat/18/", sent)
    made = held(SENT["held_on"])
    client.post(f"/entri/rapat/18/?rapat={made.pk}", sent)
    assert not LogEntry.objects.filter(object_id=str(made.pk)).exists()

    client.post(f"/entri/rapat/18/?rapat={made.pk}", sent | changed)
    assert former in LogEntry.objects.get(object_id=str(made.pk)).change_message


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        pytest.param(
            {"held_on": "2099-01-01"}, "Rapat itu belum berlangsung", id="results-of-a-coming-meeting"
        ),
        pytest.param({"source_title": ""}, "Bidang ini tidak boleh kosong", id="no-source"),
        pytest.param({"name": ""}, "Bidang ini tidak boleh kosong", id="no-name"),
    ],
)
def test_what_is_refused_stays_typed(client, officer, changed, told):
    answer = client.post("/entri/rapat/18/", {**SENT, **changed})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Evaluasi triwulan IV." in answer.content.decode()
    assert not Meeting.objects.exists()


def test_the_same_meeting_twice_is_refused(client, officer):
    client.post("/entri/rapat/18/", SENT)
    answer = client.post("/entri/rapat/18/", SENT)

    assert answer.status_code == 422
    assert "sudah tercatat" in answer.content.decode()


def test_others_may_not_write(client, officer):
    assert client.get("/entri/rapat/15/").status_code == 403
    client.logout()
    assert client.get("/entri/rapat/18/").status_code == 302


def test_an_agreement_makes_its_meeting_known(client, officer):
    client.post(
        "/entri/tindak-lanjut/18/",
        {
            "meeting": "Rapat kecil",
            "agreed_on": "2025-11-01",
            "action": "Melapor",
            "state": "open",
            "source_title": "Notulen (Bappeda, 2025-11-01)",
        },
    )
    assert ActionItem.objects.get().meeting == Meeting.objects.get().name == "Rapat kecil"


def test_in_english_only_the_words_of_documents_stay_indonesian(client, recorded):
    for address in ("/rapat/", "/rapat/?wilayah=18", f"/rapat/{held('2025-12-08').pk}/"):
        assert left_over(client, address) == [], address
    # "Dasar" is also what figures are counted by, on other pages.
    assert "What it rests on" in said(get(client, f"/en/rapat/{held('2024-09-26').pk}/"))
