"""The pictures show the machines, all of them and nothing else, in both languages and without relying on colour."""

import re
from collections import Counter
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import graphviz
import pytest

from machine.draw import mermaid
from machine.draw.boxes import boxes
from machine.draw.links import links
from machine.draw.machine_picture import machine_picture
from machine.draw.overview_picture import overview_picture
from machine.draw.palette import LOOKS, PAPER, STATE_FILL, width_points
from machine.draw.svg import LayoutError, render
from machine.draw.tables import machine_page
from machine.draw.words import is_assumed
from machine.lifecycle.declaration import EMISSIONS, Caller
from machine.lifecycle.table import TABLE, MachineSpec, Transition
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language

SVG = "{http://www.w3.org/2000/svg}"
IN_BOTH = [(machine, language) for machine in TABLE.machines for language in LANGUAGES]
EVERY_PICTURE = pytest.mark.parametrize(("machine", "language"), IN_BOTH, ids=lambda each: getattr(each, "name", each))


def _transitions(machine: MachineSpec) -> list[Transition]:
    return [transition for transition in TABLE.transitions if transition.machine == machine.name]


def _edges(graph: graphviz.Digraph) -> list[tuple[str, str, str]]:
    """Source, target and attributes of every line of the DOT text that is an edge."""
    return re.findall(r"^\t(\w+) -> (\w+) \[(.*)\]$", graph.source, re.MULTILINE)


def test_tutorial_a_machine_becomes_a_graph_and_the_graph_a_picture() -> None:
    (status,) = (machine for machine in TABLE.machines if machine.name == "AgentStatus")

    graph = machine_picture(status, "en")
    picture = ElementTree.fromstring(render(graph, "Agent status", "What it shows.", "en"))

    shown = [element.text for element in picture.iter(f"{SVG}text")]
    assert shown[0] == "Agent status"
    assert [text for text in shown if text in ("Idle", "Available", "RONA")] == ["Idle", "Available", "RONA"]
    assert "2 ○ Another machine" in shown and "miss an offer" in shown and "/ give up the agent's other offers" in shown


@EVERY_PICTURE
def test_every_transition_is_drawn_once_from_its_source_to_its_target(machine: MachineSpec, language: Language) -> None:
    graph = machine_picture(machine, language)
    edges = _edges(graph)

    for transition in _transitions(machine):
        told = f"{transition.id} ("
        if transition.source == transition.target:
            node = re.search(rf"^\t{transition.source} \[label=<.*?>> ", graph.source, re.MULTILINE | re.DOTALL)
            assert node is not None and node[0].count(f"{escape(transition.id)} (") == 1, transition.id
        else:
            (box,) = (target for source, target, said in edges if source == transition.source and told in said)
            assert [target for source, target, said in edges if source == box and told in said] == [transition.target]


@EVERY_PICTURE
def test_nothing_is_drawn_that_the_table_does_not_hold(machine: MachineSpec, language: Language) -> None:
    graph = machine_picture(machine, language)

    leading = [transition for transition in _transitions(machine) if transition.source != transition.target]
    gathered = [box for box in boxes(machine.name) if box.target is not None]
    assert len(_edges(graph)) == 1 + len(leading) + len(gathered)


def test_a_transition_that_is_dropped_from_the_table_leaves_the_boxes() -> None:
    gone = "Conversation.ended: active > closed"

    left = boxes("Conversation", TABLE.without(gone).transitions)

    assert gone not in [transition.id for box in left for transition in box.transitions]
    assert sum(len(box.transitions) for box in left) == sum(len(box.transitions) for box in boxes("Conversation")) - 1


@EVERY_PICTURE
def test_assumed_transitions_are_dashed_and_documented_ones_are_not(machine: MachineSpec, language: Language) -> None:
    graph = machine_picture(machine, language)

    for _, _, said in _edges(graph):
        for transition in _transitions(machine):
            if f"{transition.id} (" in said:
                assert ("style=dashed" in said) == is_assumed(transition), transition.id
                assert ("style=solid" in said) != is_assumed(transition), transition.id
    for transition in _transitions(machine):
        if transition.source == transition.target:
            (cell,) = re.findall(
                rf'STYLE="(\w+)"[^>]*{re.escape(escape(transition.id))} \(', _state(graph, transition.source)
            )
            assert cell == ("dashed" if is_assumed(transition) else "solid")


def _state(graph: graphviz.Digraph, state: str) -> str:
    """The one line of the DOT text that declares a state's node; tooltips of cells hold no raw line feed."""
    (line,) = (line for line in str(graph.source).splitlines() if line.startswith(f"\t{state} ["))
    return line


def test_assumed_means_that_no_clause_of_the_source_is_cited() -> None:
    assert is_assumed(TABLE.transition("AgentStatus.miss: idle > rona"))
    assert not is_assumed(TABLE.transition("AgentStatus.set_available: idle > available"))
    assert {
        is_assumed(transition) for transition in TABLE.transitions if any(c in load().clauses for c in transition.cites)
    } == {False}


@EVERY_PICTURE
def test_every_word_of_the_machine_stands_in_the_picture_in_the_readers_language(
    machine: MachineSpec, language: Language
) -> None:
    words = load().words
    drawn = ElementTree.fromstring(render(machine_picture(machine, language), "t", "d", language))
    # Tooltips repeat the words; what is asked for is what stands in the picture itself.
    shown = "\n".join(text.text or "" for text in drawn.iter(f"{SVG}text"))

    ids = [f"machine.{machine.name}", *(f"state.{machine.name}.{state}" for state in machine.states)]
    for transition in _transitions(machine):
        ids.append(f"event.{machine.name}.{transition.event}")
        ids.append(f"role.{TABLE.event[f'{machine.name}.{transition.event}'].by.value}")
        ids.extend(f"guard.{guard.__name__}" for guard in transition.guards)
        ids.extend([f"effect.{transition.effect.__name__}"] if transition.effect else [])
    assert [each for each in ids if words(each).of(language) not in shown] == []


