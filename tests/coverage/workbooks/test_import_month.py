"""manage.py import_month does what the upload page does."""

import json

import pytest
import time_machine
from django.core.management import CommandError, call_command

from coverage.models import DraftCell, SubmissionRegion
from tests.coverage.workbooks.workbook_files import changed, downloaded, lampung
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _december():
    with time_machine.travel("2025-12-08 03:00+00:00", tick=False):
        lampung()
        make_user("operator.lampung", roles=["operator"], regions=["18"])
        make_user("operator.jambi", roles=["operator"], regions=["15"])
        yield


@pytest.fixture
def run(tmp_path, capsys):
    def run(content: bytes, *options: str, name: str = "buku.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        report = tmp_path / "laporan.json"
        call_command("import_month", path, "--report", report, *options)
        return capsys.readouterr().out, json.loads(report.read_text())

    return run


def test_an_untouched_export_changes_nothing(run):
    said, report = run(downloaded(), "--as", "operator.lampung")
    assert "0 berubah: tidak ada yang ditulis." in said
    assert (report["new"], report["changed"], report["unchanged"], report["cells"]) == (0, 0, 9, [])
    assert not SubmissionRegion.objects.filter(month__isnull=False).exists()


def test_a_changed_cell_is_handed_in(run):
    said, report = run(changed(D5=70_500), "--as", "operator.lampung")
    assert "1 wilayah diajukan." in said
    assert report["cells"] == [
        {
            "cell": "D5",
            "region_code": "18.71",
            "column": "PU",
            "state": "berubah",
            "old": "70000",
            "new": "70500",
            "message": "",
        }
    ]
    assert (report["submitted"], report["waiting"]) == (["18.71"], [])


def test_a_warning_waits(run):
    said, report = run(changed(D5=170_000), "--as", "operator.lampung")
    assert "1 wilayah menunggu jawaban di lembar isian: 18.71." in said
    assert report["waiting"] == ["18.71"]


def test_a_trial_writes_nothing_and_needs_nobody(run):
    said, report = run(changed(D5=70_500), "--dry-run")
    assert "Percobaan: tidak ada yang ditulis." in said
    assert report["changed"] == 1
    assert not DraftCell.objects.exists()


def test_a_csv_without_days_is_told_its_month(run):
    csv = b"kode,wilayah,per_tanggal,PU,BPU,JAKON,PMI,total,potensi,sumber\n18.01,,,7,,,,,,SIPP\n"
    said, _ = run(csv, "--as", "operator.lampung", "--month", "2025-10", name="isian.csv")
    assert "1 wilayah diajukan." in said


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        pytest.param({"D5": "1.14"}, ["--as", "operator.lampung"], "1 sel ditolak", id="cell"),
        pytest.param({"D5": 7}, ["--as", "operator.jambi"], "4 sel ditolak", id="someone-elses"),
        pytest.param({"D5": 7}, [], "Sebutkan siapa yang mengajukan", id="nobody"),
        pytest.param({"D5": 7}, ["--as", "x"], "Tidak ada pengguna aktif bernama x", id="no-such-user"),
        pytest.param(
            {"D5": 7}, ["--as", "operator.lampung", "--region", "15"], "bukan 15", id="another-province"
        ),
        pytest.param({"D5": 7}, ["--dry-run", "--month", "Oktober"], "bulan ditulis", id="month"),
    ],
)
def test_what_cannot_be_used_ends_with_2(run, content, options, message):
    with pytest.raises(CommandError, match=message) as error:
        run(changed(**content), *options)
    assert error.value.returncode == 2
    assert not DraftCell.objects.exists()


def test_a_missing_file_ends_with_2():
    with pytest.raises(CommandError, match="tidak dapat dibuka") as error:
        call_command("import_month", "/nowhere/buku.xlsx", "--dry-run")
    assert error.value.returncode == 2


def test_refused_cells_are_named(run, capsys):
    with pytest.raises(CommandError):
        run(changed(D5="1.14", C3="besok"), "--dry-run")
    told = capsys.readouterr().err
    assert "buku.xlsx: sel D5: “1.14” bisa berarti ribuan" in told
    assert "buku.xlsx: sel C3: “besok” bukan tanggal" in told
