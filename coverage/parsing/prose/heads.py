"""What a number of people is: active, potential, target, missing, newly added."""

from coverage.parsing.prose import phrases, shares
from coverage.parsing.prose.cues import Cue, is_light, listen
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.groups import group_after
from coverage.parsing.prose.numbers import Type
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
    part = phrases.SEGMENT_BEHIND.match(around.behind) is not None
    if not (counted or part or _is_out_of(around) or _is_bare(around) or _is_bare_twin(around)):
        return None
    if part and around.last == Kind.ACTIVE:
        return Kind.ACTIVE  # "... penerima upah, sisanya 4.350 jasa konstruksi": the rest of those covered
    if around.heard and around.heard[-1].cue == Cue.OTHER:
        return Kind.ACTIVE if _is_paid_for(around) else Kind.UNREAD
    same = twin(around, OF_SHARE)
    if same:
        return same
    if phrases.MISSING_BEHIND.search(around.clause) or _says_points_again(around):
        return Kind.GAP
    if listed is not None and not around.heard and _goes_on(around):
        return listed
    return _by_cue(around, governing(around, KINDS))


def _is_paid_for(around: Around) -> bool:
    """ "untuk iuran 16.850 buruh tani": a group that somebody pays for."""
    paid = phrases.PAID_FOR.search(around.before) is not None
    return paid and bool(group_after(around.behind))


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
    apart = cue == Cue.POTENTIAL and "," in around.before[around.heard[-1].end :]
    if apart and phrases.COVERED_BEHIND.search(around.clause):
        return Kind.ACTIVE  # "dari 2,4 juta angkatan kerja, sebanyak 1.391.760 orang terdaftar"
    if cue is not None:
        return KINDS[cue]
    covered = phrases.COVERED_BEHIND.search(around.clause) or _is_out_of(around)
    return Kind.ACTIVE if covered else Kind.UNREAD


def _is_out_of(around: Around) -> bool:
    """ "646.820 dari 2.156.067 pekerja": the first of two large numbers has no unit of its own."""
    large = around.number.value >= 1_000 and around.following == Type.COUNT
    return large and phrases.OUT_OF_MORE.fullmatch(around.behind) is not None


def _says_points_again(around: Around) -> bool:
    """ "gap 4,5 poin atau 97.023 orang": what the points were of."""
    if around.last != Kind.UNREAD or not phrases.OR.fullmatch(around.before):
        return False
    cues = [heard.cue for heard in listen(around.opening)]
    return "poin" in around.opening[-40:].lower() and cues[-1:] == [Cue.GAP]


def _is_bare_twin(around: Around) -> bool:
    """ "Target 2025: 50,5% = 930.468": the same said in people, without a unit."""
    large = around.number.value >= 1_000
    return large and phrases.NO_UNIT.match(around.behind) is not None and twin(around, OF_SHARE) is not None


def _is_bare(around: Around) -> bool:
    """ "Potensi: 3.058.943": people without a unit, where a word of the field stands right before them."""
    last = around.heard[-1] if around.heard else None
    if last is None or last.cue not in NAMING or len(around.before) - last.end > 40:
        return False
    large = around.number.value >= 100 or around.number.rounded
    return large and phrases.NO_UNIT.match(around.behind) is not None
