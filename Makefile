# make demo   builds the environment, reads corpus/, writes outputs/, compares the two provinces
# make test   builds the environment and runs all tests
# make help   names the rest

SHELL := /bin/sh
UV_RUN = $(shell .ci/find-uv) run --frozen --no-sync
ENVIRONMENT = .venv/.complete
DEMO_DATABASE = .cache/demo.sqlite
FUZZ_SECONDS = 120

.DEFAULT_GOAL := help
.PHONY: help demo test bench fuzz lint release tesseract programs

help:
	@echo "make demo      read corpus/, write the dataset to outputs/, compare Cao Bằng and Bắc Ninh"
	@echo "make test      run all tests"
	@echo "make lint      ruff and mypy"
	@echo "make fuzz      two minutes for each reader and parser, properties with many more examples, growing input, damaged files"
	@echo "make bench     speed beside other tools"
	@echo "make release   outputs/ again, the same bytes for the same input"

# .complete is newer than what the environment was built from
$(ENVIRONMENT): pyproject.toml uv.lock .ci/find-uv .ci/environment
	@.ci/environment
	@touch $@

demo: $(ENVIRONMENT) tesseract
	@mkdir -p .cache && rm -f $(DEMO_DATABASE)
	@$(UV_RUN) vnplans ingest corpus --scan-effort fast --db $(DEMO_DATABASE)
	@$(UV_RUN) vnplans compare "Cao Bằng" "Bắc Ninh" --db $(DEMO_DATABASE)
	@echo "The dataset:"
	@$(UV_RUN) vnplans export outputs --release --db $(DEMO_DATABASE)

# none of these fails: what is missing is said in one line. Without Tesseract scans wait (status needs_ocr) and all else
# is read; the tests on PostgreSQL start a server of their own, and fail without its programs
tesseract:
	@.ci/program tesseract

programs:
	@.ci/program tesseract postgres office calc fonts browser

# three workers on two cores: while one waits for processes that its test began, the two others work
test: $(ENVIRONMENT) programs
	@$(UV_RUN) pytest -n 3 --dist worksteal --durations=10

fuzz: $(ENVIRONMENT)
	@$(UV_RUN) pytest -m hypothesis --hypothesis-profile=fuzz
	@VNPLANS_FUZZ_SECONDS=$(FUZZ_SECONDS) $(UV_RUN) pytest -n auto --dist worksteal tests/whole/test_fuzz.py
	@VNPLANS_EVERY_PIECE=1 $(UV_RUN) pytest tests/whole/test_growth.py
	@VNPLANS_KILLS=20 $(UV_RUN) pytest tests/vnplans/intake/test_killed.py
	@$(UV_RUN) python -m bench.damaged
	@VNPLANS_CLUSTER_DOCUMENTS=60 $(UV_RUN) pytest tests/vnplans/intake/test_cluster.py

lint: $(ENVIRONMENT)
	@$(UV_RUN) ruff check .
	@$(UV_RUN) ruff format --check .
	@$(UV_RUN) mypy

bench: $(ENVIRONMENT)
	@$(shell .ci/find-uv) sync --frozen --all-extras --group bench --inexact --quiet
	@$(UV_RUN) pytest tests/project/test_docs.py -k licences
	@$(UV_RUN) python -m bench.page_breaks
	@$(UV_RUN) python -m bench

release: $(ENVIRONMENT)
	@mkdir -p .cache && rm -f $(DEMO_DATABASE)
	@$(UV_RUN) vnplans ingest corpus --db $(DEMO_DATABASE) --jobs 1 --scan-effort fast
	@$(UV_RUN) vnplans export outputs --release --db $(DEMO_DATABASE)