@EVERY_PICTURE
def test_the_page_beside_a_picture_has_one_row_for_each_transition(machine: MachineSpec, language: Language) -> None:
    page = machine_page(machine, "picture", language)

    rows = [line.split(" | ") for line in page.splitlines() if re.match(r"\| \d", line)]
    words = load().words
    expected = Counter(
        (
            words(f"state.{machine.name}.{transition.source}").of(language),
            words(f"event.{machine.name}.{transition.event}").of(language),
            words(f"state.{machine.name}.{transition.target}").of(language),
            ", ".join(f"[{cited}](../matrix.md#{cited.lower()})" for cited in transition.cites),
        )
        for transition in _transitions(machine)
    )
    assert Counter((row[1], row[2], row[7], row[9].removesuffix(" |")) for row in rows) == expected


def test_colour_is_never_the_only_carrier() -> None:
    assert set(LOOKS) == set(Caller)
    assert len({look.sign for look in LOOKS.values()}) == len(Caller)
    for machine, language in IN_BOTH:
        source = machine_picture(machine, language).source
        for box in boxes(machine.name):
            caller = TABLE.event[box.event].by
            name = load().words(f"role.{caller.value}").of(language)
            assert f"{box.number} {LOOKS[caller].sign} {name}" in source


def test_every_colour_of_text_stands_out_from_its_ground() -> None:
    def luminance(colour: str) -> float:
        interactions = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in interactions]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for look in LOOKS.values():
        assert (luminance(PAPER) + 0.05) / (luminance(look.colour) + 0.05) >= 4.5
    assert (luminance(STATE_FILL) + 0.05) / (luminance("#1a1a1a") + 0.05) >= 4.5


def test_a_hangul_syllable_is_given_a_full_em() -> None:
    assert width_points("대화", 10) == 21
    assert width_points("", 10) == 1
    assert width_points("대화", 10, bold=True) > width_points("대화", 10) > width_points("ab", 10)


def test_the_overview_shows_every_event_once_for_each_who_causes_it() -> None:
    between = {
        (transition.machine, name)
        for transition in TABLE.transitions
        if transition.effect is not None
        for name in EMISSIONS[transition.effect]
    }
    outside = {(spec.by, spec.name) for spec in TABLE.events if spec.by is not Caller.MACHINE and not spec.shortcut}

    drawn = Counter((link.sender, event) for link in links() for event in link.events)

    assert drawn == Counter([*between, *outside])
    for language in LANGUAGES:
        source = overview_picture(language).source
        assert source.count(" -> ") == 2 * len(links())
        assert [link for link in links() if f" -> {link.machine} " not in source] == []


def test_a_picture_tells_nothing_of_the_program_that_laid_it_out() -> None:
    graph = overview_picture("ko")

    drawn = render(graph, "전체 구조", "설명", "ko").decode()

    picture = ElementTree.fromstring(drawn)
    assert [picture[0].tag, picture[0].text, picture[1].tag, picture[1].text] == [
        f"{SVG}title",
        "전체 구조",
        f"{SVG}desc",
        "설명",
    ]
    assert picture.get("role") == "img" and picture.get("aria-label") == "전체 구조"
    assert "<!--" not in drawn and "raphviz" not in drawn and "xlink" not in drawn and "Helvetica" not in drawn


def test_what_is_pointed_at_says_its_clauses() -> None:
    (conversation,) = (machine for machine in TABLE.machines if machine.name == "Conversation")

    picture = ElementTree.fromstring(render(machine_picture(conversation, "en"), "t", "d", "en"))

    titles = [title.text or "" for title in picture.iter(f"{SVG}title")]
    offered = [title for title in titles if "Conversation.offer: queued > offered (documented)" in title]
    assert len(offered) == 3, "the line to the box, the box, and the line from it"
    for title in offered:
        assert f"OFFER-1: {load().clauses['OFFER-1'].says.en}" in title.splitlines()
        assert f"AVAIL-1: {load().clauses['AVAIL-1'].says.en}" in title.splitlines()


def test_a_layout_program_that_fails_is_one_sentence() -> None:
    broken = graphviz.Digraph("broken")
    broken.node("a", label="<<TABLE><TR></TABLE>>")

    with pytest.raises(LayoutError, match=r"^broken: the layout program failed"):
        render(broken, "t", "d", "en")


def test_only_the_wheels_program_draws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert render(overview_picture("en"), "t", "d", "en").startswith(b"<svg")


@EVERY_PICTURE
def test_mermaid_holds_every_transition(machine: MachineSpec, language: Language) -> None:
    lines = mermaid(machine.name, language).splitlines()

    assert lines[0] == "stateDiagram-v2"
    drawn = Counter(re.findall(r"^    (\w+) --> (\w+) : ", "\n".join(lines), re.MULTILINE))
    assert drawn == Counter((transition.source, transition.target) for transition in _transitions(machine))


def test_mermaid_of_an_unknown_picture_names_the_known_ones() -> None:
    assert mermaid("overview", "ko").count("-->") == len(links())
    with pytest.raises(ValueError, match=r"no picture 'Chat'; the pictures are AgentStatus, .*, overview\.$"):
        mermaid("Chat", "en")
