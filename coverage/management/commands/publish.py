"""manage.py publish: make what waits in a submission the published figures."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from coverage.access import may_publish, scope_of
from coverage.models import Submission
from coverage.releases import publishing
from coverage.releases.publishable import NotPublishable
from coverage.submissions.states import PUBLISH, REVIEWED
from coverage.submissions.words import why_refused


def _refuse_without_right(found: Submission, codes: list[str], by: User) -> None:
    """Whoever runs the server publishes in somebody's name, and with no more than their rights."""
    if found.kind not in REVIEWED:
        allowed = may_publish(by)
    else:
        scope = scope_of(by)
        allowed = all(scope.may_review(code) or scope.publishes_alone(code) for code in codes)
    if not allowed:
        raise CommandError(f"{by.username} tidak berhak menerbitkan kiriman ini.", returncode=1)


class Command(BaseCommand):
    help = "Menerbitkan angka yang menunggu dalam satu kiriman sebagai rilis baru."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("submission", type=int, help="nomor kiriman")
        parser.add_argument("--region", action="append", default=[], help="hanya wilayah ini; boleh diulang")
        parser.add_argument("--as", dest="username", required=True, help="nama pengguna yang menerbitkan")
        parser.add_argument("--note", default="", help="catatan rilis")
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menulis apa pun")

    def handle(
        self, *, submission: int, region: list[str], username: str, note: str, dry_run: bool, **_: Any
    ) -> None:
        by = User.objects.filter(username=username, is_active=True).first()
        if by is None:
            raise CommandError(f"Tidak ada pengguna aktif bernama {username}.", returncode=2)
        found = Submission.objects.filter(pk=submission).first()
        if found is None:
            raise CommandError(f"Kiriman {submission} tidak ada.", returncode=2)
        waiting = found.regions.filter(state__in=PUBLISH.before)
        codes = region or list(waiting.values_list("region_id", flat=True))
        try:
            with transaction.atomic():
                _refuse_without_right(found, codes, by)
                release = publishing.publish(submission=found, regions=codes, by=by, note=note)
                transaction.set_rollback(dry_run)
        except NotPublishable as error:
            raise CommandError(f"Tidak ada yang terbit: {why_refused(error)}.", returncode=1) from None
        done = "Percobaan: akan terbit" if dry_run else "Terbit"
        self.stdout.write(f"{done} sebagai rilis {release.number}: {len(codes)} wilayah.")
