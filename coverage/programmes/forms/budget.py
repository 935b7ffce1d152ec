"""Who pays for whom and since when, read from an address; what cannot be used is kept as typed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.calculations.programmes.budget import Payer
from coverage.calculations.programmes.what_if import Fund
from coverage.parsing.days import parse_month
from coverage.parsing.numbers import parse_count, parse_rupiah
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.words import formats
from coverage.words.language import indonesian

MOST_PAYERS = 5  # APBD of both levels, DBH, villages and companies
MOST_MONTHS = 60  # the term of one RPJMD
PROGRAMMES = ("JKK+JKM", "JKK+JKM+JHT")
NAMES = (
    "APBD",
    "APBD perubahan",
    "DBH sawit",
    "DBHCHT",
    "APBDes",
    "CSR",
    "Baznas",
    "Mandiri",
)
COUNTED = "ya"
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
T = TypeVar("T")


class CoverForm(forms.Form):
    """For which programmes, from when on, for how long. Values that are left out are the usual ones."""

    program = forms.ChoiceField(label=gettext_lazy("Program"))
    mulai = forms.CharField(
        label=gettext_lazy("Mulai bulan"),
        max_length=7,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-01"}),
    )
    lama = forms.IntegerField(
        label=gettext_lazy("Lama, bulan"), min_value=1, max_value=MOST_MONTHS, localize=False
    )
    asks: tuple[str, ...] = ()

    def __init__(
        self, query: Mapping[str, str], usual: Mapping[str, str], programmes: Iterable[str], end: str
    ):
        self.end = end
        names = {name: self.add_prefix(name) for name in self.base_fields}
        data = {names[name]: query.get(names[name], usual.get(name, "")) for name in names}
        data[names["program"]] = data[names["program"]].replace(
            " ", "+"
        )  # a bare "+" in an address is a blank
        super().__init__(data, use_required_attribute=False)
        field = self.fields["program"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, name) for name in programmes]

    def add_prefix(self, field_name: str) -> str:
        return f"{field_name}{self.end}"

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing is asked by it."""
        return not any(str(self.data.get(self.add_prefix(name), "")).strip() for name in self.asks)

    def full_clean(self) -> None:
        if self.is_empty:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean_mulai(self) -> date:
        try:
            return parse_month(self.cleaned_data["mulai"].strip())
        except Unreadable as error:
            raise forms.ValidationError(indonesian(why_unreadable(error))) from None

    def read(self, name: str, parse: Any, missing: str) -> int:
        """A whole number as a person types it; here points are always thousands."""
        text = self.cleaned_data[name].strip()
        try:
            value = parse(text.replace(".", "") if GROUPED.fullmatch(text) else text)
        except Unreadable as error:
            raise forms.ValidationError(indonesian(why_unreadable(error))) from None
        if value is None:
            raise forms.ValidationError(missing)
        return int(value)

    def said(self) -> dict[str, str]:
        """The shortest address that asks the same."""
        if self.is_empty:
            return {}
        given = {self.add_prefix(name): str(self.data[self.add_prefix(name)]).strip() for name in self.fields}
        return {name: value for name, value in given.items() if value}


class PayerForm(CoverForm):
    """One payer."""

    pembayar = forms.CharField(
        label=gettext_lazy("Pembayar"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"list": "pembayar-lazim", "autocomplete": "off"}),
    )
    orang = forms.CharField(
        label=gettext_lazy("Orang"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    terhitung = forms.ChoiceField(
        label=gettext_lazy("Sudah peserta?"),
        required=False,
        choices=[("", gettext_lazy("belum")), (COUNTED, gettext_lazy("sudah"))],
    )
    field_order = ["pembayar", "orang", "program", "mulai", "lama", "terhitung"]
    asks = ("pembayar", "orang")

    def clean_pembayar(self) -> str:
        name = " ".join(self.cleaned_data["pembayar"].split())
        return name or _("Pembayar %(number)s") % {"number": self.end}

    def clean_orang(self) -> int:
        return self.read("orang", parse_count, _("Isi jumlah orang."))

    def payer(self) -> Payer:
        data = self.cleaned_data
        return Payer(
            data["pembayar"],
            data["orang"],
            data["mulai"],
            data["lama"],
            data["program"],
            data["terhitung"] == COUNTED,
        )


class FundForm(CoverForm):
    """A sum of money, for the question how many people it protects."""

    dana = forms.CharField(
        label=gettext_lazy("Dana, rupiah"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    field_order = ["dana", "program", "mulai", "lama"]
    asks = ("dana",)

    def add_prefix(self, field_name: str) -> str:
        return field_name if field_name == "dana" else f"dana_{field_name}"

    def clean_dana(self) -> int:
        return self.read("dana", parse_rupiah, _("Isi jumlah rupiah."))

    def fund(self) -> Fund:
        data = self.cleaned_data
        return Fund(data["dana"], data["program"], data["mulai"], data["lama"])


class BudgetForm:
    """All payers and the sum, of one address."""

    def __init__(self, query: Mapping[str, str], *, start: date, programmes: Iterable[str]):
        usual = {"program": PROGRAMMES[0], "mulai": f"{start:%Y-%m}", "lama": "12"}
        known = tuple(dict.fromkeys((*PROGRAMMES, *programmes)))
        self.payer_forms = tuple(
            PayerForm(query, usual, known, str(number)) for number in range(1, MOST_PAYERS + 1)
        )
        self.fund_form = FundForm(query, usual, known, "")

    @property
    def forms(self) -> tuple[CoverForm, ...]:
        return (*self.payer_forms, self.fund_form)

    @property
    def has_empty(self) -> bool:
        """Whether another payer can be added."""
        return any(form.is_empty for form in self.payer_forms[1:])

    def is_valid(self) -> bool:
        return not any(form.errors for form in self.forms)

    @property
    def first_problem(self) -> tuple[str, str] | None:
        """The first parameter that cannot be used, and why."""
        for form in self.forms:
            for name, errors in form.errors.items():
                return form.add_prefix(name), str(errors[0])
        return None

    def refuse_overdrawn(self, active: int) -> None:
        """Note beside its heads the payer with whom more are said to be participants than there are."""
        if not self.is_valid():
            return
        left = active
        for form in self.payer_forms:
            if not form.is_empty and form.payer().counted:
                left -= form.payer().heads
                if left < 0:
                    text = _("Lebih banyak daripada peserta aktifnya: %(active)s orang.")
                    form.add_error("orang", text % {"active": formats.people(active)})
                    return

    def payers(self) -> tuple[Payer, ...]:
        return tuple(form.payer() for form in self.payer_forms if not form.is_empty)

    def fund(self) -> Fund | None:
        return None if self.fund_form.is_empty else self.fund_form.fund()

    def said(self) -> dict[str, str]:
        """The shortest address that asks the same."""
        return {name: value for form in self.forms for name, value in form.said().items()}


def parameters() -> tuple[str, ...]:
    """Every name an address may use."""
    payer = [f"{name}{number}" for number in range(1, MOST_PAYERS + 1) for name in PayerForm.base_fields]
    fund = [name if name == "dana" else f"dana_{name}" for name in FundForm.base_fields]
    return (*payer, *fund)
