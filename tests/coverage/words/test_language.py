"""Indonesian words on a page in another language."""

import pytest
from django.utils.html import conditional_escape
from django.utils.translation import override

from coverage.words.language import indonesian, with_indonesian


def test_an_indonesian_page_needs_no_mark():
    with override("id"):
        assert indonesian("pekerja rentan") == "pekerja rentan"
        assert with_indonesian("12 pekerja rentan", "pekerja rentan") == "12 pekerja rentan"


def test_another_page_marks_the_words():
    with override("en"):
        assert indonesian("nelayan & petani") == '<span lang="id">nelayan &amp; petani</span>'
        said = with_indonesian("Lampung, RT/RW & desa: 5 <eligible>", "RT/RW & desa")
        assert said == 'Lampung, <span lang="id">RT/RW &amp; desa</span>: 5 &lt;eligible&gt;'


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("Lampung: 5 eligible", "", id="nothing-quoted"),
        pytest.param("Lampung: 5 eligible", "desa", id="not-in-it"),
        pytest.param("Pedesaan: 5 eligible", "desa", id="only-a-part-of-a-word"),
    ],
)
def test_nothing_else_is_marked(said, words):
    with override("en"):
        assert with_indonesian(said, words) == said


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_was_typed_is_escaped(language):
    with override(language):
        assert "<script>" not in conditional_escape(indonesian("<script>"))
        assert "<script>" not in conditional_escape(with_indonesian("<script>", "<script>"))


@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_stays_nothing(nothing):
    with override("en"):
        assert indonesian(nothing) == ""
