# Everything from a fresh clone with only python3 and make. `make` alone says what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
# The stamp carries the digest of what is installed: nothing is installed twice for a mere change of file times.
DIGEST := $(shell cat requirements.lock pyproject.toml | cksum | cut -d ' ' -f 1)
READY := $(VENV)/ready-$(DIGEST)
# The simulators that we compare ourselves with have an environment of their own.
PINS := benchmarks/peers/requirements.txt
PEERS := $(VENV)-bench/ready-$(shell cat $(PINS) | cksum | cut -d ' ' -f 1)

.DEFAULT_GOAL := help
.PHONY: help demo test lint theory agree coverage mutants kills bench catalogue docs pictures notebooks lock clean

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

demo: $(READY)  ## recruit five managers, or split the functions and recruit nobody?
	@$(BIN)/salessim demo

test: lint  ## style, types, import contracts, tests on all processors
	$(BIN)/pytest --numprocesses auto --dist loadfile

lint: $(READY)  ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

theory: $(READY)  ## the long proofs: heavy traffic against exact results
	$(BIN)/pytest -m theory

bench: $(READY) $(PEERS)  ## how fast: other simulators, phases, growth; ten minutes. WITH="--full --store" renews the page
	@$(BIN)/python -m benchmarks.run $(WITH)

agree: $(READY)  ## thousands of houses made by chance and every scenario: the engines agree, some minutes
	@PYTHONPATH=tests $(BIN)/python -m engines.agreement.many

coverage: $(READY)  ## intervals keep their promise: thousands of estimates with a known truth, some minutes
	@PYTHONPATH=tests $(BIN)/python -m promises.many

mutants: $(READY)  ## faults put into the engines on purpose, and the house that finds each, some minutes
	@PYTHONPATH=tests $(BIN)/python -m engines.agreement.mutants

kills: $(READY)  ## ten thousand points of a sweep, killed and disturbed a hundred times: nothing is lost; some minutes
	@PYTHONPATH=tests $(BIN)/python -m kills

docs: $(READY)  ## write docs/reference from the code, and anew what README, tutorial and one page of the background tell
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/told.py
	$(BIN)/python docs/school.py

catalogue: $(READY)  ## find every text that the program says; what has no Russian yet is counted
	@$(BIN)/python docs/catalogue.py

pictures: $(READY)  ## draw the pictures of the README, some minutes
	$(BIN)/python docs/draw.py

notebooks: $(READY)  ## run the notebooks and store their outputs
	$(BIN)/python notebooks/execute.py

lock: $(READY)  ## renew requirements.lock
	$(UV) lock --upgrade
	$(UV) export --quiet --all-extras --format requirements.txt --no-emit-project --output-file requirements.lock

clean:  ## remove what was made here
	rm -rf $(VENV) $(VENV)-bench .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): $(UV)
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@rm -f $(VENV)/ready-* && touch $@

$(PEERS): $(UV)
	@$(UV) venv --quiet --allow-existing --python $(BIN)/python $(VENV)-bench
	@$(UV) pip install --quiet --python $(VENV)-bench/bin/python -r $(PINS)
	@rm -f $(VENV)-bench/ready-* && touch $@

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "salessim needs Python 3.11 or later; try: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
