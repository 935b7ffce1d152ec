"""manage.py import_programmes: exit codes, report, and what each kind of row becomes."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coverage.models import (
    BenefitPayment,
    ContributionRate,
    DraftRecord,
    Flag,
    Programme,
    Release,
    Source,
    Submission,
    VillageCoverage,
)
from coverage.releases import edition
from regions.importing import import_regions
from tests.once import stored_once

PUBLISHED = Path("fixtures/published/programmes.csv")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_regions")]
_regions = stored_once(import_regions)


def run(path=PUBLISHED, *, report=None, **options) -> dict:
    call_command("import_programmes", str(path), report=report, **options)
    return json.loads(report.read_text()) if report else {}


@pytest.fixture
def programmes(tmp_path):
    """A file with the header of programmes and the given lines."""

    def written(*lines: str) -> Path:
        header = PUBLISHED.read_text().splitlines()[0]
        path = tmp_path / "programmes.csv"
        path.write_text("\n".join([header, *lines]) + "\n")
        return path

    return written


def line(
    value: int, measure="registered_workers", group="RT/RW", source="Laporan (Kantor, 2025-08-13)", **row
):
    notes, unit = row.get("notes", ""), row.get("unit", "people")
    return f'18,Lampung,2025-08-13,{measure},{group},{value},{unit},"{source}",,"{notes}",,,'


class TestPublishedFile:
    def test_every_row_becomes_a_record_or_a_rate(self, tmp_path):
        report = run(publish=True, note="Program", report=tmp_path / "out.json")
        assert (report["rows_read"], report["rows_accepted"], report["rows_conflicting"]) == (73, 73, 0)
        assert report["release"] == 1
        counts = [model.objects.count() for model in (Programme, VillageCoverage, BenefitPayment)]
        assert counts == [55, 3, 6]
        assert ContributionRate.objects.count() == 2
        assert not DraftRecord.objects.exists()

    def test_bengkayang_is_flagged_and_ntt_comes_out_to_the_rupiah(self, tmp_path):
        report = run(publish=True, report=tmp_path / "out.json")
        (flag,) = report["flags"]
        assert (flag["line"], flag["code"], flag["severity"]) == (14, "budget_mismatch", "info")
        stored = Flag.objects.get()
        assert (stored.region_id, stored.code) == ("61.07", "budget_mismatch")
        assert stored.message == flag["message"]
        assert "Tercetak Rp 2.429.520.000" in stored.message
        assert "= Rp 2.429.481.600 (selisih Rp 38.400)" in stored.message
        assert "iuran tertua yang diketahui, berlaku sejak 1 Maret 2025" in stored.message
        assert not stored.statements.exists()

    def test_rates_hold_from_march_2025_with_their_source(self):
        run(publish=True)
        rates = ContributionRate.objects.values_list("programmes", "rupiah", "valid_from", "source__title")
        assert list(rates) == [
            ("JKK+JKM", 16_800, date(2025, 3, 1), "Iuran BPU"),
            ("JKK+JKM+JHT", 36_800, date(2025, 3, 1), "Iuran BPU"),
        ]

    def test_the_same_file_again_creates_nothing_and_says_so(self, capsys):
        run(publish=True)
        before = edition.edition()
        run(publish=True)
        assert Release.objects.count() == Submission.objects.count() == 1
        assert Programme.objects.count() == 55
        assert edition.edition() == before
        assert "Tidak ada yang baru: semua baris sudah terbit." in capsys.readouterr().out

    def test_without_publish_the_records_wait_and_the_rates_hold(self, capsys):
        run()
        assert not Programme.objects.exists()
        assert ContributionRate.objects.count() == 2
        run()
        assert Submission.objects.count() == 1
        assert "sudah menunggu sebagai kiriman" in capsys.readouterr().out
        run(publish=True)
        assert Release.objects.count() == 1
        assert Programme.objects.count() == 55

    def test_a_dry_run_writes_nothing_and_reports_the_same(self, tmp_path):
        tried = run(dry_run=True, publish=True, report=tmp_path / "tried.json")
        assert not (Release.objects.exists())
        assert not (Source.objects.exists())
        assert not (ContributionRate.objects.exists())
        done = run(publish=True, report=tmp_path / "done.json")
        assert tried == done

    def test_new_rates_change_what_readers_see(self):
        before = edition.edition()
        run()
        assert edition.edition() == before + 1


class TestRefusals:
    def test_a_bad_file_ends_with_2_and_names_every_cell(self, programmes, capsys):
        path = programmes(line(5, measure="wages"), line(6, unit="rupiah"))
        with pytest.raises(CommandError, match="2 masalah") as error:
            run(path, publish=True)
        assert error.value.returncode == 2
        said = capsys.readouterr().err
        assert "baris 2, kolom measure: “wages” tidak dikenal" in said
        assert "baris 3, kolom unit" in said
        assert not Submission.objects.exists()

    def test_another_amount_for_a_known_rate_is_refused(self, programmes):
        run(publish=True)
        path = programmes(
            "00,Indonesia,2025-03,bpu_premium_jkk_jkm,BPU,17000,rupiah per worker per month,Lain (X),,,,,"
        )
        with pytest.raises(CommandError) as error:
            run(path)
        assert error.value.returncode == 2
        assert set(ContributionRate.objects.values_list("rupiah", flat=True)) == {16_800, 36_800}

    def test_a_record_that_waits_with_other_figures_is_decided_first(self, programmes, capsys):
        run(programmes(line(13_664)))
        with pytest.raises(CommandError):
            run(programmes(line(13_700)))
        assert "menunggu dengan isi lain di kiriman" in capsys.readouterr().err

    def test_a_missing_file_is_a_sentence(self, tmp_path):
        with pytest.raises(CommandError, match="tidak dapat dibuka") as error:
            run(tmp_path / "none.csv")
        assert error.value.returncode == 2


class TestLaterFiles:
    def test_a_later_file_replaces_what_it_prints_and_leaves_the_rest(self, programmes):
        run(programmes(line(100), line(40, measure="vulnerable_workers_paid")), publish=True)
        run(programmes(line(120)), publish=True)
        row = Programme.objects.current().get()
        assert (row.registered_workers, row.paid_workers, row.published_in_id) == (120, 40, 2)
        assert Programme.objects.count() == 2

    def test_another_document_stands_beside_it(self, programmes):
        run(programmes(line(100), line(110, source="Lain (Koran, 2025-08-14)")), publish=True)
        found = Programme.objects.current().values_list("registered_workers", flat=True)
        assert sorted(found) == [100, 110]

    def test_a_mended_budget_takes_its_flag_away(self, programmes):
        budget = {"measure": "budget_planned", "unit": "rupiah", "notes": "10 workers x 12 months"}
        rate = "00,Indonesia,2025-03,bpu_premium_jkk_jkm,BPU,16800,rupiah per worker per month,Iuran (X),,,,,"
        run(programmes(rate, line(2_000_000_001, **budget)), publish=True)
        assert Flag.objects.current().get().severity == "warning"
        run(programmes(line(2_016_000, **budget)), publish=True)
        assert not Flag.objects.current().exists()
