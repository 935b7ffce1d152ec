"""What each kind of job does: the same functions as ever, which check the rights of who asked once more."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.access import may_publish
from coverage.models import Job, Upload
from coverage.parsing.problems import Unusable
from coverage.releases.publishable import NotPublishable
from coverage.review import services
from coverage.submissions.refusal import EntryRefused, Why
from coverage.submissions.words import why_refused
from coverage.workbooks.services import uploads


class Refused(Exception):
    """Why a job was not done; the message is a sentence for the person who asked, in their language."""


def run(job: Job) -> int:
    """Do what a job asks. Returns the number of the release. Raises Refused; then nothing may stay."""
    try:
        return RUNS[Job.Kind(job.kind)](job)
    except (NotPublishable, EntryRefused) as error:
        raise Refused(_refusal(job) % {"reason": why_refused(error)}) from error


def _refusal(job: Job) -> str:
    if job.kind == Job.Kind.UNDO:
        return _("Rilis tidak dibatalkan: %(reason)s.")
    return _("Tidak ada yang terbit: %(reason)s.")


def _publish(job: Job) -> int:
    chosen, note, seen = services.parse(job.wish["chosen"]), job.wish["note"], job.wish["seen"]
    reasons = job.wish.get("reasons", {})
    return services.publish(chosen=chosen, by=job.asked_by, note=note, seen=seen, reasons=reasons).number


def _document(job: Job) -> int:
    return services.publish_document(**job.wish, regions=job.regions, by=job.asked_by).number


def _undo(job: Job) -> int:
    return services.undo(**job.wish, by=job.asked_by).number


def _upload(job: Job) -> int:
    if not may_publish(job.asked_by):
        raise NotPublishable.because(Why.NOT_YOUR_DOCUMENT)
    try:
        upload = Upload.objects.get(pk=job.wish["upload"], user=job.asked_by)
        report = uploads.use(upload, publish=True, note=job.wish["note"], by=job.asked_by)
    except Upload.DoesNotExist:
        raise Refused(str(GONE)) from None
    except uploads.NothingNew:
        raise NotPublishable.because(Why.NOTHING_NEW) from None
    except Unusable:  # a region's name or code has changed since the file was kept
        raise NotPublishable.because(Why.FILE_OUT_OF_DATE) from None
    assert report.release is not None  # published, or refused
    return report.release


GONE = gettext_lazy("Pratinjau itu sudah dipakai, dibuang, atau lewat sehari. Unggah berkasnya sekali lagi.")
RUNS: Mapping[Job.Kind, Callable[[Job], int]] = {
    Job.Kind.PUBLISH: _publish,
    Job.Kind.DOCUMENT: _document,
    Job.Kind.UPLOAD: _upload,
    Job.Kind.UNDO: _undo,
}
