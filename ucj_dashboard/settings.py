"""The site's settings, read from the environment; `.env.example` explains every variable."""

import warnings
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from ucj_dashboard import database, env, theme

BASE_DIR = Path(__file__).resolve().parent.parent
env.load(BASE_DIR / ".env")
VAR_DIR = env.var_folder(BASE_DIR)

PRODUCTION = env.choice("UCJ_MODE", ["local", "production"], default="local") == "production"
DEMO = env.flag("UCJ_DEMO")  # the invented data set, in a database of its own
DEBUG = env.flag("UCJ_DEBUG")
if PRODUCTION and DEBUG:
    raise env.SettingRefused("UCJ_DEBUG=1 tidak boleh dipakai bersama UCJ_MODE=production.")

# A local site answers this machine only and keeps its own secret; production is told both.
SECRET_KEY = env.text("UCJ_SECRET_KEY", None if PRODUCTION else env.kept_secret(VAR_DIR / "secret_key"))
ALLOWED_HOSTS = env.listed("UCJ_ALLOWED_HOSTS", None if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"])
# Where readers find the site, printed on what they take away; no answer depends on the Host it was asked at.
ADDRESS = env.text(
    "UCJ_ADDRESS", None if PRODUCTION else f"http://127.0.0.1:{env.number('PORT', 8000, 1, 65_535)}"
).rstrip("/")
PUBLISHER = env.text("UCJ_PUBLISHER", "")  # the office behind the site, named on its first page
CSRF_TRUSTED_ORIGINS = env.listed("UCJ_TRUSTED_ORIGINS", [])
CSRF_FAILURE_VIEW = "ucj_dashboard.stale_form.stale_form"

INSTALLED_APPS = [
    "regions",
    "coverage",
    "ucj_dashboard",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tables2",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "ucj_dashboard.logs.identified",
    "ucj_dashboard.headers.guarding",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "coverage.serving.personal.kept_by_nobody",
    "ucj_dashboard.methods.known_methods",
    "ucj_dashboard.cleaning.CleanInput",
    "coverage.serving.shared.kept_first",  # what stands below is not asked for a kept answer
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ucj_dashboard.language.chosen_language",
    "ucj_dashboard.redirects.local_redirects",
    "django.middleware.common.CommonMiddleware",
    "ucj_dashboard.stale_form.sealed_forms",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "ucj_dashboard.stale_form.kept_when_signed_out",
]

ROOT_URLCONF = "ucj_dashboard.urls"
WSGI_APPLICATION = "ucj_dashboard.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "ucj_dashboard.templates.Kept",
                    ["ucj_dashboard.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ucj_dashboard.context.site",
            ],
        },
    },
]

# Database: DATABASE_URL, else the embedded PostgreSQL, which starts with the first connection.
# OWNER_DATABASE: how who owns the tables connects, where it differs; empty when the site owns them.
DATABASE_URL = env.text("DATABASE_URL", None if PRODUCTION else "")
OWNER_DATABASE: dict[str, Any] = {}
_database: dict[str, Any]
if DATABASE_URL:
    _database = database.at("DATABASE_URL", DATABASE_URL)
    if _owner := env.text("UCJ_OWNER_DATABASE_URL", ""):
        OWNER_DATABASE = database.owner(_owner, _database)
else:
    _database = {
        "ENGINE": "ucj_dashboard.postgres",
        "NAME": "ucj_demo" if DEMO else "ucj",
        "HOME": VAR_DIR / "postgres",
    }
    OWNER_DATABASE = {"OWNER": True}
DATABASES = {"default": {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **_database}}

# Language and time: Indonesian first, English by the switch.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = False  # formats.py writes numbers; codes and years stay as they are

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ucj_dashboard.static.JoinedFiles",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "ucj_dashboard.static.CollectedFiles"
    },
}
if not PRODUCTION:  # what was not collected is served from its own folder
    WHITENOISE_USE_FINDERS = True
    warnings.filterwarnings("ignore", "No directory at", module="django.core.handlers.base")
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the entry grid of a large province

# Sign-in
LOGIN_URL = "masuk"
SESSION_ENGINE = "ucj_dashboard.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # seconds without use after which a session ends
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they end with the session
LOGIN_REDIRECT_URL = "entries"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "ucj_dashboard.accounts.Accounts"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AXES_HANDLER = "ucj_dashboard.throttle.Throttle"
AXES_FAILURE_LIMIT = 5  # of one name from one address: a few slips of the hand
FAILURES_OF_AN_ADDRESS = 50  # of all names: offices share one
LONGEST_DELAY = 300  # seconds; of one name from addresses it never signed in from
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # colleagues who try meanwhile do not prolong it
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_CLIENT_IP_CALLABLE = "ucj_dashboard.proxy.client_address"
AXES_USERNAME_CALLABLE = "ucj_dashboard.sign_in.tried_name"
AXES_VERBOSE = False

# Transport. A local site runs on plain http://127.0.0.1, where secure cookies would end every login.
BEHIND_PROXY = env.flag("UCJ_BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz(/ready)?$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    # Entering the browsers' preload list binds a whole domain and is for its owner to decide.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, theme.ALLOWED],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}

# Answers kept for everybody, shared by the processes of this machine. Those of the invented data set stand
# apart: what was kept last is given out while a page is made anew, or the database is away.
KEPT_DIR = VAR_DIR / ("kept-demo" if DEMO else "kept")
VISITS = VAR_DIR / "visits"  # how often visitors asked within the minute, counted by all of them together

# What visitors may have made that is not kept yet: from one address, and on the whole site. 0: no limit.
VISITOR_PER_MINUTE = env.number("UCJ_VISITOR_PER_MINUTE", 60)
VISITOR_AT_ONCE = env.number("UCJ_VISITOR_AT_ONCE", 3, most=100)

# Mail: through the office's server when one is named. Without one pages show the texts to copy, and nothing
# is written anywhere: a letter may hold a link that opens an account.
EMAIL_HOST = env.text("UCJ_SMTP_HOST", "")
EMAIL_PORT = env.number("UCJ_SMTP_PORT", 587, 1, 65_535)
EMAIL_HOST_USER = env.text("UCJ_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env.text("UCJ_SMTP_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT != 465
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 10  # seconds that whoever asks for a mail waits
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("UCJ_MAIL_FROM", None if EMAIL_HOST else "ucj@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "ucj_dashboard.logs.Plain",
            "format": "{asctime} {levelname} {request_id} {name}: {message}",
            "style": "{",
        },
        "json": {"()": "ucj_dashboard.logs.Json"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("UCJ_LOG_FORMAT", ["plain", "json"], default="plain"),
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # who was refused what is logged by coverage.access
        **{name: {"level": "INFO"} for name in ("ucj_dashboard", "regions", "coverage")},
    },
}
