"""Which cascade is asked for, and how its heads are to be spread: one query string for page and Excel."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from msgspec import Struct, field

from coverage.calculations.targets.allocation import Spread
from coverage.parsing.numbers import parse_year
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.questions.asked import Asked, InvalidParameter, common, unknown_word, unread
from regions.codes import CodeError, level_of

SPREADS = {
    "potensi": Spread.POTENTIAL,
    "belum": Spread.UNPROTECTED,
    "poin": Spread.EQUAL_POINTS,
    "persen": Spread.EQUAL_SHARE,
}
KNOWN = ("bulan", "rilis", "dokumen", "tahun", "cara", "banding", "jumlah", "kunci")
KEPT = re.compile(r"t([0-9]{2}(?:\.[0-9]{2})?)")
PEOPLE = re.compile(r"[0-9]{1,10}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}")
MOST_PEOPLE = 10**9  # three times all people of the country; the refusal names it
MOST_TYPED = 100  # twice the regencies of the largest province


class CascadeQuestion(Struct, frozen=True):
    """Which targets to compare, and how to spread the heads.

    year: None is the year of the place's figure, or of the month shown. spread: None is not to spread;
    beside: a second way to compare. total: people to spread, None is the target in force. kept: people typed
    by region code, who stay as typed; keep_published: so do the targets in force.
    """

    asked: Asked = field(default_factory=Asked)
    year: int | None = None
    spread: Spread | None = None
    beside: Spread | None = None
    total: int | None = None
    kept: Mapping[str, int] = field(default_factory=dict)
    keep_published: bool = False


def cascade(query: Mapping[str, str]) -> CascadeQuestion:
    """Read the address of a cascade. Raises InvalidParameter."""
    typed = {name: match[1] for name in query if (match := KEPT.fullmatch(name))}
    if len(typed) > MOST_TYPED:
        raise InvalidParameter(
            next(iter(typed)), _("Paling banyak %(most)s target dapat ditetapkan.") % {"most": MOST_TYPED}
        )
    asked = common(query, (*KNOWN, *typed))
    kept = {code: people for name, code in typed.items() if (people := _people(name, query)) is not None}
    for name, code in typed.items():
        try:
            level_of(code)
        except CodeError as error:
            raise unread(name, error) from None
    if query.get("kunci", "") not in ("", "terbit"):
        raise InvalidParameter("kunci", _("Pilihan: terbit."))
    return CascadeQuestion(
        asked,
        _year(query.get("tahun", "")),
        _spread("cara", query),
        _spread("banding", query),
        _people("jumlah", query),
        kept,
        query.get("kunci", "") == "terbit",
    )


def cascade_query(question: CascadeQuestion) -> dict[str, str]:
    """The query string that asks this question, without what is assumed anyway."""
    asked = question.asked
    words = {spread: word for word, spread in SPREADS.items()}
    said = {
        "bulan": f"{asked.month:%Y-%m}" if asked.month else "",
        "rilis": str(asked.release or ""),
        "dokumen": asked.document or "",
        "tahun": str(question.year or ""),
        "cara": words[question.spread] if question.spread else "",
        "banding": words[question.beside] if question.beside else "",
        "jumlah": "" if question.total is None else str(question.total),
        "kunci": "terbit" if question.keep_published else "",
        **{f"t{code}": str(people) for code, people in sorted(question.kept.items())},
    }
    return {name: value for name, value in said.items() if value}


def _people(name: str, query: Mapping[str, str]) -> int | None:
    """People typed as 76081 or 76.081: where only heads can stand, a dot is no decimal."""
    text = query.get(name, "").strip()
    if not text:
        return None
    if not PEOPLE.fullmatch(text):
        said = _("“%(text)s” bukan jumlah orang; tulis angka saja, misalnya 76081.")
        raise InvalidParameter(name, said % {"text": text[:40]})
    people = int(text.replace(".", ""))
    if people > MOST_PEOPLE:
        said = _("“%(text)s” terlalu besar; paling banyak satu miliar orang.")
        raise InvalidParameter(name, said % {"text": text[:40]})
    return people


def _year(text: str) -> int | None:
    try:
        return parse_year(text)
    except Unreadable as error:
        raise unread("tahun", f"{why_unreadable(error)}.") from None


def _spread(name: str, query: Mapping[str, str]) -> Spread | None:
    text = query.get(name, "")
    if not text:
        return None
    if text not in SPREADS:
        raise unknown_word(name, text, SPREADS)
    return SPREADS[text]
