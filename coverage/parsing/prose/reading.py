"""A text from its letters to draft rows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from msgspec.structs import replace

from coverage.parsing.prose import binding, documents, drafts, tabled, timing
from coverage.parsing.prose.cleaning import clean
from coverage.parsing.prose.days import Dated, find_days, no_figures
from coverage.parsing.prose.found import Found, Kind, Reading, Span
from coverage.parsing.prose.groups import CATEGORY, DOCUMENT, REFERENCE
from coverage.parsing.prose.numbers import Number, Type, find_numbers
from coverage.parsing.prose.places import Gazetteer, Place
from coverage.parsing.prose.roles import Role, Topic, heading, new_paragraph, roles
from coverage.parsing.prose.scene import TARGETS, Context, Scene
from coverage.parsing.prose.sentences import Sentence, begins_paragraph, split
from coverage.parsing.prose.subjects import Subject, leave_out
from coverage.parsing.prose.tables import around, find_tables
from regions.names import NameIndex

ROUNDED = "angka dibulatkan"
APPROXIMATE = "disebut “sekitar” atau semacamnya"
EARLIER = "nilai sebelum perubahan"
POINTS = "selisih dua persentase dihitung dalam poin"


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=_Placed)


def read_prose(text: str, names: NameIndex) -> Reading:
    """Read a text: what is found in it, where, and the rows it makes. Bounded work for any text."""
    text, cut = clean(text)
    references = [match.span() for match in REFERENCE.finditer(text)]
    days = [day for day in find_days(text) if not _inside(day.start, references)]
    taken = [*references, *no_figures(text), *((day.start, day.end) for day in days)]
    numbers = find_numbers(text, taken)
    places = Gazetteer(names).find(text)
    found = _dated_alike(list(_figures(text, split(text), places, days, numbers)))
    return Reading(text, _spans(text, found, places, days), found, drafts.build(found), cut)


def _dated_alike(found: list[Found]) -> tuple[Found, ...]:
    """A figure without a day takes that of the same figure said again: a headline, a summary."""
    days = {_said(one): one.day for one in reversed(found) if one.day is not None}
    dated = []
    for one in found:
        day = days.get(_said(one)) if one.day is None and timing.NO_DAY in one.doubts else None
        if day is not None:
            kept = tuple(doubt for doubt in one.doubts if doubt != timing.NO_DAY)
            one = replace(one, day=day, doubts=(*kept, timing.CARRIED_DAY))
        dated.append(one)
    return tuple(dated)


def _said(one: Found) -> tuple[object, ...]:
    return (one.regions, one.kind, one.value, one.decimals, one.of, one.group, one.segment)


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _between(items: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Those of the ordered items that begin from start up to end."""
    low = bisect_left(items, start, key=lambda item: item.start)
    return items[low : bisect_left(items, end, key=lambda item: item.start)]


def _figures(
    text: str,
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    days: Sequence[Dated],
    numbers: Sequence[Number],
) -> Iterator[Found]:
    context, topic, subject = Context(only_place=_only(places)), Topic(), Subject.of(text)
    tables = find_tables(text, places)
    for index, sentence in enumerate(around(tables, sentences)):
        while tables and tables[0].start < sentence.start:
            yield from tabled.figures(tables.pop(0), places, context, index)
        bounds = (sentence.start, sentence.end)
        if begins_paragraph(text, sentence):
            new_paragraph(topic)
            binding.back_to_main(context, text, sentence)
        subject.hear(text[sentence.start : sentence.end])
        here = leave_out(list(roles(text, sentence, _between(numbers, *bounds), topic)), subject)
        if not here:
            heading(text[sentence.start : sentence.end], topic)
        here += _categories(text, sentence)
        here.sort(key=lambda role: role.number.start)
        scene = Scene(text, sentence, index, _between(places, *bounds), _between(days, *bounds), here)
        for at in range(len(here)):
            yield _bound(scene, at, context)
        binding.update(context, scene)
        _remember_main(context, here)
    for table in tables:
        yield from tabled.figures(table, places, context, len(sentences))


def _remember_main(context: Context, here: Sequence[Role]) -> None:
    """The province of the first figures of a text; a text that begins with a regency has none."""
    figures = [role for role in here if role.kind not in (Kind.MONEY, Kind.UNREAD)]
    if not context.began and figures and context.place is not None:
        context.began = True
        context.main = context.place if all(len(code) == 2 for code in context.place.codes) else None


def _only(places: Sequence[Place]) -> Place | None:
    """The one region a text speaks of; None when it names several."""
    named = {place.codes: place for place in places if not place.aside}
    return next(iter(named.values())) if len(named) == 1 else None


def _categories(text: str, sentence: Sentence) -> Iterator[Role]:
    for match in CATEGORY.finditer(text, sentence.start, sentence.end):
        number = Number(match.start("word"), match.end("word"), Type.UNREAD, 0)
        before, behind = text[sentence.start : match.start()], text[match.end() : sentence.end]
        yield Role(number, Kind.CATEGORY, "", before[-300:], behind[:90])


def _bound(scene: Scene, at: int, context: Context) -> Found:
    role = scene.roles[at]
    number = role.number
    value: Decimal | int | str = number.value
    if role.kind == Kind.CATEGORY:
        value = scene.text[number.start : number.end].lower()
    found = Found(number.start, number.end, role.kind, value, number.decimals, number.of, group=role.group)
    if role.kind in (Kind.MONEY, Kind.UNREAD):
        return replace(found, doubts=(number.doubt,) if number.doubt else ())
    place, place_doubt = binding.place_of(scene, at, context)
    day, day_doubt = timing.day_of(scene, at, context)
    doubts = [place_doubt, *_of_number(role)]
    if role.kind in TARGETS:
        document, doubt = documents.document_of(scene, at, place, context)
        found = replace(found, year=day.value.year if day else None, document=document)
        doubts += [doubt, day_doubt]
    else:
        found = replace(found, day=day, segment=binding.segment_of(role))
        doubts.append(day_doubt)
    if role.kind == Kind.GAP:
        meaning, doubt = binding.gap_meaning(scene, role)
        found = replace(found, meaning=meaning)
        doubts.append(doubt)
    regions = place.codes if place else ()
    return replace(found, regions=regions, doubts=tuple(dict.fromkeys(filter(None, doubts))))


def _of_number(role: Role) -> Iterator[str]:
    number = role.number
    if number.doubt:
        yield number.doubt
    if number.rounded:
        yield ROUNDED
    if any(
        word in role.before[-25:].lower()  # two or three words before it
        for word in ("sekitar", "lebih", "hampir", "kisaran", "±", "kurang lebih")
    ):
        yield APPROXIMATE
    if role.earlier:
        yield EARLIER
    if role.kind == Kind.INCREASE and number.type == Type.PERCENT:
        yield POINTS


def _spans(
    text: str, found: Sequence[Found], places: Sequence[Place], days: Sequence[Dated]
) -> tuple[Span, ...]:
    """All that is marked, in order, the figures first where two overlap."""
    spans: list[Span] = [Span(one.start, one.end, one.kind) for one in found]
    spans += [Span(place.start, place.end, Kind.REGION) for place in places if not place.aside]
    spans += [Span(dated.start, dated.end, Kind.DAY) for dated in days]
    spans += [Span(match.start(), match.end(), Kind.DOCUMENT) for match in DOCUMENT.finditer(text)]
    taken = bytearray(len(text))
    chosen = []
    for span in spans:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            chosen.append(span)
    return tuple(sorted(chosen, key=lambda span: span.start))
