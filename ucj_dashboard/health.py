"""Whether the site can serve: asked by monitors and load balancers."""

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from coverage.models import Proof
from coverage.releases.verification import newest_release
from ucj_dashboard.postgres.binaries import Unavailable


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (Error, Unavailable):
        return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and what was published is as it was, else 503.

    verified_at: when `verify_releases` last found all in order; backup_at: when a backup was last proved to
    bring everything back. Null when that was never done: how old is too old is for the monitor to say.
    """
    try:
        last = Proof.objects.filter(kind=Proof.Kind.RELEASES).first()
        verified = Proof.objects.filter(kind=Proof.Kind.RELEASES, passed=True).first()
        backup = Proof.objects.filter(kind=Proof.Kind.BACKUP, passed=True).first()
        newest = newest_release()
    except (Error, Unavailable):
        return JsonResponse({"status": "database unavailable"}, status=503)
    sound = last is None or last.passed
    answer = {
        "status": "ok" if sound else "releases altered",
        "release": newest,
        "verified_at": verified and verified.at,
        "verified_release": verified and verified.release,
        "backup_at": backup and backup.at,
        "backup_release": backup and backup.release,
    }
    return JsonResponse(answer, status=200 if sound else 503)
