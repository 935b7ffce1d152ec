"""Query strings into frozen questions, the same for page, Excel, CSV and API.

Whatever cannot be asked raises InvalidParameter, which names the parameter and says what is known.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.calculations.against_target import Stand
from coverage.calculations.ranking import Order
from coverage.parsing.days import parse_month
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.rows.figures import Basis, Segment
from regions.codes import CodeError, Kind, Level, level_of

BASES = {"domisili": Basis.DOMICILE, "pendaftaran": Basis.REGISTRATION}
LEVELS = {"provinsi": "province", "kabkota": "regency"}
ORDERS = {
    "cakupan": Order.COVERAGE,
    "capaian": Order.ATTAINMENT,
    "kesenjangan": Order.GAP,
    "kenaikan": Order.GROWTH,
}
KINDS = {"kota": "kota", "kabupaten": "kabupaten"}
STANDS = {
    "bawah": Stand.BELOW,
    "tercapai": Stand.REACHED,
    "belum-pasti": Stand.UNSURE,
    "tanpa": Stand.UNKNOWN,
}
COLOURS = {"cakupan": "coverage", "capaian": "attainment"}
PROGRAMS, STAFF = "program", "excel"
PURPOSES = {word: word for word in (PROGRAMS, STAFF)}
COMMON = ("bulan", "rilis", "dokumen", "segmen", "basis")
OF_RELEASE = ("rilis", "segmen", "basis")
RANKING = (*COMMON, "tingkat", "provinsi", "jenis", "urut", "target", "halaman")
REGION = (*COMMON, "target", "peta")
MOST_COMPARED = 6  # lines that one chart keeps apart


class InvalidParameter(ValueError):
    """A parameter that cannot be used: its name, and a sentence saying what is known.

    quoted: what in the sentence is Indonesian in every language, words of addresses or all of a parser's.
    """

    def __init__(self, parameter: str, message: str, quoted: str = ""):
        super().__init__(message)
        self.parameter = parameter
        self.message = message
        self.quoted = quoted


def unread(parameter: str, error: object) -> InvalidParameter:
    """A parameter that a parser refused, in its words."""
    return InvalidParameter(parameter, str(error), str(error))


class Asked(Struct, frozen=True):
    """What every page can be asked for; None means "the newest" or "whichever is in force"."""

    month: date | None = None
    release: int | None = None
    document: str | None = None
    segment: Segment = Segment.TOTAL
    basis: Basis = Basis.DOMICILE


class RankingQuestion(Struct, frozen=True):
    """Which regions to rank, and by what. province: only its regencies; kind: only kota or kabupaten.

    stand: only those that stand so against their target, with the ranks they have among all.
    """

    asked: Asked = Asked()
    level: Level = "province"
    province: str | None = None
    kind: Kind | None = None
    order: Order = Order.COVERAGE
    stand: Stand | None = None
    page: int = 1


def common(query: Mapping[str, str], known: Iterable[str] = COMMON) -> Asked:
    """Read what every page understands. Raises InvalidParameter."""
    refuse_unknown(query, known)
    return Asked(
        month=_month(query.get("bulan", "")),
        release=release_number(query),
        document=query.get("dokumen", "").strip().upper()[:40] or None,
        segment=Segment(
            choice(
                "segmen", query.get("segmen", "").upper(), dict(zip(Segment, Segment, strict=True)), "TOTAL"
            )
        ),
        basis=choice("basis", query.get("basis", ""), BASES, Basis.DOMICILE),
    )


def release_number(query: Mapping[str, str]) -> int | None:
    """The release asked for, None for the newest. Raises InvalidParameter."""
    return _number("rilis", query.get("rilis", ""))


def ranking(query: Mapping[str, str]) -> RankingQuestion:
    """Read a ranking's address; a province or a kind narrows the regencies, whatever the level says.

    Raises InvalidParameter.
    """
    asked = common(query, RANKING)
    province = query.get("provinsi", "").strip() or None
    if province is not None:
        province = _province("provinsi", province)
    kind = choice("jenis", query.get("jenis", ""), KINDS, None)
    level = choice("tingkat", query.get("tingkat", ""), LEVELS, "province")
    return checked(
        RankingQuestion(
            asked=asked,
            level="regency" if province or kind else level,
            province=province,
            kind=kind,
            order=choice("urut", query.get("urut", ""), ORDERS, Order.COVERAGE),
            stand=choice("target", query.get("target", ""), STANDS, None),
            page=page_number(query),
        )
    )


class RegionView(Struct, frozen=True):
    """How a region's page shows its list. stand: only regions that stand so against their target; colour:
    what the tile map shows.
    """

    stand: Stand | None = None
    colour: str = "coverage"


def region(query: Mapping[str, str]) -> tuple[Asked, RegionView]:
    """Read a region page's address. Raises InvalidParameter."""
    return common(query, REGION), RegionView(
        choice("target", query.get("target", ""), STANDS, None),
        choice("peta", query.get("peta", ""), COLOURS, "coverage"),
    )


