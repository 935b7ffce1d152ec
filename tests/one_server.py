"""Runs a command whose test runs share one throw-away PostgreSQL: the second finds its databases filled.

Used as `python -m tests.one_server COMMAND ...`; ends as the command does. Migrating and importing take
seconds of a run's start, in which one worker works and the others wait.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from ucj_dashboard import env
from ucj_dashboard.postgres import cluster
from ucj_dashboard.run import PROJECT


def main(command: list[str]) -> int:
    env.load(PROJECT / ".env")
    home = f"{tempfile.gettempdir()}/ucj-test-{secrets.token_hex(6)}"
    if not os.environ.get("DATABASE_URL"):
        cluster.join(Path(home), throw_away=True)  # it runs as long as this process
    try:
        return subprocess.call(command, env=os.environ | {"UCJ_TEST_HOME": home})
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
