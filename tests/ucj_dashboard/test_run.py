"""`make run`: serves, says what stands in its way, and leaves nothing behind however it ends."""

import os
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests import needs
from tests.ucj_dashboard.processes import python, running, wait_until
from tests.ucj_dashboard.sites import copied_to, first_run, left, page, room, run_as_owner, started, variables
from ucj_dashboard.postgres import cluster
from ucj_dashboard.run import CannotRun, wait_until_answering

pytestmark = needs.processes


@pytest.fixture(scope="module")
def var():
    """The folder of a site that was prepared before."""
    with room("run") as folder:
        yield copied_to(folder / "var")


@pytest.fixture
def site(var):
    """The variables of that site, on a free port."""
    return variables(var)


@pytest.fixture
def demo_without_figures(var):
    """The tables of the invented set are there, as one step before they are filled."""
    home, (published, invented) = var / "postgres", cluster.NAMES
    anew = f"DROP DATABASE {invented}", f"CREATE DATABASE {invented} TEMPLATE {published}"
    run_as_owner(home, "postgres", *anew)
    run_as_owner(home, invented, "TRUNCATE coverage_release CASCADE")


def workers(site):
    """Pids of the living workers of a site."""
    wanted = f"UCJ_VAR={site['UCJ_VAR']}\0".encode()
    found = []
    for pid in running("manage.py\0work"):
        with suppress(OSError):  # gone meanwhile
            if wanted in Path(f"/proc/{pid}/environ").read_bytes():
                found.append(pid)
    return found


def test_of_nothing_it_makes_a_site_with_the_published_figures():
    first = first_run()
    assert "Memuat angka terbitan" in first["said"]
    assert "553 wilayah" in first["said"]
    assert "rilis 1" in first["said"]
    assert "244.600" in first["pages"]["/program/"], "programmes come with the figures"


def test_a_second_one_is_told_where_the_first_runs():
    first = first_run()
    assert first["second"].startswith(f"Dasbor folder ini sudah berjalan di {first['address']};")


def test_nothing_is_left_when_make_is_killed():
    assert first_run()["left"] == []


@pytest.mark.usefixtures("demo_without_figures")
def test_make_killed_while_the_site_is_prepared_leaves_nothing(site):
    with started(site, make="demo", until="Memuat data contoh") as (make, _):
        make.kill()
    assert wait_until(lambda: not left(site))


def test_nothing_is_begun_for_a_make_that_is_gone(site):
    process = python("-m", "ucj_dashboard.run", **site, UCJ_MAKE_PID="999999999")
    assert process.communicate()[0] == ""
    assert process.returncode == 0


@pytest.mark.parametrize(("answer", "outcome"), [("200 OK", None), ("500 Kaput", "galat 500")])
def test_ready_is_said_when_a_page_answers(answer, outcome):
    """A server that takes the connection and closes it is not ready yet."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        asked = []

        def answering():
            for reply in ("", "", f"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n"):
                visitor, _ = door.accept()
                with visitor:
                    asked.append(visitor.recv(1_000))
                    visitor.sendall(reply.encode())

        server = Mock(poll=lambda: None)
        with ThreadPoolExecutor() as other:
            other.submit(answering)
            with pytest.raises(CannotRun, match=outcome) if outcome else nullcontext():
                wait_until_answering(server, door.getsockname()[1])
    assert len(asked) == 3


def test_a_taken_port_is_said_before_anything_is_done(site):
    with socket.socket() as other:
        other.bind(("127.0.0.1", int(site["PORT"])))
        other.listen()
        process = python("-m", "ucj_dashboard.run", **site)
        said, _ = process.communicate()
    assert process.returncode == 1
    assert said.startswith(f"Porta {site['PORT']} sedang dipakai")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_after(site, ending):
    """Of one that found its figures there."""
    with started(site) as (process, said):
        assert "Memuat" not in said, "the figures are loaded once"
        assert "553 wilayah" in said
        assert "rilis 1" in said
        assert "244.600" in page(site, "/program/")
        process.send_signal(ending)
        process.stdout.read()
        assert process.wait() == (-ending if ending == signal.SIGKILL else 0)
    assert wait_until(lambda: not left(site))


def test_the_end_of_the_server_is_noticed(site):
    with started(site) as (process, _):
        os.kill(min(running(f"127.0.0.1:{site['PORT']}")), signal.SIGKILL)
        said = process.stdout.read()
        assert process.wait() == 1
    assert "berhenti sendiri" in said
    assert wait_until(lambda: not left(site))


def test_a_signal_that_comes_while_a_child_is_started_is_heeded():
    """Python loses what is raised then."""
    process = python(
        "-c",
        """if True:
        import os, signal, subprocess
        from unittest.mock import Mock
        from ucj_dashboard import run
        run.heed_signals()
        os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGTERM))
        keep = lambda: subprocess.run(["true"], preexec_fn=lambda: None)
        run.stand_by(Mock(poll=lambda: None), Mock(keep=keep))
        """,
    )
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.count("SystemExit") == 1, said


def test_a_worker_that_is_killed_is_started_anew_and_nothing_is_left_after_sigterm(site):
    with started(site, worker_pause=0.5) as (process, _):
        assert wait_until(lambda: len(workers(site)) == 1)
        (first,) = workers(site)
        os.kill(first, signal.SIGKILL)
        assert wait_until(lambda: workers(site) not in ([], [first]), seconds=30)
        process.send_signal(signal.SIGTERM)
        assert "Pekerja berhenti (kode -9); dijalankan lagi." in process.stdout.read()
        assert process.wait() == 0
    assert wait_until(lambda: not left(site))
