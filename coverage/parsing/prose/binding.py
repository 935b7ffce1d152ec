"""Which region, day, year, document and segment each figure is of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coverage.parsing.prose.days import Dated
from coverage.parsing.prose.found import Day, Kind
from coverage.parsing.prose.groups import DOCUMENT, SEGMENT
from coverage.parsing.prose.places import Place
from coverage.parsing.prose.roles import Role
from coverage.parsing.prose.sentences import Sentence
from coverage.rows import Precision
from regions.codes import NATION

NATIONAL = ("RPJMN", "RPJPN", "RKP")
TARGETS = (Kind.TARGET_SHARE, Kind.TARGET_PEOPLE)
RESPECTIVELY = re.compile(r"\bmasing-masing\b|\bberturut-turut\b|\bsecara berurutan\b", re.I)
_AT = re.compile(
    r"[\s)*]{0,3}(?:(?:orang|pekerja|peserta|aktif|jiwa|tenaga kerja)\s){0,3}"
    r"(?:(?:per|pada|di|hingga|sampai|s\.?d\.?|untuk|dalam|posisi|akhir|tahun|bulan|tanggal|dengan)[\s(]{1,2}){0,4}\(?$",
    re.I,
)
_IN = re.compile(
    r"[\s)*]{0,3}(?:(?:orang|pekerja|peserta|aktif|jiwa|tenaga kerja|penduduk|bekerja|potensi|untuk"
    r"|wilayah)\s){0,5}(?:di|untuk|bagi|se)[\s-](?:wilayah\s|seluruh\s|lingkup\s)?"
    r"(?:kabupaten\s|kab\.?\s|kota\s|provinsi\s|prov\.?\s)?$",
    re.I,
)
_TARGET = re.compile(r"\btarget\w*\b[^,;\d]{0,40}$", re.I)
_TARGET_YEAR = re.compile(r"\btarget\w*\b[^;]{0,40}$", re.I)
CARRIED_PLACE = "wilayah diambil dari kalimat sebelumnya"
ONLY_PLACE = "wilayah diambil dari satu-satunya yang disebut teks"
NATIONAL_PLACE = "dokumennya nasional, maka dibaca sebagai target Indonesia"
CARRIED_DAY = "tanggal diambil dari kalimat lain"
NO_DAY = "teks tidak menyebut per tanggal berapa"
CARRIED_DOCUMENT = "dokumen target diambil dari kalimat sebelumnya"
ONLY_YEAR = "hanya tahunnya yang disebut"


@dataclass(slots=True)
class Context:
    """What earlier sentences left in force."""

    place: Place | None = None
    only_place: Place | None = None
    day: Day | None = None
    document: str = ""
    document_at: int = -10


@dataclass(slots=True)
class Scene:
    """One sentence with the places, dates and roles that stand in it."""

    text: str
    sentence: Sentence
    index: int
    places: Sequence[Place]
    days: Sequence[Dated]
    roles: Sequence[Role]

    @property
    def bounds(self) -> tuple[int, int]:
        return self.sentence.start, self.sentence.end


def place_of(scene: Scene, at: int, context: Context) -> tuple[Place | None, str]:
    """The region of the figure with this index among the roles of a scene, and a doubt about it."""
    role = scene.roles[at]
    number = role.number
    places = [place for place in scene.places if not place.aside]
    listed = _listed(scene, at, places)
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
    return context.place, CARRIED_PLACE if context.place else ""


def _is_national(scene: Scene) -> bool:
    """Whether a sentence names only national plans as the document of its targets."""
    named = {match.lastgroup for match in DOCUMENT.finditer(scene.text, *scene.bounds)} - {"INPRES"}
    return bool(named) and named <= set(NATIONAL)


def _listed(scene: Scene, at: int, places: Sequence[Place]) -> tuple[Place | None, str] | None:
    """ "A, B dan C masing-masing 1, 2 dan 3": each its own, or nobody's when the numbers are not as many."""
    word = RESPECTIVELY.search(scene.text, scene.sentence.start, scene.sentence.end)
    number = scene.roles[at].number
    if word is None or number.start < word.start():
        return None
    named = [place for place in places if place.end <= word.start()]
    values = [
        role for role in scene.roles if role.number.start >= word.end() and role.number.type == number.type
    ]
    if len(named) == len(values) + 1 and all(len(code) == 2 for code in named[0].codes):
        named = named[1:]  # "di Lampung, A dan B masing-masing ..."
    if len(named) < 2 or any(place.start > word.end() for place in places):
        return None
    if len(named) != len(values):
        return None, "jumlah wilayah dan angka dalam “masing-masing” tidak sama"
    return named[values.index(scene.roles[at])], ""


