"""CI installs whatever a test may be skipped for, and takes a skip for a failure."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import needs
from tests.conftest import no_skip

SKIPPED = {"outcome": "skipped", "skipped": True, "longrepr": "needs node"}
MARKS = [needs.node, needs.gpg, needs.gettext, needs.calc, needs.printing, needs.postgres_15]


@pytest.mark.parametrize("mark", MARKS)
def test_ci_installs_what_is_asked_for(mark):
    script = (Path(__file__).parent.parent / ".ci/run").read_text()
    installed = {name for names in re.findall(r"needed\+=\(([^)]*)\)", script) for name in names.split()}
    packages = mark.kwargs["reason"].partition("apt-get install ")[2].split()
    assert packages
    assert set(packages) <= installed


@pytest.mark.parametrize(
    ("variables", "more", "outcome"),
    [
        pytest.param({"CI": "true"}, {}, "failed", id="in-ci"),
        pytest.param({}, {}, "skipped", id="elsewhere"),
        pytest.param({"CI": "true"}, {"wasxfail": "known"}, "skipped", id="known-to-fail"),
    ],
)
def test_a_skip_is_a_failure_in_ci(monkeypatch, variables, more, outcome):
    monkeypatch.delenv("CI", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert no_skip(SimpleNamespace(**SKIPPED, **more)).outcome == outcome
