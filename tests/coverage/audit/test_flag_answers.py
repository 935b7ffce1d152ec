"""Answers to flags: what readers see, and that the history stays."""

import pytest
from django.core.management import CommandError, call_command

from coverage.audit.services.flag_answers import NotAnswered, answer_flag
from coverage.models import Edition, Flag, FlagAnswer
from coverage.queries import releases, sources
from tests import factories
from tests.coverage.submissions.said import refused

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def verifier():
    return factories.make_user("verifikator", roles=["verifikator"], regions=["18"])


def flag(code: str, region: str) -> Flag:
    return Flag.objects.current().filter(code=code, region=region).first()


def state(code: str, region: str) -> str:
    return sources.flags(releases.release_row(), code=code, region=region)[0].state


def test_the_newest_answer_counts_and_all_stay(verifier):
    gap = flag("gap_mismatch", "18")
    before = Edition.objects.get().counter
    assert state("gap_mismatch", "18") == "open"

    answer_flag(flag=gap, state="accepted", reason="lain", note="Dua potensi tercampur", by=verifier)
    assert state("gap_mismatch", "18") == "accepted"
    answer_flag(flag=gap, state="open", reason="", note="Ditinjau lagi", by=verifier)

    assert state("gap_mismatch", "18") == "open"
    assert FlagAnswer.objects.count() == 2
    assert Edition.objects.get().counter == before + 2


def test_an_answer_speaks_of_one_flag_only(verifier):
    answer_flag(flag=flag("gap_mismatch", "18"), state="accepted", reason="", note="Ya", by=verifier)
    assert state("gap_mismatch", "13") == "open"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"state": "maybe", "note": "x"}, "Pilih jawaban"),
        ({"state": "accepted", "note": " "}, "keterangan"),
    ],
)
def test_what_is_missing_is_said(verifier, given, message):
    with refused(message, NotAnswered):
        answer_flag(flag=flag("gap_mismatch", "18"), reason="", by=verifier, **given)


def test_contradicting_values_are_settled_not_answered(verifier):
    with refused("memilih", NotAnswered):
        answer_flag(
            flag=flag("conflicting_values", "18.03"), state="accepted", reason="", note="x", by=verifier
        )


def test_check_data_counts_unanswered_conflicts(verifier):
    before = _standing()
    answer_flag(flag=flag("conflicting_targets", "18"), state="accepted", reason="", note="Ya", by=verifier)
    assert _standing() == before - 1


def _standing() -> int:
    with pytest.raises(CommandError) as error:
        call_command("check_data")
    return int(str(error.value).split()[0])
