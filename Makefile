PYTHON ?= python3
PORT ?= 8501
# Set on the command line only: shells export a HOST of their own.
HOST = localhost
REPORTS = data/reports
# A folder of one's own gets a store of its own, named by where the folder is.
own_store = data/store-$(shell $(PYTHON) -c 'import hashlib, os, sys; print(hashlib.sha256(os.path.realpath(sys.argv[1]).encode()).hexdigest()[:8])' "$(REPORTS)")
STORE = $(if $(filter-out data/reports,$(REPORTS)),$(own_store),data/store)

BIN = .venv/bin
define serve
@echo "Serving on http://$(HOST):$(PORT)  (Ctrl-C stops it)"
@INSPECTION_STORE="$(STORE)" exec $(BIN)/python -m streamlit run app.py --server.port "$(PORT)" --server.address "$(HOST)"
endef
PIP = $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check install

.PHONY: help run demo-nation test check golden accuracy feed soak bench screenshots
.DEFAULT_GOAL := help

help:
	@echo "make run      set up, read the reports, serve the dashboard on http://localhost:8501"
	@echo "              PORT=8600  REPORTS=folder/of/reports  STORE=folder/of/the/store  HOST=0.0.0.0"
	@echo "make demo-nation  serve a made-up nation instead: synthetic data in a store of its own, data/store-demo"
	@echo "make test     everything CI runs: format, lint, types, tests   (make check is the same)"
	@echo "make golden   rewrite the expected results of the tests; review the diff"
	@echo "make accuracy score the reader against keys read by hand   (WRONG=1 lists what is wrong)"
	@echo "make feed     score how other offices' words feed the indicators   (WRONG=seen or layout lists what is wrong)"
	@echo "make soak     read 5,000 documents broken at random   (make test reads 500)"
	@echo "make bench    measure how fast reports are read and a nation is answered, about ten minutes   (needs LibreOffice)"
	@echo "make screenshots take the pictures of README anew   (needs Chromium and Thai fonts)"

run: .venv/.installed
	@$(BIN)/python build.py build --reports "$(REPORTS)" --store "$(STORE)" || [ $$? -eq 4 ]
	$(serve)

demo-nation: STORE = data/store-demo
demo-nation: .venv/.installed
	@$(BIN)/python build.py demo-nation --store "$(STORE)"
	$(serve)

test check: .venv/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile

golden: .venv/.installed-dev
	$(BIN)/pytest --rewrite-goldens

accuracy: .venv/.installed-dev
	@$(BIN)/python -m tests.accuracy.score $(if $(WRONG),--wrong)

feed: .venv/.installed-dev
	@$(BIN)/python -m tests.feed.score $(if $(WRONG),--wrong $(WRONG))

soak: .venv/.installed-dev
	FUZZ_DOCUMENTS=5000 $(BIN)/pytest tests/fuzz

bench: .venv/.installed-dev
	@$(PIP) -r benchmarks/requirements.txt
	@$(BIN)/python -m benchmarks.reading --readme
	@$(BIN)/python build.py demo-nation --store data/store-demo
	@$(BIN)/python -m benchmarks.answers --readme

screenshots: .venv/.installed-dev
	@$(BIN)/python build.py build --reports data/reports --store data/store
	@$(BIN)/python build.py demo-nation --store data/store-demo
	@$(BIN)/python -m tests.browser.screenshots

.venv/.installed: requirements.txt data/geo/provinces.json data/geo/hatch.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Install it, or name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "The virtual environment could not be made. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Downloading the packages of requirements.txt: about 180 MB, 700 MB once installed. This happens once."
	@$(PIP) -r requirements.txt
	@$(BIN)/python build.py static
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo "Downloading the packages of requirements-dev.txt: about 80 MB. This happens once."
	@$(PIP) -r requirements-dev.txt
	@touch $@
