"""Files on their way in: refused by their size before a byte of them is read."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy

from coverage.parsing.workbook_safety import MOST_BYTES

MISSING = gettext_lazy("Pilih berkas dahulu.")


class UploadField(forms.FileField):
    """One file of at most `most` bytes.

    accept: the endings that a browser offers. too_large: what is said of more bytes.
    """

    def __init__(self, *, accept: str, too_large: Any, most: int = MOST_BYTES, **kwargs: Any) -> None:
        texts = dict.fromkeys(("required", "missing", "invalid"), MISSING)
        texts |= {"empty": gettext_lazy("Berkas itu kosong."), "too_large": too_large}
        super().__init__(widget=forms.FileInput(attrs={"accept": accept}), error_messages=texts, **kwargs)
        self.most = most

    def to_python(self, data: File | None) -> File | None:
        file = super().to_python(data)
        if file and file.size > self.most:
            raise forms.ValidationError(self.error_messages["too_large"], code="too_large")
        return file
