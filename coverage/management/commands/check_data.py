"""manage.py check_data: what the audit finds in a release; exit 1 while a conflict stands unanswered."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage.queries import releases, sources
from coverage.rows.figures import FlagRow, Severity

ORDER = (Severity.CONFLICT, Severity.WARNING, Severity.INFO)


class Command(BaseCommand):
    help = "Memeriksa angka satu rilis; keluar dengan kode 1 selama ada pertentangan yang belum dijawab."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--release", type=int, help="nomor rilis; tanpa ini rilis terbaru")

    def handle(self, *, release: int | None, **_: Any) -> None:
        shown = releases.release_row(release)
        if shown is None:
            known = releases.release_row()
            hint = f"Rilis terbaru: {known.number}." if known else "Belum ada rilis."
            raise CommandError(f"Rilis {release or ''} tidak ada. {hint}".replace("  ", " "), returncode=2)
        flags = sorted(sources.flags(shown), key=lambda flag: ORDER.index(Severity(flag.severity)))
        for flag in flags:
            self.stdout.write(_line(flag))
        counts = Counter(flag.severity for flag in flags)
        self.stdout.write(
            f"Rilis {shown.number}: {len(flags)} catatan, "
            f"{counts[Severity.CONFLICT]} di antaranya pertentangan."
        )
        standing = [flag for flag in flags if flag.severity == Severity.CONFLICT and flag.state == "open"]
        if standing:
            raise CommandError(f"{len(standing)} pertentangan belum dijawab.", returncode=1)


def _line(flag: FlagRow) -> str:
    day = f" {flag.as_of}" if flag.as_of else ""
    cause = f" Kemungkinan sebab: {flag.likely_cause}" if flag.likely_cause else ""
    return f"[{flag.severity}] {flag.code} {flag.region_code}{day}: {flag.message}{cause}"
