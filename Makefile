# Two commands do everything on a fresh machine: `make demo` and `make test`.
# Python 3.11 or later is all that has to be there; everything else goes into .venv.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not sys.version_info >= (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
PARALLEL ?= 2

.PHONY: demo test lint figures judgements lock clean help

help:
	@echo "make demo     set up, check a real article, print the verdicts, write build/demo.html"
	@echo "make test     set up, lint, types, import order, all tests"
	@echo "make lint     ruff, mypy, import order only"
	@echo "make figures  build data/figures again from the raw releases in ../shared"
	@echo "make judgements  learn data/judgements again from the marked passages"
	@echo "make lock     write requirements/*.txt anew from pyproject.toml"

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "factcheck needs Python 3.11 or later with venv (on Debian: apt install python3-venv). Then: make $(MAKECMDGOALS)" >&2; exit 2; fi
	@echo "Setting up .venv with $(PYTHON) (once; about a minute)"
	@$(PYTHON) -m venv .venv

# The lock files name every package, so nothing is resolved (older pips pick newer releases for extras and then refuse them); hashes are checked.
# The package itself is then linked in without asking an index.
.venv/run-ready: requirements/run.txt pyproject.toml | .venv/bin/python
	@$(PIP) --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/test-ready: requirements/test.txt pyproject.toml | .venv/bin/python
	@$(PIP) --no-deps --require-hashes -r requirements/test.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@ .venv/run-ready

demo: .venv/run-ready
	@mkdir -p build
	@$(BIN)/factcheck check claims/west-midlands-2023.txt --also build/demo.html --force
	@echo "The full report, with every figure and its source: build/demo.html"

lint: .venv/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint
	$(BIN)/pytest -n $(PARALLEL) --dist loadfile

figures: .venv/run-ready
	$(BIN)/python -m factcheck.sources.build --shared ../shared

# The 47 passages of ../shared are learnt from as well where they are at hand.
judgements: .venv/test-ready
	$(BIN)/factcheck evaluate learn tests/gold/tuned.jsonl tests/gold/more_tuned.jsonl $(wildcard tests/gold/written_*.jsonl) $(wildcard ../shared/gold/dev.jsonl) --output data/judgements

lock: .venv/test-ready
	$(PIP) uv
	@mkdir -p build
	printf 'hatchling\neditables\n' > build/build.in
	$(BIN)/uv pip compile pyproject.toml build/build.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml build/build.in --extra dev -c requirements/run.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/test.txt

clean:
	rm -rf .venv build
