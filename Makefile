# Run `make help` for what each target does.

PYTHON ?= python3
UV ?= uv
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV_COMPILE = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"
# All extras but spark: it weighs hundreds of megabytes, and only `make test-spark` needs it.
EXTRAS = $(shell sed -n '/^\[project.optional-dep/,/^\[dep/s/^\([a-z]*\) = \[.*/--extra \1/p' pyproject.toml | \
	grep -v 'spark$$')
NOT_AGAIN := s/^\([a-z0-9-]*\)==.*/--no-emit-package \1/p

# Tests start the program often: what is compiled once is kept, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run check test test-spark bench gold man docs lock clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# 1 says, as diff does, that the reports differ.
run: .venv/run.stamp ## open the demo story
	@$(BIN)/srcdiff demo || [ $$? -eq 1 ]

check: .venv/test.stamp ## lint, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Several at once, one more than there are cores: some tests wait for a program in a terminal.
test: check ## check, then every test
	$(BIN)/pytest --numprocesses "$$($(BIN)/python -c 'import os; print(min(8, os.cpu_count() + 1))')" \
		--dist worksteal

# PySpark and py4j go into a folder of their own, where nothing else finds them.
test-spark: .venv/spark.stamp ## that Spark finds the stories that DuckDB finds (needs Java)
	PYTHONPATH=.venv/spark $(BIN)/pytest tests/test_archive_spark.py

bench: .venv/bench.stamp ## what start-up, keys and alignment cost; writes docs/benchmarks.md
	$(BIN)/python -m tests.benchmarks

gold: .venv/test.stamp ## F1 against links that people marked
	$(BIN)/python -m tests.benchmarks.gold

man: .venv/run.stamp ## the man page, as dist/srcdiff.1
	@mkdir -p dist
	$(BIN)/python -m tui.cli.shell_files > dist/srcdiff.1

docs: .venv/docs.stamp ## the API reference, as dist/docs/index.html
	$(BIN)/pdoc --docformat google --output-directory dist/docs corpus

# Keeps the versions that are there; delete requirements/*.txt first to take newer ones.
lock: ## write requirements/ anew from pyproject.toml (needs uv)
	$(UV_COMPILE) --group build --output-file requirements/run.txt
	$(UV_COMPILE) --group test $(EXTRAS) --constraint requirements/run.txt --output-file requirements/test.txt \
		$$(sed -n '$(NOT_AGAIN)' requirements/run.txt)
	$(UV_COMPILE) --group bench --constraint requirements/run.txt --output-file requirements/bench.txt \
		$$(sed -n '$(NOT_AGAIN)' requirements/run.txt requirements/test.txt)
	$(UV_COMPILE) --group docs --constraint requirements/run.txt --constraint requirements/test.txt \
		--output-file requirements/docs.txt \
		$$(sed -n '$(NOT_AGAIN)' requirements/run.txt requirements/test.txt)

clean: ## remove the environment and what the tools left behind
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist snapshot_report.html
	find corpus tui styles tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "srcdiff needs Python 3.11 or later; name one: make PYTHON=python3.13" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes --requirement requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q corpus tui styles  # as pip does with what is not editable
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/run.stamp
	$(PIP) --require-hashes --requirement requirements/run.txt --requirement requirements/test.txt
	@touch $@

.venv/spark.stamp: pyproject.toml | .venv/test.stamp
	$(PIP) --target .venv/spark --upgrade 'pyspark>=4,<5'
	@touch $@

.venv/bench.stamp: requirements/bench.txt .venv/test.stamp
	$(PIP) --require-hashes --requirement requirements/bench.txt
	@touch $@

.venv/docs.stamp: requirements/docs.txt .venv/run.stamp
	$(PIP) --require-hashes --requirement requirements/run.txt --requirement requirements/docs.txt
	@touch $@
