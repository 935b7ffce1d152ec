"""What a cascade says in a sentence: made from its numbers, so that words cannot contradict the table."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.calculations.targets.allocation import Infeasible, Obstacle, Spread
from coverage.calculations.targets.cascade import Comparison
from coverage.calculations.targets.partial import Rest, RestBy, SharePlan
from coverage.words import formats

SPREADS = {
    Spread.POTENTIAL: gettext_lazy("menurut potensi"),
    Spread.UNPROTECTED: gettext_lazy("menurut belum terlindungi"),
    Spread.EQUAL_POINTS: gettext_lazy("poin sama"),
    Spread.EQUAL_SHARE: gettext_lazy("persentase sama"),
}
MEANINGS = {
    Spread.POTENTIAL: gettext_lazy("sisa target ditambahkan sebanding potensi pekerja"),
    Spread.UNPROTECTED: gettext_lazy("sisa target ditambahkan sebanding pekerja yang belum terlindungi"),
    Spread.EQUAL_POINTS: gettext_lazy("cakupan semua wilayah naik dengan poin yang sama"),
    Spread.EQUAL_SHARE: gettext_lazy("target semua wilayah persentase yang sama"),
}

REST_RULES = {
    RestBy.POTENTIAL: gettext_lazy(
        "dibagi sebanding potensi; sisanya milik potensi provinsi yang belum terurai"
    ),
    RestBy.SHARE: gettext_lazy("yang dikenal mendapat persentase target provinsi dari potensinya"),
    RestBy.COUNT: gettext_lazy("dibagi menurut banyaknya wilayah, sebab potensi provinsi tidak diketahui"),
}
OBSTACLES = {
    Obstacle.NO_TARGET: gettext_lazy("Dikunci tanpa target: %(parts)s."),
    Obstacle.NO_COUNTS: gettext_lazy(
        "Potensi atau peserta aktif tidak diketahui: %(parts)s. Isi targetnya lalu kunci."
    ),
    Obstacle.OTHER_SUM: gettext_lazy("Semua wilayah dikunci dan jumlahnya %(locked)s, bukan %(total)s."),
    Obstacle.BELOW_TODAY: gettext_lazy(
        "Target %(total)s orang tidak dapat dibagi: untuk wilayah yang tidak dikunci tersisa %(rest)s, "
        "padahal peserta aktifnya sudah %(least)s."
    ),
    Obstacle.ABOVE_EVERYONE: gettext_lazy(
        "Target %(total)s orang tidak dapat dibagi: untuk wilayah yang tidak dikunci tersisa %(rest)s, "
        "padahal potensinya hanya %(most)s."
    ),
}


def spread_name(spread: str) -> str:
    """How heads are spread: "menurut potensi"."""
    return str(SPREADS[Spread(spread)])


def spread_meaning(spread: str) -> str:
    """The same in a clause."""
    return str(MEANINGS[Spread(spread)])


def opening(name: str, target: str, compared: Comparison, count: int, parts: str, unit: int = 1) -> str:
    """The cascade in one or two sentences. target: "RPJMD 2025"; count: of its parts, called `parts`.

    unit: of the place's own heads.
    """
    if compared.own is None:
        first = _("Target %(target)s %(name)s belum diketahui dalam orang.")
        return f"{first % {'target': target, 'name': name}} {_parts(compared, count, parts)}"
    first = _("Target %(target)s %(name)s %(people)s pekerja.") % {
        "target": target,
        "name": name,
        "people": formats.people_in(compared.own, unit),
    }
    return f"{first} {_parts(compared, count, parts)}{_left(compared, unit)}"


def _parts(compared: Comparison, count: int, parts: str) -> str:
    given = count - len(compared.missing)
    if compared.total is None:
        said = _("Belum satu pun dari %(count)s %(parts)s punya target dalam orang")
    elif not compared.missing:
        said = _("Target semua %(count)s %(parts)s berjumlah %(total)s")
    else:
        said = _("Target %(given)s dari %(count)s %(parts)s berjumlah %(total)s")
    return said % {
        "given": given,
        "count": count,
        "parts": parts,
        "total": formats.people(compared.total),
    } + ("." if compared.own is None else "")


def _left(compared: Comparison, unit: int) -> str:
    if compared.total is None:
        return _("; %(people)s belum dialokasikan.") % {"people": formats.people_in(compared.own, unit)}
    left = compared.left or 0
    if left > 0:
        return _("; %(people)s belum dialokasikan.") % {"people": formats.people_in(left, unit)}
    if left < 0:
        return _("; %(people)s lebih banyak daripada target itu.") % {
            "people": formats.people_in(-left, unit)
        }
    return _(", tepat sama.")


def infeasible(problem: Infeasible, names: Mapping[str, str]) -> str:
    """Why heads cannot be spread, with the parts by name where it is known."""
    parts = ", ".join(names.get(code, code) for code in problem.codes)
    heads = {name: formats.people(count) for name, count in problem.heads.items()}
    return str(OBSTACLES[problem.why]) % {"parts": parts, **heads}


def rest_sentence(rest: Rest, names: Sequence[str]) -> str:
    """What the parts that lack counts would have to take: "Sisanya 71.000 orang untuk Kota Metro …"."""
    words = {
        "people": formats.people(rest.people),
        "names": listed(names),
        "potential": formats.people(rest.potential),
        "share": formats.percent(rest.ratio),
    }
    if rest.ratio is not None:
        said = _("Sisanya %(people)s orang untuk %(names)s: %(share)s dari sisa potensi %(potential)s.")
        return said % words
    return _("Sisanya %(people)s orang untuk %(names)s.") % words


def rest_rule(by: str) -> str:
    """How it was found what the others have to take."""
    return str(REST_RULES[RestBy(by)])


def plan_rule(plan: SharePlan, own: float | None, target: float, year: int) -> str:
    """The rule of proposed shares: how far on its way every region goes."""
    words = {
        "way": formats.percent(plan.way),
        "end": formats.percent(plan.end),
        "end_year": plan.end_year,
        "own": formats.percent(own),
        "target": formats.percent(target),
        "year": year,
    }
    if plan.way == 1:
        return _("Setiap wilayah menempuh seluruh jalannya ke target %(end_year)s, %(end)s.") % words
    return (
        _(
            "Setiap wilayah menempuh %(way)s dari jalannya ke target %(end_year)s (%(end)s), seperti "
            "provinsinya dari %(own)s ke %(target)s pada %(year)s."
        )
        % words
    )


def proposed_shares(rule: str, missing: Sequence[str]) -> list[str]:
    """What a proposal in shares says of itself: what it is, its rule, who has no share yet."""
    said = [
        _("Usulan dalam persen; orang baru dapat dihitung bila potensi kabupaten/kota ada."),
        f"{rule} {_('Yang sudah di atasnya tetap.')}",
    ]
    if missing:
        names = listed(missing)
        said.append(_("Belum punya cakupan, jadi belum diusulkan: %(names)s.") % {"names": names})
    return said


def listed(names: Sequence[str], most: int = 40) -> str:
    """Names in a row: "Metro, Mesuji"; the rest counted."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    if more <= 0:
        return shown
    rest = _("dan %(count)s lagi") % {"count": more}
    return f"{shown}, {rest}"
