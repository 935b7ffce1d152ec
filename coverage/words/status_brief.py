"""A status in few words: the answers that there are, and one sentence for those that there are not."""

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.calculations.pace.progress import Progress
from coverage.words.formats import joined
from coverage.words.outlook import outlook_answer
from coverage.words.status import Answer, level_answer, pace_answer


class Told(Struct, frozen=True):
    """One answer under its name. is_level: whether it is the attainment, whose reason is its scale."""

    name: str
    answer: Answer
    is_level: bool = False


class Brief(Struct, frozen=True):
    """given: the answers that there are; missing: which there are not and why, "" when there are all."""

    given: tuple[Told, ...]
    missing: str


def in_brief(progress: Progress) -> Brief:
    """The three answers of a status, those without one in a sentence with the first reason."""
    told = (
        Told(_("Tingkat capaian"), level_answer(progress), is_level=True),
        Told(_("Laju"), pace_answer(progress)),
        Told(_("Prakiraan 31 Desember %(year)s") % {"year": progress.year}, outlook_answer(progress)),
    )
    return Brief(tuple(one for one in told if one.answer.given), _missing(told))


def _missing(told: tuple[Told, ...]) -> str:
    left = [place for place, one in enumerate(told) if not one.answer.given]
    if not left:
        return ""
    names = [(_("tingkat capaian"), _("laju"), _("prakiraan"))[place] for place in left]
    reason = told[left[0]].answer.said
    words = {"names": joined(names), "reason": reason[:1].lower() + reason[1:]}
    text = _("%(names)s belum dapat dihitung: %(reason)s") % words
    return text[:1].upper() + text[1:]
