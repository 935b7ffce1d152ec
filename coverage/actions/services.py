"""Meetings and what they agreed, on record: added, changed, imported from files.

They are no released figures: each change bumps the edition, so that readers see it at once. Former versions
of an action are kept; a changed meeting leaves a note of what stood there.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct
from msgspec.structs import asdict

from coverage.accounts.services import change_log
from coverage.models import ActionChange, ActionItem, Duty, Meeting, Regulation, Source
from coverage.parsing.actions import ActionLine
from coverage.parsing.meetings import DutyLine, MeetingLine
from coverage.parsing.sources import parse_citation
from coverage.releases import edition


class Imported(Struct, frozen=True):
    """How many lines of a file were added, and how many stood in the log already."""

    added: int
    known: int


@transaction.atomic
def add_action(*, line: ActionLine, note: str = "", by: User | None = None) -> ActionItem:
    """Put what a meeting agreed on record; readers see it from now on."""
    item = _item(line, by)
    item.note = note.strip()
    item.full_clean(exclude=["created_by"])
    item.save()
    Meeting.objects.get_or_create(
        region_id=item.region_id,
        held_on=item.agreed_on,
        name=item.meeting,
        defaults={"source": item.source, "created_by": by},
    )
    edition.bump()
    return item


@transaction.atomic
def change_action(*, pk: int, state: str, due_on: date | None, note: str, by: User) -> bool:
    """Give an action another state, due day or note; what it was until now stays on record.

    Returns whether anything changed. Raises ActionItem.DoesNotExist.
    """
    item = ActionItem.objects.select_for_update().get(pk=pk)
    new = {"state": state, "due_on": due_on, "note": note.strip()}
    former = {name: getattr(item, name) for name in new}
    if new == former:
        return False
    for name, value in new.items():
        setattr(item, name, value)
    item.full_clean(exclude=["created_by"])
    ActionChange.objects.create(item=item, made_by=by, **former)
    item.save(update_fields=list(new))
    edition.bump()
    return True


@transaction.atomic
def import_actions(lines: Iterable[ActionLine], *, dry_run: bool = False) -> Imported:
    """Add the lines that are not in the log yet; those that are stay as people have left them.

    A line is known by its region, day, meeting and action. dry_run takes the same path and rolls it back.
    """
    stored = ActionItem.objects.values_list("region_id", "agreed_on", "meeting", "action")
    known, added, left = set(stored), 0, 0
    for line in lines:
        key = (line.region_code, line.agreed_on, line.meeting, line.action)
        if key in known:
            left += 1
            continue
        known.add(key)
        add_action(line=line)
        added += 1
    transaction.set_rollback(dry_run)
    return Imported(added, left)


@transaction.atomic
def record_meeting(*, line: MeetingLine, by: User | None = None, pk: int | None = None) -> Meeting:
    """Put a meeting on record, or change the one with this key; readers see it from now on.

    What it agreed moves with its day and name. Raises ValidationError when another meeting of that region and
    day has the name, Meeting.DoesNotExist.
    """
    meeting = Meeting.objects.select_for_update().get(pk=pk) if pk else Meeting(created_by=by)
    former = _words(meeting) if pk else ""
    agreed = ActionItem.objects.filter(
        region=meeting.region_id, agreed_on=meeting.held_on, meeting=meeting.name
    )
    moved = list(agreed.values_list("pk", flat=True)) if pk else []
    _fill(meeting, line)
    meeting.full_clean(exclude=["created_by"])
    meeting.save()
    meeting.regulations.set(Regulation.objects.filter(number__in=line.regulations))
    ActionItem.objects.filter(pk__in=moved).update(agreed_on=meeting.held_on, meeting=meeting.name)
    if by and pk and former != _words(meeting):
        change_log.note(meeting, by=by, what=former)
    edition.bump()
    return meeting


@transaction.atomic
def import_meetings(lines: Iterable[MeetingLine], *, dry_run: bool = False) -> Imported:
    """Add the meetings that are not on record yet; those that are stay as people have left them.

    A meeting is known by its region, day and name. One that only its agreements told of is filled in.
    """
    stored = {(row.region_id, row.held_on, row.name): row for row in Meeting.objects.all()}
    added, left = 0, 0
    for line in lines:
        known = stored.get((line.region_code, line.held_on, line.name))
        if known is not None and _told(known):
            left += 1
            continue
        made = record_meeting(line=line, pk=known.pk if known else None)
        stored[made.region_id, made.held_on, made.name] = made
        added += 1
    transaction.set_rollback(dry_run)
    return Imported(added, left)


@transaction.atomic
def import_regulations(lines: Iterable[DutyLine], *, dry_run: bool = False) -> Imported:
    """Add what regulations ask that is not on record yet, and the regulations themselves."""
    added, left = 0, 0
    for line in lines:
        regulation, _new = Regulation.objects.get_or_create(
            number=line.number,
            defaults={
                "title": line.title,
                "issuer": line.issuer,
                "issued_on": line.issued_on,
                "issued_precision": line.issued_precision,
            },
        )
        source = document(line.source_title, line.source_url)
        _duty, new = Duty.objects.get_or_create(
            regulation=regulation, office=line.office, text=line.asks, defaults={"source": source}
        )
        added, left = added + new, left + (not new)
    if added:
        edition.bump()
    transaction.set_rollback(dry_run)
    return Imported(added, left)


def _fill(meeting: Meeting, line: MeetingLine) -> None:
    meeting.region_id, meeting.held_on, meeting.name = line.region_code, line.held_on, line.name
    meeting.kind, meeting.place, meeting.occasion = line.kind, line.place, line.occasion
    meeting.offices, meeting.results = "\n".join(line.offices), "\n".join(line.results)
    meeting.source = document(line.source_title, line.source_url)


def _told(meeting: Meeting) -> bool:
    """Whether more is known of a meeting than that it agreed something."""
    return any((meeting.place, meeting.occasion, meeting.offices, meeting.results))


def _words(meeting: Meeting) -> str:
    """All a meeting says, for the record of its changes."""
    said = (meeting.name, meeting.held_on, meeting.get_kind_display(), meeting.place, meeting.occasion)
    rests_on = ", ".join(regulation.number for regulation in meeting.regulations.all())
    cited = meeting.source.citation if meeting.source else ""
    return " · ".join(
        str(part) for part in (*said, meeting.offices, meeting.results, rests_on, cited) if part
    )


def _item(line: ActionLine, by: User | None) -> ActionItem:
    values: dict[str, Any] = asdict(line)
    citation, url = values.pop("source_title"), values.pop("source_url")
    return ActionItem(
        region_id=values.pop("region_code"), source=document(citation, url), created_by=by, **values
    )


def document(citation: str, url: str) -> Source:
    """The document by its citation and address; without an address, the one document so cited."""
    found = list(Source.objects.filter(citation=citation, **({"url": url} if url else {}))[:2])
    if len(found) == 1:
        return found[0]
    made, _ = Source.objects.get_or_create(
        citation=citation, url=url, defaults=asdict(parse_citation(citation))
    )
    return made
