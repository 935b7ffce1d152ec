"""Inviting somebody, and saying what they may do where."""

from django import forms
from django.utils.translation import gettext_lazy

from coverage.accounts.forms.regions import RegionsField
from coverage.rows.scope import Role

ROLES = (
    (Role.READER, gettext_lazy("pembaca: melihat, tanpa mengubah")),
    (Role.OPERATOR, gettext_lazy("operator: mengisi dan mengajukan")),
    (Role.VERIFIER, gettext_lazy("verifikator: mengembalikan dan menerbitkan")),
    (Role.ADMIN, gettext_lazy("admin: semuanya, juga akun dan periode")),
)


class TasksForm(forms.Form):
    """Roles and regions. regions: codes, in any separation."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Peran"), choices=ROLES, widget=forms.CheckboxSelectMultiple
    )
    regions = RegionsField(required=False)


class FilterForm(forms.Form):
    """Which accounts are listed."""

    cari = forms.CharField(label=gettext_lazy("Cari nama atau surel"), required=False, max_length=150)
    peran = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((role, role) for role in Role)],
    )
    wilayah = RegionsField(label=gettext_lazy("Wilayah"), required=False, help_text="")
    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=(
            ("", gettext_lazy("semua")),
            ("aktif", gettext_lazy("aktif")),
            ("diundang", gettext_lazy("diundang")),
            ("nonaktif", gettext_lazy("nonaktif")),
        ),
    )


class OwnPublishingForm(forms.Form):
    """Where submitters may publish alone, and why."""

    regions = RegionsField(
        label=gettext_lazy("Wilayah"),
        help_text=gettext_lazy(
            "Nama atau kode; provinsi mencakup kabupaten dan kotanya, Indonesia (00) seluruh situs."
        ),
    )
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=500)


class InvitationForm(TasksForm):
    name = forms.CharField(label=gettext_lazy("Nama"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("Surel"), max_length=150)

    field_order = ["name", "email", "roles", "regions"]
