"""What each number of a sentence is, by the words on both sides of it.

The words before a number reach back to the figure before it; those behind it to the next clause.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from coverage.parsing.prose import phrases
from coverage.parsing.prose.cues import Cue, listen
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.groups import group_after, group_before
from coverage.parsing.prose.heads import people
from coverage.parsing.prose.numbers import Number, Type
from coverage.parsing.prose.sentences import Sentence
from coverage.parsing.prose.shares import share
from coverage.parsing.prose.weighing import Around

# Letters; judgements: how far the words behind a number still speak of it, how long a line may be to head
# others, and how far back the words before it do.
BEHIND = 90
LINE = 100
BEFORE = 300
BY_LOOKS = {Type.MONEY: Kind.MONEY, Type.PLACE: Kind.RANK, Type.UNREAD: Kind.UNREAD}


class Role(Struct, frozen=True):
    """A number and what it is. before, behind: the words it was told by; earlier: a value before a change."""

    number: Number
    kind: Kind
    group: str
    before: str
    behind: str
    earlier: bool = False


class Topic(Struct):
    """The kind of share and of people that a list of regions goes on with, over sentences."""

    share: Kind | None = None
    people: Kind | None = None
    covered: bool = False
    headed: bool = False


def heading(words: str, topic: Topic) -> None:
    """A line without figures that ends in a colon opens a list: of targets, or else of coverage."""
    cues = {heard.cue for heard in listen(words)}
    if not words.rstrip(" *_").endswith(":"):
        if (
            len(words.strip()) <= LINE
            and topic.share is None
            and Cue.COVERAGE in cues
            and Cue.OTHER not in cues
        ):
            topic.share = Kind.COVERAGE
    else:
        topic.headed = True
        if Cue.TARGET in cues:
            topic.share = Kind.TARGET_SHARE
        elif Cue.OTHER not in cues and (Cue.COVERAGE in cues or topic.covered):
            topic.share = Kind.COVERAGE
        if Cue.ACTIVE in cues and Cue.TARGET not in cues:
            topic.people = Kind.ACTIVE


def new_paragraph(topic: Topic) -> None:
    """Targets named in running text end with their paragraph; a list under a heading does not."""
    if topic.share == Kind.TARGET_SHARE and not topic.headed:
        topic.share = Kind.COVERAGE if topic.covered else None


def roles(text: str, sentence: Sentence, numbers: Sequence[Number], topic: Topic) -> Iterator[Role]:
    """The role of each number of a sentence, in order; numbers of other things have none."""
    start, last = sentence.start, None
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        end = min(sentence.end, number.end + BEHIND, following.start if following else len(text))
        before = text[max(start, number.start - BEFORE) : number.start]
        around = Around(
            number=number,
            before=before,
            behind=text[number.end : end],
            opening=text[max(sentence.start, number.start - BEFORE) : number.start],
            heard=listen(before),
            following=following.type if following else None,
            last=last,
        )
        kind = _kind(around, topic)
        if kind is not None:
            yield _role(around, kind, topic)
            last, start = kind, number.end


def _kind(around: Around, topic: Topic) -> Kind | None:
    if around.number.type in BY_LOOKS:
        return BY_LOOKS[around.number.type]
    return people(around, topic.people) if around.number.type == Type.COUNT else share(around, topic.share)


def _role(around: Around, kind: Kind, topic: Topic) -> Role:
    before, number = around.before, around.number
    if number.type in BY_LOOKS:
        earlier = kind == Kind.RANK and phrases.FROM.search(before) is not None
        return Role(number, kind, "", before, around.behind, earlier)
    group = "" if kind == Kind.UNREAD else group_after(around.behind) or group_before(around.opening)
    topic.covered = topic.covered or kind == Kind.COVERAGE
    if not (group or phrases.LABEL.search(before) or before.rfind("(") > before.rfind(")")):
        if kind in (Kind.COVERAGE, Kind.TARGET_SHARE):
            topic.share = kind
        if kind in (Kind.ACTIVE, Kind.TARGET_PEOPLE):
            topic.people = kind
    return Role(number, kind, group, before, around.behind, _is_earlier(around))


def _is_earlier(around: Around) -> bool:
    changed = any(heard.cue == Cue.CHANGE for heard in around.heard)
    return (changed and phrases.FROM.search(around.before) is not None) or "sebelumnya" in around.before[-40:]
