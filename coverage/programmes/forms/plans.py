"""Which planning document somebody looked at."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.calculations.programmes.planning import PLANS, RPJMD

FIRST_YEAR, LAST_YEAR = 2000, 2100


class PlanChoiceForm(forms.Form):
    """The document in the address of the form. sampai: the last year of an RPJMD."""

    dokumen = forms.ChoiceField(label=gettext_lazy("Dokumen"), choices=[(name, name) for name in PLANS])
    tahun = forms.IntegerField(label=gettext_lazy("Tahun (awal)"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    sampai = forms.IntegerField(
        label=gettext_lazy("Sampai tahun (RPJMD)"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("dokumen") != RPJMD:
            data["sampai"] = None
        elif data.get("sampai") and data.get("tahun") and data["sampai"] < data["tahun"]:
            self.add_error("sampai", _("Tahun terakhir tidak lebih awal dari tahun pertama."))
        return data
