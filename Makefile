# make run    set up what is missing and serve on http://127.0.0.1:8000 (PORT=)
# make demo   the same with the invented data set, in a database of its own
# make test   all tests, on a throw-away PostgreSQL; browser tests when Chromium is there
# make backup  the whole database into a file under var/backup (or FILE=); make restore FILE= brings it back
# make mutate  change the code a little, 200 times, and see whether tests notice (ARGS="--seed 7"; an hour at most)
# make check  format, lint, types, import rules, migrations, deployment settings

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.installed
DEV := .venv/.installed-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes
export PYTHONUNBUFFERED := 1

.PHONY: setup run demo backup restore test check measure mutate messages vendor lock

run: $(RUN)
	@$(BIN)/python -m ucj_dashboard.run

demo: $(RUN)
	@$(BIN)/python -m ucj_dashboard.run --demo

setup: $(RUN)

backup: $(RUN)
	@$(BIN)/python -m ucj_dashboard.backup dump $(FILE)

restore: $(RUN)
	@$(BIN)/python -m ucj_dashboard.backup restore $(FILE)

# Two runs: a browser's event loop would give the other tests' thread a second database connection.
# 5 is "no test chosen", as when ARGS names a file of the other run.
test: $(DEV)
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser" $(ARGS) || [ $$? -eq 5 ]
	$(BIN)/python -m pytest -n 2 --dist loadfile -m browser $(ARGS) || [ $$? -eq 5 ]

measure: $(DEV)
	$(BIN)/python -m slipcover --source regions,coverage,ucj_dashboard -m pytest $(ARGS)

# Not in CI: docs/testing.md has the figures of the last run.
mutate: $(DEV)
	$(BIN)/python -m tests.mutation $(ARGS)

# The deployment check reads settings such as a production site would have; it connects to nothing.
check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	UCJ_MODE=production UCJ_DEBUG=0 UCJ_ALLOWED_HOSTS=ucj.example.go.id \
	UCJ_SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
	DATABASE_URL=postgresql://ucj@127.0.0.1/ucj \
	$(BIN)/python manage.py check --deploy --fail-level WARNING

# Texts of pages, to be translated in locale/en; needs GNU gettext. The compiled catalogue is committed.
NOT_OURS := --ignore ".venv/*" --ignore "var/*" --ignore "tests/*"
messages: $(DEV)
	$(BIN)/python manage.py makemessages --locale en --no-wrap --no-obsolete --add-location file $(NOT_OURS)
	$(BIN)/python manage.py compilemessages --locale en $(NOT_OURS)

vendor:
	$(PYTHON) -m ucj_dashboard.vendor

lock: $(DEV)
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt

# A new environment when there is none, or when its Python has gone.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Perlu Python 3.11 sampai 3.13: jalankan dengan PYTHON=python3.12 make run" if not (3, 11) <= sys.version_info < (3, 14) else 0)'
	@echo "Membuat lingkungan Python di .venv ..."
	@$(PYTHON) -m venv .venv || (rm -rf .venv; echo "Lingkungan Python tidak dapat dibuat; di Debian pasang python3-venv: apt-get install python3-venv"; exit 1)

$(RUN): requirements.txt | $(BIN)/python
	@echo "Memasang paket yang diperlukan (sekali saja) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV): requirements.txt requirements-dev.txt | $(BIN)/python
	@$(PIP) -r requirements.txt -r requirements-dev.txt
	@touch $(RUN) $@
