"""Every `make …` line of the texts: that make takes it as printed, and who runs what it starts."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import needs
from tests.documented import PROJECT, texts, untried
from tests.ucj_dashboard.processes import PLAIN
from tests.ucj_dashboard.test_catalogue import FOLDER, entries, translations

# Without the words by which a run of several processes knows its workers: those started here are none.
ALONE = {name: value for name, value in PLAIN.items() if not name.startswith("PYTEST_")}
# What the targets need counts as made: nothing is installed here.
MAKE = ["make", "--no-print-directory", "-o", ".venv/.installed", "-o", ".venv/.installed-dev"]
# What a target starts, the file of tests or of CI that starts the same, and by which words.
ELSEWHERE = {
    "run": ("-m ucj_dashboard.run", "tests/ucj_dashboard/sites.py", 'make="run"'),
    "demo": ("-m ucj_dashboard.run --demo", "tests/ucj_dashboard/test_run.py", 'make="demo"'),
    "admin": ("manage.py make_admin", "tests/browser/test_first_walk.py", '"make", "admin"'),
    "backup": (
        "-m ucj_dashboard.backup dump",
        "tests/ucj_dashboard/test_backup.py",
        '"ucj_dashboard.backup", "dump"',
    ),
    "restore": ("-m ucj_dashboard.backup restore", "tests/ucj_dashboard/test_backup.py", 'backup("restore"'),
    "check": ("ruff check .", ".ci/run", "make check"),
    "test": ("-m tests.one_server make", ".ci/run", "make test"),
    "test-plain": ('-m "not browser"', "Makefile", "tests.one_server make --no-print-directory test-plain"),
    "test-browser": ("-m browser", "Makefile", "test-plain test-browser"),
    "sweep": ("UCJ_SWEEP=1", "tests/coverage/truth/sweeping.py", '"UCJ_SWEEP"'),
    "fuzz": ("UCJ_FUZZ=10000", "tests/coverage/serving/test_hostile_input.py", '"UCJ_FUZZ"'),
}
# Started here, with words that keep it short; what is told then.
HERE = {
    "mutate": ("ARGS=-h", "python -m tests.mutation"),
    "bench": ("ARGS=-h", "--rounds"),
    "faults": ("ARGS=-h", "disk full"),
    "measure": ("ARGS=tests/test_needs.py", " passed"),
    "next": ("NEXT_PYTHON=", "tidak dicoba"),
}
# Of no command of their own: a part of every other.
OF_OTHERS = {"setup"}
REGISTRIES = {"vendor", "lock"}


def printed() -> list[str]:
    """What stands behind `make` in the texts, in a block or between marks, without comments."""
    found = {line for _, line in texts(r"`(?:[A-Z]+=\S+ )*make ([^`\n]+)`")}
    for _, block in texts(r"(?ms)^```.*?^```"):
        for line in block.splitlines():
            found |= set(re.findall(r"\bmake ([^&]+)", line.split("#")[0]))
    return sorted({line.strip() for line in found})


def made(*words: str, cwd: Path = PROJECT) -> str:
    """What make tells, asked so; it must not fail."""
    done = subprocess.run([*MAKE, *words], cwd=cwd, env=ALONE, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def targets() -> set[str]:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^\.PHONY: (.*)", makefile, flags=re.MULTILINE)[0].split())


@pytest.mark.parametrize("line", printed())
def test_make_takes_the_line_as_printed(line):
    target, *variables = shlex.split(line)
    assert target in targets()
    recipe = made("-n", target, *variables, "NEXT_PYTHON=python3")  # it would be looked for, slowly
    for variable in variables:
        assert variable.partition("=")[2] in recipe, "a variable that nothing reads"


def test_every_target_is_run_by_somebody():
    assert {"run", "demo", "check", "backup"} <= {line.split()[0] for line in printed()}
    assert targets() == {*ELSEWHERE, *HERE, *OF_OTHERS, *REGISTRIES, "messages"}
    assert {line for line in untried() if line.startswith("make")} == {
        f"make {name}" for name in (*HERE, *REGISTRIES)
    }


@pytest.mark.parametrize("target", ELSEWHERE)
def test_what_it_starts_is_started_in_the_file_named(target):
    starts, file, words = ELSEWHERE[target]
    assert starts in made("-n", target)
    assert words in (PROJECT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("target", HERE)
def test_it_starts(target):
    words, told = HERE[target]
    assert told in made(target, words)


@needs.gettext
def test_messages_finds_the_texts_of_the_catalogue(tmp_path):
    """Of a few templates, in a copy of what `make messages` writes."""
    for name in ("ucj_dashboard", "locale", "templates/coverage/review"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    for name in ("manage.py", "Makefile"):
        shutil.copy(PROJECT / name, tmp_path / name)
    for name in (".venv", "coverage", "regions"):
        (tmp_path / name).symlink_to((PROJECT / name).resolve())
    known = {key for entry in entries() for key in translations(entry)}
    made("messages", cwd=tmp_path)
    found = {key for entry in entries(tmp_path / FOLDER) for key in translations(entry)}
    assert found
    assert found <= known
