"""check_data on the published figures: what it says and the codes it ends with."""

import pytest
from django.core.management import CommandError, call_command

from coverage.audit.services.conflicts import decide
from coverage.audit.services.flag_answers import answer_flag
from coverage.models import Conflict, Flag
from tests.factories import make_user

pytestmark = pytest.mark.usefixtures("published")


def test_ends_with_1_while_a_conflict_stands(capsys):
    with pytest.raises(CommandError, match="belum dijawab") as error:
        call_command("check_data")
    assert error.value.returncode == 1
    said = capsys.readouterr().out
    assert "conflicting_values 18.03 2024-09-24" in said
    assert "61 catatan" in said


def test_an_unknown_release_is_one_sentence():
    with pytest.raises(CommandError, match=r"Rilis 99 tidak ada\. Rilis terbaru: 1") as error:
        call_command("check_data", release=99)
    assert error.value.returncode == 2


def test_ends_with_0_once_every_conflict_is_decided_or_answered(capsys):
    by = make_user("v")
    for conflict in Conflict.objects.current():
        decide(conflict=conflict, chosen=conflict.statements.first(), reason="Ditanyakan.", by=by)
    standing = Flag.objects.current().filter(severity="conflict")
    first, *others = list(standing)
    for flag in others:
        answer_flag(flag=flag, state="accepted", reason="lain", note="Ditanyakan.", by=by)
    with pytest.raises(CommandError, match="1 pertentangan belum dijawab"):
        call_command("check_data")
    answer_flag(flag=first, state="accepted", reason="lain", note="Ditanyakan.", by=by)
    call_command("check_data")
    assert "pertentangan" in capsys.readouterr().out


def test_a_flag_taken_up_again_counts_again():
    by = make_user("v")
    flag = Flag.objects.current().filter(code="conflicting_targets").first()
    for state in ("accepted", "open"):
        answer_flag(flag=flag, state=state, reason="lain", note="Ditanyakan.", by=by)
    with pytest.raises(CommandError, match="belum dijawab"):
        call_command("check_data")
