"""One programme, village or benefit row, as an officer fills it in."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.models import DraftRecord, Programme
from coverage.parsing.days import parse_as_of
from coverage.parsing.numbers import parse_count, parse_percent, parse_rupiah, parse_year
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.releases.words import COLUMNS
from coverage.rows.figures import Precision
from coverage.words.language import indonesian

LONGEST_SOURCE = 400  # letters; the column holds 500
MOST_MONTHS = 120  # ten years: what is more was typed into the wrong field
MOST_VILLAGES = 100_000  # the country has some 84,000


class ParsedField(forms.CharField):
    """A text that is read by a parser; what cannot be read says what to write instead. Blank is None."""

    def __init__(self, parse: Callable[[str], Any], *, most: int | None = None, **options: Any):
        options.setdefault("max_length", 40)
        super().__init__(required=options.pop("required", False), **options)
        self.parse, self.most = parse, most

    def clean(self, value: Any) -> Any:
        try:
            found = self.parse(super().clean(value))
        except Unreadable as error:
            raise forms.ValidationError(indonesian(why_unreadable(error))) from None
        if self.most is not None and found is not None and found > self.most:
            raise forms.ValidationError(_("Paling banyak %(most)s.") % {"most": self.most})
        return found


def _number(column: str, most: int | None = None) -> ParsedField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return ParsedField(parse_count, most=most, label=COLUMNS[column], widget=widget)


def _money(column: str) -> ParsedField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    said = gettext_lazy("Rupiah penuh, misalnya 2.429.481.600.")
    return ParsedField(parse_rupiah, label=COLUMNS[column], widget=widget, help_text=said)


def _choice(column: str, choices: Any) -> forms.ChoiceField:
    blank = [("", gettext_lazy("tidak disebut"))]
    return forms.ChoiceField(label=COLUMNS[column], required=False, choices=[*blank, *choices])


class RecordForm(forms.Form):
    """What every row has. kind: of DraftRecord; figures: fields of which one must be filled."""

    kind: ClassVar[str] = ""
    figures: ClassVar[tuple[str, ...]] = ()

    as_of = ParsedField(
        parse_as_of,
        label=gettext_lazy("Per tanggal"),
        required=True,
        help_text=gettext_lazy("2025-09-24; bila hanya bulan atau tahun yang disebut: 2025-09 atau 2025."),
    )
    source = forms.CharField(
        label=gettext_lazy("Sumber"),
        max_length=LONGEST_SOURCE,
        help_text=gettext_lazy(
            "Judul (Penerbit, tanggal), misalnya: Laporan program (Disnaker, 2025-09-18)."
        ),
    )
    notes = forms.CharField(
        label=gettext_lazy("Catatan"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not self.is_said():
            raise forms.ValidationError(_("Isi sekurang-kurangnya satu angka."))
        return data

    def is_said(self) -> bool:
        """Whether the row says anything: one of its figures."""
        return any(self.cleaned_data.get(name) is not None for name in self.figures)

    def values(self) -> dict[str, Any]:
        """The columns of the row, without its source."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "source"}
        data["as_of"], data["as_of_precision"] = data["as_of"]
        if "institutions_ratio" in data:
            ratio = data["institutions_ratio"]
            data["institutions_ratio"], data["institutions_decimals"] = ratio or (None, None)
        return data

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """A stored row as the form shows it."""
        shown = {name: getattr(row, name) for name in cls.base_fields if name != "source"}
        shown |= {"source": row.source.citation, "as_of": _day_text(row)}
        if "institutions_ratio" in shown:
            shown["institutions_ratio"] = _percent_text(row)
        return shown


