"""What a meeting agreed, and what became of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing.actions import LONGEST, ActionLine
from coverage.parsing.numbers import parse_rupiah
from coverage.parsing.problems import Unreadable
from coverage.words.labels import ACTION_STATES
from coverage.words.language import indonesian

FIRST_STATES = ("open", "running")


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ActionForm(forms.Form):
    """One agreement of a meeting. today: agreements are never from tomorrow."""

    meeting = forms.CharField(
        label=gettext_lazy("Rapat"),
        max_length=LONGEST["meeting"],
        help_text=gettext_lazy("Misalnya: Rapat koordinasi UCJ triwulan III."),
    )
    agreed_on = forms.DateField(label=gettext_lazy("Disepakati pada"), widget=_day())
    action = forms.CharField(
        label=gettext_lazy("Tindakan"),
        max_length=LONGEST["action"],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    office = forms.CharField(
        label=gettext_lazy("Penanggung jawab"), required=False, max_length=LONGEST["office"]
    )
    due_on = forms.DateField(label=gettext_lazy("Batas waktu"), required=False, widget=_day())
    budget = forms.CharField(
        label=gettext_lazy("Anggaran, rupiah"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("Rupiah penuh, misalnya 2.429.481.600; kosong bila tidak disebut."),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        choices=[(value, ACTION_STATES[value]) for value in FIRST_STATES],
        initial=FIRST_STATES[0],
    )
    source_title = forms.CharField(
        label=gettext_lazy("Sumber"),
        max_length=LONGEST["source_title"],
        help_text=gettext_lazy("Misalnya: Notulen rapat koordinasi UCJ (Bappeda, 2025-09-18)."),
    )
    source_url = forms.URLField(
        label=gettext_lazy("Alamat web sumber"),
        required=False,
        max_length=LONGEST["source_url"],
        assume_scheme="https",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > self.today:
            raise forms.ValidationError(_("Hari itu belum tiba."))
        return day

    def clean_budget(self) -> int | None:
        try:
            return parse_rupiah(self.cleaned_data["budget"])
        except Unreadable as error:
            raise forms.ValidationError(indonesian(error)) from None

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        agreed, due = data.get("agreed_on"), data.get("due_on")
        if agreed and due and due < agreed:
            self.add_error("due_on", _("Batas waktu tidak dapat sebelum hari kesepakatan."))
        return data

    def line(self, region_code: str) -> ActionLine:
        """What was filled in, as the log takes it."""
        return ActionLine(region_code=region_code, **self.cleaned_data)


class ActionChangeForm(forms.Form):
    """What became of an action. agreed_on: of the action."""

    state = forms.ChoiceField(label=gettext_lazy("Keadaan"), choices=list(ACTION_STATES.items()))
    due_on = forms.DateField(label=gettext_lazy("Batas waktu"), required=False, widget=_day())
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Dibaca semua orang."),
    )

    def __init__(self, *args: Any, agreed_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreed_on = agreed_on

    def clean_due_on(self) -> date | None:
        due: date | None = self.cleaned_data["due_on"]
        if due and due < self.agreed_on:
            raise forms.ValidationError(_("Batas waktu tidak dapat sebelum hari kesepakatan."))
        return due
