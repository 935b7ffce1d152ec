"""Texts the parser was not made for, and that docs/teks.md states what is measured."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.coverage.parsing.prose.further import FURTHER, FURTHER_CONTROL
from tests.coverage.parsing.prose.invented import INVENTED
from tests.coverage.parsing.prose.judging import Score, score
from tests.coverage.parsing.prose.key import KEY, Figure
from tests.coverage.parsing.prose.test_key import TEXTS, report
from tests.coverage.parsing.prose.unseen import CONTROL, UNSEEN

FOLDER = Path("tests/coverage/parsing/unseen")
LATER = Path("tests/coverage/parsing/further")
ROW = re.compile(
    r"^\| (?P<name>[^|]+) \| (?P<listed>\d+) \| (?P<recall>[\d,]+)% \| (?P<wrong>[\d,]+)% \|$", re.M
)


def scores(folder: Path, key: Mapping[str, list[Figure]]) -> dict[str, Score]:
    return {
        name: score((folder / name).read_text(encoding="utf-8"), figures) for name, figures in key.items()
    }


def measured() -> dict[str, dict[str, Score]]:
    return {
        "lima teks terbitan": scores(TEXTS, KEY),
        "kalimat karangan berbagai bentuk": {line[:50]: score(line, key) for line, key in INVENTED},
        "empat teks karangan baru": scores(FOLDER, UNSEEN),
        "dua teks kendali": scores(FOLDER, CONTROL),
        "enam teks karangan lanjutan": scores(LATER, FURTHER),
        "dua teks kendali lanjutan": scores(LATER, FURTHER_CONTROL),
    }


@pytest.mark.parametrize(
    ("folder", "key"),
    [(FOLDER, UNSEEN), (FOLDER, CONTROL), (LATER, FURTHER), (LATER, FURTHER_CONTROL)],
    ids=["four", "control", "six", "later control"],
)
def test_other_styles_are_read_too(folder, key):
    recall, wrong = report("unseen texts", scores(folder, key))
    assert recall >= 0.90
    assert wrong <= 0.05


def test_a_text_of_other_things_says_nothing_of_coverage():
    one = scores(LATER, {"bukan_cakupan.txt": []})["bukan_cakupan.txt"]
    assert one.wrong == ()


def test_the_documentation_states_what_is_measured():
    text = Path("docs/teks.md").read_text(encoding="utf-8")
    stated = {match["name"]: match.group("listed", "recall", "wrong") for match in ROW.finditer(text)}
    found = {}
    for name, every in measured().items():
        recall, wrong = report(name, every)
        listed = sum(one.listed for one in every.values())
        found[name] = (str(listed), *(f"{share * 100:.1f}".replace(".", ",") for share in (recall, wrong)))
    assert stated == found
