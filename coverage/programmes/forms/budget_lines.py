"""The upload of budget lines, checked before a byte of it is read."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.workbook_safety import MOST_BYTES


class BudgetUploadForm(forms.Form):
    """A workbook or CSV of budget lines, and a note for its verifier."""

    file = forms.FileField(
        label=gettext_lazy("Buku kerja (.xlsx) atau CSV"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": gettext_lazy("Pilih berkas dahulu."),
            "missing": gettext_lazy("Pilih berkas dahulu."),
            "empty": gettext_lazy("Berkas itu kosong."),
        },
    )
    note = forms.CharField(label=gettext_lazy("Catatan"), required=False, max_length=1000)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 5 MB; pakai templatnya."))
        return file
