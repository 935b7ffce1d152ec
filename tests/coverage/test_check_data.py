"""check_data on the published figures: what it says and the codes it ends with."""

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.usefixtures("published")


def test_ends_with_1_while_a_conflict_stands(capsys):
    with pytest.raises(CommandError, match="belum dijawab") as error:
        call_command("check_data")
    assert error.value.returncode == 1
    said = capsys.readouterr().out
    assert "conflicting_values 18.03 2024-09-24" in said
    assert "37 catatan" in said


def test_an_unknown_release_is_one_sentence():
    with pytest.raises(CommandError, match=r"Rilis 99 tidak ada\. Rilis terbaru: 1") as error:
        call_command("check_data", release=99)
    assert error.value.returncode == 2
