"""What a number of people is: active, potential, target, missing, newly added."""

from coverage.parsing.prose import phrases, shares
from coverage.parsing.prose.cues import Cue, is_light
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.groups import group_after
from coverage.parsing.prose.weighing import Around, governing, twin

KINDS = {
    Cue.TARGET: Kind.TARGET_PEOPLE,
    Cue.ACTIVE: Kind.ACTIVE,
    Cue.COVERAGE: Kind.ACTIVE,
    Cue.POTENTIAL: Kind.POTENTIAL,
    Cue.GAP: Kind.GAP,
    Cue.OTHER: Kind.UNREAD,
}
OF_SHARE = {share: heads for heads, share in shares.OF_HEADS.items()}
NAMING = (Cue.ACTIVE, Cue.POTENTIAL, Cue.GAP, Cue.TARGET, Cue.COVERAGE)


def people(around: Around, listed: Kind | None) -> Kind | None:
    """The kind of a number of people; None when it counts something else.

    listed: what the list it may go on with is of.
    """
    counted = phrases.UNIT.match(around.behind) is not None or bool(group_after(around.behind))
    if not counted and not _is_bare(around):
        return None
    if around.heard and around.heard[-1].cue == Cue.OTHER:
        return Kind.UNREAD
    same = twin(around, OF_SHARE)
    if same:
        return same
    if phrases.MISSING_BEHIND.search(around.clause):
        return Kind.GAP
    if listed is not None and not around.heard and _goes_on(around):
        return listed
    return _by_cue(around, governing(around, KINDS))


def _goes_on(around: Around) -> bool:
    """Whether a number without a word of its own goes on with a list."""
    named = phrases.OF_ALL.search(around.before) or phrases.POTENTIAL_BEHIND.match(around.behind)
    return not named and is_light(shares.NAMES.sub(" ", around.before))


def _by_cue(around: Around, cue: Cue | None) -> Kind:
    if cue == Cue.CHANGE:
        return Kind.INCREASE
    if cue in (Cue.TARGET, Cue.GAP):
        return KINDS[cue]
    out_of = phrases.OF_ALL.search(around.before) and (around.last or around.following)
    if out_of or phrases.POTENTIAL_BEHIND.match(around.behind):
        return Kind.POTENTIAL
    if cue is not None:
        return KINDS[cue]
    return Kind.ACTIVE if phrases.COVERED_BEHIND.search(around.clause) else Kind.UNREAD


def _is_bare(around: Around) -> bool:
    """ "Potensi: 3.058.943": people without a unit, where a word of the field stands right before them."""
    last = around.heard[-1] if around.heard else None
    if last is None or last.cue not in NAMING or len(around.before) - last.end > 40:
        return False
    large = around.number.value >= 100 or around.number.rounded
    return large and phrases.NO_UNIT.match(around.behind) is not None
