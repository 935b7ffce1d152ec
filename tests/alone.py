"""Programs of the tests that commit, kill and are killed: each in a database that is not the tests' own."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests import databases


def printed_alone(program: str) -> Any:
    """A fixture of a module: what a program of the tests, `package.module DATABASE`, prints as JSON.

    It gets a copy of the empty database.
    """

    @pytest.fixture(scope="module")
    def printed(migrated_database, django_db_blocker):
        name = program.rpartition(".")[2]
        with django_db_blocker.unblock(), databases.copy(name, migrated_database) as copy:
            command = [sys.executable, "-m", program, copy]
            done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return printed
