"""Runs a command whose test runs share one throw-away PostgreSQL and one prepared site: the second finds
the databases filled and the site made.

Used as `python -m tests.one_server COMMAND ...`; ends as the command does. Migrating and importing take
seconds of a run's start, in which one worker works and the others wait.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.ucj_dashboard import sites
from ucj_dashboard import env
from ucj_dashboard.postgres import cluster
from ucj_dashboard.run import PROJECT


def main(command: list[str]) -> int:
    env.load(PROJECT / ".env")
    home = f"{tempfile.gettempdir()}/ucj-test-{secrets.token_hex(6)}"
    try:
        with subprocess.Popen(command, env=os.environ | {"UCJ_TEST_HOME": home}) as process:
            if not os.environ.get("DATABASE_URL"):  # while the tests are read
                cluster.join(Path(home), throw_away=True)  # it runs as long as this process
            return process.wait()
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(sites.PREPARED, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
