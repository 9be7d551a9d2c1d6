# Everything a fresh machine needs is installed by these targets. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-stamp
DEV_STAMP := $(VENV)/.dev-stamp
BROWSER_STAMP := $(VENV)/.browser-stamp
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run dev test check ci tables bench lock wheel clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(RUN_STAMP) ## set everything up and serve the demo on this computer
	@$(BIN)/allervers demo $(ARGS)

dev: $(DEV_STAMP) ## serve the demo, restarted when a file changes
	@$(BIN)/allervers demo --reload $(ARGS)

test: $(DEV_STAMP) $(BROWSER_STAMP) ## set everything up and pass every test (SQLite, PostgreSQL, browser)
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

check: $(DEV_STAMP) ## lint, types, architecture, templates, content
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet src
	$(BIN)/allervers content check
	$(BIN)/allervers content format --check

ci: check test ## what continuous integration runs

tables: $(DEV_STAMP) ## write docs/objectifs.md and docs/chiffres.md from the course
	@$(BIN)/python -m tools.course_tables

bench: $(DEV_STAMP) ## measure beside the references; writes bench/results.json
	@$(BIN)/python -m bench $(ARGS)

lock: $(DEV_STAMP) ## rewrite the lock files from pyproject.toml
	@sh tools/lock.sh

wheel: $(DEV_STAMP) ## build the wheel, which works alone
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## forget the environment and what was built
	rm -rf $(VENV) dist build

$(RUN_STAMP): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/environment.sh $(VENV) requirements.lock
	@touch $@

$(DEV_STAMP): requirements-dev.lock pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/environment.sh $(VENV) requirements-dev.lock
	@touch $@ $(RUN_STAMP)

$(BROWSER_STAMP): $(DEV_STAMP)
	@sh tools/browser.sh $(BIN)/python
	@touch $@
