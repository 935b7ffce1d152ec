"""The site's settings, with the floors beside its addresses."""

from ucj_dashboard.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.floors"