def day_of(scene: Scene, at: int, context: Context) -> tuple[Day | None, str]:
    """The day a figure is of, and a doubt about it; for targets the date that tells their year."""
    role = scene.roles[at]
    number, is_target = role.number, role.kind in TARGETS
    dates = [dated for dated in scene.days if _fits(scene, dated, is_target)]
    stop = scene.roles[at + 1].number.start if at + 1 < len(scene.roles) else scene.sentence.end
    behind = [dated for dated in dates if number.end <= dated.start < stop]
    if role.kind == Kind.INCREASE:
        behind = [dated for dated in behind if not dated.earlier]
    if behind and _AT.fullmatch(scene.text[number.end : behind[0].start]):
        return behind[0].day, ""
    start = scene.roles[at - 1].number.end if at else scene.sentence.start
    near = [dated for dated in dates if start <= dated.start and dated.end <= number.start]
    ahead = [dated for dated in dates if dated.end <= number.start and (is_target or not dated.earlier)]
    if not is_target and role.kind not in (Kind.COVERAGE,):
        near = [dated for dated in near if not dated.earlier]
    for choice in (near[-1:], ahead[-1:], [] if is_target else behind[:1]):
        if choice and (is_target or choice[0].day.precision != Precision.YEAR):
            return choice[0].day, ""
    if is_target:
        return (behind[0].day, "") if behind else (None, "")
    days = {dated.day for dated in dates if dated.day.precision != Precision.YEAR and not dated.earlier}
    if len(days) == 1:
        return days.pop(), ""
    return _other_day(context, (near or ahead or behind)[:1])


def _other_day(context: Context, years: Sequence[Dated]) -> tuple[Day | None, str]:
    if years and (context.day is None or context.day.value.year != years[0].day.value.year):
        return years[0].day, ONLY_YEAR
    return (context.day, CARRIED_DAY) if context.day else (None, NO_DAY)


def _fits(scene: Scene, dated: Dated, is_target: bool) -> bool:
    """Whether a date can be of such a figure: an event is of none, a target's date of no coverage."""
    before = scene.text[max(scene.sentence.start, dated.start - 60) : dated.start]
    pattern = _TARGET_YEAR if dated.day.precision == Precision.YEAR else _TARGET
    of_target = pattern.search(before) is not None
    return not dated.event and (is_target or not of_target)


def document_of(scene: Scene, at: int, context: Context) -> tuple[str, str]:
    """The document that sets a target: the last named before it, in this sentence or the two before."""
    number = scene.roles[at].number
    named = [m for m in DOCUMENT.finditer(scene.text, *scene.bounds) if m.lastgroup != "INPRES"]
    ahead = [m for m in named if m.start() < number.start]
    if ahead or named:
        return str((ahead[-1] if ahead else named[0]).lastgroup), ""
    national = context.place is not None and context.place.codes == (NATION,)
    if context.document in NATIONAL and not national:
        return "", ""
    if context.document and scene.index - context.document_at <= 3:
        return context.document, CARRIED_DOCUMENT
    return "", ""


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
        return ("unprotected", "") if to_all else ("", "kesenjangan ke target atau ke 100%?")
    if to_target and not to_all:
        return "target", ""
    if to_target:
        return "", "“belum terlindungi” dalam kalimat tentang target: ke target atau ke 100%?"
    return "unprotected", ""


def update(context: Context, scene: Scene) -> None:
    """Leave what this sentence sets for the next ones. A list of regions leaves the region before it."""
    named = [place for place in scene.places if not place.aside]
    distinct = {place.codes for place in named}
    regencies = [place for place in named if all(len(code) == 5 for code in place.codes)]
    if len(distinct) == 1 or (named and not regencies):
        context.place = named[-1]
    elif named:
        provinces = [place for place in named if place not in regencies]
        context.place = provinces[-1] if provinces else context.place
    for dated in scene.days:
        if dated.position and not dated.earlier and dated.day.precision != Precision.YEAR:
            target = _TARGET.search(scene.text[max(scene.sentence.start, dated.start - 60) : dated.start])
            if not target:
                context.day = dated.day
    for match in DOCUMENT.finditer(scene.text, *scene.bounds):
        if match.lastgroup != "INPRES" and not _in_brackets(scene, match.start()):
            context.document, context.document_at = str(match.lastgroup), scene.index
            break


def _in_brackets(scene: Scene, at: int) -> bool:
    """Whether a place stands within brackets, as an aside of its own line."""
    before = scene.text[scene.sentence.start : at]
    return before.rfind("(") > before.rfind(")")
