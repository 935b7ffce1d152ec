"""Regions in a field of text: codes and names in any order, each with what was perhaps meant."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from coverage.words.language import indonesian
from regions.codes import CodeError
from regions.directory import name_index
from regions.names import NameIndex, NameProblem

BETWEEN = re.compile(r"[,;\n]+")
CODES = re.compile(r"[\d.\s]+")


class RegionsField(forms.CharField):
    """Codes and names with commas between them; codes may stand with blanks only. Cleans to sorted codes."""

    widget = forms.TextInput(attrs={"list": "wilayah-saran", "class": "js-regions", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Wilayah tugas"))
        kwargs.setdefault("max_length", 4_000)  # the codes of all 552 regions take 3,800
        kwargs.setdefault(
            "help_text",
            gettext_lazy(
                "Nama atau kode, dipisah koma: Kota Metro, 18.01. Provinsi mencakup semua kabupaten "
                "dan kotanya, Indonesia (00) semuanya."
            ),
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[str]:
        text: str = super().clean(value)
        return read_regions(text, name_index()) if text else []


def read_regions(text: str, names: NameIndex) -> list[str]:
    """Codes of the regions that a text lists. Raises ValidationError with a sentence for each unknown one."""
    found, problems = set(), []
    for piece in filter(None, map(str.strip, BETWEEN.split(text))):
        for one in piece.split() if CODES.fullmatch(piece) else [piece]:
            try:
                found.add(_read(one, names))
            except (CodeError, NameProblem) as error:
                problems.append(indonesian(error))
    if problems:
        raise forms.ValidationError(problems[:10])
    return sorted(found)


def _read(text: str, names: NameIndex) -> str:
    """One region by its code, also that of a list of suggestions ("18.72 Kota Metro"), or by its name."""
    first = text.split()[0]
    return names.resolve_code(first) if CODES.fullmatch(first) else names.by_name(text)


def suggested(names: NameIndex) -> list[tuple[str, str]]:
    """Code and name of every region, for a list of suggestions."""
    return list(names.names.items())
