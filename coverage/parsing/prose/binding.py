"""Which region and segment each figure is of, and what is missing to."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from coverage.parsing.prose import documents, timing
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.groups import DOCUMENT, SEGMENT
from coverage.parsing.prose.places import Place
from coverage.parsing.prose.roles import Role
from coverage.parsing.prose.scene import TARGETS, Context, Scene
from coverage.parsing.prose.sentences import Sentence
from regions.codes import NATION

_IN = re.compile(
    r"[\s)*]{0,3}(?:(?:orang|pekerja|peserta|aktif|jiwa|tenaga kerja|penduduk|bekerja|potensi|untuk"
    r"|wilayah)\s){0,5}(?:di|untuk|bagi|se)[\s-](?:wilayah\s|seluruh\s|lingkup\s)?"
    r"(?:kabupaten\s|kab\.?\s|kota\s|provinsi\s|prov\.?\s)?$",
    re.I,
)
_AMONG_PROVINCES = re.compile(r"\W{0,2}provinsi\b", re.I)
CARRIED_PLACE = "wilayah diambil dari kalimat sebelumnya"
PROSE = 60  # letters; lines of lists and of messages are shorter
WHICH_GAP = "kesenjangan ke target atau ke 100%?"
ONLY_PLACE = "wilayah diambil dari satu-satunya yang disebut teks"
NATIONAL_PLACE = "dokumennya nasional, maka dibaca sebagai target Indonesia"


def place_of(scene: Scene, at: int, context: Context) -> tuple[Place | None, str]:
    """The region of the figure with this index among the roles of a scene, and a doubt about it."""
    role = scene.roles[at]
    number = role.number
    places = scene.named
    listed = _listed(scene, at)
    if listed is not None:
        return listed
    behind = next((place for place in places if place.start >= number.end), None)
    last = at + 1 == len(scene.roles) or scene.roles[at + 1].number.start > (behind.end if behind else 0)
    if behind and last and _IN.fullmatch(scene.text[number.end : behind.start]):
        return behind, ""
    ahead = [place for place in places if place.end <= number.start]
    if ahead:
        return ahead[-1], ""
    if context.place is None and behind:
        return behind, ""
    if behind and role.kind in (Kind.CATEGORY, Kind.RANK):
        return behind, ""
    if not ahead and not behind and role.kind in TARGETS and _is_national(scene):
        return Place(number.start, number.start, (NATION,)), NATIONAL_PLACE
    if context.place is None and context.only_place is not None:
        return context.only_place, ONLY_PLACE
    return _ranked(context.place, role), CARRIED_PLACE if context.place else ""


def back_to_main(context: Context, text: str, sentence: Sentence) -> None:
    """A new paragraph of prose speaks again of the province the text began with, not of the regency named
    last; a line of a list goes on with what stands above it."""
    main, place = context.main, context.place
    line_end = text.find("\n", sentence.start + 1)
    length = (line_end if line_end >= 0 else len(text)) - sentence.start
    if main is None or place is None or length < PROSE:
        return
    if {code[:2] for code in place.codes} == set(main.codes):
        context.place = main


def _ranked(place: Place | None, role: Role) -> Place | None:
    """The province around a regency when a rank is said to be among provinces."""
    if place is None or role.kind != Kind.RANK or not _AMONG_PROVINCES.match(role.behind):
        return place
    return replace(place, codes=tuple(dict.fromkeys(code[:2] for code in place.codes)))


def _is_national(scene: Scene) -> bool:
    """Whether a sentence names only national plans as the document of its targets."""
    named = {match.lastgroup for match in DOCUMENT.finditer(scene.text, *scene.bounds)} - {"INPRES"}
    return bool(named) and named <= set(documents.NATIONAL)


def _listed(scene: Scene, at: int) -> tuple[Place | None, str] | None:
    """ "A, B dan C masing-masing 1, 2 dan 3": each its own, or nobody's when the numbers are not as many."""
    word = scene.respectively
    number = scene.roles[at].number
    if word is None or number.start < word.start():
        return None
    named = [place for place in scene.named if place.end <= word.start()]
    values = [
        role for role in scene.roles if role.number.start >= word.end() and role.number.type == number.type
    ]
    if len(named) == len(values) + 1 and _holds(named[0], named[1:]):
        named = named[1:]  # "di Lampung, A dan B masing-masing ..."
    if len(named) < 2 or any(place.start > word.end() for place in scene.named):
        return None
    if len(named) != len(values):
        return None, "jumlah wilayah dan angka dalam “masing-masing” tidak sama"
    return named[values.index(scene.roles[at])], ""


def _holds(province: Place, others: Sequence[Place]) -> bool:
    """Whether all others lie in the first place named: then it heads their list and is none of them."""
    within = set(province.codes)
    return all(any(code[:2] in within and code not in within for code in place.codes) for place in others)


def segment_of(role: Role) -> str:
    """The segment a count names: right behind it, or last before it."""
    behind = SEGMENT.search(role.behind[:40])
    if behind and not re.search(r"[,;.]|\bdan\b", role.behind[: behind.start()]):
        return str(behind.lastgroup)
    last = None
    for match in SEGMENT.finditer(role.before[-80:]):
        last = match
    if last is None or re.search(r"\btotal\b|\bseluruh\b", role.before[-80:][last.end() :], re.I):
        return "TOTAL"
    return str(last.lastgroup)


def gap_meaning(scene: Scene, role: Role) -> tuple[str, str]:
    """ "target" or "unprotected" as the words say; "" with a doubt when they say both or neither."""
    around = scene.text[scene.sentence.start : scene.sentence.end].lower()
    to_target = "target" in around
    to_all = re.search(
        r"\bbelum\b|\b100\s?(?:%|persen)|menyisakan|\bsisa", role.before[-80:] + role.behind, re.I
    )
    words = (role.before[-80:] + role.behind).lower()
    if (
        "gap" in words
        or "kesenjangan" in words
        or "kekurang" in words
        or "kurang" in words
        or "tambahan" in words
    ):
        if to_target:
            return "target", ""
        return ("unprotected", "") if to_all else ("", WHICH_GAP)
    if to_target and not to_all:
        return "target", ""
    if to_target:
        return "", "“belum terlindungi” dalam kalimat tentang target: ke target atau ke 100%?"
    return "unprotected", ""


def update(context: Context, scene: Scene) -> None:
    """Leave what this sentence sets for the next ones. A list of regions leaves the region before it."""
    named = scene.named
    distinct = {place.codes for place in named}
    provinces = [place for place in named if any(len(code) != 5 for code in place.codes)]
    if len(distinct) == 1 or (named and len(provinces) == len(named)):
        context.place = named[-1]
    elif named:
        context.place = provinces[-1] if provinces else context.place
    timing.remember(context, scene)
    documents.remember(context, scene)
