#!/usr/bin/env python
"""Django's commands for this project: `python manage.py help`."""

import os
import sys

from django.core.management import execute_from_command_line

from ucj_dashboard.env import SettingRefused
from ucj_dashboard.postgres.binaries import Unavailable


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")
    try:
        execute_from_command_line(sys.argv)
    except (SettingRefused, Unavailable) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
