"""What all tests share: no network beyond this machine, and databases copied from ones made once a run."""

import gc
import os
import shutil
import socket
from pathlib import Path

import pytest
from _pytest import runner
from django.db import connection
from django.template import RequestContext, Template
from django.test import Client
from django.test.signals import template_rendered
from hypothesis import settings

from tests import databases
from tests.signed_in import force_login
from tests.ucj_dashboard import sites
from ucj_dashboard.stack import with_room

HERE = Path(__file__).parent
BROWSER = HERE / "browser"

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")
Client.force_login = force_login
AS_SERVED = Template._render


@pytest.fixture(autouse=True, scope="session")
def _no_network():
    """Only this machine can be reached."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in (
            "127.0.0.1",
            "::1",
            "localhost",
        ):
            raise AssertionError(f"test reaches for the network: {address}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True, scope="session")
def _contexts_of_pages(django_test_environment):
    """Django would copy the context of every part of a page for `response.context`; the whole is enough."""

    def rendered(template, context):
        if context.template is template and isinstance(context, RequestContext):
            template_rendered.send(sender=template, template=template, context=context)
        return AS_SERVED(template, context)

    Template._render = rendered


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Databases that are rolled back have one stamp for other figures: every test numbers releases anew."""
    from coverage.serving import kept

    kept.clear()
    yield
    kept.clear()


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """What is read stays: looking through it meanwhile takes a fifth of that."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_ignore_collect(collection_path, config):
    """A run of one part does not read the files of the other: that takes as long as many tests."""
    beside = collection_path == BROWSER
    within = beside or BROWSER in collection_path.parents
    around = collection_path in BROWSER.parents
    chosen = config.option.markexpr
    if (chosen == "not browser" and beside) or (chosen == "browser" and not within and not around):
        return True
    return None


# The longest files: begun last, one of them would keep one worker busy alone. In this order one of two has
# those that mostly wait for processes they start while the other reckons, so that no processor is idle.
LONG = (
    "coverage/serving/test_every_role.py",
    "ucj_dashboard/test_backup_versions.py",
    "ucj_dashboard/test_run.py",
    "coverage/serving/test_snapshot.py",
    "coverage/serving/test_hostile_input.py",
    "coverage/demo/test_workbook.py",
    "ucj_dashboard/test_backup.py",
    "coverage/places/test_views.py",
    "coverage/releases/test_read_model.py",
    "coverage/jobs/test_workers.py",
    "coverage/parsing/prose/test_hostile.py",
    "coverage/sources/test_remarks.py",
    "coverage/files/test_printed.py",
    "coverage/test_documented_addresses.py",
    "coverage/sources/test_release_pages.py",
    "ucj_dashboard/test_own_roads.py",
    "coverage/truth/test_published.py",
    "coverage/api/test_description.py",
    "test_make.py",
    "coverage/admin/test_tables.py",
    "ucj_dashboard/test_postgres.py",
    "coverage/releases/test_settlement.py",
    "coverage/releases/test_publishing_alone.py",
    "ucj_dashboard/test_settings.py",
    "browser/test_every_page.py",
    "browser/test_entry_pages.py",
    "browser/test_first_walk.py",
    "browser/test_ways.py",
    "browser/test_region_pages.py",
    "browser/grid/test_typing.py",
    "browser/test_month_road.py",
    "browser/grid/test_keeping.py",
    "browser/test_routine_shared.py",
    "browser/test_routine_alone.py",
    "browser/test_charts.py",
    "browser/grid/test_pasting.py",
    "browser/test_whole_words.py",
    "browser/test_axe.py",
)


def pytest_collection_modifyitems(items):
    """The long files first; the order within a file stays."""
    begun = {HERE / name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: begun.get(item.path, len(LONG)))


def pytest_collection_finish():
    """Looking through the collected tests again and again takes a tenth of a run; they stay to its end.

    Looking rarely through the rest takes a twentieth less, and some 30 MB more.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(400_000, 50, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """A worker tells how a test ended, and of its steps those that did not pass: a message costs both ends.

    A run without workers tells all, for `--durations`. A test has room on the stack, as a page has.
    """
    if not hasattr(item.config, "workerinput"):
        return with_room(runner.pytest_runtest_protocol)(item, nextitem)
    for report in with_room(runner.runtestprotocol)(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def pytest_sessionfinish():
    """What the workers of the run shared goes with it. Pytest looks for rubbish five times; once finds it."""
    gc.collect()
    gc.freeze()
    if sites.BEGINS_A_RUN:
        shutil.rmtree(sites.PREPARED, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_database(django_test_environment, django_db_blocker):
    """The name of an empty database with all tables, to copy from."""
    with django_db_blocker.unblock(), databases.template("empty", databases.migrate) as name:
        yield name


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, migrated_database):
    """The workers' own databases are copies of it."""
    connection.settings_dict["TEST"] |= {"TEMPLATE": migrated_database, "NAME": f"test_ucj_{os.getpid()}"}


@pytest.fixture(scope="session")
def django_db_keepdb():
    """Whether they stay: they go with their server, and dropping one would have it write to disk first."""
    return databases.THROWN_AWAY


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return no_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return no_skip((yield))


def no_skip(report):
    """In CI a skip is a failure: everything a test may need is installed there."""
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
