"""Published programme, village and benefit rows of one region, as their officers mend them."""

from typing import Any

from coverage.models import DraftRecord
from coverage.releases.records import MODELS

Kind = DraftRecord.Kind
ENTERED = (Kind.PROGRAMME, Kind.VILLAGE, Kind.BENEFIT)


def own_records(code: str) -> list[tuple[str, Any]]:
    """Each row with its kind, the newest first within a kind. Three queries."""
    return [(kind, row) for kind in ENTERED for row in _current(kind, code).order_by("-as_of", "id")]


def own_record(kind: str, code: str, pk: int) -> Any:
    """One of them; None when it is not there any more, or not this region's. One query."""
    return _current(kind, code).filter(pk=pk).first()


def _current(kind: str, code: str) -> Any:
    return MODELS[kind].objects.current().of_regions([code]).select_related("source")
