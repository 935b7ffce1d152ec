"""The upload of a monthly workbook, checked before a byte of it is read."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.cells import MOST_SOURCE
from coverage.parsing.days import parse_month
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.serving.upload import UploadField
from coverage.words.language import indonesian
from regions.codes import is_code


class MonthUploadForm(forms.Form):
    """A workbook or CSV; region and month only where the file does not say them, or to be sure."""

    file = UploadField(
        label=gettext_lazy("Buku kerja (.xlsx, .ods) atau CSV"),
        accept=".xlsx,.ods,.csv,.tsv,.txt",
        too_large=gettext_lazy("Berkas lebih besar dari 5 MB; pakai templatnya."),
    )
    wilayah = forms.CharField(
        label=gettext_lazy("Kode wilayah"),
        required=False,
        max_length=5,
        help_text=gettext_lazy("Boleh kosong: buku kerja menyebut wilayahnya sendiri."),
    )
    bulan = forms.CharField(
        label=gettext_lazy("Bulan"),
        required=False,
        max_length=7,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2025-10"}),
        help_text=gettext_lazy("Perlu untuk CSV tanpa tanggal; selain itu boleh kosong."),
    )

    sumber = forms.CharField(
        label=gettext_lazy("Sumber"),
        required=False,
        max_length=MOST_SOURCE,
        help_text=gettext_lazy(
            "Hanya bila berkas tidak menyebutnya, misalnya “SIPP Kanwil, 31 Oktober 2025”."
        ),
    )

    def clean_wilayah(self) -> str | None:
        code: str = self.cleaned_data["wilayah"].strip()
        if code and not is_code(code):
            raise forms.ValidationError(_("Kode wilayah ditulis seperti 18 atau 18.71."))
        return code or None

    def clean_bulan(self) -> date | None:
        text: str = self.cleaned_data["bulan"].strip()
        try:
            return parse_month(text) if text else None
        except Unreadable as error:
            raise forms.ValidationError(indonesian(why_unreadable(error))) from None

    def asked(self) -> dict[str, Any]:
        """What the person says of the file, as parsing.workbook_key.Asked takes it."""
        given = self.cleaned_data
        return {"root": given["wilayah"], "month": given["bulan"], "source": given["sumber"]}
