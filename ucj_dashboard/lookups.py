"""What Django looks up a thousand times a page, where it takes long: the thread's language and its texts.

Django keeps both for programs that change between tasks within a thread, which no page here does, and walks
every app's catalogue for a text; Indonesian, the language texts are written in, is found in none of them.
"""

from functools import lru_cache
from threading import local

from django.conf import settings
from django.urls import base
from django.utils.translation import trans_real


def shorten() -> None:
    """Keep a thread's language, prefix and urlconf in plain thread locals, a language's texts as found."""
    trans_real._active = local()  # type: ignore[attr-defined]
    base._prefixes, base._urlconfs = local(), local()  # type: ignore[attr-defined]
    for code, _name in settings.LANGUAGES:
        texts = trans_real.translation(code)
        texts.gettext = lru_cache(8_192)(texts.gettext)  # type: ignore[method-assign]
