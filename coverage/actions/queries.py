"""What became of the actions agreed: their former versions, who changed them and when."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from coverage.models import ActionChange, ActionItem


@dataclass(frozen=True, slots=True)
class FormerRow:
    """What an action was until somebody changed it. by: who did, as they sign in; at: when."""

    state: str
    due_on: date | None
    note: str
    by: str
    at: datetime


def formers(ids: Collection[int]) -> dict[int, list[FormerRow]]:
    """Former versions by action, the newest first. One query."""
    found: dict[int, list[FormerRow]] = defaultdict(list)
    changes = ActionChange.objects.filter(item__in=set(ids)).select_related("made_by").order_by("-id")
    for change in changes:
        row = FormerRow(
            change.state, change.due_on, change.note, change.made_by.get_username(), change.made_at
        )
        found[change.item_id].append(row)
    return dict(found)


def region_of_action(pk: int) -> str | None:
    """Code of the region an action is of; None when there is no such action. One query."""
    return ActionItem.objects.filter(pk=pk).values_list("region_id", flat=True).first()
