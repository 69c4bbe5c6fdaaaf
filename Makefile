# The two commands, `make check` (the main job) and `make test`; each sets up what it needs by itself, as `make bench` does.
# ARGS passes flags on: make check ARGS=--fresh, make test ARGS='-k masking', make bench ARGS='--corpus chat'.

PYTHON = python3
UV = uv
ARGS =
SCRIPTS = $(if $(filter Windows_NT,$(OS)),Scripts,bin)
BIN = .venv/$(SCRIPTS)

# Nothing of the caller's own environment may stand in for what the lock pins.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: check test long crosscheck mutation wild mutation-code bench bench-check layouts plans compiled masking-wheel frames spark api lowest ready lock

check: ready
	@$(BIN)/textdesk check $(ARGS)

# The import contract runs among the tests: tests/test_layers.py. A file's tests share what they work out, so each file
# stays in one of the processes.
test: ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile $(ARGS)

# The long forms of tests that `make test` has shorter ones of: half an hour.
long: ready
	$(BIN)/pytest --long -n auto --dist loadfile $(ARGS)

# Our exploration and SPIN on the same spaces, a few minutes; says so and ends well where there is no SPIN.
crosscheck: ready
	@$(BIN)/python -m tests.crosscheck.run $(ARGS)

# Which detector finds which mutant of our desk: the whole table anew, ten minutes on two cores that do nothing else.
mutation: ready
	@$(BIN)/textdesk mutate --write $(ARGS)

# The faulty desktops and the correct ones by two writers who had not read the kit: five minutes, with ARGS=--different
# about an hour.
wild: ready
	@$(BIN)/python -m tests.wild.run $(ARGS)

# How many mutants of the code itself are found, a sample of each layer; an hour and a half.
mutation-code: ready
	@$(PYTHON) .ci/set_up.py bench
	@.venv-bench/$(SCRIPTS)/python -m tests.mutation.code.run --python $(BIN)/python $(ARGS)

# Our masking engine and its peers on the same messages, in an environment of their own; about ten minutes. With our
# engine compiled as well: make compiled bench. Then the wire beside a bare HTTP echo, a quarter of a minute; then what a
# random step costs, and lockstep with two conversations, five minutes. First our features beside pytest-bdd and behave.
bench: ready
	@$(BIN)/python -m tests.bench.runners.run
	@$(PYTHON) .ci/set_up.py bench
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.masking.run $(ARGS)
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.wire.run
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.stateful.run

# Our exploration and its peers on the same spaces, SPIN among them where it is installed.
bench-check:
	@$(PYTHON) .ci/set_up.py bench
	@.venv-bench/$(SCRIPTS)/python -m tests.bench.check.run $(ARGS)

# A better order of statements for the machines' pictures, from the committed one on; ten minutes, with
# ARGS='--only Dialog --rounds 100' less. Then `textdesk draw`.
layouts: ready
	@$(BIN)/python -m tests.draw.layout_search $(ARGS)

# The phone plans of all countries anew, from the metadata of the libphonenumber that is installed.
plans: ready
	@$(BIN)/python .ci/numbering_plans.py

# The wheel with compiled masking, half a minute; needs a C compiler and Python's headers.
compiled: export TEXTDESK_COMPILE = 1
compiled: ready
	@$(BIN)/python -m hatchling build --target wheel --directory build/compiled

# The masking by itself, as a wheel in build/masking; then both wheels installed, and how much each takes.
masking-wheel: ready
	@$(BIN)/python -m tests.masking.wheels build/masking

# Masking in Polars, pandas and DuckDB, in an environment of their own that holds the masking alone: half a minute.
IN_LIBRARIES = -m pytest --config-file .ci/masking_wheel/pyproject.toml --rootdir . tests/masking/integrations
frames: export TEXTDESK_LIBRARIES = frames
frames:
	@$(PYTHON) .ci/set_up.py frames
	@.venv-frames/$(SCRIPTS)/python $(IN_LIBRARIES)/frames $(ARGS)

# Masking in Spark, on a cluster of two workers on this machine: a minute, once two for its environment (1 GB). Where
# there is no Java and none can be installed it says so and ends well.
spark: export TEXTDESK_LIBRARIES = spark
spark:
	@if $(PYTHON) .ci/java.py; then $(PYTHON) .ci/set_up.py spark && \
		.venv-spark/$(SCRIPTS)/python $(IN_LIBRARIES)/spark $(ARGS); fi

# The API reference in build/api, from the docstrings of what users import: a few seconds.
api: ready
	@$(BIN)/python .ci/api.py build/api

# A short part of the tests where everything that a user installs has the lowest version that pyproject.toml allows: a
# minute and a half. The newest are what `make lock ARGS=--upgrade` puts in the lock.
IN_LOWEST = -m pytest --config-file .ci/lowest.ini --rootdir . -q -n auto --dist loadfile tests/port tests/desk \
	tests/lifecycle tests/harness/bdd tests/cli/test_adapter.py tests/cli/test_readings_profile.py
lowest:
	@$(PYTHON) .ci/set_up.py lowest
	@.venv-lowest/$(SCRIPTS)/python $(IN_LOWEST) $(ARGS)

ready:
	@$(PYTHON) .ci/set_up.py

COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"
EXTRAS = --extra arrow --extra editor --extra learn --extra mcp --extra print --extra redis --extra sheets --extra structlog --extra zstd
MASKING = .ci/masking_wheel/pyproject.toml --constraint requirements.lock

# For all systems and all Pythons from 3.11 on; keeps the versions it finds unless told to: make lock ARGS=--upgrade.
# Needs uv. What stands in the first lock and in another has one version.
lock:
	$(COMPILE) pyproject.toml --group dev --output-file requirements.lock $(ARGS)
	$(COMPILE) pyproject.toml $(EXTRAS) --group lowest --resolution lowest-direct \
		--output-file requirements-lowest.lock $(ARGS)
	$(COMPILE) pyproject.toml --group bench --constraint requirements.lock --output-file requirements-bench.lock $(ARGS)
	$(COMPILE) $(MASKING) --extra duckdb --extra pandas --extra polars --group .ci/masking_wheel/pyproject.toml:frames \
		--output-file requirements-frames.lock $(ARGS)
	$(COMPILE) $(MASKING) --extra spark --group .ci/masking_wheel/pyproject.toml:spark \
		--output-file requirements-spark.lock $(ARGS)
