"""Which targets somebody enters: a year and a planning document."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coverage.words import formats

FIRST_YEAR, LAST_YEAR = 2000, 2100


class TargetChoiceForm(forms.Form):
    """The year and document in the address of the target form."""

    tahun = forms.IntegerField(
        label=_("Tahun"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={"invalid": _("Tulis tahunnya, misalnya 2025.")},
    )
    dokumen = forms.ChoiceField(label=_("Dokumen"))

    def __init__(self, *args: Any, documents: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dokumen"].choices = [(name, formats.document(name)) for name in documents]  # type: ignore[attr-defined]
