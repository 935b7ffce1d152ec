"""Django's own roads: `manage.py migrate` and `manage.py runserver` in a fresh clone, nothing collected."""

import socket
import urllib.error
import urllib.request

import pytest

from tests import needs
from tests.ucj_dashboard.processes import python, wait_until
from tests.ucj_dashboard.sites import room

pytestmark = needs.processes


@pytest.fixture(scope="module")
def site():
    """The variables of a site without anything: no database, no static files."""
    with room("roads") as folder:
        yield {
            "UCJ_VAR": str(folder),
            "UCJ_MODE": "local",
            "UCJ_DEBUG": "0",
            "UCJ_DEMO": "0",
            "DATABASE_URL": "",
        }


@pytest.fixture(scope="module")
def address(site, pytestconfig):
    """`runserver` on a free port, after `migrate`, in which warnings are errors but for those of this run."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    allowed = [part for one in pytestconfig.getoption("pythonwarnings") or () for part in ("-W", one)]
    migrate = python("-W", "error", *allowed, "manage.py", "migrate", "--verbosity=0", **site)
    said, _ = migrate.communicate()
    assert migrate.returncode == 0, said
    server = python("manage.py", "runserver", "--noreload", f"127.0.0.1:{port}", **site)
    try:
        assert wait_until(lambda: answers(port), seconds=60), "it does not answer"
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        said, _ = server.communicate()
        assert "Traceback" not in said, said


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("page", ["/", "/masuk/", "/admin/login/", "/healthz", "/static/css/base.css"])
def test_pages_and_their_files_are_there(address, page):
    with urllib.request.urlopen(address + page) as answer:
        assert answer.status == 200


def test_what_is_missing_is_said_with_a_page(address):
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(f"{address}/tidak-ada/")
    with missing.value as answer:
        assert answer.code == 404
