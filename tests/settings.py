"""The site's settings as the tests see them: a throw-away PostgreSQL unless DATABASE_URL names one."""

import os
import secrets
import tempfile
from pathlib import Path

os.environ.setdefault("UCJ_MODE", "local")
os.environ.setdefault("UCJ_DEMO", "0")
os.environ.setdefault("UCJ_DEBUG", "0")
os.environ.setdefault("UCJ_ADDRESS", "http://testserver")

from ucj_dashboard.settings import *  # noqa: F403
from ucj_dashboard.settings import DATABASES, OWNER_DATABASE, STORAGES

if "HOME" in DATABASES["default"]:
    # The variable hands the folder on to the workers of pytest-xdist: one server for all of them.
    home = os.environ.setdefault("UCJ_TEST_HOME", f"{tempfile.gettempdir()}/ucj-test-{secrets.token_hex(6)}")
    DATABASES["default"] |= {"HOME": Path(home), "THROW_AWAY": True, "CONN_MAX_AGE": 0}
DATABASES["default"] |= OWNER_DATABASE  # tests make databases; test_roles.py is the site
OWNER_DATABASE = {}

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VISITOR_PER_MINUTE = VISITOR_AT_ONCE = 0  # all tests come from one address
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
KEPT_DIR = Path(tempfile.gettempdir()) / f"ucj-kept-{os.getpid()}"
VISITS = KEPT_DIR.with_name(f"ucj-visits-{os.getpid()}")
