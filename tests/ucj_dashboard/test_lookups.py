"""What Django looks up a thousand times a page is found at once, and is the same."""

from threading import Thread

import pytest
from django.utils.translation import get_language, gettext, override, trans_real


def test_a_thread_has_a_language_of_its_own():
    seen = []
    with override("en"):
        other = Thread(target=lambda: seen.append((get_language(), gettext("Provinsi"))))
        other.start()
        other.join()
        assert (get_language(), gettext("Provinsi")) == ("en", "Provinces")
    assert seen == [("id", "Provinsi")]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("text", ["Provinsi", "Enter a valid value.", "text of no catalogue"])
def test_texts_are_those_of_the_catalogue(language, text):
    kept = trans_real.translation(language).gettext
    assert kept(text) == kept.__wrapped__(text)


def test_a_text_is_looked_up_once():
    with override("id"):
        gettext("Provinsi")
        before = trans_real.translation("id").gettext.cache_info()
        gettext("Provinsi")
        after = trans_real.translation("id").gettext.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)
