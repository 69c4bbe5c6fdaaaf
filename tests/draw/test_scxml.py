"""SCXML of a machine, read back by the loader of the library that our machines are declared with: it is the table."""

from typing import Any
from xml.etree import ElementTree

import pytest
from statemachine.exceptions import TransitionNotAllowed
from statemachine.io import load

from machine.draw.scxml import OURS, scxml
from machine.lifecycle.declaration import OPPOSITES
from machine.lifecycle.table import TABLE, MachineSpec, Transition

MACHINES = pytest.mark.parametrize("machine", TABLE.machines, ids=lambda each: each.name)
W3C = "{http://www.w3.org/2005/07/scxml}"


def loaded(machine: MachineSpec) -> Any:
    return load(scxml(machine.name), format="scxml")


def of(machine: MachineSpec) -> list[Transition]:
    return [each for each in TABLE.transitions if each.machine == machine.name]


def test_tutorial_a_loaded_chart_takes_the_transition_whose_guards_hold() -> None:
    class Holds:
        asset_is_live = customer_text_is_not_blank = True

    chart = loaded(next(each for each in TABLE.machines if each.name == "Conversation"))(model=Holds())
    chart.send("receive")

    assert {state.id for state in chart.configuration} == {"queued"}


@MACHINES
def test_states_transitions_and_events_are_those_of_the_table(machine: MachineSpec) -> None:
    chart = loaded(machine)

    assert tuple(state.id for state in chart.states) == machine.states
    assert [state.id for state in chart.states if state.initial] == [machine.initial]
    assert tuple(state.id for state in chart.states if state.final) == machine.final
    found = [
        (each.source.id, each.event, tuple(str(spec.func) for spec in each.cond), each.target.id)
        for state in chart.states
        for each in state.transitions
    ]
    by_state = sorted(of(machine), key=lambda each: machine.states.index(each.source))
    assert [(source, event, target) for source, event, _, target in found] == [
        (each.source, each.event, each.target) for each in by_state
    ]
    assert {event.id for event in chart.events} == {each.event for each in of(machine)}


@MACHINES
def test_guards_are_conditions_by_name_in_the_order_in_which_they_are_asked(machine: MachineSpec) -> None:
    root = ElementTree.fromstring(scxml(machine.name))

    found = [
        (state.get("id"), each.get("event"), each.get("cond", ""), each.get("target"))
        for state in root
        for each in state.iter(f"{W3C}transition")
    ]
    assert sorted(found) == sorted(
        (each.source, each.event, " and ".join(guard.__name__ for guard in each.guards), each.target)
        for each in of(machine)
    )


@MACHINES
def test_each_transition_is_taken_where_its_guards_hold_and_refused_where_one_does_not(machine: MachineSpec) -> None:
    chart = loaded(machine)
    names = {guard.__name__ for each in of(machine) for guard in each.guards}
    for transition in of(machine):
        guards = {guard.__name__ for guard in transition.guards}
        others = names - guards

        # Whatever else holds, but for what says the opposite of one of them.
        against = {other.__name__ for pair in OPPOSITES for other in pair if pair & set(transition.guards)} - guards
        for rest in (set(), others - against):
            holds = type("Holds", (), {name: name in guards | rest for name in names})()
            assert _after(chart, holds, transition) == transition.target, (transition.id, rest)
        for missing in guards:
            holds = type("Holds", (), {name: name in guards - {missing} for name in names})()
            assert _after(chart, holds, transition) is None, (transition.id, missing)


def _after(chart: Any, holds: object, transition: Transition) -> str | None:
    """The state after an event, None where it is refused."""
    run = chart(model=holds, start_value=transition.source)
    taken = []
    run.add_listener(type("Listener", (), {"after_transition": lambda self, target: taken.append(target.id)})())
    try:
        run.send(transition.event)
    except TransitionNotAllowed:
        return None
    return taken[-1] if taken else None


def test_what_scxml_has_no_word_for_stands_in_a_namespace_of_our_own() -> None:
    (confirm,) = (
        each
        for each in ElementTree.fromstring(scxml("Dialog")).iter(f"{W3C}transition")
        if each.get("event") == "confirm" and "queue_or_agent_is_chosen" in each.get("cond", "")
    )

    assert {name: confirm.get(f"{{{OURS}}}{name}") for name in ("by", "effect", "emits", "cites")} == {
        "by": "agent",
        "effect": "confirm_transfer",
        "emits": "Interaction.transfer",
        "cites": "XFER-4 XFER-10 RULE-12",
    }


def test_another_machine_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"^There is no machine 'Toaster'; the machines are AgentStatus, "):
        scxml("Toaster")
