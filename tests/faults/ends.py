"""kill -9 of every process of the site, at what it does."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.keeping import Kept, Outcome, typing
from tests.faults.site import Person, Site, ended, kill, until

STEPS = ("parts", "rows", "figures", "audit", "pages", "seal")


def make_preparing(site: Site) -> Outcome:
    """make, while preparing a site that has nothing yet."""
    fresh = Site(site.var / "baru")
    fresh.start(until="Memuat angka")
    assert fresh.process is not None
    began, outcome = kill(fresh.process.pid), Outcome()
    outcome.expect(fresh.gone(), "a process stayed behind")
    outcome.said = f"all ended after {time.monotonic() - began:.1f} s"
    outcome.seconds = fresh.start()
    outcome.expect(not fresh.inside("look")["wrong"], "what it prepared is not whole")
    outcome.expect(len(fresh.inside("look")["releases"]) == 1, "not one release")
    fresh.stop()
    outcome.expect(fresh.gone(), "a process stayed behind at the end")
    return outcome


def _whole(which: Callable[[Site], int]) -> Callable[[Site], Outcome]:
    """A process without which the site ends: nothing of it is left, and it starts again with all it had."""

    def fault(site: Site) -> Outcome:
        outcome = Outcome()
        with typing(site) as saved:
            time.sleep(2)
            began = kill(which(site))
            outcome.expect(site.gone(), "a process stayed behind")
            outcome.said = f"all ended after {time.monotonic() - began:.1f} s; "
        site.stop()
        outcome.seconds = site.start()
        found = site.inside("look")
        outcome.wrong += found["wrong"] + saved.lost(found["cells"])
        outcome.said += saved.counted()
        return outcome

    return fault


def _make(site: Site) -> int:
    assert site.process is not None
    return site.process.pid


make_serving = _whole(_make)
supervisor = _whole(Site.supervisor)
gunicorn = _whole(Site.gunicorn)


def web_worker(site: Site) -> Outcome:
    """Both web workers, three times, while an operator types: gunicorn starts others."""
    outcome, kept = Outcome(), Kept(site)
    with typing(site) as saved:
        for _time in range(3):
            time.sleep(1)
            began = kill(*site.web_workers())
            outcome.seconds = max(outcome.seconds or 0, site.back(began))
        time.sleep(1)
    kept.check(outcome, saved=saved)
    return outcome


def postmaster(site: Site) -> Outcome:
    """The database's server, while an operator types: the next request starts it anew."""
    outcome, kept = Outcome(), Kept(site)
    with typing(site) as saved:
        time.sleep(2)
        outcome.seconds = site.back(kill(site.postmaster()))
        time.sleep(2)
    kept.check(outcome, saved=saved)
    return outcome


def publishing(site: Site) -> Outcome:
    """Who publishes, at each of its steps; then one that is let be."""
    outcome, kept = Outcome(), Kept(site)
    for step in STEPS:
        with _publishing_until(site, step) as program:
            kill(program.pid)
        kept.check(outcome)
    site.inside("publish")
    kept.check(outcome, new=(1,))
    outcome.said = f"at {len(STEPS)} steps"
    return outcome


def publishing_postmaster(site: Site) -> Outcome:
    """The database's server, while a release is being written."""
    outcome, kept = Outcome(), Kept(site)
    with _publishing_until(site, "pages"):
        outcome.seconds = site.back(kill(site.postmaster()))
    kept.check(outcome)
    return outcome


@contextlib.contextmanager
def _publishing_until(site: Site, step: str) -> Iterator[subprocess.Popen[str]]:
    """Somebody who publishes, and stands before a step."""
    with ended(site.run("-m", "tests.faults.inside", "told")) as program:
        assert program.stdout is not None
        while (line := program.stdout.readline().strip()) != step:
            assert line, f"it never came to {step}"
        yield program


