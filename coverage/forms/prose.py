"""What people fill in around a pasted text: the text and where it was printed."""

import calendar
import re
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage import formats
from coverage.parsing.figures import LONGEST
from coverage.parsing.numbers import parse_day, parse_year
from coverage.parsing.problems import Unreadable
from coverage.parsing.prose.cleaning import MOST_TEXT, clean
from coverage.parsing.table import WEB
from coverage.rows import Precision
from coverage.words.language import indonesian

MONTH = re.compile(r"(\d{4})-(\d{2})")


class ProseForm(forms.Form):
    """A text and where it was printed; the source is needed only to send rows on."""

    text = forms.CharField(
        label=gettext_lazy("Teks berita atau pesan"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "Paling banyak 50.000 huruf. Teks hanya dibaca; baru disimpan bila barisnya diajukan."
        ),
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

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > MOST_TEXT:
            raise forms.ValidationError(
                _("Teks berisi %(count)s huruf; paling banyak %(most)s.")
                % {"count": formats.people(len(text)), "most": formats.people(MOST_TEXT)}
            )
        return clean(text)[0]

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
        raise forms.ValidationError(indonesian(error)) from error
    if day is None:
        raise forms.ValidationError(_("Tanggal kosong."))
    return day, Precision.DAY
