"""What a release changed, in words and numbers."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from coverage.queries.changes import ReleaseChange
from coverage.words import formats
from coverage.words.labels import counted

Values = dict[str, Any]


def subject(kind: str) -> str:
    """What kind of figure a change is about."""
    return {
        "snapshot": _("Peserta dan cakupan"),
        "potential": _("Potensi pekerja"),
        "target": _("Target"),
        "conflict": _("Pertentangan"),
    }[kind]


def about(change: ReleaseChange) -> str:
    """Which figure of the region it is: "per 24 September 2024", "RPJMD 2025"."""
    key = change.key
    of_target = change.kind == "target" or key.get("kind") == "target"
    if of_target:
        parts = [f"{formats.document(key['document'])} {key['year']}".strip()]
    elif change.kind == "potential":
        parts = [_("sejak %(day)s") % {"day": formats.day(key["valid_from"])}]
    else:
        precision = (change.new or change.former or {}).get("as_of_precision")
        parts = [_("per %(day)s") % {"day": formats.day(key["as_of"], precision)}]
    if change.kind == "conflict":
        parts.insert(0, subject(key["kind"]).lower())
    if not of_target:
        parts.append(counted(key["segment"], key["basis"]))
    return " · ".join(part for part in parts if part)


def value(kind: str, values: Values | None) -> str:
    """The figure itself: "760.468 peserta, tercetak 24,86%"; "—" where there was or is none."""
    if values is None:
        return formats.ABSENT
    return _WORDS[kind](values)


def _snapshot(values: Values) -> str:
    parts = []
    if values["active_participants"] is not None:
        parts.append(_("%(count)s peserta") % {"count": formats.about_people(values["active_participants"])})
    if values["printed_ratio"] is not None:
        share = _percent(values["printed_ratio"], values["printed_decimals"])
        parts.append(_("tercetak %(share)s") % {"share": share})
    if values["document_potential"] is not None:
        potential = formats.about_people(values["document_potential"])
        parts.append(_("potensi %(count)s") % {"count": potential})
    return ", ".join(parts)


def _potential(values: Values) -> str:
    return _("%(count)s pekerja") % {"count": formats.about_people(values["potential_workers"])}


def _target(values: Values) -> str:
    parts = []
    if values["target_ratio"] is not None:
        parts.append(_percent(values["target_ratio"], values["target_decimals"]))
    if values["target_people"] is not None:
        parts.append(_("%(count)s orang") % {"count": formats.about_people(values["target_people"])})
    return ", ".join(parts)


def _conflict(_values: Values) -> str:
    return _("belum diputuskan")


def _percent(ratio: Decimal, decimals: int | None) -> str:
    return formats.percent(ratio, decimals or 0)


_WORDS: dict[str, Callable[[Values], str]] = {
    "snapshot": _snapshot,
    "potential": _potential,
    "target": _target,
    "conflict": _conflict,
}