def query_of_region(asked: Asked, view: RegionView) -> dict[str, str]:
    """The query string that asks for a region's page, without what is assumed anyway."""
    values = {
        **said(asked),
        "target": _word(STANDS, view.stand) if view.stand else "",
        "peta": "" if view.colour == "coverage" else _word(COLOURS, view.colour),
    }
    return {name: value for name, value in values.items() if value}


class ComparisonQuestion(Struct, frozen=True):
    """Which regions to put side by side, by code or name; since: the month from which to count points."""

    asked: Asked = Asked()
    texts: tuple[str, ...] = ()
    since: date | None = None


def comparison(query: Any) -> ComparisonQuestion:
    """Codes or names of regions to put side by side, at most MOST_COMPARED, in the order asked.

    query: a Django QueryDict, in which wilayah stands once a region. Raises InvalidParameter.
    """
    asked = common(query, (*COMMON, "wilayah", "sejak"))
    texts = tuple(dict.fromkeys(text.strip()[:80] for text in query.getlist("wilayah") if text.strip()))
    if len(texts) > MOST_COMPARED:
        raise InvalidParameter(
            "wilayah", _("Paling banyak %(most)s wilayah dapat dibandingkan.") % {"most": MOST_COMPARED}
        )
    return ComparisonQuestion(asked, texts, _month(query.get("sejak", ""), "sejak"))


class PlacesQuestion(Struct, frozen=True):
    """Which regions to list; name: a part of it, "" for all."""

    name: str = ""
    province: str | None = None
    kind: str | None = None


def places(query: Mapping[str, str]) -> PlacesQuestion:
    """Read the region list's address. Raises InvalidParameter."""
    refuse_unknown(query, ("rilis", "nama", "provinsi", "jenis"))
    province = query.get("provinsi", "").strip() or None
    return PlacesQuestion(
        query.get("nama", "").strip()[:80],
        _province("provinsi", province) if province else None,
        choice("jenis", query.get("jenis", ""), KINDS, None),
    )


def paged(query: Mapping[str, str]) -> int:
    """The page of a long list. Raises InvalidParameter."""
    refuse_unknown(query, ("rilis", "halaman"))
    return page_number(query)


