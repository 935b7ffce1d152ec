"""Setting a month's deadline, closing it, and letting a region go on."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regions.models import Region


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DueForm(forms.Form):
    due_on = forms.DateField(label=_("Batas waktu"), widget=_day())


class ClosingForm(forms.Form):
    reason = forms.CharField(label=_("Alasan"), max_length=500)
    contact = forms.CharField(
        label=_("Hubungi"), max_length=200, help_text=_("Nama dan nomor yang dapat dihubungi operator.")
    )


class ExceptionForm(forms.Form):
    """region: a province holds for its regencies too."""

    region = forms.CharField(
        label=_("Wilayah"), max_length=5, help_text=_("Kode, misalnya 18.71; provinsi mencakup semuanya.")
    )
    until = forms.DateField(label=_("Sampai"), widget=_day())
    reason = forms.CharField(label=_("Alasan"), max_length=500)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_region(self) -> str:
        code: str = self.cleaned_data["region"]
        if not Region.objects.filter(pk=code).exists():
            raise forms.ValidationError(_("Kode wilayah itu tidak dikenal."))
        return code

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise forms.ValidationError(_("Hari itu sudah lewat."))
        return until
