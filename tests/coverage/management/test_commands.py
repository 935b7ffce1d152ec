"""Commands on few figures: check_data without conflicts, publish."""

import pytest
from django.core.management import CommandError, call_command

from coverage.models import Release, Submission
from tests import factories
from tests.factories import statement


@pytest.mark.django_db
class TestWithoutConflicts:
    def test_check_data_ends_well(self, capsys):
        factories.publish(statement(active_participants=760_468, potential_workers=3_058_943, share="24.86"))
        call_command("check_data")
        assert "Rilis 1: 0 catatan" in capsys.readouterr().out

    def test_without_a_release_it_says_so(self):
        with pytest.raises(CommandError, match="Belum ada rilis"):
            call_command("check_data")


@pytest.mark.django_db
class TestPublish:
    @pytest.fixture(autouse=True)
    def _waiting(self):
        for code in ("18.01", "18.02"):
            factories.make_regency(code)
        rows = [statement("18.01", share="26.5"), statement("18.02", share="26.4")]
        self.submission = factories.file_document(rows, name="x.csv", digest="", by=None).submission

    def test_publishes_what_waits(self):
        call_command("publish", self.submission.pk, note="Angka baru")
        assert Release.objects.get().note == "Angka baru"
        assert set(self.submission.regions.values_list("state", flat=True)) == {"published"}

    def test_only_some_regions(self):
        call_command("publish", self.submission.pk, region=["18.01"])
        assert dict(self.submission.regions.values_list("region_id", "state"))["18.02"] == "submitted"

    def test_a_dry_run_writes_nothing(self, capsys):
        call_command("publish", self.submission.pk, dry_run=True)
        assert "akan terbit sebagai rilis 1" in capsys.readouterr().out
        assert not Release.objects.exists()

    def test_what_is_not_waiting_is_refused(self):
        call_command("publish", self.submission.pk)
        with pytest.raises(CommandError, match="Tidak ada yang terbit"):
            call_command("publish", self.submission.pk)
        assert Submission.objects.count() == 1
