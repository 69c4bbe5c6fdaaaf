"""Every property test of this directory runs under one profile and one seed; the header of the output says which."""

import pytest

from machine.harness.stateful import profiles


def pytest_configure(config: pytest.Config) -> None:
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


PROFILE = pytest.StashKey[profiles.HypothesisProfile]()
