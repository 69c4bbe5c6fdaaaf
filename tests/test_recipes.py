"""The recipes for CI systems in .ci/recipes: they parse, and every command in them is one that there is."""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from machine.cli import textdesk
from tests.ci_scripts import CI
from tests.test_setup import set_up

RECIPES = CI / "recipes"
HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.(?:com|io|org|dev|net)\b")


def github_job() -> dict[str, Any]:
    job: dict[str, Any] = yaml.safe_load((RECIPES / "github.yml").read_text(encoding="utf-8"))["jobs"]["conform"]
    return job


def gitlab_job() -> dict[str, Any]:
    job: dict[str, Any] = yaml.safe_load((RECIPES / "gitlab.yml").read_text(encoding="utf-8"))["textdesk"]
    return job


def lines(system: str, **others: str) -> list[list[str]]:
    """What a recipe runs, word by word, with the variables that it sets put in, or others in their place."""
    job = github_job() if system == "github" else gitlab_job()
    variables: dict[str, str] = job["env"] if system == "github" else job["variables"]
    ran = [step["run"] for step in job["steps"] if "run" in step] if system == "github" else job["script"]
    return [shlex.split(re.sub(r"\$(\w+)", lambda found: {**variables, **others}[found[1]], line)) for line in ran]


def instructions(name: str) -> Iterator[str]:
    """What stands behind an instruction of this name in the Dockerfile."""
    for line in (RECIPES / "Dockerfile").read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if word == name:
            yield rest


def parsed(words: list[str]) -> click.Context:
    """A command line of ours as the command reads it; nothing is run."""
    assert words[0] == "textdesk"
    return textdesk.commands[words[1]].make_context(words[1], words[2:])


@pytest.mark.parametrize("system", ["github", "gitlab"])
def test_tutorial_a_recipe_proves_the_adapter_then_holds_the_desktop_and_keeps_the_report(system: str) -> None:
    self_test, whole = (parsed(words) for words in lines(system) if words[0] == "textdesk")

    assert (self_test.params["self_test"], whole.params["self_test"]) == (True, False)
    assert self_test.params["target"] == whole.params["target"] != "inprocess"
    assert whole.params["junit_file"] == Path("textdesk.xml")
    assert whole.params["github"] == (system == "github")


@pytest.mark.parametrize("system", ["github", "gitlab"])
def test_what_a_recipe_says_of_a_token_and_a_certificate_is_what_the_command_takes(system: str) -> None:
    text = (RECIPES / f"{system}.yml").read_text(encoding="utf-8")
    (told,) = re.findall(r'ACCESS: ""  # yours: "([^"]+)"', text)

    assert "DESK_TOKEN" in text.replace(told, ""), "where the secret comes from"
    for words in lines(system, ACCESS=told, DESK="https://desk.example"):
        if words[0] == "textdesk":
            reached = parsed(words).params
            assert (reached["headers"], reached["ca_file"]) == (("Authorization=DESK_TOKEN",), "certificates.pem")


def test_the_report_is_kept_where_each_system_looks_for_it_even_if_a_desktop_departs() -> None:
    kept = github_job()["steps"][-1]
    artifacts = gitlab_job()["artifacts"]

    assert (kept["if"], kept["with"]["path"]) == ("always()", "textdesk.xml")
    assert (artifacts["when"], artifacts["reports"]["junit"]) == ("always", "textdesk.xml")


def test_a_command_line_that_the_command_does_not_know_would_be_seen() -> None:
    with pytest.raises(click.NoSuchOption):
        parsed(["textdesk", "conform", "--annotate"])


@pytest.mark.parametrize("system", ["github", "gitlab"])
def test_a_recipe_runs_programs_that_its_image_has(system: str) -> None:
    assert {words[0] for words in lines(system)} <= {"python", "textdesk"}


@pytest.mark.skipif(os.name == "nt", reason="the image is of Debian")
def test_whatever_the_dockerfile_runs_there_is() -> None:
    ran = [shlex.split(line)[0] for line in instructions("RUN")]

    assert len(ran) == 5
    assert [program for program in ran if shutil.which(program) is None] == []
    assert list(instructions("ENTRYPOINT")) == ['["textdesk"]']


def test_the_dockerfile_takes_every_version_from_the_lock() -> None:
    (line,) = (line for line in instructions("RUN") if line.startswith("sed"))
    pattern = re.search(r"s/(.*)/\\1/p", line)
    assert pattern is not None
    basic = pattern[1].replace(r"\(", "(").replace(r"\)", ")")

    lock = (CI.parent / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = [found[1].strip() for each in lock if (found := re.match(basic, each))]

    assert {each.partition("==")[0] for each in pinned} == set(set_up.locked_in(CI.parent))
    assert any(" ; " in each for each in pinned)
    assert not any("\\" in each or "--hash" in each for each in pinned)


def test_everything_that_builds_the_wheel_is_let_into_the_image() -> None:
    let_in = [
        line[1:]
        for line in (RECIPES / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    ]

    assert [name for name in let_in if not (CI.parent / name).exists()] == []
    assert {"spec", "machine", "pyproject.toml", "README.md", "LICENSE", ".ci/compiled.py"} <= set(let_in)


def test_no_recipe_names_a_host_of_somebody() -> None:
    for path in RECIPES.iterdir():
        assert HOST.findall(path.read_text(encoding="utf-8")) == [], path.name
