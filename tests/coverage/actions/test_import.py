"""manage.py import_actions: adds what is missing, leaves what people have changed."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coverage.actions.services import change_action
from coverage.models import ActionItem, Source
from coverage.releases import edition
from tests.factories import make_province, make_user

PUBLISHED = "fixtures/published/actions.csv"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lampung():
    make_province("18", "Lampung")
    make_province("15", "Jambi")


def test_the_published_actions_come_in_once(capsys):
    call_command("import_actions", PUBLISHED)
    call_command("import_actions", PUBLISHED)

    assert "0 baru, 9 sudah tercatat" in capsys.readouterr().out
    assert ActionItem.objects.count() == 9
    source = Source.objects.get(published_on="2025-09-18")
    assert (source.title, source.publisher) == ("Rapat koordinasi UCJ Provinsi Lampung", "Kutipan")


def test_what_people_changed_stays():
    call_command("import_actions", PUBLISHED)
    first = ActionItem.objects.first()
    change_action(pk=first.pk, state="running", due_on=None, note="", by=make_user())

    call_command("import_actions", PUBLISHED)

    first.refresh_from_db()
    assert first.state == "running"
    assert ActionItem.objects.count() == 9


def test_a_dry_run_writes_nothing(capsys):
    before = edition.edition()
    call_command("import_actions", PUBLISHED, dry_run=True)

    assert "9 baru" in capsys.readouterr().out
    assert not ActionItem.objects.exists()
    assert not Source.objects.exists()
    assert edition.edition() == before


def test_a_bad_file_is_refused_whole(tmp_path, capsys):
    text = Path(PUBLISHED).read_text(encoding="utf-8")
    file = tmp_path / "tindak.csv"
    file.write_text(text.replace("2025-09-18,Rapat", "09-18-2025,Rapat", 1))

    with pytest.raises(CommandError) as refusal:
        call_command("import_actions", str(file))

    assert refusal.value.returncode == 2
    assert "tindak.csv: baris 2, kolom agreed_on" in capsys.readouterr().err
    assert not ActionItem.objects.exists()


def test_a_missing_file_is_said():
    with pytest.raises(CommandError, match="tidak dapat dibuka") as refusal:
        call_command("import_actions", "tidak-ada.csv")
    assert refusal.value.returncode == 2
