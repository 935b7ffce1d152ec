"""The page of a job: what is done, what is being done, and what came of it."""

from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from coverage.jobs import words
from coverage.jobs.queries import JobRow
from coverage.models import Job
from coverage.releases.progress import Step

_RELEASE = (Step.AUDIT, Step.PAGES, Step.SEAL)
_PARTS = (Step.PARTS, Step.ROWS, Step.FIGURES, *_RELEASE)
STEPS: dict[str, tuple[Step, ...]] = {
    Job.Kind.PUBLISH: _PARTS,
    Job.Kind.DOCUMENT: _PARTS,
    Job.Kind.UPLOAD: (Step.FILE, *_PARTS),
    Job.Kind.UNDO: (Step.BACK, *_RELEASE),
}


class StepLine(Struct, frozen=True):
    """One step. state: "done", "now" or "later"; seconds: it took, or so far; None of a later one."""

    text: str
    state: str
    seconds: int | None


class JobPage(Struct, frozen=True):
    """A job for who asked. status: where it stands, in a sentence; steps: none once it was refused."""

    job: JobRow
    title: str
    status: str
    steps: tuple[StepLine, ...]

    @property
    def stuck(self) -> bool:
        """Whether nobody is there to go on with it."""
        return self.job.waits and not self.job.worker

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether it waits and, as far as is told, no worker is at it."""
        begun = self.job.worker and self.job.steps and not self.job.ahead
        return self.job.waits and not begun


def job_page(job: JobRow) -> JobPage:
    shown = job.state in (Job.State.WAITING, Job.State.DONE)
    return JobPage(job, str(Job.Kind(job.kind).label), _status(job), tuple(_lines(job)) if shown else ())


def _status(job: JobRow) -> str:
    if job.release is not None:
        return words.done(job.kind, job.release, job.undoes)
    if not job.waits:
        return job.answer
    if not job.worker:
        return _("Belum dikerjakan: tidak ada pekerja yang berjalan di server.")
    if job.ahead:
        ahead = ngettext("Menunggu %(count)s pekerjaan.", "Menunggu %(count)s pekerjaan.", job.ahead)
        return ahead % {"count": job.ahead}
    return _("Sedang dikerjakan.") if job.steps else _("Segera dikerjakan.")


def _lines(job: JobRow) -> list[StepLine]:
    """The steps that were told, each until the next began; then those that are to come."""
    known = [told for told in job.steps if told.name in STEPS[job.kind]]
    ends = [later.told_at for _told, later in pairwise(known)]
    last = job.now if job.waits else job.ended_at or job.now
    lines = [
        StepLine(words.step(told.name, told.count), "done", round((end - told.told_at).total_seconds()))
        for told, end in zip(known, [*ends, last], strict=bool(known))
    ]
    if lines and job.waits:
        lines[-1] = StepLine(lines[-1].text, "now" if job.worker else "later", lines[-1].seconds)
    told_names = {told.name for told in known}
    later = [name for name in STEPS[job.kind] if name not in told_names]
    return [*lines, *(StepLine(words.step(name, None), "later", None) for name in later)]
