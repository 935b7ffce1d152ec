"""Since when a flag stands, who looks after it, and everything that happened to it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from msgspec import Struct

from coverage.calculations.flag_age import first_release
from coverage.models import Flag, FlagAnswer, FlagOwner, Reason, Release
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import FlagRow

Identity = tuple[str, str, date | None, str]
IDENTITY = ("code", "region_id", "as_of", "message")


class Event(Struct, frozen=True):
    """One thing that happened to a flag. kind: raised, ended, answered, given, dropped.

    at: when; release: its number for raised and ended; words, reason, note: of an answer; owner, by: names,
    for signed-in people only.
    """

    kind: str
    at: datetime
    release: int | None = None
    words: str = ""
    reason: str = ""
    note: str = ""
    owner: str = ""
    by: str = ""


def identity(flag: FlagRow) -> Identity:
    """What tells a flag from others, release after release: what it says and where."""
    return (flag.code, flag.region_code, flag.as_of, flag.message)


def raised_in(flags: Iterable[FlagRow], release: ReleaseRow) -> dict[Identity, tuple[int, datetime]]:
    """The release since which each flag has stood without a break, and its time. Two queries."""
    wanted = {identity(flag) for flag in flags}
    found: dict[Identity, list[tuple[int, int | None]]] = defaultdict(list)
    codes, regions = {key[0] for key in wanted}, {key[1] for key in wanted}
    rows = Flag.objects.filter(published_in_id__lte=release.number, code__in=codes, region_id__in=regions)
    for *key, came, went in rows.values_list(*IDENTITY, "published_in_id", "superseded_in_id"):
        if tuple(key) in wanted:
            found[tuple(key)].append((came, went))  # type: ignore[index]
    days = dict(Release.objects.values_list("number", "published_at"))
    since = {key: first_release(spans, release.number) for key, spans in found.items()}
    return {key: (number, days[number]) for key, number in since.items()}


def owners() -> dict[Identity, str]:
    """The name of who looks after a flag now, by what it says. One query."""
    rows = FlagOwner.objects.order_by("id").select_related("owner").only(*IDENTITY, "owner__username")
    found = {(row.code, row.region_id, row.as_of, row.message): name_of(row.owner) for row in rows}
    return {key: name for key, name in found.items() if name}


def history(flag: FlagRow, release: ReleaseRow) -> list[Event]:
    """All that happened to a flag, oldest first. Four queries."""
    same = Q(code=flag.code, region=flag.region_code, as_of=flag.as_of, message=flag.message)
    days = dict(Release.objects.values_list("number", "published_at"))
    spans = list(
        Flag.objects.filter(same, published_in_id__lte=release.number).values_list(
            "published_in_id", "superseded_in_id"
        )
    )
    came, went = {one for one, _ in spans}, {one for _, one in spans if one is not None}
    events = [Event("raised", days[number], number) for number in came - went]
    events += [Event("ended", days[number], number) for number in went - came if number <= release.number]
    words = dict(Reason.choices)
    for answer in FlagAnswer.objects.filter(same).select_related("answered_by"):
        reason = str(words.get(answer.reason, ""))
        events.append(
            Event(
                "answered",
                answer.answered_at,
                words=answer.get_state_display(),
                reason=reason,
                note=answer.note,
                by=name_of(answer.answered_by),
            )
        )
    for row in FlagOwner.objects.filter(same).select_related("owner", "given_by"):
        kind = "given" if row.owner else "dropped"
        events.append(Event(kind, row.given_at, owner=name_of(row.owner), by=name_of(row.given_by)))
    return sorted(events, key=lambda event: event.at)


def candidates(code: str) -> list[tuple[int, str]]:
    """Active people who may look after a region's flags: id and name. One query."""
    regions = {code, code[:2], "00"}
    assigned = Q(groups__name__in=("operator", "verifikator"), assignments__region__in=regions)
    people = User.objects.filter(Q(is_superuser=True) | Q(groups__name="admin") | assigned, is_active=True)
    return [(user.pk, name_of(user)) for user in people.distinct().order_by("username")]


def known_owner(pk: int, code: str) -> User | None:
    """One of the candidates. Two queries."""
    ids: Collection[int] = {number for number, _ in candidates(code)}
    return User.objects.filter(pk=pk).first() if pk in ids else None


def name_of(user: Any) -> str:
    """A person as colleagues know them, "" for nobody."""
    return "" if user is None else user.get_full_name() or user.get_username()
