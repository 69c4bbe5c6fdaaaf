"""Profiles: how long the property tests run, and that one seed repeats a run."""

import pytest

from machine.harness.stateful import profiles


def test_ci_has_its_seed_pinned_and_says_it() -> None:
    ci = profiles.find("ci")

    assert profiles.headline(ci) == f"textdesk: profile ci, seed {profiles.CI_SEED}"
    assert profiles.find("ci") == ci


def test_the_profile_comes_from_the_name_then_the_environment_then_it_is_dev(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(profiles.VARIABLE, raising=False)
    assert profiles.find().name == "dev"

    monkeypatch.setenv(profiles.VARIABLE, "thorough")
    assert profiles.find().name == "thorough"
    assert profiles.find("ci").name == "ci"


def test_a_seed_that_was_printed_can_be_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(profiles.SEED_VARIABLE, "7")

    assert [profiles.find(name).seed for name in profiles.PROFILES] == [7, 7, 7]


def test_an_unknown_profile_and_a_wrong_seed_are_named_with_the_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(profiles.ProfileError, match=r"no test profile 'fast'; choose one of dev, ci, thorough\."):
        profiles.find("fast")

    monkeypatch.setenv(profiles.SEED_VARIABLE, "x1")
    with pytest.raises(profiles.ProfileError, match="TEXTDESK_SEED is 'x1'; give a whole number"):
        profiles.find("ci")


def test_longer_profiles_do_more() -> None:
    dev, ci, thorough = (profiles.PROFILES[name] for name in ("dev", "ci", "thorough"))

    assert dev.examples < ci.examples < thorough.examples
    assert dev.cases < ci.cases < thorough.cases
