"""Making a cluster's files, and knowing whose they are."""

import os
import secrets
import shutil
import subprocess
from pathlib import Path

from ucj_dashboard.postgres import account, binaries
from ucj_dashboard.postgres.binaries import Unavailable


def create(home: Path, programs: Path, *, user: str, synced: bool) -> None:
    """Make the data folder, owned by a superuser with a random password; under another name until whole."""
    new, password = home / "data.new", home / "password"
    shutil.rmtree(new, ignore_errors=True)
    password.unlink(missing_ok=True)
    (home / "site_password").unlink(missing_ok=True)
    _write_secret(password)
    new.mkdir(0o700)
    give_away(password, new)
    version = binaries.version(programs)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    # What makes guesses slow guards words that people choose; ours is random, and each connection would wait.
    hashed_once = ["-c", "scram_iterations=1"]
    made = subprocess.run(
        [
            *(programs / "initdb", "-D", new, "-U", user, "--pwfile", password, "--auth=scram-sha-256"),
            *("--encoding=UTF8", "--no-instructions", *([] if synced else ["--no-sync"])),
            *(locale if version >= 17 else ["--locale=C.UTF-8"]),
            *(hashed_once if version >= 16 else []),
        ],
        capture_output=True,
        text=True,
        cwd="/",
        env=account.environment(),
        **account.identity(),
    )
    if made.returncode:
        said = made.stderr.strip().splitlines() or ["tanpa pesan"]
        raise Unavailable(
            f"initdb gagal di {home} ({said[-1]}): periksa ruang dan izin folder, atau setel DATABASE_URL."
        )
    new.rename(home / "data")


def site_password(home: Path) -> str:
    """The password of the site's role; made for a cluster that has none yet."""
    if not (file := home / "site_password").exists():
        _write_secret(file)
    return file.read_text().strip()


def _write_secret(file: Path) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
        new.write(secrets.token_urlsafe(32) + "\n")


def check_version(home: Path, programs: Path) -> None:
    """Raises Unavailable when the data was made by another PostgreSQL than the programs at hand."""
    made_by = (home / "data" / "PG_VERSION").read_text().strip()
    present = binaries.version(programs)
    if made_by != str(present):
        raise Unavailable(
            f"Data di {home / 'data'} dibuat PostgreSQL {made_by}, sedangkan program yang ada versi "
            f"{present}: setel PG_BIN ke folder bin PostgreSQL {made_by} (lalu pindahkan dengan pg_dump dan "
            "pg_restore), setel DATABASE_URL, atau pindahkan folder data itu untuk memulai dari kosong."
        )


def give_away(*paths: Path) -> None:
    """To the account that runs PostgreSQL, when it is not our own."""
    if who := account.other():
        for path in paths:
            os.chown(path, who.pw_uid, who.pw_gid)
