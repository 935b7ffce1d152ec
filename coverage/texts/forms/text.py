"""What people fill in around a pasted text: the text and where it was printed."""

import calendar
import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.days import parse_day
from coverage.parsing.figures import LONGEST
from coverage.parsing.numbers import parse_year
from coverage.parsing.problems import Unreadable
from coverage.parsing.prose.cleaning import MOST_TEXT, clean
from coverage.parsing.table import WEB
from coverage.parsing.words import why_unreadable
from coverage.rows.figures import Precision
from coverage.words import formats
from coverage.words.language import indonesian

MOST_FOR_VISITORS = 20_000  # letters, six pages of print; beside the demo set read in 1.6 s on a busy machine
MONTH = re.compile(r"(\d{4})-(\d{2})")


class ProseForm(forms.Form):
    """A text and where it was printed; the source is needed only to send rows on.

    visitor: whether nobody is signed in, who may have shorter texts read.
    """

    text = forms.CharField(
        label=gettext_lazy("Teks berita atau pesan"),
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": gettext_lazy("Tempelkan teksnya dahulu.")},
    )
    title = forms.CharField(label=gettext_lazy("Judul"), required=False, max_length=250)
    publisher = forms.CharField(label=gettext_lazy("Penerbit"), required=False, max_length=100)
    published_on = forms.CharField(
        label=gettext_lazy("Tanggal terbit"),
        required=False,
        max_length=10,
        help_text=gettext_lazy("Misalnya 2024-09-26, atau 2024-09 bila hanya bulannya diketahui."),
    )
    url = forms.CharField(label=gettext_lazy("Alamat web"), required=False, max_length=LONGEST["source_url"])

    def __init__(self, *args: Any, visitor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visitor = visitor
        most = {"most": formats.people(self.most)}
        said = _("Paling banyak %(most)s huruf. Teks hanya dibaca; baru disimpan bila barisnya diajukan.")
        self.fields["text"].help_text = said % most

    @property
    def most(self) -> int:
        """Letters the text may have."""
        return MOST_FOR_VISITORS if self.visitor else MOST_TEXT

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > self.most:
            raise forms.ValidationError(self._too_long(len(text)))
        return clean(text)[0]

    def _too_long(self, count: int) -> str:
        numbers = {
            "count": formats.people(count),
            "most": formats.people(self.most),
            "signed_in": formats.people(MOST_TEXT),
        }
        if self.visitor and count <= MOST_TEXT:
            told = _(
                "Teks ini berisi %(count)s huruf; tanpa masuk paling banyak %(most)s. Potong teksnya dan "
                "baca bagian demi bagian, atau masuk untuk membaca sampai %(signed_in)s huruf."
            )
        else:
            told = _(
                "Teks ini berisi %(count)s huruf; paling banyak %(most)s. Potong teksnya dan baca bagian "
                "demi bagian."
            )
        return told % numbers

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_publisher(self) -> str:
        return re.sub(r"[(),\s]+", " ", self.cleaned_data["publisher"]).strip()

    def clean_published_on(self) -> str:
        text: str = self.cleaned_data["published_on"]
        if text:
            read_day(text)
        return text

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not (
            url.isascii() and url.isprintable() and " " not in url and url.lower().startswith(WEB)
        ):
            raise forms.ValidationError(_("Tulis alamat web lengkap dengan https://"))
        return url

    @property
    def citation(self) -> str:
        """ "Judul (Penerbit, 2024-09-26)", "" without a title."""
        data = self.cleaned_data
        inside = ", ".join(filter(None, (data["publisher"], data["published_on"])))
        return f"{data['title']} ({inside})" if data["publisher"] else str(data["title"])

    def ask_source(self) -> bool:
        """Whether the source is complete; what is missing is noted beside its field."""
        for name in ("title", "publisher"):
            if not self.cleaned_data[name]:
                self.add_error(name, _("Angka tanpa sumber tidak dapat diajukan."))
        return not self.errors


def read_day(text: str) -> tuple[date, str]:
    """A day, month or year as "2024-09-24", "2024-09", "2024"; months and years stand on their last day."""
    try:
        if len(text) == 4:
            year = parse_year(text)
            return date(year or 0, 12, 31), Precision.YEAR
        match = MONTH.fullmatch(text)
        if match:
            year, month = int(match[1]), int(match[2])
            first = parse_day(f"{text}-01")
            return date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH if first else ""
        day = parse_day(text)
    except Unreadable as error:
        raise forms.ValidationError(indonesian(why_unreadable(error))) from error
    if day is None:
        raise forms.ValidationError(_("Tanggal kosong."))
    return day, Precision.DAY
