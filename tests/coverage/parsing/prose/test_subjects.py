"""Shares of other things beside those of workers covered."""

import pytest

from coverage.parsing.prose import Kind
from tests.coverage.parsing.prose.judging import figures


@pytest.mark.parametrize(
    "other",
    [
        "Cakupan JKN Kota Metro 98,7 persen.",
        "Capaian UHC sudah 99 persen dari target 98 persen.",
        "Harga beras naik 12,5 persen.",
        "Klub itu naik ke peringkat 4 dari 16.",
        "Realisasi investasi baru 67 persen dari target.",
    ],
)
def test_another_subject_leaves_only_the_workers_covered(other):
    ours = "Per 1 Mei 2025 cakupan jaminan sosial ketenagakerjaan Kota Metro 32,9 persen."
    for text in (f"{ours} {other}", f"{other} {ours}", f"{ours}\n{other}"):
        assert [(one.kind, str(one.value)) for one in figures(text)] == [(Kind.COVERAGE, "32.9")]


def test_one_word_of_another_subject_does_not_silence_a_message():
    text = "Cakupan Kota Metro per 1 Mei 2025: 32,9%\nTarget 2025: 40%\nCatatan: sosialisasi di lokasi panen"
    assert [str(one.value) for one in figures(text)] == ["32.9", "40.0"]
