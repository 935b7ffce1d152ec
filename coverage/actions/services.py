"""What meetings agreed, on record: added, changed with every former version kept, imported from a file.

Actions are no released figures: each change bumps the edition, so that readers see it at once.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from coverage.models import ActionChange, ActionItem, Source
from coverage.parsing.actions import ActionLine
from coverage.parsing.sources import parse_citation
from coverage.releases import edition


@dataclass(frozen=True, slots=True)
class Imported:
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


def _item(line: ActionLine, by: User | None) -> ActionItem:
    values: dict[str, Any] = asdict(line)
    citation, url = values.pop("source_title"), values.pop("source_url")
    return ActionItem(
        region_id=values.pop("region_code"), source=_source(citation, url), created_by=by, **values
    )


def _source(citation: str, url: str) -> Source:
    """The document by its citation and address; without an address, the one document so cited."""
    found = list(Source.objects.filter(citation=citation, **({"url": url} if url else {}))[:2])
    if len(found) == 1:
        return found[0]
    made, _ = Source.objects.get_or_create(
        citation=citation, url=url, defaults=asdict(parse_citation(citation))
    )
    return made
