"""Settling contradictions: one side, none, another one later."""

import pytest

from coverage.audit.services.conflicts import NotDecided, decide
from coverage.models import Conflict, CurrentCoverage, Flag, ParticipantSnapshot, Statement, Target
from coverage.releases.publishing import undo
from tests import factories
from tests.coverage.submissions.said import refused
from tests.factories import statement

pytestmark = pytest.mark.django_db

PRESS = "Berita (Koran, 2024-09-26)"
OTHER = "Kabar (Majalah, 2024-09-27)"


@pytest.fixture
def verifier():
    return factories.make_user("verifikator", roles=["verifikator"], regions=["18"])


@pytest.fixture
def twice():
    """Lampung Utara with two shares on one day."""
    factories.publish(
        statement("18.03", share="25.6", source_title=PRESS),
        statement("18.03", share="26.6", source_title=OTHER),
    )
    return Conflict.objects.get()


def side(share: str) -> Statement:
    return Statement.objects.get(printed_ratio=share, entered=False)


def test_the_chosen_side_becomes_the_figure(twice, verifier):
    release = decide(conflict=twice, chosen=side("0.256"), reason="Tabel kanwil", by=verifier)

    figure = ParticipantSnapshot.objects.current().get()
    assert float(figure.printed_ratio) == 0.256
    assert {row.source.citation for row in figure.statements.select_related("source")} == {PRESS}
    assert not Conflict.objects.current().exists()
    assert not Flag.objects.current().filter(code="conflicting_values").exists()
    assert (release.number, release.note) == (2, "Tabel kanwil")
    assert CurrentCoverage.objects.get().coverage_ratio == 0.256


def test_neither_leaves_no_figure_and_no_conflict(twice, verifier):
    decide(conflict=twice, chosen=None, reason="Keduanya salah cetak", by=verifier)

    assert not ParticipantSnapshot.objects.current().exists()
    assert not Conflict.objects.current().exists()


def test_the_choice_can_be_changed_later(twice, verifier):
    decide(conflict=twice, chosen=side("0.256"), reason="Tabel kanwil", by=verifier)
    decide(conflict=twice, chosen=side("0.266"), reason="Ralat koran", by=verifier)

    assert float(ParticipantSnapshot.objects.current().get().printed_ratio) == 0.266
    assert float(ParticipantSnapshot.objects.known_in(2).get().printed_ratio) == 0.256


def test_undoing_the_release_brings_the_conflict_back(twice, verifier):
    release = decide(conflict=twice, chosen=side("0.256"), reason="Tabel kanwil", by=verifier)
    undo(release=release, by=verifier, note="")

    assert not ParticipantSnapshot.objects.current().exists()
    assert Conflict.objects.current().count() == 1


def test_a_document_after_the_choice_is_a_new_conflict(twice, verifier):
    decide(conflict=twice, chosen=side("0.256"), reason="Tabel kanwil", by=verifier)
    factories.publish(statement("18.03", share="30", source_title="Lain (Radio, 2024-10-01)"))

    assert float(ParticipantSnapshot.objects.current().get().printed_ratio) == 0.256
    assert Conflict.objects.current().count() == 1


def test_a_target_is_settled_too(verifier):
    factories.publish(
        *(
            statement(
                as_of=None,
                target_year=2025,
                target_document="RPJMD",
                target_people=heads,
                source_title=source,
            )
            for heads, source in ((674_000, PRESS), (782_000, OTHER))
        )
    )
    conflict = Conflict.objects.get()
    decide(
        conflict=conflict, chosen=Statement.objects.get(target_people=674_000), reason="Perda", by=verifier
    )
    assert Target.objects.current().get().target_people == 674_000

    decide(conflict=conflict, chosen=None, reason="Dibatalkan", by=verifier)
    assert not Target.objects.current().exists()


def test_a_reason_is_asked(twice, verifier):
    with refused("alasan", NotDecided):
        decide(conflict=twice, chosen=None, reason=" ", by=verifier)


def test_a_stranger_is_no_side(twice, verifier):
    factories.publish(statement("18.04", share="23.3"))
    with refused("bukan salah satu", NotDecided):
        decide(conflict=twice, chosen=side("0.233"), reason="x", by=verifier)
