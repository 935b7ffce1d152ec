"""Undoing a release: a new one that brings back what it replaced, unless that has changed since."""

import pytest

from coverage.models import CurrentCoverage, ParticipantSnapshot, Statement
from coverage.releases.publishable import NotPublishable
from coverage.releases.publishing import undo
from tests.coverage.submissions.said import refused
from tests.factories import publish, statement

pytestmark = pytest.mark.django_db

PRESS = "Berita (Koran, 2024-09-26)"
OTHER = "Kabar (Majalah, 2024-09-27)"


def figure() -> ParticipantSnapshot:
    return ParticipantSnapshot.objects.current().get()


def test_it_brings_the_former_figure_back():
    publish(statement(active_participants=100, source_title=PRESS))
    second = publish(statement(active_participants=250, entered=True, source_title="Isian"))

    third = undo(release=second, by=None, note="salah wilayah")

    assert figure().active_participants == 100
    assert figure().published_in_id == third.number
    assert list(figure().statements.values_list("active_participants", flat=True)) == [100]
    assert third.undoes_id == second.number
    assert CurrentCoverage.objects.get().active_participants == 100


def test_it_takes_an_added_figure_away():
    first = publish(statement(share="24.86"))

    undo(release=first, by=None, note="")

    assert not ParticipantSnapshot.objects.current().exists()
    assert not Statement.objects.current().exists()
    assert not CurrentCoverage.objects.exists()
    assert ParticipantSnapshot.objects.known_in(1).count() == 1


def test_it_refuses_what_was_changed_again():
    first = publish(statement(active_participants=100, source_title=PRESS))
    publish(statement(active_participants=250, entered=True, source_title="Isian"))

    with refused("18 TOTAL 2024-09-24", NotPublishable):
        undo(release=first, by=None, note="")


def test_it_brings_the_former_statement_back_under_its_figure():
    publish(statement(active_participants=100, source_title=PRESS))
    corrected = publish(statement(active_participants=110, source_title=PRESS))
    assert Statement.objects.current().get().active_participants == 110

    release = undo(release=corrected, by=None, note="")
    again = Statement.objects.current().get()
    assert (again.active_participants, again.published_in) == (100, release)
    assert (figure().active_participants, list(figure().statements.all())) == (100, [again])


def test_it_refuses_to_take_back_a_statement_that_was_corrected_since():
    first = publish(statement(rank=3, rank_of=34, source_title=PRESS))
    publish(statement(rank=4, rank_of=34, source_title=PRESS))

    with refused("18 TOTAL 2024-09-24", NotPublishable):
        undo(release=first, by=None, note="")


def test_it_refuses_to_bring_back_what_has_a_newer_figure():
    publish(statement(active_participants=100, source_title=PRESS))
    taken_back = publish(statement(retracts="snapshot", entered=True, source_title="Isian"))
    publish(statement(active_participants=90, source_title=OTHER))

    with refused("18 TOTAL 2024-09-24", NotPublishable):
        undo(release=taken_back, by=None, note="")


def test_an_undone_file_can_come_again():
    row = statement(share="24.86")
    undo(release=publish(row), by=None, note="")

    publish(row)

    assert figure().published_in_id == 3
