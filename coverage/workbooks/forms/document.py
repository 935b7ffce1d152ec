"""What people fill in, checked before anything is read."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.figures import MOST_BYTES
from coverage.serving.upload import UploadField

LONGEST_NOTE = 1000  # letters; notes stand on the page of releases


class NoteForm(forms.Form):
    """The note that goes with a release."""

    note = forms.CharField(
        label=gettext_lazy("Catatan rilis"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Dibaca semua orang di halaman rilis: apa yang berubah dan mengapa."),
    )


class UndoForm(NoteForm):
    """Why a release is taken back, and whether its values go back to who handed them in."""

    drafts = forms.BooleanField(
        label=gettext_lazy("Kembalikan angkanya kepada pengajunya sebagai draf"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Mereka memperbaikinya tanpa mengetik ulang. Bulan yang sudah mulai diisi lagi tetap."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required = True
        note.error_messages["required"] = _("Tulis catatan: mengapa rilis ini dibatalkan.")


class UploadForm(NoteForm):
    """A figures file. Its size is checked before a byte of it is read."""

    file = UploadField(
        label=gettext_lazy("Berkas CSV, .xlsx, atau .ods"),
        accept=".csv,.tsv,.txt,.xlsx,.ods,text/csv",
        too_large=gettext_lazy("Berkas lebih besar dari 5 MB; bagi menjadi beberapa berkas."),
        most=MOST_BYTES,
    )

    field_order = ["file", "note"]
