"""What the columns of a published table mean, which day they are of, and who published it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.days import parse_as_of
from coverage.parsing.figures import LONGEST
from coverage.parsing.portal.columns import ACTIVE, AS_OF, CODE, NAME, NOTHING, POTENTIAL, SHARE, Column
from coverage.parsing.portal.rows import Meaning, what_is_missing
from coverage.parsing.problems import Unreadable
from coverage.parsing.table import WEB
from coverage.parsing.words import sentence, why_unreadable
from coverage.rows.figures import Basis
from coverage.words import formats
from coverage.words.language import indonesian

UNSAID = ("", gettext_lazy("— pilih —"))
BASES = [
    UNSAID,
    (Basis.DOMICILE, gettext_lazy("Domisili")),
    (Basis.REGISTRATION, gettext_lazy("Pendaftaran")),
]


def _meanings() -> list[tuple[str, str]]:
    """What a column may hold, in words."""
    active = [
        (meaning, _("Peserta aktif: %(segment)s") % {"segment": formats.segment(segment)})
        for segment, meaning in ACTIVE.items()
    ]
    return [
        (NOTHING, _("Tidak dipakai")),
        (NAME, _("Nama wilayah")),
        (CODE, _("Kode wilayah, misalnya 18.71")),
        (AS_OF, _("Tahun, bulan, atau tanggal")),
        (POTENTIAL, _("Potensi pekerja, orang")),
        *active,
        (SHARE, _("Cakupan, persen")),
    ]


class ColumnsForm(forms.Form):
    """asked: the questions; each has a field of its own, kolom_0 for the first."""

    lembar = forms.CharField(required=False, widget=forms.HiddenInput)
    per_tanggal = forms.CharField(
        label=gettext_lazy("Per tanggal"),
        required=False,
        max_length=20,
        help_text=gettext_lazy(
            "Hari (31 Desember 2022), bulan (2022-12), atau tahun (2022) semua angkanya. "
            "Kosongkan bila kolom atau judul kolom menyebutnya."
        ),
    )
    dasar = forms.ChoiceField(label=gettext_lazy("Dihitung menurut"), choices=BASES)
    judul = forms.CharField(
        label=gettext_lazy("Judul dokumen atau tabel"),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Tulis judulnya; angka tanpa sumber tidak dapat dimasukkan.")
        },
    )
    penerbit = forms.CharField(
        label=gettext_lazy("Penerbit"),
        max_length=80,
        help_text=gettext_lazy(
            "Misalnya Open Data Jabar. Arti kolom diingat untuk tabel penerbit ini berikutnya."
        ),
    )
    terbit = forms.CharField(
        label=gettext_lazy("Diterbitkan"),
        required=False,
        max_length=10,
        help_text=gettext_lazy(
            "Hari, bulan, atau tahun dokumennya: 2023-05-31, 2023-05, atau 2023. Boleh kosong."
        ),
    )
    alamat = forms.CharField(
        label=gettext_lazy("Alamat web"), required=False, max_length=LONGEST["source_url"]
    )

    def __init__(self, *args: Any, asked: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        choices = [UNSAID, *_meanings()]
        for place, column in enumerate(asked):
            self.fields[f"kolom_{place}"] = forms.ChoiceField(
                label=column.title,
                choices=choices,
                error_messages={"required": _("Pilih artinya, atau Tidak dipakai.")},
            )

    def questions(self) -> Iterator[tuple[Column, forms.BoundField]]:
        """Each column with its field."""
        return ((column, self[f"kolom_{place}"]) for place, column in enumerate(self.asked))

    def clean_per_tanggal(self) -> str:
        return _as_of(self.cleaned_data["per_tanggal"])

    def clean_terbit(self) -> str:
        return _as_of(self.cleaned_data["terbit"])

    def clean_penerbit(self) -> str:
        publisher: str = self.cleaned_data["penerbit"]
        if set(publisher) & set("(),"):
            raise forms.ValidationError(_("Tulis penerbit tanpa kurung dan koma."))
        return publisher

    def clean_alamat(self) -> str:
        url: str = self.cleaned_data["alamat"]
        if url and not (
            url.isascii() and url.isprintable() and " " not in url and url.lower().startswith(WEB)
        ):
            raise forms.ValidationError(_("Tulis alamat lengkap dengan https://, atau kosongkan."))
        return url

    def clean(self) -> dict[str, Any] | None:
        if not self.errors:
            for missing in what_is_missing(self.asked, self._meant(), self.cleaned_data["per_tanggal"]):
                said = sentence(missing)
                self.add_error(None, indonesian(f"{said[0].upper()}{said[1:]}."))
        return self.cleaned_data

    def meaning(self) -> Meaning:
        """What a valid form says."""
        said = self.cleaned_data
        published = ", ".join(filter(None, (said["penerbit"], said["terbit"])))
        return Meaning(
            sheet=said["lembar"],
            columns=self._meant(),
            as_of=said["per_tanggal"],
            basis=said["dasar"],
            source=f"{said['judul']} ({published})",
            url=said["alamat"],
        )

    def _meant(self) -> dict[str, str]:
        return {column.key: self.cleaned_data[f"kolom_{place}"] for place, column in enumerate(self.asked)}


def _as_of(text: str) -> str:
    """A day, month or year in the form files write it."""
    try:
        parse_as_of(text)
    except Unreadable as error:
        raise forms.ValidationError(indonesian(why_unreadable(error))) from None
    return text
