# Every target sets up what it needs in .venv, and only when pyproject.toml has changed since.
# What may be set from outside: PYTHON (3.11 or later), ARGS for pytest: make test ARGS="-k recognition", and for
# `make fuzz` READERS and SECONDS: make fuzz READERS="native koski" SECONDS=600

PYTHON ?= python3
ARGS ?=
READERS ?= $(notdir $(wildcard tests/fuzz/corpus/*))
SECONDS ?= 60

BIN := .venv/bin
STAMPS := .venv/stamps
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

CATALOGUES := src/ecvet/i18n/catalogues
PO := $(wildcard $(CATALOGUES)/*.po)

.DEFAULT_GOAL := help
.PHONY: help demo test gate check docs notebooks bench fuzz mutants schema messages catalogues clean
# Two installs into one environment at a time would spoil it.
.NOTPARALLEL:

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

demo: $(STAMPS)/core $(STAMPS)/catalogues ## run the main job on sample data, documents to build/demo
	$(BIN)/ecvet demo --output build/demo

test: $(STAMPS)/test $(STAMPS)/catalogues ## run the tests and doctests, in a minute or two
	$(BIN)/python -m pytest --numprocesses auto $(ARGS)

gate: $(STAMPS)/test $(STAMPS)/catalogues ## run all of them: long series, more examples, branch coverage
	ECVET_HYPOTHESIS_PROFILE=gate $(BIN)/python -m pytest --numprocesses auto --cov --cov-report=term $(ARGS)

check: $(STAMPS)/check $(STAMPS)/catalogues ## check style, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

docs: $(STAMPS)/docs $(STAMPS)/catalogues ## build the documentation to build/docs, a warning is an error
	$(BIN)/python -m sphinx -W --keep-going -q -b html -d build/doctrees docs build/docs

notebooks: $(STAMPS)/notebooks $(STAMPS)/catalogues ## run the example notebooks, an error in a cell is an error
	$(BIN)/jupyter-execute examples/notebooks/*.ipynb

bench: $(STAMPS)/bench $(STAMPS)/catalogues ## measure speed against the references
	$(BIN)/python -m pytest tests/benchmarks --quiet --override-ini norecursedirs=".*" \
		--override-ini addopts=--import-mode=importlib --override-ini python_files="bench_*.py" $(ARGS)

mutants: $(STAMPS)/mutants $(STAMPS)/catalogues ## measure the tests of the rules by mutation (ARGS names mutants)
	PATH="$(abspath $(BIN)):$$PATH" ECVET_HYPOTHESIS_PROFILE=mutation \
		ECVET_SHARED="$${ECVET_SHARED:-$(abspath ../shared)}" $(BIN)/mutmut run $(ARGS)
	$(BIN)/mutmut results | grep -v "caught by type check" || true

fuzz: $(STAMPS)/fuzz $(STAMPS)/catalogues ## look for what breaks a reader, each for SECONDS
	for reader in $(READERS); do \
		$(BIN)/python -m tests.fuzz.program $$reader $(SECONDS) build/fuzz || exit 1; \
	done

schema: $(STAMPS)/core ## write the JSON Schema of the classes as they are
	@mkdir -p build
	$(BIN)/python -c "import sys; from ecvet.io import json_schema; sys.stdout.write(json_schema.written())" \
		> build/schema.json && mv build/schema.json src/ecvet/schemas/ecvet-1.0.json

messages: $(STAMPS)/core ## bring the keys of the message catalogues up to date with the code
	$(BIN)/python -m tests.i18n.messages

catalogues: $(STAMPS)/catalogues ## compile the message catalogues that have changed

clean: ## remove all that these targets have made, .venv included
	rm -rf .venv build dist mutants .coverage .hypothesis .benchmarks .mypy_cache .pytest_cache .ruff_cache
	rm -f $(CATALOGUES)/*.mo
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMPS)/venv:
	$(PYTHON) -m venv .venv
	@mkdir -p $(STAMPS) && touch $@

# The library alone, installed by the pip that came with Python: all that the demo needs.
$(STAMPS)/core: $(STAMPS)/venv pyproject.toml hatch_build.py
	$(PIP) install --editable .
	@touch $@

# Dependency groups need pip 25.1; the pip that comes with Python 3.11 is older.
$(STAMPS)/pip: $(STAMPS)/venv
	$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(STAMPS)/test $(STAMPS)/check $(STAMPS)/docs $(STAMPS)/notebooks $(STAMPS)/bench $(STAMPS)/fuzz $(STAMPS)/mutants: $(STAMPS)/%: $(STAMPS)/core $(STAMPS)/pip
	$(PIP) install --group $*
	@touch $@

$(STAMPS)/catalogues: $(STAMPS)/core $(PO)
	$(BIN)/python hatch_build.py
	@touch $@