def purpose(query: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Whom a CSV is for, PROGRAMS or STAFF, and the rest of its address. Raises InvalidParameter."""
    rest = {name: value for name, value in query.items() if name != "untuk"}
    return choice("untuk", query.get("untuk", ""), PURPOSES, PROGRAMS), rest


def page_number(query: Mapping[str, str]) -> int:
    """Which page of a list is asked for, the first unless said. Raises InvalidParameter."""
    return _number("halaman", query.get("halaman", "")) or 1


def said(asked: Asked) -> dict[str, str]:
    """What was asked of every page, as parameters and values, without what is assumed anyway."""
    values = {
        "bulan": f"{asked.month:%Y-%m}" if asked.month else "",
        "segmen": "" if asked.segment == Segment.TOTAL else str(asked.segment),
        "basis": "" if asked.basis == Basis.DOMICILE else _word(BASES, asked.basis),
        "dokumen": asked.document or "",
        "rilis": str(asked.release or ""),
    }
    return {name: value for name, value in values.items() if value}


def carried(asked: Asked, names: str = " ".join(COMMON)) -> str:
    """The query string that links carry on, "" for none. names: what the page they lead to understands."""
    query = {name: value for name, value in said(asked).items() if name in names.split()}
    return f"?{urlencode(query)}" if query else ""


def query_of(question: RankingQuestion) -> dict[str, str]:
    """The query string that asks this question, without what is assumed anyway."""
    level = _word(LEVELS, question.level)
    assumed = "kabkota" if question.province or question.kind else "provinsi"
    values = {
        "tingkat": "" if level == assumed else level,
        "provinsi": question.province or "",
        "jenis": question.kind or "",
        **said(question.asked),
        "urut": "" if question.order == Order.COVERAGE else _word(ORDERS, question.order),
        "target": _word(STANDS, question.stand) if question.stand else "",
        "halaman": "" if question.page == 1 else str(question.page),
    }
    return {name: value for name, value in values.items() if value}


def _word(words: Mapping[str, Any], value: Any) -> str:
    return next(word for word, meaning in words.items() if meaning == value)


def checked(question: RankingQuestion) -> RankingQuestion:
    """Refuse a question whose parts exclude each other. Raises InvalidParameter."""
    if question.level == "province" and question.province:
        raise InvalidParameter(
            "provinsi", _("Provinsi hanya menyaring kabupaten/kota; pilih tingkat kabkota.")
        )
    if question.level == "province" and question.kind:
        raise InvalidParameter("jenis", _("Jenis hanya menyaring kabupaten/kota; pilih tingkat kabkota."))
    return question


def refuse_unknown(query: Iterable[str], known: Iterable[str]) -> None:
    """Raise InvalidParameter for a parameter nobody reads: a typo would show other figures than meant."""
    known = tuple(known)
    for name in query:
        if name not in known:
            words = {"name": name[:40], "known": ", ".join(known)}
            said = _("Parameter “%(name)s” tidak dikenal. Yang dikenal: %(known)s.") % words
            raise InvalidParameter(name, said, words["known"])


def _month(text: str, name: str = "bulan") -> date | None:
    try:
        return parse_month(text) if text else None
    except Unreadable as error:
        raise unread(name, f"Nilai tidak dapat dibaca: {why_unreadable(error)}.") from None


def _number(name: str, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0):
        raise InvalidParameter(
            name, _("“%(text)s” bukan nomor; tulis angka mulai dari 1.") % {"text": text[:40]}
        )
    return int(text)


def choice(name: str, text: str, known: Mapping[str, Any], default: Any) -> Any:
    """What a word of a parameter stands for, default for none. Raises InvalidParameter."""
    if not text:
        return default
    if text not in known:
        raise unknown_word(name, text, known)
    return known[text]


def unknown_word(name: str, text: str, known: Iterable[str]) -> InvalidParameter:
    """That a word is not known, and which are."""
    words = {"text": text[:40], "known": ", ".join(known)}
    return InvalidParameter(name, _("“%(text)s” tidak dikenal. Pilihan: %(known)s.") % words, words["known"])


def no_province(text: str) -> str:
    """That a code is no province's."""
    return _("“%(text)s” bukan kode provinsi; tulis dua angka, misalnya 18.") % {"text": text[:20]}


def _province(name: str, text: str) -> str:
    try:
        if level_of(text) == "province":
            return text
    except CodeError as error:
        raise unread(name, error) from None
    raise InvalidParameter(name, no_province(text))
