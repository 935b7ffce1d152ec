# make run    set up what is missing and serve on http://127.0.0.1:8000 (PORT=)
# make admin  the first account, asked for at the terminal (EMAIL=, NAME=, REGION=, UCJ_ADMIN_PASSWORD=)
# make demo   the same with the invented data set, in a database of its own
# make test   all tests, on a throw-away PostgreSQL; browser tests when Chromium is there
# make backup  the whole database into a file under var/backup (or FILE=), proved; make restore FILE= brings it back
# make mutate  change the code a little, 200 times, and see whether tests notice (ARGS="--seed 7"; an hour at most)
# make fuzz    10,000 hostile inputs to every address (INPUTS=, SEED=); half an hour at most
# make bench   how far the site is from bare floors; 40 minutes at most (ARGS="pages files" for parts, -h for all)
# make faults  reads 10,000 answers during 50 releases, then kills, fills up and cuts off a site; 10 minutes at most
# make sweep   whether pages tell the truth: every published region and month, 300 invented pages; some minutes
# make check  format, lint, types, import rules, migrations, deployment settings
# make next   Django's checks and the plain tests on the next Django, where a Python 3.12 or newer is found

# The distribution's Python before another, if it fits and can make environments: it is built with the compiler's
# profiles, and plain Python takes a quarter less of its time than of one that pyenv compiled without them.
PYTHON ?= $(shell /usr/bin/python3 -c \
	'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo /usr/bin/)python3
BIN := .venv/bin
RUN := .venv/.installed
DEV := .venv/.installed-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes
export PYTHONUNBUFFERED := 1
# Images of containers like to set it; then each of the processes that a run starts compiles the project anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run admin demo backup restore test test-plain test-browser check next measure bench mutate fuzz faults sweep messages vendor lock

run: $(RUN)
	@UCJ_MAKE_PID=$$PPID exec $(BIN)/python -m ucj_dashboard.run

demo: $(RUN)
	@UCJ_MAKE_PID=$$PPID exec $(BIN)/python -m ucj_dashboard.run --demo

setup: $(RUN)

admin: $(RUN)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py make_admin $(if $(EMAIL),--email '$(EMAIL)') $(if $(NAME),--name '$(NAME)') $(if $(REGION),--region '$(REGION)')

backup: $(RUN)
	@$(BIN)/python -m ucj_dashboard.backup dump $(FILE)

restore: $(RUN)
	@$(BIN)/python -m ucj_dashboard.backup restore $(FILE)

# Two runs: a browser's event loop would give the other tests' thread a second database connection.
# The second finds the databases that the first one filled.
# 5 is "no test chosen", as when ARGS names a file of the other run.
test: $(DEV)
	@$(BIN)/python -m tests.one_server make --no-print-directory test-plain test-browser

# As many as processors: one more waits less, and has all of them take a tenth more of processor time. At most
# eight: the server takes a hundred connections. A browser beside each keeps the processors busy as it is.
WORKERS ?= $(shell found=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); echo $$((found < 8 ? found : 8)))
test-plain: $(DEV)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not browser" $(ARGS) || [ $$? -eq 5 ]

test-browser: $(DEV)
	$(BIN)/python -m pytest -n 2 --dist loadfile -m browser $(ARGS) || [ $$? -eq 5 ]

# It is loaded before pytest, whose own plugin of it is loaded later.
TWICE := "ignore:Module already imported so cannot be rewritten"
measure: $(DEV)
	$(BIN)/python -m slipcover --source regions,coverage,ucj_dashboard -m pytest -W $(TWICE) $(ARGS)

# Not in CI: a busy machine measures itself. docs/performance.md has the tables of the last runs.
bench: $(DEV)
	$(BIN)/python -m benchmarks $(ARGS)

# Not in CI: docs/testing.md has the figures of the last run.
mutate: $(DEV)
	$(BIN)/python -m tests.mutation $(ARGS)

# The ordinary tests send fewer inputs, the same each time. A failure prints what to send; SEED= repeats a run.
INPUTS ?= 10000
SEED := $(or $(SEED),$(shell od -An -N3 -tu4 /dev/urandom | tr -d ' '))
fuzz: $(DEV)
	@echo "SEED=$(SEED)"
	UCJ_FUZZ=$(INPUTS) timeout 1800 $(BIN)/python -m pytest tests/coverage/serving/test_hostile_input.py -q --hypothesis-seed=$(SEED)

