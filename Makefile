# The two commands, `make check` (the main job) and `make test`; each sets up what it needs by itself.
# ARGS passes flags on: make check ARGS=--fresh, make test ARGS='-k masking', make lock ARGS=--upgrade.

PYTHON = python3
UV = uv
ARGS =
BIN = $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)

# Nothing of the caller's own environment may stand in for what the lock pins.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: check test ready lock

check: ready
	@$(BIN)/textdesk check $(ARGS)

# The import contract runs among the tests: tests/test_layers.py.
test: ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest $(ARGS)

ready:
	@$(PYTHON) .ci/set_up.py

# For all systems and all Pythons from 3.11 on; keeps the versions it finds unless told to --upgrade. Needs uv.
lock:
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" --group dev pyproject.toml \
		--output-file requirements.lock $(ARGS)
