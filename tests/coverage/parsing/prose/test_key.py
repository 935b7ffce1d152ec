"""How much of the figures a careful reader finds is found, and how much is made up."""

from pathlib import Path

import pytest

from coverage.parsing.prose import Kind
from tests.coverage.parsing.prose.invented import INVENTED
from tests.coverage.parsing.prose.judging import Score, figures, read, score
from tests.coverage.parsing.prose.key import KEY

TEXTS = Path("tests/coverage/parsing/texts")


def text(name: str) -> str:
    return (TEXTS / name).read_text(encoding="utf-8")


def report(title: str, scores: dict[str, Score]) -> tuple[float, float]:
    listed = sum(score.listed for score in scores.values())
    missed = sum(len(score.missed) for score in scores.values())
    wrong = sum(len(score.wrong) for score in scores.values())
    produced = wrong + sum(score.right for score in scores.values())
    for name, one in scores.items():
        print(f"{name}: {one.listed - len(one.missed)}/{one.listed} found, {len(one.wrong)} wrong")
        for lost in one.missed:
            print("   missed", lost)
        for made_up in one.wrong:
            print("   wrong ", made_up)
    recall, wrong_share = 1 - missed / listed, wrong / produced
    print(f"{title}: recall {recall:.1%}, wrong readings {wrong_share:.1%} of {produced}")
    return recall, wrong_share


def test_the_five_texts_are_read_as_a_careful_reader_reads_them():
    scores = {name: score(text(name), key) for name, key in KEY.items()}
    recall, wrong = report("published texts", scores)
    assert recall >= 0.90
    assert wrong <= 0.05
    assert all(one.recall >= 0.90 for one in scores.values())


def test_sentences_of_other_shapes_are_read_too():
    scores = {line[:50]: score(line, key) for line, key in INVENTED}
    recall, wrong = report("invented texts", scores)
    assert recall >= 0.90
    assert wrong <= 0.05


@pytest.mark.parametrize("name", KEY)
def test_what_is_found_stands_in_the_text(name):
    reading = read(text(name))
    assert list(reading.spans) == sorted(reading.spans, key=lambda span: span.start)
    assert all(a.end <= b.start for a, b in zip(reading.spans, reading.spans[1:], strict=False))
    assert all(reading.text[one.start : one.end].strip() for one in reading.found)


def test_rupiah_never_become_people():
    money = [one for one in read(text("metropolis_2025-12-08.txt")).found if one.kind == Kind.MONEY]
    assert [int(one.value) for one in money] == [42_000_000, 212_500_000]
    values = {int(one.value) for one in figures(text("metropolis_2025-12-08.txt"))}
    assert not values & {42_000_000, 212_500_000, 42, 212}
