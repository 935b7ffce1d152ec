"""Which planning documents are asked for."""

from collections.abc import Mapping

from msgspec import Struct

from coverage.parsing.numbers import parse_year
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.questions.asked import InvalidParameter, no_province, refuse_unknown, unread
from regions.codes import CodeError, level_of


class PlansQuestion(Struct, frozen=True):
    """province: only its own and its regencies'; year: None is the release's newest."""

    province: str | None = None
    year: int | None = None


def plans(query: Mapping[str, str]) -> PlansQuestion:
    """Read the address of the planning documents. Raises InvalidParameter."""
    refuse_unknown(query, ("rilis", "provinsi", "tahun"))
    province = query.get("provinsi", "").strip() or None
    try:
        if province is not None and level_of(province) != "province":
            raise InvalidParameter("provinsi", no_province(province))
        return PlansQuestion(province, parse_year(query.get("tahun", "")))
    except CodeError as error:
        raise unread("provinsi", error) from None
    except Unreadable as error:
        raise unread("tahun", f"{why_unreadable(error)}.") from None
