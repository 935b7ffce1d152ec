"""From which release an answer comes, how long it stays good, and what a refusal looks like."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from ninja import NinjaAPI
from ninja.errors import ValidationError

from coverage.api.parameters import HINTS, ReleaseParameters
from coverage.files.delimited import csv_text, data_status
from coverage.files.origin import Origin
from coverage.queries import places, releases
from coverage.queries.errors import NoSuchMonth, NoSuchRegion, NoSuchRelease
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import InvalidParameter, refuse_unknown
from coverage.rows.figures import RegionRow
from coverage.serving import stamps
from coverage.serving.attachment import attachment
from coverage.serving.limits import limited
from coverage.serving.personal import is_personal
from coverage.serving.snapshot import View, in_one_snapshot
from regions.codes import is_code

KEPT_SECONDS = 60  # a new release reaches programs within a minute


def release_asked(request: HttpRequest, parameters: ReleaseParameters) -> ReleaseRow | None:
    """The release to answer from; None while there is none at all. One query.

    Raises NoSuchRelease, and InvalidParameter for one that this address does not know or that stands twice.
    """
    refuse_unknown(request.GET, type(parameters).model_fields)
    for name in request.GET:
        if len(request.GET.getlist(name)) > 1:
            raise InvalidParameter(name, f"Parameter {name} ditulis lebih dari sekali.")
    release = releases.release_row(parameters.release)
    if release is None and parameters.release is not None:
        raise NoSuchRelease(parameters.release)
    return release


def region_asked(code: str) -> RegionRow:
    """The region of a code. One query. Raises NoSuchRegion."""
    region = places.region_row(code) if is_code(code) else None
    if region is None:
        raise NoSuchRegion(code)
    return region


def envelope(origin: Origin) -> dict[str, Any]:
    """What an answer begins with; only invented figures carry their status."""
    begun: dict[str, Any] = {
        "release": origin.release.number if origin.release else None,
        "release_checksum": origin.release.checksum if origin.release else None,
        "address": origin.address or None,
    }
    return begun | ({"data_status": data_status(True)} if origin.demo else {})


def origin_of(request: HttpRequest, release: ReleaseRow | None, parameters: ReleaseParameters) -> Origin:
    """Where an answer comes from; its address asks the same of the same release, for good."""
    if release is None:
        return Origin(None, "", settings.DEMO)
    asked = {name: request.GET[name] for name in sorted(type(parameters).model_fields) if name in request.GET}
    query = urlencode(asked | {"release": release.number})
    address = f"{settings.ADDRESS}{request.path}?{query}"
    return Origin(release, address, settings.DEMO)


def list_answer(rows: Sequence[Mapping[str, Any]], origin: Origin) -> dict[str, Any]:
    """Rows with their count, and what every answer says."""
    return {**envelope(origin), "count": len(rows), "rows": rows}


def csv_answer(
    name: str, keys: Iterable[str], lines: Iterable[Mapping[str, Any]], origin: Origin
) -> HttpResponse:
    """Records as a CSV file called name."""
    text = csv_text(tuple(keys), map(dict, lines), origin)
    named = f"{name}-rilis-{origin.release.number}.csv" if origin.release else f"{name}.csv"
    return attachment(text, named)


def revalidated(view: View) -> View:
    """Answer 304 to whoever has this release's answer already; others may keep it for a minute.

    The tag and the answer come from one snapshot: a tag never stands over the figures of another release.
    """

    @in_one_snapshot
    @limited(lambda request: "release" in request.GET)
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_personal(request):
            return view(request, *args, **kwargs)
        tag = _tag(request)
        response = get_conditional_response(request, etag=tag) or view(request, *args, **kwargs)
        if response.status_code in (200, 304):
            response.headers["ETag"] = tag
            patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
        return response

    return answered


def _tag(request: HttpRequest) -> str:
    """As that of a page that is kept. One query."""
    said = f"{stamps.of_snapshot().name} {request.get_full_path()}"
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def refuse(api: NinjaAPI) -> None:
    """Teach the API its refusals: 404 for what does not exist, 422 naming the parameter."""

    def answer(request: HttpRequest, status: int, detail: str, parameter: str | None = None) -> HttpResponse:
        named = {"parameter": parameter} if parameter else {}
        return api.create_response(request, {"detail": detail, **named}, status=status)

    @api.exception_handler(InvalidParameter)
    def not_asked(request: HttpRequest, error: InvalidParameter) -> HttpResponse:
        return answer(request, 422, error.message, error.parameter)

    @api.exception_handler(ValidationError)
    def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        name = str(error.errors[0]["loc"][-1])
        return answer(request, 422, f"Parameter {name} tidak dapat dibaca: {HINTS.get(name, '')}.", name)

    @api.exception_handler(NoSuchMonth)
    def no_month(request: HttpRequest, error: NoSuchMonth) -> HttpResponse:
        known = f" Yang ada: {error.months[-1]:%Y-%m} sampai {error.months[0]:%Y-%m}." if error.months else ""
        return answer(request, 422, f"Rilis ini tidak punya angka untuk bulan itu.{known}", "month")

    @api.exception_handler(NoSuchRegion)
    def no_region(request: HttpRequest, error: NoSuchRegion) -> HttpResponse:
        return answer(request, 404, f"Tidak ada wilayah dengan kode “{str(error.args[0])[:40]}”.")

    @api.exception_handler(NoSuchRelease)
    def no_release(request: HttpRequest, error: NoSuchRelease) -> HttpResponse:
        return answer(request, 404, f"Tidak ada rilis {error.args[0]}.")
