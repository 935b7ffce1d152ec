"""What people fill in, checked before anything is read."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.figures import MOST_BYTES

LONGEST_NOTE = 1000


class NoteForm(forms.Form):
    """The note that goes with a release."""

    note = forms.CharField(
        label=gettext_lazy("Catatan rilis"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Dibaca semua orang di halaman rilis: apa yang berubah dan mengapa."),
    )


class UploadForm(NoteForm):
    """A figures file. Its size is checked before a byte of it is read."""

    file = forms.FileField(
        label=gettext_lazy("Berkas CSV"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": gettext_lazy("Pilih berkas CSV dahulu."),
            "missing": gettext_lazy("Pilih berkas CSV dahulu."),
            "empty": gettext_lazy("Berkas itu kosong."),
        },
    )

    field_order = ["file", "note"]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 5 MB; bagi menjadi beberapa berkas."))
        return file
