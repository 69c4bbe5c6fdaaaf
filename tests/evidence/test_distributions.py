"""Which installed versions a result rests on: of what is imported, and of what that requires in its turn."""

from importlib.metadata import version

from machine.evidence.distributions import versions


def test_tutorial_a_library_is_known_by_its_version_and_by_those_that_it_requires() -> None:
    assert versions(frozenset({"hypothesis"})) == {
        "hypothesis": version("hypothesis"),
        "sortedcontainers": version("sortedcontainers"),
    }


def test_a_library_goes_by_the_name_that_it_is_installed_by() -> None:
    assert versions(frozenset({"statemachine"})) == {"python-statemachine": version("python-statemachine")}


def test_what_only_an_extra_requires_is_not_in_it() -> None:
    assert "pytest" not in versions(frozenset({"hypothesis", "networkx", "graphviz"}))


def test_what_nothing_has_installed_has_no_version() -> None:
    assert versions(frozenset({"absent_library"})) == {}
