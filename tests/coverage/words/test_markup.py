"""Much HTML: the short ways say what Django's own do."""

import pytest
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override

from coverage.words.markup import address_of, escaped


@pytest.mark.parametrize(
    "text", ["Kab. Mesuji", "<b>\"A\" & 'B'</b>", SafeString("<b>"), gettext_lazy("Provinsi"), 7, None, 0.5]
)
def test_escaped_is_djangos_escape(text):
    assert escaped(text) == conditional_escape(text)


def test_addresses_are_djangos_in_each_language():
    said = {}
    for language in ("id", "en", "id"):
        with override(language):
            assert address_of("region", "18.71") == reverse("region", args=["18.71"])
            said[language] = address_of("region", "18.71")
    assert said == {"id": "/wilayah/18.71/", "en": "/en/wilayah/18.71/"}
