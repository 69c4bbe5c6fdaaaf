"""Every property test of this directory runs under one profile and one seed; the header of the output says which."""

import os
from pathlib import Path

import pytest

from machine.harness.stateful import profiles
from tests.installation import Installation
from tests.masking.wheels import ROOT, built


def pytest_configure(config: pytest.Config) -> None:
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