# Not in CI: docs/reliability.md has the table of the last run. ARGS names faults, or --seed; "-h" lists them.
faults: $(DEV)
	$(BIN)/python -m tests.faults $(ARGS)

# Every page is made once and read by every check; the ordinary tests read a part, the same each time.
sweep: $(DEV)
	UCJ_SWEEP=1 $(BIN)/python -m pytest tests/coverage/truth -q

# djhtml keeps the indentation of templates true to their structure; lines are broken by hand.
# The deployment check reads settings such as a production site would have; it connects to nothing.
check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djhtml --check --tabwidth 2 templates
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -W error manage.py makemigrations --check --dry-run
	$(BIN)/python -W error manage.py check --fail-level WARNING
	UCJ_MODE=production UCJ_DEBUG=0 UCJ_ALLOWED_HOSTS=ucj.example.go.id UCJ_ADDRESS=https://ucj.example.go.id \
	UCJ_SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
	DATABASE_URL=postgresql://ucj_site@127.0.0.1/ucj UCJ_OWNER_DATABASE_URL=postgresql://ucj@127.0.0.1/ucj \
	$(BIN)/python -W error manage.py check --deploy --fail-level WARNING

# The next Django needs a newer Python than we ask for, so it has an environment of its own.
# NEXT_PYTHON= names one; else those on PATH and of pyenv are asked, and one that only pretends is passed over.
NEXT_DJANGO := 6.1
NEXT_PYTHON ?= $(shell for found in python3.14 python3.13 python3.12 python3 \
	$(wildcard $(HOME)/.pyenv/versions/3.*/bin/python3); do "$$found" -c \
	'import sys, ensurepip; sys.exit(not (3, 12) <= sys.version_info < (3, 15))' 2>/dev/null && echo "$$found" && break; done)
NEXT := .venv-next/bin
# What will go in a later Django is shown, not refused: the present one does not know what replaces it.
FORETOLD := -W default::DeprecationWarning -W default::PendingDeprecationWarning

next:
	@if [ -z "$(NEXT_PYTHON)" ]; then echo "Tidak ada Python 3.12 atau lebih baru: Django $(NEXT_DJANGO) tidak dicoba."; \
	else $(MAKE) --no-print-directory .venv-next/.installed try-next; fi

.PHONY: try-next
try-next:
	@$(NEXT)/python -c 'import django, sys; print("Django", django.__version__, "pada Python", sys.version.split()[0])'
	$(NEXT)/python manage.py check --fail-level WARNING
	$(NEXT)/python manage.py makemigrations --check --dry-run
	$(NEXT)/python -m pytest -n $(WORKERS) --dist loadfile -m "not browser" $(FORETOLD) $(ARGS)

# The pinned packages, and over them the newer Django.
.venv-next/.installed: requirements.txt requirements-dev.txt
	@echo "Memasang Django $(NEXT_DJANGO) di .venv-next ..."
	@$(NEXT)/python -c '' 2>/dev/null || $(NEXT_PYTHON) -m venv --clear .venv-next
	@$(NEXT)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
	@$(NEXT)/python -m pip install --quiet --disable-pip-version-check 'django~=$(NEXT_DJANGO).0'
	@touch $@

# Texts of pages, to be translated in locale/en; needs GNU gettext. The compiled catalogue is committed.
NOT_OURS := --ignore ".venv/*" --ignore "var/*" --ignore "tests/*"
messages: CATALOGUE = locale/en/LC_MESSAGES/django.po
messages: $(DEV)
	$(BIN)/python manage.py makemessages --locale en --no-wrap --no-obsolete --add-location file $(NOT_OURS)
	msgfmt --check-format -o $(CATALOGUE:.po=.mo) $(CATALOGUE)

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
	@echo "Memasang paket yang diperlukan (sekali saja, kira-kira setengah menit, di jaringan lambat lebih lama) ..."
	@$(filter-out --quiet,$(PIP)) -r requirements.txt
	@touch $@

$(DEV): requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Memasang paket untuk uji dan pemeriksaan (sekali saja) ..."
	@$(filter-out --quiet,$(PIP)) -r requirements.txt -r requirements-dev.txt
	@touch $(RUN) $@
