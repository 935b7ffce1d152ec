"""What an office puts on its files and printed pages, as its admin writes it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.accounts.forms.regions import RegionsField
from coverage.rows.office import MOST_LINES, MOST_SIGNERS, PAPERS, PARTS, lines_of

LONGEST = 120  # letters of a line: what a portrait page takes
PAPER_NAMES = {"A4": gettext_lazy("A4"), "F4": gettext_lazy("F4 (folio), 215,9 × 330,2 mm")}


class OfficeForm(forms.Form):
    """Cleans to one region's code, texts with a line each, and the paper."""

    region = RegionsField(
        label=gettext_lazy("Wilayah kantor"),
        help_text=gettext_lazy(
            "Berlaku untuk berkas dan cetakan wilayah itu dan bagiannya; Indonesia (00) untuk seluruh situs."
        ),
    )
    letterhead = forms.CharField(
        label=gettext_lazy("Kop"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Satu baris untuk setiap baris kop: instansi, dinas, alamat."),
    )
    signatures = forms.CharField(
        label=gettext_lazy("Penanda tangan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Paling banyak tiga, satu di setiap baris: jabatan; nama; NIP. Nama dan NIP boleh kosong."
        ),
    )
    paper = forms.ChoiceField(
        label=gettext_lazy("Kertas"), choices=[(name, PAPER_NAMES[name]) for name in PAPERS]
    )

    def clean_region(self) -> str:
        codes: list[str] = self.cleaned_data["region"]
        if len(codes) != 1:
            raise forms.ValidationError(_("Tulis satu wilayah."))
        return codes[0]

    def clean_letterhead(self) -> str:
        return self._lines("letterhead", MOST_LINES)

    def clean_signatures(self) -> str:
        text = self._lines("signatures", MOST_SIGNERS)
        if any(line.count(";") >= PARTS for line in text.splitlines()):
            raise forms.ValidationError(_("Tulis paling banyak jabatan; nama; NIP di satu baris."))
        return text

    def _lines(self, name: str, most: int) -> str:
        lines = lines_of(self.cleaned_data[name])
        if len(lines) > most:
            raise forms.ValidationError(_("Tulis paling banyak %(most)s baris.") % {"most": most})
        if any(len(line) > LONGEST for line in lines):
            raise forms.ValidationError(
                _("Tulis paling banyak %(most)s huruf di satu baris.") % {"most": LONGEST}
            )
        return "\n".join(lines)

    def settings(self) -> dict[str, Any]:
        """What a valid form says of the region's office."""
        return {name: self.cleaned_data[name] for name in ("letterhead", "signatures", "paper")}
