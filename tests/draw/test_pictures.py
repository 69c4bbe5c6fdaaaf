"""The pictures show the machines, all of them and nothing else, in both languages and without relying on colour."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import graphviz
import pytest

from machine.draw import mermaid
from machine.draw.basis import Basis, basis_of, basis_of_transition, weakest
from machine.draw.boxes import boxes, cards
from machine.draw.causes import cause_words, causes
from machine.draw.links import links
from machine.draw.machine_picture import INDENT, machine_file, machine_picture, machine_svg
from machine.draw.overview_picture import overview_picture
from machine.draw.palette import DARK, LIGHT, LOOKS, width_points
from machine.draw.style import NAMES, RULES
from machine.draw.superstates import Superstate
from machine.draw.svg import LayoutError, render
from machine.draw.tables import machine_page
from machine.draw.words import caller_name
from machine.lifecycle.declaration import EMISSIONS, GUARDS, Caller
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
    assert "★ Clock: time-out expires" in shown, "who begins what another machine passes on"
    assert "2 ?" in shown and "miss an offer" in shown


def test_a_transition_that_is_dropped_from_the_table_leaves_the_boxes() -> None:
    gone = "Conversation.ended: active > closed"

    left = boxes("Conversation", TABLE.without(gone).transitions)

    assert gone not in [transition.id for box in left for transition in box.transitions]
    assert sum(len(box.transitions) for box in left) == sum(len(box.transitions) for box in boxes("Conversation")) - 1


def test_a_basis_is_what_is_cited() -> None:
    assert basis_of(("OFFER-1", "AVAIL-1")) is Basis.DOCUMENTED
    assert basis_of(("XFER-5", "RULE-2")) is Basis.INTERPRETED
    assert basis_of(("GAP-1",)) is Basis.ASSUMED
    assert weakest([Basis.DOCUMENTED, Basis.ASSUMED, Basis.INTERPRETED]) is Basis.ASSUMED


def test_what_the_source_tells_under_a_condition_that_we_assume_is_not_documented_alone() -> None:
    offer = TABLE.transition("Conversation.offer: queued > offered")

    assert basis_of(offer.cites) is Basis.DOCUMENTED
    assert basis_of_transition(offer) is Basis.INTERPRETED, "that nobody has two parts is RULE-13"
    for each in TABLE.transitions:
        cited = {*each.cites, *(cite for guard in each.guards for cite in GUARDS[guard].cites)}
        documented = basis_of_transition(each) is Basis.DOCUMENTED
        assert documented == cited.issubset(load().clauses), each.id
    counted = Counter(map(basis_of_transition, TABLE.transitions))
    assert counted == {Basis.DOCUMENTED: 13, Basis.INTERPRETED: 29, Basis.ASSUMED: 39}


def test_a_condition_of_the_source_makes_no_assumption_documented() -> None:
    withdrawn = TABLE.transition("Interaction.withdraw_request: held > held")

    assert any(cite in load().clauses for guard in withdrawn.guards for cite in GUARDS[guard].cites)
    assert basis_of_transition(withdrawn) is Basis.ASSUMED


def test_that_the_chat_goes_on_between_whom_the_source_does_not_say_is_interpreted() -> None:
    assert basis_of_transition(TABLE.transition("Conversation.joined_left: conferencing > active")) is Basis.INTERPRETED


def test_a_number_stands_for_transitions_of_one_basis() -> None:
    for machine in TABLE.machines:
        for box in boxes(machine.name):
            assert {basis_of_transition(transition) for transition in box.transitions} == {box.basis}
        for card in cards(machine.name):
            assert len({box.basis for box in card.boxes}) == len(card.boxes)


DASH = {Basis.DOCUMENTED: set[str](), Basis.INTERPRETED: {"pd-long"}, Basis.ASSUMED: {"pd-dots"}}


@EVERY_PICTURE
def test_every_line_shows_by_its_dashes_what_it_rests_on(machine: MachineSpec, language: Language) -> None:
    drawn = ElementTree.fromstring(machine_file(machine, language))
    origins = {
        (
            origin.place.name if isinstance(origin.place, Superstate) else origin.place,
            " ".join(map(str, origin.numbers)),
        ): origin
        for card in cards(machine.name)
        for origin in card.origins
        if card.leads
    }
    wholes = {" ".join(str(box.number) for box in card.boxes): card for card in cards(machine.name) if card.leads}
    seen = []
    for group in drawn.iter(f"{SVG}g"):
        source, numbers = group.get("data-from"), group.get("data-numbers", "")
        if numbers and source is not None:
            (path,) = group.iter(f"{SVG}path")
            dashes = {each for each in path.get("class", "").split() if each.startswith("pd-")}
            told = origins[source, numbers] if source else wholes[numbers]
            assert dashes == DASH[told.basis], (source, numbers)
            assert told.basis is weakest(map(basis_of_transition, told.transitions))
            seen.append((source, numbers))
    assert len(seen) == len(origins) + len(wholes)


@EVERY_PICTURE
def test_beside_every_number_stands_the_sign_of_its_basis(machine: MachineSpec, language: Language) -> None:
    drawn = ElementTree.fromstring(machine_file(machine, language))
    shown = {text.text for text in drawn.iter(f"{SVG}text")}

    assert {f"{box.number} {box.basis.sign}" for box in boxes(machine.name)} <= shown
    assert {f"{basis.sign} {basis.words.of(language)}" for basis in Basis} <= shown, "and in the legend with its line"


@EVERY_PICTURE
def test_every_state_and_every_number_is_a_link_to_its_address(machine: MachineSpec, language: Language) -> None:
    addresses = {
        f"/{language}/machines/{machine.name}/{place}"
        for place in (*machine.states, *(box.number for box in boxes(machine.name)))
    }
    for drawn, at in (
        (machine_file(machine, language).decode(), "../index.html#"),
        (machine_svg(machine, language), "#"),
        (machine_svg(machine, language, at="page.html#"), "page.html#"),
    ):
        links = list(ElementTree.fromstring(drawn).iter(f"{SVG}a"))
        assert {link.get("href") for link in links} == {f"{at}{address}" for address in addresses}
        for link in links:
            assert link.get("aria-label"), "it says where it leads"
            assert [each for each in link.iter(f"{SVG}a") if each is not link] == [], "no link stands in another"


@EVERY_PICTURE
def test_for_a_page_the_picture_has_no_style_and_no_colour_of_its_own(machine: MachineSpec, language: Language) -> None:
    drawn = machine_svg(machine, language)
    root = ElementTree.fromstring(drawn)

    assert [each for each in root.iter() if each.tag in (f"{SVG}style", f"{SVG}script")] == []
    assert re.findall(r'(?:fill|stroke|style)="|#[0-9a-f]{6}|rgb', drawn) == []
    assert [each for each in root.iter() if each.get("id")] == [], "so that a page may hold it twice"
    kinds = {"p-state", "p-card", "p-line", "p-superstate"}
    used = {name for each in root.iter() for name in each.get("class", "").split()}
    assert used - kinds <= set(re.findall(r"\.([a-z-]+)", RULES))
    (style,) = ElementTree.fromstring(machine_file(machine, language)).iter(f"{SVG}style")
    assert RULES in str(style.text) and "prefers-color-scheme: dark" in str(style.text)


@EVERY_PICTURE
def test_every_word_of_the_machine_stands_in_the_picture_in_the_readers_language(
    machine: MachineSpec, language: Language
) -> None:
    words = load().words
    drawn = ElementTree.fromstring(render(machine_picture(machine, language), "t", "d", language))
    # Tooltips repeat the words; what is asked for is what stands in the picture itself.
    shown = _unwrapped(drawn)

    ids = [f"machine.{machine.name}", *(f"state.{machine.name}.{state}" for state in machine.states)]
    for transition in _transitions(machine):
        ids.append(f"event.{machine.name}.{transition.event}")
        ids.extend(f"role.{cause.caller}" for cause in causes(f"{machine.name}.{transition.event}"))
        ids.extend(f"guard.{guard.__name__}" for guard in transition.guards)
        ids.extend([f"effect.{transition.effect.__name__}"] if transition.effect else [])
    assert [each for each in ids if words(each).of(language) not in shown] == []


def _unwrapped(drawn: ElementTree.Element) -> str:
    """The texts of a picture, those in one again that go on in the next line."""
    return "\n".join(text.text or "" for text in drawn.iter(f"{SVG}text")).replace(f"\n{INDENT}", " ")


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
    assert len({basis.sign for basis in Basis}) == len({basis.line for basis in Basis}) == len(Basis)
    for machine, language in IN_BOTH:
        shown = _unwrapped(ElementTree.fromstring(machine_file(machine, language)))
        for box in boxes(machine.name):
            for cause in causes(box.event):
                assert f"{LOOKS[cause.caller].sign} {caller_name(cause.caller, language)}" in shown
                if len(cause.chain) > 1:
                    assert cause_words(cause, language) in shown


def test_every_colour_of_text_stands_out_from_its_ground() -> None:
    def luminance(colour: str) -> float:
        interactions = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in interactions]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        dark, light = sorted((luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)

    grounds = ("paper", "fill", "marked")
    for palette in (LIGHT, DARK):
        assert palette.keys() == LIGHT.keys()
        for name, colour in palette.items():
            if name not in (*grounds, "line"):
                assert all(contrast(colour, palette[ground]) >= 4.5 for ground in grounds), name
        assert contrast(palette["line"], palette["paper"]) >= 3, "an edge, no text"
    assert len(NAMES) == len(LIGHT), "Graphviz is given colours, and each stands for one property"
    assert {look.colour for look in LOOKS.values()} <= set(LIGHT.values())


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
    assert picture.get("role") == "group" and picture.get("aria-label") == "전체 구조"
    assert "<!--" not in drawn and "raphviz" not in drawn and "xlink" not in drawn and "Helvetica" not in drawn


def test_what_is_pointed_at_says_its_clauses() -> None:
    (conversation,) = (machine for machine in TABLE.machines if machine.name == "Conversation")

    picture = ElementTree.fromstring(render(machine_picture(conversation, "en"), "t", "d", "en"))

    titles = [title.text or "" for title in picture.iter(f"{SVG}title")]
    offered = [
        title for title in titles if "Conversation.offer: queued > offered (documented and interpreted)" in title
    ]
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
