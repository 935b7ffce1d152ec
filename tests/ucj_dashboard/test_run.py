"""`make run`: serves, says what stands in its way, and leaves nothing behind however it ends."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.request
from pathlib import Path

import pytest

from tests.ucj_dashboard.processes import PLAIN, PROJECT, python, running, wait_until

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes in /proc"),
    pytest.mark.xdist_group("run"),
]


@pytest.fixture(scope="module")
def var():
    folder = Path(tempfile.mkdtemp(prefix="ucj-run-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    assert wait_until(lambda: not running(folder)), "a process stayed behind"
    shutil.rmtree(folder)


@pytest.fixture
def site(var):
    """The variables of a site of its own, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    return {"UCJ_VAR": str(var), "PORT": port, "DATABASE_URL": "", "UCJ_DEMO": "0"}


def start(site, *, make=False):
    """A running site: its process, and what it said until it was ready."""
    if make:
        process = subprocess.Popen(
            ["make", "run"],
            cwd=PROJECT,
            env=PLAIN | site,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    else:
        process = python("-m", "ucj_dashboard.run", **site)
    said = []
    for line in process.stdout:
        said.append(line)
        if "siap di" in line:
            return process, "".join(said)
    pytest.fail(f"did not start: {''.join(said)}")


def left(site):
    return running(f"{site['UCJ_VAR']}/postgres", f"127.0.0.1:{site['PORT']}")


def test_it_serves_the_published_figures_and_refuses_a_second_one(site):
    process, said = start(site, make=True)
    with process:
        with urllib.request.urlopen(f"http://127.0.0.1:{site['PORT']}/healthz") as answer:
            assert answer.status == 200
        assert "553 wilayah" in said
        assert "rilis 1" in said
        second, _ = python("-m", "ucj_dashboard.run", **site).communicate()
        assert second.startswith(f"Dasbor folder ini sudah berjalan di http://127.0.0.1:{site['PORT']};")
        process.kill()  # make itself, which cannot pass it on
    assert wait_until(lambda: not left(site))


def test_a_taken_port_is_said_before_anything_is_done(site):
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(site["PORT"])))
        other.listen()
        process = python("-m", "ucj_dashboard.run", **site)
        said, _ = process.communicate()
    assert process.returncode == 1
    assert said.startswith(f"Porta {site['PORT']} sedang dipakai")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_after(site, ending):
    process, said = start(site)
    assert "Memuat" not in said  # the figures were loaded once
    with process:
        process.send_signal(ending)
        process.stdout.read()
    assert process.returncode == (-ending if ending == signal.SIGKILL else 0)
    assert wait_until(lambda: not left(site))


def test_the_end_of_the_server_is_noticed(site):
    process, _ = start(site)
    with process:
        os.kill(min(running(f"127.0.0.1:{site['PORT']}")), signal.SIGKILL)
        said = process.stdout.read()
    assert process.returncode == 1
    assert "berhenti sendiri" in said
    assert wait_until(lambda: not left(site))
