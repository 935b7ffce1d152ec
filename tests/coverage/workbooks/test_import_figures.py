"""manage.py import_figures: exit codes, report, and what each kind of row becomes."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coverage.models import Conflict, DraftFigure, ParticipantSnapshot, Release, Source, Statement, Submission
from regions.importing import import_regions
from tests.once import stored_once

PUBLISHED = Path("fixtures/published/figures.csv")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_regions")]
_regions = stored_once(import_regions)


def run(file=PUBLISHED, *, report=None, **options) -> dict:
    call_command("import_figures", str(file), report=report, **options)
    return json.loads(report.read_text()) if report else {}


@pytest.fixture
def figures(tmp_path):
    """A file with the header of figures and the given lines."""

    def written(*lines: str) -> Path:
        header = PUBLISHED.read_text().splitlines()[0]
        path = tmp_path / "figures.csv"
        path.write_text("\n".join([header, *lines]) + "\n")
        return path

    return written


class TestReport:
    def test_the_published_figures(self, tmp_path):
        report = run(publish=True, note="Angka terbitan", report=tmp_path / "out.json")

        expected = json.loads(Path("fixtures/published/expected_figures.json").read_text())
        for name in ("rows_read", "rows_accepted", "rows_conflicting"):
            assert report[name] == expected[name]
        told = ("line", "code", "severity", "region_code")
        assert [tuple(flag[name] for name in told) for flag in report["flags"]] == [
            (line, *(flag[name] for name in told[1:])) for flag in expected["flags"] for line in flag["lines"]
        ]
        assert report["release"] == 1
        assert Release.objects.get().note == "Angka terbitan"
        assert Statement.objects.count() == 312
        assert Source.objects.count() == 128
        keys = {"line", "code", "severity", "region_code", "message", "likely_cause"}
        assert all(flag.keys() == keys for flag in report["flags"])

    def test_the_conflicting_rows_are_both_of_lampung_utara(self, tmp_path):
        run(publish=True)

        sides = Conflict.objects.get().statements.order_by("line")
        assert [(row.line, row.region_id, str(row.printed_ratio)) for row in sides] == [
            (11, "18.03", "0.256000000"),
            (14, "18.03", "0.266000000"),
        ]

    def test_a_dry_run_writes_nothing_and_reports_the_same(self, tmp_path):
        tried = run(dry_run=True, publish=True, report=tmp_path / "tried.json")
        assert not Release.objects.exists()
        assert not Source.objects.exists()
        done = run(publish=True, report=tmp_path / "done.json")

        assert tried["flags"] == done["flags"]
        assert tried["rows_conflicting"] == done["rows_conflicting"]

    def test_without_publish_the_rows_wait(self, tmp_path):
        report = run(report=tmp_path / "out.json")

        assert report["release"] is None
        assert report["rows_conflicting"] == 2
        assert DraftFigure.objects.count() == 312
        assert not Statement.objects.exists()
        assert set(Submission.objects.get().regions.values_list("state", flat=True)) == {"submitted"}

    def test_the_same_file_again_creates_nothing_and_says_so(self, capsys):
        run(publish=True)
        run(publish=True)

        assert Release.objects.count() == 1
        assert "Tidak ada yang baru" in capsys.readouterr().out

    def test_a_waiting_file_is_published_when_it_comes_again(self):
        run()
        run(publish=True)

        assert Release.objects.count() == 1
        assert not DraftFigure.objects.exists()
        assert Submission.objects.count() == 1

    def test_a_changed_row_of_the_same_source_corrects_it(self, tmp_path):
        run(publish=True)
        changed = tmp_path / "figures.csv"
        changed.write_text(
            PUBLISHED.read_text().replace(
                "18.13,Kabupaten Pesisir Barat,2024-09-24,day,TOTAL,domicile,,,1.9,",
                "18.13,Kabupaten Pesisir Barat,2024-09-24,day,TOTAL,domicile,,,19,",
            )
        )
        run(changed, publish=True)

        current = ParticipantSnapshot.objects.current().get(region="18.13")
        assert float(current.printed_ratio) == 0.19
        assert Statement.objects.count() == 313


class TestUnusable:
    @pytest.mark.parametrize(
        ("line", "column"),
        [
            pytest.param(
                '99,Atlantis,2024-09-24,day,TOTAL,domicile,1,,,,,,,,,,,"A (B, 2024)",,',
                "region_code",
                id="region",
            ),
            pytest.param(
                '18,Jambi,2024-09-24,day,TOTAL,domicile,1,,,,,,,,,,,"A (B, 2024)",,', "region_name", id="name"
            ),
            pytest.param(
                '18,Lampung,2024-09-24,day,ALL,domicile,1,,,,,,,,,,,"A (B, 2024)",,', "segment", id="segment"
            ),
            pytest.param(
                '18,Lampung,2024-09-24,day,TOTAL,domicile,banyak,,,,,,,,,,,"A (B, 2024)",,',
                "active_participants",
                id="text",
            ),
            pytest.param(
                '18,Lampung,2024-09-24,day,TOTAL,domicile,1.14,,,,,,,,,,,"A (B, 2024)",,',
                "active_participants",
                id="ambiguous",
            ),
            pytest.param(
                "18,Lampung,2024-09-24,day,TOTAL,domicile,1,,,,,,,,,,,,,", "source_title", id="no-source"
            ),
        ],
    )
    def test_exit_2_names_line_and_column_and_writes_nothing(self, figures, capsys, line, column):
        good = '18,Lampung,2024-09-24,day,TOTAL,domicile,1,,,,,,,,,,,"A (B, 2024)",,'
        with pytest.raises(CommandError) as error:
            run(figures(good, line), publish=True)

        assert error.value.returncode == 2
        assert f"baris 3, kolom {column}:" in capsys.readouterr().err
        assert not Statement.objects.exists()
        assert not Source.objects.exists()

    def test_both_names_are_spelled_out(self, figures, capsys):
        with pytest.raises(CommandError):
            run(figures('18,Jambi,2024-09-24,day,TOTAL,domicile,1,,,,,,,,,,,"A (B, 2024)",,'))
        assert "Lampung" in (said := capsys.readouterr().err)
        assert "Jambi" in said

    def test_a_missing_file_is_one_sentence(self, tmp_path):
        with pytest.raises(CommandError, match="tidak dapat dibuka") as error:
            run(tmp_path / "none.csv")
        assert error.value.returncode == 2

    def test_flags_and_conflicts_do_not_fail_a_file(self, tmp_path):
        assert run(publish=True, report=tmp_path / "out.json")["flags"]
