"""manage.py import_month: a monthly workbook into the grid and to the verifier, as by the upload page."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from coverage.access import scope_of
from coverage.calculations.entry.workbook import WORDS, Change
from coverage.entry.services.periods import closures
from coverage.parsing.days import parse_month
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import located, sentence, why_unreadable
from coverage.parsing.workbook_key import Asked
from coverage.rows.scope import Role, Scope
from coverage.workbooks.services import importing, preview
from coverage.workbooks.services.importing import HandedIn
from coverage.workbooks.services.preview import Preview

UNUSABLE = 2  # the exit code of every import whose file cannot be used


class Command(BaseCommand):
    help = "Membaca buku kerja bulanan (.xlsx, .ods, atau CSV) dan mengajukan sel yang berubah."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="buku kerja .xlsx, .ods, atau CSV dengan kolom yang sama")
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menulis apa pun")
        parser.add_argument("--as", dest="username", default="", help="nama pengguna yang mengajukan")
        parser.add_argument("--month", default="", help="bulan (2025-10), bila berkas tidak menyebutnya")
        parser.add_argument("--region", default="", help="kode wilayah, bila berkas tidak menyebutnya")
        parser.add_argument("--report", type=Path, help="tulis laporan JSON ke berkas ini")

    def handle(
        self,
        *,
        file: Path,
        dry_run: bool,
        username: str,
        month: str,
        region: str,
        report: Path | None,
        **_: Any,
    ) -> None:
        by, scope = _person(username, dry_run)
        today = timezone.localdate()
        try:
            asked = Asked(region or None, parse_month(month) if month else None)
            shown = preview.preview(
                file.read_bytes(), name=file.name, scope=scope, today=today, asked=asked, closed=closures
            )
        except OSError as error:
            raise _unusable(f"{file}: berkas tidak dapat dibuka ({error.strerror}).") from None
        except Unreadable as error:
            raise _unusable(f"{file.name}: {why_unreadable(error)}. Tidak ada yang ditulis.") from None
        self._refuse(file, shown, report)
        done = self._hand_in(shown, by, scope, today) if by and not dry_run and shown.changes else None
        _report(report, shown, done)
        self.stdout.write(_said(shown, done, dry_run))

    def _refuse(self, file: Path, shown: Preview, report: Path | None) -> None:
        if not shown.refusals:
            return
        _report(report, shown, None)
        for refusal in shown.refusals:
            self.stderr.write(f"{file.name}: {located(refusal)}")
        raise _unusable(f"{len(shown.refusals)} sel ditolak; tidak ada yang ditulis. Perbaiki lalu ulangi.")

    def _hand_in(self, shown: Preview, by: User, scope: Scope, today: date) -> HandedIn:
        try:
            return importing.hand_in(
                shown.file, token=shown.token, scope=scope, by=by, today=today, closed=closures
            )
        except importing.Moved:
            raise CommandError("Isian berubah saat diperiksa; tidak ada yang ditulis. Ulangi.") from None


def _person(username: str, dry_run: bool) -> tuple[User | None, Scope]:
    """Who hands in; a trial needs nobody and may look at everything."""
    if not username:
        if dry_run:
            return None, Scope(None, frozenset({Role.ADMIN}))
        raise _unusable("Sebutkan siapa yang mengajukan: --as NAMA (atau --dry-run).")
    by = User.objects.filter(username=username, is_active=True).first()
    if by is None:
        raise _unusable(f"Tidak ada pengguna aktif bernama {username}.")
    return by, scope_of(by)


def _unusable(message: str) -> CommandError:
    return CommandError(message, returncode=UNUSABLE)


def _report(path: Path | None, shown: Preview, done: HandedIn | None) -> None:
    if path:
        path.write_text(json.dumps(_as_json(shown, done), ensure_ascii=False, indent=2) + "\n")


def _as_json(shown: Preview, done: HandedIn | None) -> dict[str, Any]:
    cells = [
        {
            "cell": cell.address,
            "region_code": cell.region_code,
            "column": cell.column,
            "state": WORDS[cell.change],
            "old": cell.old,
            "new": cell.new,
            "message": sentence(cell.problem) if cell.problem else cell.note,
        }
        for row in shown.rows
        for cell in row.cells
        if cell.change != Change.SAME
    ]
    cells += [
        {
            "cell": refusal.address,
            "region_code": refusal.region_code,
            "column": refusal.column,
            "state": WORDS[Change.REFUSED],
            "old": "",
            "new": refusal.text,
            "message": sentence(refusal.reason),
        }
        for refusal in shown.refused
    ]
    return {
        "region": shown.file.key.root,
        "month": f"{shown.file.key.month:%Y-%m}",
        "rows_read": len(shown.file.rows),
        **{name: shown.counts[change] for change, name in COUNTED.items()},
        "cells": cells,
        "findings": [
            {
                "region_code": found.region_code,
                "column": found.column,
                "code": found.code,
                "message": found.message,
                "must_mend": found.must_mend,
            }
            for found in shown.findings
        ],
        "submitted": list(done.submitted) if done else [],
        "waiting": list(done.waiting) if done else [],
    }


COUNTED = {
    Change.NEW: "new",
    Change.CHANGED: "changed",
    Change.SAME: "unchanged",
    Change.REFUSED: "refused",
}


def _said(shown: Preview, done: HandedIn | None, dry_run: bool) -> str:
    counts = shown.counts
    lines = [
        f"{len(shown.file.rows)} wilayah dibaca: {counts[Change.NEW]} baru, "
        f"{counts[Change.CHANGED]} berubah, {counts[Change.SAME]} tidak berubah."
    ]
    lines += [f"{found.region_code} {found.column}: {found.message}" for found in shown.findings]
    if dry_run:
        lines.append("Percobaan: tidak ada yang ditulis.")
    elif done is None:
        lines.append("0 berubah: tidak ada yang ditulis.")
    else:
        lines.append(f"{len(done.submitted)} wilayah diajukan.")
        if done.waiting:
            waiting = ", ".join(done.waiting)
            lines.append(f"{len(done.waiting)} wilayah menunggu jawaban di lembar isian: {waiting}.")
    return "\n".join(lines)
