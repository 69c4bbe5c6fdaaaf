# The two commands, `make check` (the main job) and `make test`; each sets up what it needs by itself, as `make bench` does.
# ARGS passes flags on: make check ARGS=--fresh, make test ARGS='-k masking', make bench ARGS='--corpus chat'.

PYTHON = python3
UV = uv
ARGS =
SCRIPTS = $(if $(filter Windows_NT,$(OS)),Scripts,bin)
BIN = .venv/$(SCRIPTS)

# Nothing of the caller's own environment may stand in for what the lock pins.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: check test crosscheck mutation mutation-code bench bench-check compiled ready lock

check: ready
	@$(BIN)/textdesk check $(ARGS)

# The import contract runs among the tests: tests/test_layers.py. A file's tests share what they work out, so each file
# stays in one of the processes.
test: ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile $(ARGS)

# Our exploration and SPIN on the same spaces, a few minutes; says so and ends well where there is no SPIN.
crosscheck: ready
	@$(BIN)/python -m tests.crosscheck.run $(ARGS)

# Which detector finds which mutant of our desk: the whole table anew, ten minutes on two cores that do nothing else.
mutation: ready
	@$(BIN)/textdesk mutate --write $(ARGS)

# How many mutants of the code itself are found, a sample of each layer; an hour and a half.
mutation-code: ready
	@$(PYTHON) .ci/set_up.py bench
	@.venv-bench/$(SCRIPTS)/python -m tests.mutation.code.run --python $(BIN)/python $(ARGS)

# Our masking engine and its peers on the same messages, in an environment of their own; about ten minutes. With our
# engine compiled as well: make compiled bench. Then the wire beside a bare HTTP echo, a quarter of a minute; then what a
# random step costs, and lockstep with two conversations, five minutes.
bench:
	@$(PYTHON) .ci/set_up.py bench
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.masking.run $(ARGS)
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.wire.run
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.stateful.run

# Our exploration and its peers on the same spaces, SPIN among them where it is installed.
bench-check:
	@$(PYTHON) .ci/set_up.py bench
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.check.run $(ARGS)

# The wheel with compiled masking, half a minute; needs a C compiler and Python's headers.
compiled: export TEXTDESK_COMPILE = 1
compiled: ready
	@$(BIN)/python -m hatchling build --target wheel --directory build/compiled

ready:
	@$(PYTHON) .ci/set_up.py

COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" pyproject.toml

# For all systems and all Pythons from 3.11 on; keeps the versions it finds unless told to: make lock ARGS=--upgrade.
# Needs uv. What stands in both locks has one version.
lock:
	$(COMPILE) --group dev --output-file requirements.lock $(ARGS)
	$(COMPILE) --group bench --constraint requirements.lock --output-file requirements-bench.lock $(ARGS)
