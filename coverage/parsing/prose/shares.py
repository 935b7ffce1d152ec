"""What a percentage is: coverage, target, change, what is missing, how much of a target."""

import re

from coverage.parsing.prose import phrases
from coverage.parsing.prose.cues import Cue, is_light, listen
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.numbers import Type
from coverage.parsing.prose.weighing import Around, governing, twin

KINDS = {
    Cue.TARGET: Kind.TARGET_SHARE,
    Cue.COVERAGE: Kind.COVERAGE,
    Cue.ACTIVE: Kind.COVERAGE,
    Cue.NOW: Kind.COVERAGE,
    Cue.GAP: Kind.UNPROTECTED_SHARE,
    Cue.OTHER: Kind.UNREAD,
}
OF_HEADS = {
    Kind.ACTIVE: Kind.COVERAGE,
    Kind.GAP: Kind.UNPROTECTED_SHARE,
    Kind.TARGET_PEOPLE: Kind.TARGET_SHARE,
    Kind.INCREASE: Kind.INCREASE,
}
NAMES = re.compile(r"\b[A-Z]\w*")


def share(around: Around, listed: Kind | None) -> Kind:
    """The kind of a percentage. listed: what the list of regions it may go on with is of."""
    if around.number.type == Type.POINTS:
        changed = any(heard.cue == Cue.CHANGE for heard in around.heard)
        return Kind.INCREASE if changed else Kind.UNREAD
    same = twin(around, OF_HEADS)
    if same:
        return same
    if phrases.BOUND.search(around.before) or _is_short_of_target(around):
        return Kind.UNREAD
    if phrases.OF_TARGET.match(around.behind) and around.following != Type.PERCENT:
        return Kind.ATTAINMENT
    if phrases.MISSING_BEHIND.search(around.clause):
        return Kind.UNPROTECTED_SHARE
    cue = governing(around, KINDS)
    return _without_cue(around, listed) if cue is None else _with_cue(around, cue, listed)


def _without_cue(around: Around, listed: Kind | None) -> Kind:
    """A number without a word of its own goes on with the list or the change it stands in."""
    if not around.heard and phrases.COVERED_BEHIND.search(around.clause):
        return Kind.COVERAGE
    if not around.heard and around.following == Type.COUNT and phrases.OUT_OF_MORE.fullmatch(around.behind):
        return Kind.COVERAGE  # "angka itu setara 33,42 persen dari 3.604.178 pekerja"
    goes_on = around.last is not None and phrases.MORE.search(around.before)
    if goes_on and listed is None:
        return _of_opening(around)
    if listed is not None and (goes_on or is_light(NAMES.sub(" ", around.before))):
        return listed
    return Kind.UNREAD


def _of_opening(around: Around) -> Kind:
    """ "cakupan naik 1,25 persen menjadi 51,4 persen": the second number is what changed."""
    cues = [heard.cue for heard in listen(around.opening) if heard.cue in (Cue.TARGET, Cue.COVERAGE)]
    return KINDS[cues[-1]] if cues else Kind.UNREAD


def _with_cue(around: Around, cue: Cue, listed: Kind | None) -> Kind:
    if cue == Cue.CHANGE:
        aimed = any(heard.cue == Cue.TARGET for heard in around.heard)
        return Kind.UNREAD if aimed else Kind.INCREASE
    if cue == Cue.COVERAGE and around.heard[-1].text == "mencakup" and _is_aim(around.opening):
        return Kind.TARGET_SHARE
    weak = all(heard.text.endswith("angka") for heard in around.heard)
    if weak and listed and around.last in (Kind.INCREASE, listed):
        return listed
    return KINDS[cue]


def _is_short_of_target(around: Around) -> bool:
    """ "kurang 1 persen dari target" is a distance in points, no share of workers."""
    last = around.heard[-1:]
    short = any(heard.text in ("kurang", "kekurangan", "selisih") for heard in last)
    return short and phrases.OF_TARGET.match(around.behind) is not None


def _is_aim(opening: str) -> bool:
    cues = [heard.cue for heard in listen(opening)]
    return Cue.TARGET in cues and Cue.NOW not in cues[cues.index(Cue.TARGET) :]
