# `make site` and `make test` do everything that a fresh machine needs, into .venv/.
# PYTHON is any Python from 3.11 on: make site PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Material prints a notice about MkDocs 2, which pyproject.toml rules out already.
export NO_MKDOCS_2_WARNING := 1
# No byte of the site may depend on the day it was built.
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: site serve test check audit fix clean

site: $(VENV)/installed
	$(BIN)/tipdeck combine content/articles --cards content/cards
	$(BIN)/tipdeck wording content
	$(BIN)/tipdeck changes content
	$(BIN)/tipdeck heights
	$(BIN)/mkdocs build --strict --quiet
	@echo
	@echo "The site is in $(CURDIR)/site. Look at it with: make serve"

serve: $(VENV)/installed
	$(BIN)/mkdocs serve

test: $(VENV)/installed-test
	$(BIN)/python -m pytest

check: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/tipdeck check content
	$(BIN)/mkdocs build --strict --quiet --site-dir build/check

audit: site
	$(BIN)/python benchmarks/audit.py

fix: $(VENV)/installed-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) site build .cache .pytest_cache .mypy_cache .ruff_cache *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python cannot make virtual environments here; on Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-test: pyproject.toml | $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,dev]'
	sh tests/install-browser $(BIN)/python
	sh tests/install-paper $(BIN)/python
	@touch $@