class ProgrammeForm(RecordForm):
    """Workers of a programme; stages are kept apart."""

    kind = DraftRecord.Kind.PROGRAMME
    figures = (
        "eligible_workers",
        "planned_workers",
        "verified_workers",
        "registered_workers",
        "paid_workers",
        "protected_workers",
        "rupiah_planned",
        "rupiah_spent",
    )

    group = forms.CharField(
        label=COLUMNS["group"],
        max_length=80,
        help_text=gettext_lazy("Siapa yang dihitung: pekerja rentan, RT/RW, nelayan, pekebun sawit, …"),
    )
    ecosystem = _choice("ecosystem", Programme.Ecosystem.choices)
    funding = _choice("funding", Programme.Funding.choices)
    selection = _choice("selection", Programme.Selection.choices)
    verification = _choice("verification", Programme.Verification.choices)
    eligible_workers = _number("eligible_workers")
    planned_workers = _number("planned_workers")
    verified_workers = _number("verified_workers")
    registered_workers = _number("registered_workers")
    paid_workers = _number("paid_workers")
    protected_workers = _number("protected_workers")
    rupiah_planned = _money("rupiah_planned")
    rupiah_spent = _money("rupiah_spent")
    months = _number("months", most=MOST_MONTHS)
    cover_until = forms.DateField(
        label=COLUMNS["cover_until"],
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    year = ParsedField(
        parse_year,
        label=gettext_lazy("Tahun anggaran"),
        help_text=gettext_lazy("Bila baris ini bagian anggaran satu tahun, misalnya 2026."),
    )
    obstacle = forms.CharField(label=COLUMNS["obstacle"], required=False, max_length=500)

    field_order = (
        *("group", "as_of", "source", "funding", "year", "ecosystem", "selection", "verification"),
        *("obstacle", *figures, "months", "cover_until", "notes"),
    )

    def is_said(self) -> bool:
        """How far the data are verified, or what hinders it, says something without any figure."""
        return super().is_said() or bool(
            self.cleaned_data.get("verification") or self.cleaned_data.get("obstacle")
        )


class BudgetLineForm(ProgrammeForm):
    """A programme's row as a line of a year's budget: who pays and for which year must be said."""

    year = ParsedField(
        parse_year,
        required=True,
        label=gettext_lazy("Tahun anggaran"),
        help_text=gettext_lazy("Misalnya 2026."),
    )
    funding = forms.ChoiceField(label=COLUMNS["funding"], choices=Programme.Funding.choices)

    field_order = (
        *("year", "funding", "group", "planned_workers", "verified_workers", "months"),
        *("rupiah_planned", "rupiah_spent", "source", "as_of"),
        *("registered_workers", "paid_workers", "protected_workers", "eligible_workers"),
        *("selection", "verification", "obstacle", "ecosystem", "cover_until", "notes"),
    )


class VillageForm(RecordForm):
    """Villages and the people of their institutions."""

    kind = DraftRecord.Kind.VILLAGE
    figures = (
        "villages",
        "workers_per_village",
        "villages_reached",
        "institutions_eligible",
        "institutions_protected",
        "institutions_unprotected",
        "institutions_ratio",
    )

    group = forms.CharField(label=COLUMNS["group"], required=False, max_length=80)
    villages = _number("villages", most=MOST_VILLAGES)
    workers_per_village = _number("workers_per_village", most=MOST_VILLAGES)
    villages_reached = _number("villages_reached", most=MOST_VILLAGES)
    institutions_eligible = _number("institutions_eligible")
    institutions_protected = _number("institutions_protected")
    institutions_unprotected = _number("institutions_unprotected")
    institutions_ratio = ParsedField(
        parse_percent, label=COLUMNS["institutions_ratio"], help_text=gettext_lazy("Misalnya 33,02.")
    )

    field_order = ("group", "as_of", "source", *figures, "notes")


class BenefitForm(RecordForm):
    """Benefits paid."""

    kind = DraftRecord.Kind.BENEFIT
    figures = ("recipients", "rupiah")

    kinds = forms.CharField(
        label=COLUMNS["kinds"],
        max_length=80,
        help_text=gettext_lazy("JKK, JKM, JHT, JP, JKP, beasiswa; beberapa dipisahkan koma."),
    )
    group = forms.CharField(label=gettext_lazy("Penerima"), required=False, max_length=80)
    recipients = _number("recipients")
    rupiah = _money("rupiah")

    field_order = ("kinds", "group", "as_of", "source", *figures, "notes")


FORMS: dict[str, type[RecordForm]] = {
    "program": ProgrammeForm,
    "anggaran": BudgetLineForm,
    "desa": VillageForm,
    "manfaat": BenefitForm,
}


def _day_text(row: Any) -> str:
    if row.as_of is None:
        return ""
    forms_of = {Precision.YEAR: "%Y", Precision.MONTH: "%Y-%m"}
    return str(row.as_of.strftime(forms_of.get(row.as_of_precision, "%Y-%m-%d")))


def _percent_text(row: Any) -> str:
    if row.institutions_ratio is None:
        return ""
    return f"{row.institutions_ratio * 100:.{row.institutions_decimals or 0}f}".replace(".", ",")
