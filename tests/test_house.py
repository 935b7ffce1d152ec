"""The plan of the house: how many rooms, how large, and that nothing can be put where it does not belong."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import COVERAGE, loose_modules, rooms

PROJECT = Path(__file__).resolve().parents[1]
MOST_DIRECTLY, MOST_LOOSE = 32, 3
FEWEST_LINES, MOST_LINES = 150, 4500
MOST_LINES_OF_THE_MAP = 60  # one screen


def test_no_more_rooms_than_can_be_remembered():
    assert sum("/" not in room for room in rooms()) <= MOST_DIRECTLY
    assert len(loose_modules()) <= MOST_LOOSE


def test_every_room_is_worth_a_door_and_fits_in_one_head():
    odd = {room: lines for room, lines in rooms().items() if not FEWEST_LINES <= lines <= MOST_LINES}
    assert odd == {}


def test_no_room_repeats_the_name_of_the_one_it_lies_in():
    assert [path for path in COVERAGE.rglob("*/") if path.is_dir() and path.name == path.parent.name] == []


def test_the_map_names_only_what_is_there():
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+(?:/|\.(?:py|html|js|css|md|toml)))`", text))
    assert [path for path in named if not ((PROJECT / path).exists() or (COVERAGE / path).exists())] == []
    assert len(text.splitlines()) <= MOST_LINES_OF_THE_MAP


ANYWHERE = ("coverage/anything.py", "coverage/targets/anything.py")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is said of a copy of the code, without its tests, in which each of the faults was planted."""
    folder = tmp_path_factory.mktemp("house")
    for name in ("coverage", "regions", "ucj_dashboard"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", folder)
    service = folder / "coverage" / "targets" / "services" / "choice.py"
    service.write_text("from coverage.targets.views import choice\n" + service.read_text(encoding="utf-8"))
    for place in ANYWHERE:
        (folder / place).write_text('"""Belongs nowhere."""\n')
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stdout


def test_an_upward_import_is_refused(told):
    assert "coverage.targets.services.choice -> coverage.targets.views.choice" in told


@pytest.mark.parametrize("place", ANYWHERE)
def test_a_module_without_a_floor_is_refused(told, place):
    assert place.removesuffix(".py").replace("/", ".") in told
