"""The file somebody asks about; its size is checked before a byte of it is read."""

from django import forms
from django.utils.translation import gettext_lazy

from coverage.serving.upload import UploadField


class VerifyForm(forms.Form):
    """One file."""

    file = UploadField(
        label=gettext_lazy("Berkas (.xlsx atau .csv)"),
        accept=".xlsx,.csv",
        too_large=gettext_lazy("Berkas lebih besar dari 5 MB; berkas situs ini jauh lebih kecil."),
        help_text=gettext_lazy("Paling besar 5 MB. Berkas hanya dibaca; tidak ada yang disimpan."),
    )
