"""Production is told everything and is strict; a local site needs nothing."""

import subprocess
import sys

import pytest

from tests.ucj_dashboard.processes import PLAIN

PRODUCTION = {
    "UCJ_MODE": "production",
    "UCJ_SECRET_KEY": "x" * 25 + "abcdefghijklmnopqrstuvwxyz",
    "UCJ_ALLOWED_HOSTS": "ucj.example.go.id",
    "UCJ_ADDRESS": "https://ucj.example.go.id",
    "DATABASE_URL": "postgresql://ucj_site@127.0.0.1/ucj",
    "UCJ_OWNER_DATABASE_URL": "postgresql://ucj@127.0.0.1/ucj",
}


def python(*arguments, **variables):
    """A program as it runs with only these variables set; blank ones hide those of a .env file."""
    blank = dict.fromkeys(
        [
            *("DATABASE_URL", "UCJ_OWNER_DATABASE_URL", "UCJ_SECRET_KEY", "UCJ_ALLOWED_HOSTS", "UCJ_ADDRESS"),
            *("UCJ_MODE", "UCJ_DEBUG"),
        ],
        "",
    )
    return subprocess.run(
        [sys.executable, *arguments],
        env=PLAIN | blank | variables,
        capture_output=True,
        text=True,
    )


def manage(command, **variables):
    return python("manage.py", *command.split(), **variables)


def local(name, **variables):
    """A setting of a local site, as it prints."""
    done = python("-c", f"from django.conf import settings; print(settings.{name})", **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("missing", ["UCJ_SECRET_KEY", "UCJ_ALLOWED_HOSTS", "UCJ_ADDRESS", "DATABASE_URL"])
def test_production_does_not_start_without(missing):
    done = manage("check", **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert done.returncode == 1
    assert done.stderr.startswith(f"{missing} belum diisi")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UCJ_MODE", "produksi"),
        ("UCJ_DEBUG", "1"),
        ("UCJ_BEHIND_PROXY", "nginx"),
        ("DATABASE_URL", "sqlite:///ucj.db"),
        ("DATABASE_URL", "ucj"),
        ("UCJ_OWNER_DATABASE_URL", "ucj"),
        ("UCJ_OWNER_DATABASE_URL", "postgresql://ucj@127.0.0.1/lain"),
        ("UCJ_OWNER_DATABASE_URL", PRODUCTION["DATABASE_URL"]),
    ],
)
def test_production_names_what_it_refuses(name, value):
    done = manage("check", **(PRODUCTION | {name: value}))
    assert done.returncode == 1
    assert done.stderr.startswith(name)
    assert len(done.stderr.splitlines()) == 1


def test_production_passes_the_deployment_check():
    done = manage("check --deploy --fail-level WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_one_role_for_site_and_tables_is_warned_of():
    """Among what guards the site: the rest was checked above."""
    asked = "check --deploy --tag security --fail-level WARNING"
    done = manage(asked, **(PRODUCTION | {"UCJ_OWNER_DATABASE_URL": ""}))
    assert done.returncode == 1
    assert "ucj_dashboard.W001" in done.stderr
    assert "UCJ_OWNER_DATABASE_URL" in done.stderr


def test_a_local_site_keeps_its_secret_in_its_own_folder(tmp_path):
    secret = local("SECRET_KEY", UCJ_VAR=str(tmp_path))
    assert secret == (tmp_path / "secret_key").read_text()
    assert len(secret) > 50
    assert local("DEBUG", UCJ_VAR=str(tmp_path)) == "False"


def test_pages_of_invented_figures_are_kept_apart(tmp_path):
    """`make demo` beside `make run`: what one kept last is never given to the other's readers."""
    published, invented = [local("KEPT_DIR", UCJ_VAR=str(tmp_path), UCJ_DEMO=demo) for demo in "01"]
    assert published != invented
