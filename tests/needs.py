"""What single tests need of a machine beside Python and PostgreSQL, as marks of theirs.

Where it is not there they are skipped and say what to install. `.ci/run` installs all of it, and a skip is a
failure there.
"""

import os
import shutil
from pathlib import Path

import pytest

OLDEST = Path("/usr/lib/postgresql/15/bin")  # of the PostgreSQL that a site may still use
# The one without windows asks for a third less of the processors; both show, print and judge pages alike.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
NO_CHROMIUM = "no chromium-headless-shell, no chromium: install one, or name it with the variable CHROMIUM"


def _programs(packages: str, *names: str) -> pytest.MarkDecorator:
    missing = not all(map(shutil.which, names))
    return pytest.mark.skipif(missing, reason=f"needs {names[0]}: apt-get install {packages}")


node = _programs("nodejs", "node")
gpg = _programs("gpg gpg-agent", "gpg", "gpgconf", "gpg-agent")
gettext = _programs("gettext", "xgettext", "msgfmt")
calc = _programs("libreoffice-calc-nogui", "soffice")
printing = _programs(
    "libreoffice-calc-nogui poppler-utils fonts-crosextra-carlito", "soffice", "pdftotext", "pdftohtml"
)
postgres_15 = _programs("postgresql-15", str(OLDEST / "postgres"))
processes = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes in /proc")
