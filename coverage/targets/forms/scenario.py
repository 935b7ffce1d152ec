"""Keeping a scenario, and sending it on as targets."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coverage.targets.services.entry import LONGEST_SOURCE
from coverage.targets.services.scenarios import LONGEST_NAME
from coverage.words import formats


class KeepForm(forms.Form):
    name = forms.CharField(
        label=_("Nama skenario"),
        max_length=LONGEST_NAME,
        help_text=_("Misalnya: usulan Bappeda 12 November, poin sama."),
    )


class SendForm(forms.Form):
    """Which document the targets are of, and where that is written."""

    document = forms.ChoiceField(label=_("Dokumen"))
    source = forms.CharField(
        label=_("Sumber"),
        max_length=LONGEST_SOURCE,
        help_text=_("Dokumen yang menetapkan target ini, misalnya: RKPD Provinsi Lampung 2026."),
    )
    note = forms.CharField(
        label=_("Catatan untuk verifikator"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, documents: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = [(name, formats.document(name)) for name in documents]  # type: ignore[attr-defined]
