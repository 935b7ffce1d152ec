"""What the database itself refuses: edited published rows, and rows that break a rule."""

import pytest
from django.db import IntegrityError, transaction

from coverage.models import (
    ParticipantSnapshot,
    Potential,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
    Target,
)
from tests import factories
from tests.factories import statement

pytestmark = pytest.mark.django_db


def figure() -> ParticipantSnapshot:
    return ParticipantSnapshot.objects.current().get()


class TestPublishedRowsStay:
    """The database itself refuses, whatever the code does."""

    @pytest.fixture(autouse=True)
    def _published(self):
        factories.publish(
            statement(active_participants=100, potential_workers=1_001, target_year=2024, target="30")
        )

    @pytest.mark.parametrize("model", [Statement, ParticipantSnapshot, Potential, Target])
    def test_no_row_is_edited(self, model):
        with pytest.raises(IntegrityError, match="sudah terbit"), transaction.atomic():
            model.objects.update(published_in=1, region="18", **_other_value(model))

    @pytest.mark.parametrize("model", [Statement, ParticipantSnapshot, Potential, Target])
    def test_no_row_is_deleted(self, model):
        with pytest.raises(IntegrityError, match="sudah terbit"), transaction.atomic():
            model.objects.all()._raw_delete("default")

    def test_a_row_is_superseded_only_once(self):
        factories.publish(statement(active_participants=250, entered=True, source_title="Isian"))
        with pytest.raises(IntegrityError, match="sudah terbit"), transaction.atomic():
            ParticipantSnapshot.objects.filter(superseded_in=2).update(superseded_in=None)

    def test_a_row_is_not_superseded_in_its_own_release(self):
        with pytest.raises(IntegrityError, match="superseded_later"), transaction.atomic():
            ParticipantSnapshot.objects.update(superseded_in=1)

    def test_the_sources_of_a_figure_stay(self):
        with pytest.raises(IntegrityError, match="Sumber angka"), transaction.atomic():
            figure().statements.clear()

    def test_a_release_stays(self):
        with pytest.raises(IntegrityError, match="Rilis 1"), transaction.atomic():
            Release.objects.update(note="lain")


def _other_value(model):
    return {
        Statement: {"active_participants": 1},
        ParticipantSnapshot: {"active_participants": 1},
        Potential: {"potential_workers": 1},
        Target: {"target_people": 1},
    }[model]


class TestConstraints:
    @pytest.fixture(autouse=True)
    def _release(self):
        factories.make_province()
        self.release = Release.objects.create(number=1, published_at="2025-01-01T00:00Z", checksum="x")

    def snapshot(self, **fields):
        values = {
            "region_id": "18",
            "as_of": "2024-09-24",
            "as_of_precision": "day",
            "segment": "TOTAL",
            "basis": "domicile",
            "active_participants": 1,
            "published_in": self.release,
        }
        return ParticipantSnapshot.objects.create(**values | fields)

    def test_one_current_snapshot_a_key(self):
        self.snapshot()
        with pytest.raises(IntegrityError, match="one_current_snapshot"), transaction.atomic():
            self.snapshot(active_participants=2)

    def test_a_snapshot_has_a_count_or_a_share(self):
        with pytest.raises(IntegrityError, match="snapshot_count_or_share"), transaction.atomic():
            self.snapshot(active_participants=None)

    def test_counts_are_not_negative(self):
        with pytest.raises(IntegrityError, match="active_participants"), transaction.atomic():
            self.snapshot(active_participants=-1)

    def test_one_current_potential_a_key(self):
        values = {"region_id": "18", "segment": "TOTAL", "basis": "domicile", "valid_from": "2024-01-01"}
        Potential.objects.create(**values, potential_workers=1, published_in=self.release)
        with pytest.raises(IntegrityError, match="one_current_potential"), transaction.atomic():
            Potential.objects.create(**values, potential_workers=2, published_in=self.release)

    def test_one_current_target_a_key(self):
        values = {"region_id": "18", "year": 2025, "document": "RPJMD", "published_in": self.release}
        Target.objects.create(**values, target_ratio="0.3")
        with pytest.raises(IntegrityError, match="one_current_target"), transaction.atomic():
            Target.objects.create(**values, target_ratio="0.4")

    def test_an_unnamed_target_names_its_source(self):
        with pytest.raises(IntegrityError, match="unnamed_target_has_source"), transaction.atomic():
            Target.objects.create(region_id="18", year=2025, target_ratio="0.3", published_in=self.release)

    def test_a_target_has_a_share_or_heads(self):
        with pytest.raises(IntegrityError, match="target_share_or_heads"), transaction.atomic():
            Target.objects.create(region_id="18", year=2025, document="RPJMD", published_in=self.release)

    def test_a_published_region_has_its_release(self):
        submission = Submission.objects.create(kind="grid", name="x")
        with pytest.raises(IntegrityError, match="published_has_release"), transaction.atomic():
            SubmissionRegion.objects.create(submission=submission, region_id="18", state="published")
