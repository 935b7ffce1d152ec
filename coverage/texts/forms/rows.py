"""The rows of a pasted text as fields that a person confirms or corrects."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.figures import LONGEST
from coverage.parsing.numbers import parse_count, parse_percent, parse_rank, parse_year
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.rows.figures import Basis, Precision, Segment, StatementRow
from coverage.texts.forms.text import read_day
from coverage.words import formats
from coverage.words.language import indonesian
from regions.codes import CodeError
from regions.names import NameIndex, NameProblem

MEANINGS = (
    ("", gettext_lazy("tidak disebut")),
    ("target", gettext_lazy("ke target")),
    ("unprotected", gettext_lazy("ke 100% (belum terlindungi)")),
)
READERS = {
    "active_participants": parse_count,
    "potential_workers": parse_count,
    "target_people": parse_count,
    "gap_people": parse_count,
    "target_year": parse_year,
    "rank": parse_rank,
    "rank_of": parse_rank,
}


class DraftForm(forms.Form):
    """One row of a text, to be confirmed or corrected.

    candidates: codes to choose from, separated by blanks; quote: where the text says it.
    """

    use_required_attribute = False
    right = forms.BooleanField(label=gettext_lazy("Benar"), required=False)
    candidates = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)
    quote = forms.CharField(required=False, widget=forms.HiddenInput, max_length=LONGEST["notes"])
    region = forms.CharField(label=gettext_lazy("Wilayah (kode atau nama)"), required=False, max_length=80)
    as_of = forms.CharField(
        label=gettext_lazy("Per tanggal, bulan, atau tahun"), required=False, max_length=10
    )
    segment = forms.ChoiceField(label=gettext_lazy("Segmen"), choices=formats.SEGMENTS.items())
    basis = forms.ChoiceField(
        label=gettext_lazy("Dasar"),
        choices=[
            (basis, gettext_lazy("domisili") if basis == Basis.DOMICILE else gettext_lazy("pendaftaran"))
            for basis in Basis
        ],
    )
    active_participants = forms.CharField(label=gettext_lazy("Peserta aktif"), required=False, max_length=20)
    potential_workers = forms.CharField(label=gettext_lazy("Potensi pekerja"), required=False, max_length=20)
    printed_ratio = forms.CharField(label=gettext_lazy("Cakupan tercetak, %"), required=False, max_length=12)
    target_year = forms.CharField(label=gettext_lazy("Tahun target"), required=False, max_length=4)
    target_document = forms.CharField(label=gettext_lazy("Dokumen target"), required=False, max_length=40)
    target_ratio = forms.CharField(label=gettext_lazy("Target, %"), required=False, max_length=12)
    target_people = forms.CharField(label=gettext_lazy("Target, orang"), required=False, max_length=20)
    gap_people = forms.CharField(label=gettext_lazy("Kesenjangan, orang"), required=False, max_length=20)
    gap_meaning = forms.ChoiceField(label=gettext_lazy("Arti kesenjangan"), choices=MEANINGS, required=False)
    rank = forms.CharField(label=gettext_lazy("Peringkat"), required=False, max_length=5)
    rank_of = forms.CharField(label=gettext_lazy("Dari"), required=False, max_length=5)
    category = forms.CharField(label=gettext_lazy("Kategori"), required=False, max_length=100)

    def __init__(self, *args: Any, names: NameIndex, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        raw = self["candidates"].value() or ""
        codes = [code for code in str(raw).split()[:20] if code in names.names]
        if len(codes) > 1:
            labelled = [(code, f"{names.names[code]} ({code})") for code in codes]
            self.fields["region"] = forms.ChoiceField(
                label=_("Wilayah mana?"), required=False, choices=[("", _("pilih …")), *labelled]
            )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for name, parse in READERS.items():
            data[name] = self._read(name, parse)
        for name in ("printed_ratio", "target_ratio"):
            data[name] = self._read(name, parse_percent)
        data["region"] = self._region()
        data["as_of"] = self._day()
        return data

    def _read(self, name: str, parse: Any) -> Any:
        try:
            return parse(self.cleaned_data.get(name) or "")
        except Unreadable as error:
            self.add_error(name, indonesian(why_unreadable(error)))
            return None

    def _region(self) -> str:
        text = self.cleaned_data.get("region", "")
        try:
            if not text:
                raise NameProblem(_("Wilayahnya harus dipilih."))
            return self.names.resolve_code(text) if text[0].isdigit() else self.names.by_name(text)
        except (CodeError, NameProblem) as error:
            self.add_error("region", str(error))
            return ""

    def _day(self) -> tuple[date, str] | None:
        text = self.cleaned_data.get("as_of", "")
        try:
            return read_day(text) if text else None
        except forms.ValidationError as error:
            self.add_error("as_of", error)
            return None

    def row(self, *, line: int, citation: str, url: str) -> StatementRow | None:
        """The row as it stands; None when a field of it cannot be read."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        as_of, precision = data["as_of"] or (None, None)
        printed, target = data["printed_ratio"] or (None, None), data["target_ratio"] or (None, None)
        return StatementRow(
            region_code=data["region"],
            as_of=as_of,
            as_of_precision=precision,
            segment=data["segment"],
            basis=data["basis"],
            printed_ratio=printed[0],
            printed_decimals=printed[1],
            target_document=data["target_document"].upper(),
            target_ratio=target[0],
            target_decimals=target[1],
            gap_meaning=data["gap_meaning"],
            category=data["category"],
            notes=data["quote"],
            source_title=citation,
            source_url=url,
            line=line,
            **{name: data[name] for name in READERS},
        )


def initial(row: StatementRow, candidates: Sequence[str], quote: str) -> dict[str, Any]:
    """A row as the fields of its form show it."""
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(row.as_of_precision or "day"), 10)
    values = {name: getattr(row, name) for name in READERS}
    return {
        **{name: "" if value is None else str(value) for name, value in values.items()},
        "candidates": " ".join(candidates) if len(candidates) > 1 else "",
        "quote": quote,
        "region": row.region_code,
        "as_of": row.as_of.isoformat()[:length] if row.as_of else "",
        "segment": row.segment or Segment.TOTAL,
        "basis": row.basis,
        "printed_ratio": _percent(row.printed_ratio, row.printed_decimals),
        "target_ratio": _percent(row.target_ratio, row.target_decimals),
        "target_document": row.target_document,
        "gap_meaning": row.gap_meaning,
        "category": row.category,
    }


def _percent(ratio: Decimal | None, decimals: int | None) -> str:
    return "" if ratio is None else f"{ratio * 100:.{decimals or 0}f}".replace(".", ",")
