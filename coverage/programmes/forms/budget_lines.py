"""The upload of budget lines, checked before a byte of it is read."""

from django import forms
from django.utils.translation import gettext_lazy

from coverage.serving.upload import UploadField


class BudgetUploadForm(forms.Form):
    """A workbook or CSV of budget lines, and a note for its verifier."""

    file = UploadField(
        label=gettext_lazy("Buku kerja (.xlsx) atau CSV"),
        accept=".xlsx,.csv",
        too_large=gettext_lazy("Berkas lebih besar dari 5 MB; pakai templatnya."),
    )
    note = forms.CharField(label=gettext_lazy("Catatan"), required=False, max_length=1000)
