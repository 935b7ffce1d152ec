"""Which day or year each figure is of."""

import re
from collections.abc import Sequence

from coverage.parsing.prose.days import Dated
from coverage.parsing.prose.found import Day, Kind
from coverage.parsing.prose.scene import TARGETS, Context, Scene
from coverage.rows.figures import Precision

_AT = re.compile(
    r"[\s)*]{0,3}(?:(?:orang|org|pekerja|pkj|peserta|aktif|jiwa|tenaga kerja|naker|tk)\s){0,3}"
    r"(?:(?:per|pada|di|hingga|sampai|s\.?d\.?|untuk|dalam|posisi|akhir|tahun|bulan|tanggal|dengan)[\s(]{1,2}){0,4}\(?$",
    re.I,
)
_TARGET = re.compile(r"\btarget\w*\b[^,;\d]{0,40}$", re.I)
_TARGET_YEAR = re.compile(r"\btarget\w*\b[^;]{0,40}$", re.I)
CARRIED_DAY = "tanggal diambil dari kalimat lain"
NO_DAY = "teks tidak menyebut per tanggal berapa"
ONLY_YEAR = "hanya tahunnya yang disebut"
RELATIVE_YEAR = "tahun dari kalimat lain"


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
        return _chosen(behind[0])
    start = scene.roles[at - 1].number.end if at else scene.sentence.start
    near = [dated for dated in dates if start <= dated.start and dated.end <= number.start]
    ahead = [dated for dated in dates if dated.end <= number.start and (is_target or not dated.earlier)]
    if not is_target and role.kind not in (Kind.COVERAGE,):
        near = [dated for dated in near if not dated.earlier]
    for choice in (near[-1:], ahead[-1:], [] if is_target else behind[:1]):
        if choice and (is_target or choice[0].day.precision != Precision.YEAR):
            return _chosen(choice[0])
    if is_target:
        return _chosen(behind[0]) if behind else (None, "")
    days = {dated.day for dated in dates if dated.day.precision != Precision.YEAR and not dated.earlier}
    if len(days) == 1:
        return days.pop(), ""
    return _other_day(context, (near or ahead or behind)[:1])


def _chosen(dated: Dated) -> tuple[Day, str]:
    return dated.day, RELATIVE_YEAR if dated.relative else ""


def _other_day(context: Context, years: Sequence[Dated]) -> tuple[Day | None, str]:
    if years and (context.day is None or context.day.value.year != years[0].day.value.year):
        return years[0].day, RELATIVE_YEAR if years[0].relative else ONLY_YEAR
    return (context.day, CARRIED_DAY) if context.day else (None, NO_DAY)


def day_of_column(dated: Dated | None, context: Context) -> tuple[Day | None, str]:
    """The day of a column of a table: that over it, or else the one in force."""
    if dated is not None and dated.day.precision != Precision.YEAR:
        return dated.day, ""
    return _other_day(context, [dated] if dated else [])


def _fits(scene: Scene, dated: Dated, is_target: bool) -> bool:
    """Whether a date can be of such a figure: an event is of none, a target's date of no coverage."""
    before = scene.text[max(scene.sentence.start, dated.start - 60) : dated.start]
    pattern = _TARGET_YEAR if dated.day.precision == Precision.YEAR else _TARGET
    of_target = pattern.search(before) is not None
    return not dated.event and (is_target or not of_target)


def remember(context: Context, scene: Scene) -> None:
    """Leave the day of figures that a sentence names for those behind it."""
    for dated in scene.days:
        if dated.position and not dated.earlier and dated.day.precision != Precision.YEAR:
            before = scene.text[max(scene.sentence.start, dated.start - 60) : dated.start]
            if not _TARGET.search(before):
                context.day = dated.day
