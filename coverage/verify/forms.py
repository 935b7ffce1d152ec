"""The file somebody asks about; its size is checked before a byte of it is read."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.workbook_safety import MOST_BYTES


class VerifyForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("Berkas (.xlsx atau .csv)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=gettext_lazy("Paling besar 5 MB. Berkas hanya dibaca; tidak ada yang disimpan."),
        error_messages={
            "required": gettext_lazy("Pilih berkas dahulu."),
            "missing": gettext_lazy("Pilih berkas dahulu."),
            "invalid": gettext_lazy("Pilih berkas dahulu."),
            "empty": gettext_lazy("Berkas itu kosong."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 5 MB; berkas situs ini jauh lebih kecil."))
        return file