def job_worker(site: Site) -> Outcome:
    """The worker, at the publishing a verifier asked for on the page: the next one does it, once."""
    outcome, verifier = Outcome(), site.person("verifikator")
    ticked, kept = site.inside("hand_in"), Kept(site)
    with _held(site):  # so that it is not done before it is killed
        asked = verifier.post("/entri/periksa/", action="chosen", bagian=ticked, note="Uji")
        page = asked.headers.get("Location", "")
        outcome.expect(page.startswith("/entri/kerja/"), f"asked, and answered {asked.status_code} {page}")
        until(lambda: "Sedang dikerjakan" in verifier.get(page).text, "it was not begun")
        began = kill(site.job_worker())
    until(lambda: "Terbit sebagai rilis" in verifier.get(page).text, "it was never done")
    outcome.seconds = time.monotonic() - began
    after = kept.check(outcome, new=(1,))
    outcome.expect(after["parts"]["18.01"] == "published", "what was handed in is not published")
    return outcome


def upload(site: Site) -> Outcome:
    """A web worker, with a document on its way in; what was said to be kept is there, whole."""
    outcome, kept, admin = Outcome(), Kept(site), site.person("admin")
    said, tried = [], 6
    for number in range(tried):
        sender = threading.Thread(target=_send, args=(admin, number, said))
        sender.start()
        time.sleep(0.1 * number)
        began = kill(*site.web_workers())
        sender.join()
        outcome.seconds = max(outcome.seconds or 0, site.back(began))
    uploads = kept.check(outcome)["uploads"]
    missing = [page for page in said if page.rstrip("/").rpartition("/")[2] not in uploads]
    outcome.expect(not missing, f"said to be kept, and not there: {missing}")
    outcome.said = f"{tried} files sent, {len(said)} said to be kept, {len(uploads)} there and whole"
    return outcome


def backup(site: Site) -> Outcome:
    """make backup, while it writes and while it proves: nothing that looks like one, and the next is made."""
    outcome, folder, kept = Outcome(), site.var / "backup", Kept(site)
    for moment in ("*.dump.part", "*.sql.part"):
        with ended(site.run("-m", "ucj_dashboard.backup", "dump")) as program:
            until(lambda moment=moment: any(folder.glob(moment)), f"no {moment} was written")
            kill(program.pid)
        outcome.expect(not list(folder.glob("*.dump")), "a killed one looks like a good one")
        until(lambda: not list(site.var.glob("proof-*")), "the throw-away server stayed")
    made = site.run("-m", "ucj_dashboard.backup", "dump")
    told, _ = made.communicate()
    outcome.expect(made.returncode == 0 and "terbukti pulih" in told, f"the next one failed: {told}")
    left = sorted(path.name for path in folder.iterdir() if path.suffix != ".dump")
    outcome.expect(not left, f"left behind: {left}")
    kept.check(outcome)
    return outcome


def restore(site: Site) -> Outcome:
    """make restore, in its transaction: the old content stays; the next one brings the file's."""
    outcome, folder, kept = Outcome(), site.var / "backup", Kept(site)
    (file,) = folder.glob("ucj-*.dump")
    then = len(kept.before["releases"])
    site.inside("publish")
    site.stop()
    outcome.expect(site.gone(), "a process stayed behind")
    newer = Kept(site)
    with ended(site.run("-m", "ucj_dashboard.backup", "restore", str(file))) as program:
        until(lambda: any(folder.glob("pemulihan.sql.part")), "it never came to its transaction")
        time.sleep(0.3)
        kill(program.pid)
    newer.check(outcome)
    brought = site.run("-m", "ucj_dashboard.backup", "restore", str(file))
    told, _ = brought.communicate()
    outcome.expect(brought.returncode == 0, f"the next one failed: {told}")
    left = sorted(path.name for path in folder.iterdir() if path.suffix != ".dump")
    outcome.expect(not left, f"left behind: {left}")
    after = site.inside("look")
    outcome.wrong += after["wrong"]
    outcome.expect(len(after["releases"]) == then, "not the file's releases")
    outcome.seconds = site.start()
    return outcome


@contextlib.contextmanager
def _held(site: Site) -> Iterator[None]:
    """The lock of publishing, held by another."""
    with ended(site.run("-m", "tests.faults.inside", "hold")) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield


def _send(admin: Person, number: int, said: list[str]) -> None:
    content = Path("fixtures/published/figures.csv").read_bytes() + b"\n" * number
    with contextlib.suppress(OSError):
        answer = admin.post("/entri/unggah/", files={"file": (f"{number}.csv", content)}, note="Uji")
        if answer.status_code == 302:
            said.append(answer.headers["Location"])


def stop_hard(site: Site) -> None:
    """Whatever stands."""
    for pid in site.left():
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
