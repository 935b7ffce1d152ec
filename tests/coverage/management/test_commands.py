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
        self.by = factories.make_user("penerbit", roles=["admin"])
        for code in ("18.01", "18.02"):
            factories.make_regency(code)
        rows = [statement("18.01", share="26.5"), statement("18.02", share="26.4")]
        self.submission = factories.file_document(rows, name="x.csv", digest="", by=None).submission

    def publish(self, **given):
        call_command("publish", self.submission.pk, **{"username": "penerbit"} | given)

    def test_somebody_has_to_answer_for_it(self):
        factories.make_user("operator", roles=["operator"], regions=["18"])
        with pytest.raises(CommandError, match="--as"):
            call_command("publish", str(self.submission.pk))
        for name, why in (("siapa", "Tidak ada pengguna aktif"), ("operator", "tidak berhak")):
            with pytest.raises(CommandError, match=why):
                self.publish(username=name)
        assert not Release.objects.exists()

    def test_publishes_what_waits(self):
        self.publish(note="Angka baru")
        release = Release.objects.get()
        assert (release.note, release.published_by) == ("Angka baru", self.by)
        assert set(self.submission.regions.values_list("state", flat=True)) == {"published"}

    def test_only_some_regions(self):
        self.publish(region=["18.01"])
        assert dict(self.submission.regions.values_list("region_id", "state"))["18.02"] == "submitted"

    def test_a_dry_run_writes_nothing(self, capsys):
        self.publish(dry_run=True)
        assert "akan terbit sebagai rilis 1" in capsys.readouterr().out
        assert not Release.objects.exists()

    def test_what_is_not_waiting_is_refused(self):
        self.publish()
        with pytest.raises(CommandError, match="Tidak ada yang terbit"):
            self.publish()
        assert Submission.objects.count() == 1
