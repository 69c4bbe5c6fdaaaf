"""The Mermaid and the PlantUML that we write, read by the programs that they are for.

Mermaid comes from npm for the tests alone, locked in tests/node/; PlantUML is what the system has. Where one is
missing, that is said; under the profile of CI it is an error.
"""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from machine.draw.forms import NAMES
from machine.draw.links import links
from machine.draw.mermaid import mermaid, transition_label
from machine.draw.plantuml import plantuml
from machine.draw.words import machine_name, state_name
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import LANGUAGES, Language
from tests.outside_programs import NODE, lacking, node_module

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="session")
def parser(in_ci: bool) -> Path:
    """The program that reads Mermaid, with what it needs."""
    node_module("mermaid/package.json", in_ci=in_ci)
    return NODE / "parse.mjs"


@cache
def parsed(parser: Path, *texts: str) -> list[dict[str, Any]]:
    """What Mermaid makes of texts: kind, nodes and edges, or an error."""
    program = shutil.which("node")
    assert program is not None
    done = subprocess.run(
        (program, parser), input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True, timeout=300
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="session")
def drawings(parser: Path) -> dict[tuple[str, Language], dict[str, Any]]:
    asked = [(name, language) for name in NAMES for language in LANGUAGES]
    found = parsed(parser, *(mermaid(name, language) for name, language in asked))
    return dict(zip(asked, found, strict=True))


def test_tutorial_mermaid_says_what_is_wrong_with_a_text(parser: Path) -> None:
    right, wrong = parsed(parser, "stateDiagram-v2\n  a --> b : c\n", "stateDiagram-v2\n  a --> : c\n")

    assert right["edges"] == [{"start": "a", "end": "b", "label": "c"}]
    assert "Parse error on line 2" in wrong["error"]


@LANGUAGE
@pytest.mark.parametrize("machine", TABLE.machines, ids=lambda each: each.name)
def test_mermaid_reads_every_state_and_transition_of_a_machine(
    machine: MachineSpec, language: Language, drawings: dict[tuple[str, Language], dict[str, Any]]
) -> None:
    found = drawings[machine.name, language]

    assert found["kind"] == "stateDiagram"
    names = {node["id"]: node["label"] for node in found["nodes"] if not node["id"].startswith("root_")}
    assert names == {state: state_name(machine.name, state, language) for state in machine.states}
    edges = [(each["start"], each["end"], each["label"]) for each in found["edges"] if "root_" not in str(each)]
    assert edges == [
        (each.source, each.target, transition_label(each, language))
        for each in TABLE.transitions
        if each.machine == machine.name
    ]
    ends = {each["start"] for each in found["edges"] if each["end"] == "root_end"}
    assert ends == set(machine.final)


@LANGUAGE
def test_mermaid_reads_the_overview(language: Language, drawings: dict[tuple[str, Language], dict[str, Any]]) -> None:
    found = drawings["overview", language]

    assert found["kind"].startswith("flowchart")
    assert {machine_name(each.name, language) for each in TABLE.machines} <= {node["label"] for node in found["nodes"]}
    assert len(found["edges"]) == len(links())


@LANGUAGE
@pytest.mark.parametrize("name", NAMES)
def test_plantuml_reads_every_picture(name: str, language: Language, in_ci: bool) -> None:
    kind, entities = read_by_plantuml(plantuml(name, language), in_ci=in_ci)

    if name == "overview":
        senders = {link.sender for link in links()} | {link.machine for link in links()}
        assert (kind, entities) == ("DESCRIPTION", len(senders))
    else:
        machine = next(each for each in TABLE.machines if each.name == name)
        # Beginning and end count as well.
        assert (kind, entities) == ("STATE", len(machine.states) + 1 + bool(machine.final))


def test_plantuml_finds_what_is_wrong(in_ci: bool) -> None:
    assert read_by_plantuml("@startuml\nstate a\na --> --> b\n@enduml\n", in_ci=in_ci) == ("ERROR", 0)


HOSTILE = (
    'a "b" c',
    "</b> <size:40>x",
    "a\\nb",
    "**x** //y// __z__ --w-- ~t",
    "<script>",
    "a : b",
    "[*] --> c",
    "@enduml",
)


def test_plantuml_takes_hostile_words_for_words(in_ci: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.draw.plantuml.state_name", lambda *_: " ".join(HOSTILE))
    monkeypatch.setattr("machine.draw.plantuml.label_lines", lambda *_: HOSTILE)

    assert read_by_plantuml(plantuml("AgentStatus", "en"), in_ci=in_ci) == ("STATE", 4)


def read_by_plantuml(text: str, *, in_ci: bool) -> tuple[str, int]:
    """What kind of picture PlantUML takes a text for, and how many entities it finds there."""
    program = shutil.which("plantuml")
    if program is None:
        lacking("PlantUML", "install it, on Debian the package plantuml", in_ci=in_ci)
    done = subprocess.run(
        (program, "-charset", "UTF-8", "-syntax"), input=text, capture_output=True, encoding="utf-8", timeout=120
    )
    kind, _, rest = done.stdout.partition("\n")
    return kind, int(rest.strip("( entis)\n")) if kind != "ERROR" else 0
