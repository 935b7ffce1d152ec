"""The first half of `make run`: database and static files are brought up to date.

A process of its own: what it reads for that, some 40 MB, the supervisor need not keep.
"""

import argparse
import io
import os
import sys
from pathlib import Path

import django
from django.core.management import CommandError, call_command

from ucj_dashboard import env
from ucj_dashboard.postgres.binaries import Unavailable

PUBLISHED = Path(__file__).resolve().parent.parent / "fixtures" / "published"
# What is beside the figures: the regulations that meetings name, the meetings, and what they agreed.
BESIDE = ("regulations", "meetings", "actions")
NEWER = (
    "Ada angka terbitan bawaan yang belum ada di situs ini; "
    "terbitkan dengan: .venv/bin/python manage.py publish_supplied"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m ucj_dashboard.prepare")
    parser.add_argument("--demo", action="store_true")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")
    try:
        print(prepare(demo=parser.parse_args().demo), flush=True)
    except KeyboardInterrupt:
        sys.exit(1)
    except (CommandError, Unavailable, env.SettingRefused) as trouble:
        sys.exit(str(trouble))


def prepare(*, demo: bool) -> str:
    """Bring the database and the static files up to date. Returns what is in the database, in a line."""
    django.setup()
    from django.db import connections

    from coverage.management.published_set import FIGURES, PROGRAMMES, newer, publish_together
    from coverage.models import Release, Statement
    from regions.models import Region
    from ucj_dashboard import static

    quietly("migrate", interactive=False, verbosity=0)  # which also spares looking for missing migrations
    quietly("import_regions")
    if not Release.objects.exists():
        print("Memuat data contoh ..." if demo else "Memuat angka terbitan ...")
        if demo:
            call_command("load_demo")  # takes a minute and says how far it is
        else:
            publish_together(FIGURES, PROGRAMMES, "Angka terbitan yang disertakan")
            for name in BESIDE:
                quietly(f"import_{name}", PUBLISHED / f"{name}.csv")
    elif not demo and not newer(FIGURES, PROGRAMMES).is_empty:
        print(NEWER)
    static.collect()
    loaded = (
        f"{'DATA CONTOH: ' if demo else ''}{Region.objects.count()} wilayah, "
        f"{Statement.objects.count()} baris angka, rilis {Release.objects.latest('number').number}"
    )
    connections.close_all()
    return loaded


def quietly(command: str, *arguments: object, **options: object) -> None:
    """Run a management command; its report matters only when it fails."""
    call_command(command, *arguments, stdout=io.StringIO(), **options)


if __name__ == "__main__":
    main()
