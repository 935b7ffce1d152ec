"""A meeting, what it agreed, and what became of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.parsing import meetings as meeting_lines
from coverage.parsing.actions import LONGEST, ActionLine
from coverage.parsing.meetings import MeetingLine
from coverage.parsing.numbers import parse_rupiah
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.rows.records import HeldRow
from coverage.words.labels import ACTION_STATES
from coverage.words.language import indonesian

FIRST_STATES = ("open", "running")
MEETING_KINDS = (("rapat", gettext_lazy("Rapat")), ("pernyataan", gettext_lazy("Pernyataan")))


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _source_title() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Sumber"),
        max_length=LONGEST["source_title"],
        help_text=gettext_lazy("Misalnya: Notulen rapat koordinasi UCJ (Bappeda, 2025-09-18)."),
    )


def _source_url() -> forms.URLField:
    return forms.URLField(
        label=gettext_lazy("Alamat web sumber"),
        required=False,
        max_length=LONGEST["source_url"],
        assume_scheme="https",
    )


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
    source_title = _source_title()
    source_url = _source_url()

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
            raise forms.ValidationError(indonesian(why_unreadable(error))) from None

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


def _lines(label: Any, column: str, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=meeting_lines.LONGEST[column],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
    )


class MeetingForm(forms.Form):
    """One meeting. today: one that is still to come has no results. numbers: known regulations."""

    held_on = forms.DateField(label=gettext_lazy("Hari"), widget=_day())
    name = forms.CharField(label=gettext_lazy("Nama rapat"), max_length=meeting_lines.LONGEST["name"])
    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=MEETING_KINDS)
    place = forms.CharField(
        label=gettext_lazy("Tempat"), required=False, max_length=meeting_lines.LONGEST["place"]
    )
    occasion = forms.CharField(
        label=gettext_lazy("Acara"),
        required=False,
        max_length=meeting_lines.LONGEST["occasion"],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    offices = _lines(gettext_lazy("Yang hadir"), "offices", gettext_lazy("Satu kantor tiap baris."))
    results = _lines(
        gettext_lazy("Yang disampaikan"),
        "results",
        gettext_lazy("Satu hal tiap baris; kesepakatan dicatat sebagai tindak lanjut."),
    )
    regulations = forms.MultipleChoiceField(
        label=gettext_lazy("Dasar"), required=False, widget=forms.CheckboxSelectMultiple
    )
    source_title = _source_title()
    source_url = _source_url()

    def __init__(self, *args: Any, today: date, numbers: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        known = self.fields["regulations"]
        assert isinstance(known, forms.MultipleChoiceField)
        known.choices = [(number, number) for number in numbers]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("results") and data.get("held_on", self.today) > self.today:
            self.add_error("results", _("Rapat itu belum berlangsung; hasilnya diisi sesudahnya."))
        return data

    def line(self, region_code: str) -> MeetingLine:
        """What was filled in, as the list takes it."""
        data = dict(self.cleaned_data)
        for name in ("offices", "results"):
            data[name] = meeting_lines.parted(data[name].replace("\r", ""), "\n")
        data["regulations"] = tuple(data["regulations"])
        return MeetingLine(region_code=region_code, **data)

    @staticmethod
    def initial_of(row: HeldRow, citation: str, url: str) -> dict[str, Any]:
        """A stored meeting as the form shows it."""
        names = ("held_on", "name", "kind", "place", "occasion")
        shown: dict[str, Any] = {name: getattr(row, name) for name in names}
        shown |= {"offices": "\n".join(row.offices), "results": "\n".join(row.results)}
        return shown | {"regulations": row.regulations, "source_title": citation, "source_url": url}
