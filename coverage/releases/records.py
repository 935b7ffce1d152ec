"""Records of programmes and plans on their way from a submission's drafts to a release, and back."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from coverage.models import (
    RECORDS,
    DraftRecord,
    Release,
    Submission,
)
from coverage.models.columns import every_column, instance
from coverage.models.published import Published
from coverage.models.querysets import among
from coverage.queries.compiled import compiled

MODELS: dict[str, type[Any]] = {str(model._meta.model_name): model for model in RECORDS}
_OWN = {"id", "region_id", "submission_id", "published_in_id", "superseded_in_id"}


def columns_of(model: type[Published]) -> tuple[str, ...]:
    """The columns of a record that a draft gives, by attribute name ("source_id")."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname not in _OWN)


def stored(kind: str, region: str, values: dict[str, Any]) -> Any:
    """A draft's values as an unsaved row of its model: days from ISO texts, the rest as it is.

    Raises KeyError for a column the model has not got.
    """
    model = MODELS[kind]
    fields = {field.attname: field for field in model._meta.concrete_fields}
    unknown = values.keys() - set(columns_of(model))
    if unknown:
        raise KeyError(f"{kind}: {', '.join(sorted(unknown))}")
    return model(region_id=region, **{name: fields[name].to_python(value) for name, value in values.items()})


def state(submission: Submission, codes: Collection[str], release: Release) -> None:
    """Turn a submission's draft records of these regions into the release's rows.

    A row replaces the current one of its key; one that says the same as it changes nothing.
    """
    if not _drafted(submission.pk, list(codes)):
        return
    drafts = DraftRecord.objects.filter(submission=submission, region_id__in=codes).order_by("id")
    for draft in drafts:
        _put(draft, submission, release)
    drafts.delete()


@compiled
def _drafted(submission: Any, codes: Any) -> QuerySet[Any, Any]:
    """Whether there are any: a row, or none."""
    drafts = DraftRecord.objects.filter(among(codes, "region_id"), submission=submission)
    return drafts.order_by().values_list("pk")[:1]


def _put(draft: DraftRecord, submission: Submission, release: Release) -> None:
    row = stored(draft.kind, draft.region_id, draft.values)
    row.submission, row.published_in = submission, release
    former = current_of(row)
    if former is not None:
        if not draft.retracts and _says(former) == _says(row):
            return
        if former.published_in_id == release.pk:
            raise ValueError(f"two draft records of one key: {row}")
        type(row).objects.filter(pk=former.pk).update(superseded_in=release)
    if not draft.retracts:
        row.save(force_insert=True)


def published_anew(submission: int, code: str, seen: int) -> bool:
    """Whether a record that a submission has for a region was published by a later release than was seen."""
    drafts = DraftRecord.objects.filter(submission=submission, region=code)
    rows = (current_of(stored(draft.kind, draft.region_id, draft.values)) for draft in drafts)
    return any(row is not None and row.published_in_id > seen for row in rows)


def current_of(row: Any) -> Any:
    """The published row of the same key, None when there is none. One query."""
    model = type(row)
    for values in _current(model, tuple(getattr(row, name) for name in model.KEY)):
        return instance(model, values)
    return None


@compiled
def _current(model: Any, key: Any) -> QuerySet[Any, Any]:
    found = model.objects.current().of_key(dict(zip(model.KEY, key, strict=True)))
    return found.order_by("pk").values_list(*every_column(model))


def _says(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in columns_of(type(row)) if name != "line"}


def json_values(**values: Any) -> dict[str, Any]:
    """A record's columns as a draft keeps them: days as ISO texts, decimals as texts, None left out."""
    return {
        name: value.isoformat()
        if isinstance(value, date)
        else value
        if isinstance(value, int | str)
        else str(value)
        for name, value in values.items()
        if value is not None
    }
