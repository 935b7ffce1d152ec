"""Inviting somebody, and saying what they may do where."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.rows.scope import Role
from regions.models import Region

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
    regions = forms.CharField(
        label=gettext_lazy("Wilayah tugas"),
        required=False,
        max_length=4_000,
        help_text=gettext_lazy(
            "Kode wilayah dipisah koma: 18 mencakup semua kabupaten dan kotanya, 00 seluruh Indonesia."
        ),
    )

    def clean_regions(self) -> list[str]:
        codes = sorted({code for code in re.split(r"[\s,;]+", self.cleaned_data["regions"]) if code})
        known = set(Region.objects.filter(pk__in=codes).values_list("pk", flat=True))
        unknown = [code for code in codes if code not in known]
        if unknown:
            raise forms.ValidationError(
                _("Kode wilayah tidak dikenal: %(codes)s.") % {"codes": ", ".join(unknown[:10])}
            )
        return codes


class InvitationForm(TasksForm):
    name = forms.CharField(label=gettext_lazy("Nama"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("Surel"), max_length=150)

    field_order = ["name", "email", "roles", "regions"]
