"""TextDesk as a stranger has it: a wheel, installed elsewhere, in a folder with nothing in it.

Whatever is about a desktop works there. What is about this repository says so in one line.
"""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from pathlib import Path

import click
import pytest
from trove_classifiers import classifiers

from machine.cli import textdesk
from spec.language import LANGUAGES
from tests.installation import Installation

ROOT = Path(__file__).resolve().parent.parent
FEATURE = """Feature: Statuses
  Scenario: An agent becomes available
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    When agent "Minji" sets the status to "Available"
    Then the status of agent "Minji" is "Available"
"""
LEAST = ("--agents", "1", "--capacity", "1")
ABROAD = {
    "serve": ("serve", "--stdio"),
    "steps": ("steps",),
    "lint": ("lint", "ours.feature"),
    "schema": ("schema",),
    "test": ("test", "ours.feature"),
    "explore": ("explore", *LEAST, "--property", "one-owner"),
    "export promela": ("export", "promela", *LEAST),
    "generate": ("generate", "--criterion", "transitions", *LEAST, "--no-dialogs", "--out", "made"),
    "learn": ("learn", "--machine", "agent_status", "--extra-states", "0"),
    "mask": ("mask", "ours.txt"),
    "draw": ("draw", "--mermaid", "Dialog"),
    "adapter new": ("adapter", "new", "node", "mine"),
    "adapter guide": ("adapter", "guide", "--lang", "ko"),
    "entries of the adapter guide": ("adapter", "guide", "Accept", "RULE-46", "DesktopView.toasters"),
    "a page with a result": ("test", "ours.feature", "--html", "page.html"),
    "open": ("open", "--print", "RULE-49"),
    "new": ("new", "transfer-to-agent"),
    "translate": ("translate", "ours.feature", "--to", "ko"),
    "lsp": ("lsp",),
    "mcp": ("mcp",),
    "draw readings": ("draw", "--reading", "literal-drop", "--out", "drawn"),
    "draw in another form": ("draw", "--as", "scxml", "--out", "drawn"),
}
"""A call of every command that must work anywhere, but for two."""
HELD = ("conform", "--examples", "2", "--seed", "1", "--ledger", "ledger.json", "--json")
"""Of these two: `ledger` needs what `conform` wrote."""
AT_HOME = {
    "check": ("check",),
    "mutate": ("mutate", "--sample", "1"),
    "draw": ("draw",),
    "draw --check": ("draw", "--check"),
    "draw --since": ("draw", "--since", "first"),
}
"""Those that are about this repository."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def run(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the command in a folder of the stranger's."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "ours.feature").write_text(FEATURE, encoding="utf-8")
    (folder / "ours.txt").write_text("call +12025550101\n", encoding="utf-8")
    return lambda *arguments: installation.textdesk(folder, *arguments)


@pytest.mark.parametrize(
    ("plan", "code", "verdict"),
    # The plan is worked out anew where it was never played, which takes a minute.
    [("none", 3, "undetermined"), pytest.param("short", 0, "conforms", marks=pytest.mark.long)],
)
def test_tutorial_a_desktop_is_held_to_the_specification_from_an_empty_folder(
    run: Run, plan: str, code: int, verdict: str
) -> None:
    told = run(*HELD, "--plan", plan)

    assert (told.returncode, json.loads(told.stdout)["verdict"]) == (code, verdict)
    told = run("ledger", "ledger.json")
    assert (told.returncode, told.stderr) == (0, "")


def test_whatever_is_about_a_desktop_works_anywhere(run: Run) -> None:
    with ThreadPoolExecutor(2) as pool:
        told_by = dict(zip(ABROAD, pool.map(lambda arguments: run(*arguments), ABROAD.values()), strict=True))

    for name, told in told_by.items():
        assert told.returncode == 0, (name, told.stdout, told.stderr)
        assert "Traceback" not in told.stderr, name


@pytest.mark.parametrize("name", AT_HOME)
def test_what_is_about_this_repository_says_so_in_one_line(run: Run, name: str) -> None:
    told = run(*AT_HOME[name])

    command = name if name.startswith("draw --") else AT_HOME[name][0]
    assert (told.returncode, told.stdout, told.stderr) == (
        2,
        "",
        f"Error: `textdesk {command}` is about the repository of TextDesk and runs in a checkout of it; "
        "this TextDesk is installed without one.\n",
    )


def test_it_says_its_version(run: Run) -> None:
    told = run("--version")

    assert (told.returncode, told.stdout) == (0, f"textdesk {importlib.metadata.version('textdesk')}\n")


def test_every_command_is_called_here_and_says_what_it_is_for(run: Run) -> None:
    calls = [HELD, ("ledger",), *ABROAD.values(), *AT_HOME.values()]
    commands = dict(commands_of(textdesk))
    with ThreadPoolExecutor(2) as pool:
        told_by = dict(zip(commands, pool.map(lambda words: run(*words, "--help"), commands), strict=True))

    assert [words for words in commands if not any(call[: len(words)] == words for call in calls)] == []
    for words, told in told_by.items():
        assert (told.returncode, told.stderr) == (0, ""), words
        assert told.stdout.startswith(f"Usage: textdesk {' '.join(words)} "), words


def commands_of(group: click.Group, *above: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, by the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands_of(command, *above, name)
        else:
            yield (*above, name), command


def test_the_wheel_holds_the_licence_the_types_and_everything_that_is_read_while_it_runs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    kept = {
        path.relative_to(ROOT).as_posix()
        for room in ("spec", "machine")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    entry_point = "machine/harness/bdd/entry_point/textdesk_pytest.py"  # it stands at the top
    made = {"machine/pages/index.html", *(f"machine/port/adapter_guide.{language}.md" for language in LANGUAGES)}
    made |= {
        f"machine/pages/feature_files/{path.relative_to(ROOT / 'features').as_posix()}"
        for path in (ROOT / "features").rglob("*.feature")
    }
    kept = kept - {entry_point} | {Path(entry_point).name} | made
    assert kept <= set(names)
    assert all(name in kept or ".dist-info/" in name for name in names)
    assert f"textdesk-{importlib.metadata.version('textdesk')}.dist-info/licenses/LICENSE" in names


def test_the_wheel_says_what_it_is_for(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as files:
        [name] = (name for name in files.namelist() if name.endswith("/METADATA"))
        said = message_from_bytes(files.read(name))

    assert {"Framework :: Pytest", "Typing :: Typed"} <= set(said.get_all("Classifier", []))
    assert "gherkin" in said["Keywords"]
    assert set(said.get_all("Classifier", [])) <= classifiers
