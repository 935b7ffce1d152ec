"""Speed against a floor measured in the same run; nothing here is a test.

For a database of its own, best the demo set:

    export UCJ_DEMO=1 UCJ_VAR=/tmp/ukur
    .venv/bin/python manage.py migrate
    .venv/bin/python manage.py import_regions
    .venv/bin/python manage.py load_demo
    .venv/bin/python -m benchmarks.pages
    .venv/bin/python -m benchmarks.publishing
    .venv/bin/python -m benchmarks.auditing
"""
