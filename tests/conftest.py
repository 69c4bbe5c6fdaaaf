"""Every property test of this directory runs under one profile and one seed; the header of the output says which."""

import os
from pathlib import Path

import pytest

from machine.harness.stateful import profiles
from tests.installation import Installation
from tests.masking.wheels import ROOT, built


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="Run only the tests that are marked long: `make long`.")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked long runs by itself: a shorter form of each stands beside it."""
    by_form: dict[bool, list[pytest.Item]] = {True: [], False: []}
    for each in items:
        by_form[(each.get_closest_marker("long") is not None) is config.getoption("--long")].append(each)
    config.hook.pytest_deselected(items=by_form[False])
    items[:] = by_form[True]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: runs by `make long` alone; a shorter form of it stands beside it")
    # What the tests run is nobody's result: build/report.html stays as it is.
    os.environ["TEXTDESK_NO_HTML"] = "1"
    try:
        config.stash[PROFILE] = profiles.load()
    except profiles.ProfileError as error:
        raise pytest.UsageError(str(error)) from error


def pytest_report_header(config: pytest.Config) -> str:
    return profiles.headline(config.stash[PROFILE])


@pytest.fixture(scope="session")
def profile(pytestconfig: pytest.Config) -> profiles.HypothesisProfile:
    """The profile of this run."""
    return pytestconfig.stash[PROFILE]


@pytest.fixture(scope="session")
def in_ci(profile: profiles.HypothesisProfile) -> bool:
    """Whether everything has to be here that a test takes from outside."""
    return profile.name == "ci"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the tree."""
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The wheel where it is installed, with no checkout beside it."""
    return Installation(tmp_path_factory.mktemp("installation"), wheel)


PROFILE = pytest.StashKey[profiles.HypothesisProfile]()
