"""A refusal carries codes and data; its sentence is made for the reader."""

import re

import pytest

from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import HAND_IN_ROWS, Kind
from coverage.submissions.words import SENTENCES, WAITS, why_refused


def test_every_reason_has_its_sentence():
    assert {*SENTENCES, Why.WAITS} == set(Why)
    assert {*WAITS} == set(HAND_IN_ROWS.kinds)


def test_blanks_are_filled():
    for why, text in SENTENCES.items():
        blanks = re.findall(r"%\((\w+)\)s", str(text))
        said = why_refused(EntryRefused.because(why, **dict.fromkeys(blanks, "X")))
        assert "%" not in said, why
        assert said.count("X") >= len(blanks), why


@pytest.mark.parametrize(
    ("kind", "said"), [(Kind.TARGETS, "target 18 sedang diperiksa"), (Kind.RECORDS, "18 sedang diperiksa")]
)
def test_what_waits_is_named_with_its_submission(kind, said):
    refused = EntryRefused.because(Why.WAITS, kind=kind, code="18", number=4)
    assert why_refused(refused).startswith(f"{said} di kiriman 4; tarik kembali")


def test_several_reasons_stand_in_one_line_each_with_its_row():
    refused = EntryRefused(Problem(Why.TWICE, "18 RPJMD 2025"), Problem(Why.LONG_SOURCE, data={"most": 500}))
    assert why_refused(refused) == "18 RPJMD 2025: tertulis dua kali; sumber lebih panjang dari 500 huruf"
    assert str(refused) == "18 RPJMD 2025 twice; long_source"
