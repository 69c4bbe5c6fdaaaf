"""The table: what the machine classes compile to, and what the compile step refuses, each with its message.

Every wrong class below is one that python-statemachine itself would take without a word.
"""

from typing import Any

import pytest
from statemachine import State, StateChart, StateMachine
from statemachine.states import States

from machine.lifecycle import effects
from machine.lifecycle import guards as g
from machine.lifecycle.declaration import EMISSIONS, GUARDS, Caller, Domain, event, transition
from machine.lifecycle.no_transition import WITHOUT_TRANSITION
from machine.lifecycle.table import MACHINES, TABLE, DeclarationError, compile_table
from machine.lifecycle.world import InstanceId, World
from spec.refusals import ORDER_OF_REASONS


def test_a_class_compiles_to_plain_data() -> None:
    class Door(StateMachine):
        _ = States({"closed": State(value="closed", initial=True), "open": State(value="open")})
        enter = event(transition(_.closed, _.open, cites="GAP-1 RULE-4", guards=(g.agent_has_part,)), by=Caller.AGENT)
        leave = event(transition(_.open, _.closed, cites="GAP-2", effect=effects.own), by=Caller.MACHINE)

    table = compile_table([Door])

    assert [(m.name, m.states, m.initial, m.final) for m in table.machines] == [
        ("Door", ("closed", "open"), "closed", ())
    ]
    first, second = table.transitions
    assert (first.id, first.guards, first.effect) == ("Door.enter: closed > open", (g.agent_has_part,), None)
    assert (second.id, second.guards, second.effect) == ("Door.leave: open > closed", (), effects.own)
    assert first.cites == ("GAP-1", "RULE-4")
    assert table.event["Door.enter"].by is Caller.AGENT
    assert table.candidates["Door.enter", "closed"] == (first,)
    assert ("Door.enter", "open") not in table.candidates


def test_the_four_machines_have_their_pinned_size() -> None:
    """States, events, transitions of each machine. A change of the rules changes them; then say why in the commit."""
    sizes = {
        spec.name: (
            len(spec.states),
            sum(each.name.startswith(f"{spec.name}.") for each in TABLE.events),
            sum(each.machine == spec.name for each in TABLE.transitions),
        )
        for spec in TABLE.machines
    }

    assert sizes == {
        "AgentStatus": (3, 3, 6),
        "Conversation": (9, 14, 38),
        "Interaction": (7, 14, 17),
        "Dialog": (4, 10, 20),
    }
    assert (len(TABLE.events), len(TABLE.transitions)) == (41, 81)


def test_every_transition_has_its_own_id() -> None:
    assert len({each.id for each in TABLE.transitions}) == len(TABLE.transitions)


def test_compiling_twice_gives_the_same_table() -> None:
    assert compile_table(MACHINES) == TABLE


def test_a_transition_can_be_dropped_or_changed_in_a_copy() -> None:
    identity = "Interaction.conclude: held > wrap_up"

    assert [each.id for each in TABLE.transitions if each not in TABLE.without(identity).transitions] == [identity]
    assert TABLE.changed(identity, target="done").transition(identity).target == "done"
    assert TABLE.transition(identity).target == "wrap_up"
    with pytest.raises(KeyError, match=r"No transition has the id 'Interaction\.fly: .*'; the table holds 81\."):
        TABLE.without("Interaction.fly: held > gone")


# --- what the compile step refuses


def _states(**more: Any) -> States:
    return States({"off": State(value="off", initial=True), "on": State(value="on", **more)})


def _refusal(cls: type[StateChart]) -> str:
    with pytest.raises(DeclarationError) as error:
        compile_table([cls])  # type: ignore[list-item]
    return str(error.value)


def test_a_lambda_as_guard_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(transition(_.off, _.on, cites="GAP-1", guards=(lambda world, me: True,)), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp).startswith("Lamp.press: off > on: guard <function ")
    assert _refusal(Lamp).endswith(" is not a module-level function.")


def test_a_method_as_guard_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()

        def works(self, world: World, me: InstanceId) -> bool:
            return True

        press = event(transition(_.off, _.on, cites="GAP-1", guards=(works,)), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert "Lamp.works" in _refusal(Lamp)
    assert _refusal(Lamp).endswith(" is not a module-level function.")


def test_a_guard_by_name_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        works = True
        press = event(transition(_.off, _.on, cites="GAP-1", guards=("works",)), by=Caller.AGENT)  # type: ignore[arg-type]
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp.press: off > on: guard 'works' is not a module-level function."


@pytest.mark.parametrize(
    "name", ["on_press", "before_press", "after_press", "on_enter_on", "on_exit_off", "after_transition"]
)
def test_a_callback_by_naming_convention_is_refused(name: str) -> None:
    def called_by_name(self: StateMachine) -> None: ...

    states = _states()
    Lamp = type(StateMachine)(  # type: ignore[misc]  # noqa: N806 - a class
        "Lamp",
        (StateMachine,),
        {
            "_": states,
            "press": event(transition(states.off, states.on, cites="GAP-1"), by=Caller.AGENT),
            "release": event(transition(states.on, states.off, cites="GAP-1"), by=Caller.AGENT),
            name: called_by_name,
        },
    )

    assert _refusal(Lamp) == f"Lamp.{name}: the library calls it by its name; declare an effect instead."


def test_two_effects_are_refused() -> None:
    states = _states()
    two = transition(states.off, states.on, cites="GAP-1", effect=effects.own)
    two.transitions.transitions[0].on.add([effects.take_ticket])

    class Lamp(StateMachine):
        _ = states
        press = event(two, by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp.press: off > on: has 2 effects; at most one is allowed."


def explode(world: World, me: InstanceId) -> World:
    """Emits an event that no machine has."""
    return world.emit("Lamp.explode", me)


def test_an_emission_that_no_machine_takes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EMISSIONS, explode, ("Lamp.explode",))

    class Lamp(StateMachine):
        _ = _states()
        press = event(transition(_.off, _.on, cites="GAP-1", effect=explode), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == (
        "Lamp.press: off > on: effect emits Lamp.explode, which no machine declares; check its spelling."
    )


def test_an_effect_without_declared_emissions_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(transition(_.off, _.on, cites="GAP-1", effect=explode), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp.press: off > on: effect explode is not declared with @refuses or @emits."


@pytest.mark.parametrize("name", ["source", "target", "state", "event", "machine", "model"])
def test_a_parameter_that_the_library_fills_itself_is_refused(name: str) -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(transition(_.off, _.on, cites="GAP-1"), **{"by": Caller.AGENT, name: Domain.TEXT})  # type: ignore[arg-type]
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == f"Lamp.press: off > on: parameter '{name}' is filled by the library; rename it."


def test_an_event_that_hides_an_attribute_of_the_library_is_refused() -> None:
    """`send` was once the name of sending a reply: the machine could then be sent no event at all."""

    class Lamp(StateMachine):
        _ = _states()
        send = event(transition(_.off, _.on, cites="GAP-1"), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp.send: off > on: the event hides the library's own 'send'; rename it."


def test_two_transitions_that_can_be_enabled_at_once_are_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(
            transition(_.off, _.on, cites="GAP-1", guards=(g.agent_has_part,)),
            transition(_.off, _.off, cites="GAP-1", guards=(g.agent_is_owner,)),
            by=Caller.AGENT,
        )
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == (
        "Lamp.press in off: two transitions can be enabled at once (Lamp.press: off > on; Lamp.press: off > off); "
        "give them guards declared as opposites."
    )


def test_guards_out_of_the_order_of_reasons_are_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        guards = (g.conversation_goes_on, g.agent_is_owner)
        press = event(transition(_.off, _.on, cites="GAP-1", guards=guards), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == (
        "Lamp.press in off: conversation_goes_on is asked before agent_is_owner, whose reason comes first "
        "in the order of reasons; let them change places."
    )


def test_a_guard_that_tells_transitions_apart_may_stand_anywhere() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(
            transition(_.off, _.on, cites="GAP-1", guards=(g.conversation_goes_on, g.agent_is_owner)),
            transition(_.off, _.off, cites="GAP-1", guards=(g.conversation_is_interrupted,)),
            by=Caller.AGENT,
        )
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert len(compile_table([Lamp]).transitions) == 3


def test_what_is_asked_before_it_is_said_that_there_is_no_transition_comes_first_in_the_order() -> None:
    asked = {key: missing for key, missing in WITHOUT_TRANSITION.items() if missing.first}

    assert asked.keys() == {("Conversation.start_outbound", "*"), ("Dialog.*", "*")}
    for missing in asked.values():
        reasons = [*(GUARDS[guard].refusal for guard in missing.first), missing.refusal]
        assert reasons == sorted(reasons, key=ORDER_OF_REASONS.__getitem__)


def test_two_transitions_with_opposite_guards_are_told_apart() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(
            transition(_.off, _.on, cites="GAP-1", guards=(g.agent_is_owner,)),
            transition(_.off, _.on, cites="GAP-1", guards=(g.agent_is_joined,)),
            by=Caller.AGENT,
        )
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert [each.id for each in compile_table([Lamp]).transitions] == [
        "Lamp.press: off > on if agent_is_owner",
        "Lamp.press: off > on if agent_is_joined",
        "Lamp.release: on > off",
    ]


def test_a_transition_that_cites_nothing_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(transition(_.off, _.on, cites=""), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp.press: off > on: cites no clause and no assumption; add one."


def test_a_transition_in_the_librarys_own_words_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = _.off.to(_.on) | _.on.to(_.off)

    assert _refusal(Lamp) == "Lamp.press: off > on: declared without transition() and event(); it cites nothing."


def test_the_defaults_of_state_chart_are_refused() -> None:
    """They ignore unknown events and turn errors into events."""

    class Lamp(StateChart):
        _ = _states()
        press = event(transition(_.off, _.on, cites="GAP-1"), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp: ignores unknown events or swallows errors; derive from StateMachine."


def test_nested_states_are_refused() -> None:
    class Lamp(StateMachine):
        off = State(value="off", initial=True)

        class on(State.Compound):  # noqa: N801 - a state's name
            dim = State(value="dim", initial=True)

        press = event(transition(off, on, cites="GAP-1"), by=Caller.AGENT)  # type: ignore[arg-type]
        release = event(transition(on, off, cites="GAP-1"), by=Caller.AGENT)  # type: ignore[arg-type]

    assert _refusal(Lamp) == "Lamp.on: nested states are not supported; flatten them."


def test_a_state_whose_value_is_not_its_name_is_refused() -> None:
    class Lamp(StateMachine):
        off = State(value="dark", initial=True)
        press = event(transition(off, off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp: state 'off' has the value 'dark'; make equal."


def test_an_entry_action_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states(enter=lambda: None)
        press = event(transition(_.off, _.on, cites="GAP-1"), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == "Lamp.on: entry and exit actions; use an effect instead."


def test_callbacks_beside_guards_and_effect_are_refused() -> None:
    states = _states()
    more = transition(states.off, states.on, cites="GAP-1")
    more.transitions.transitions[0].after.add([explode])

    class Lamp(StateMachine):
        _ = states
        press = event(more, by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == (
        "Lamp.press: off > on: has validators, before or after callbacks; use guards and one effect."
    )


def test_a_guard_that_asks_for_an_undeclared_parameter_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(transition(_.off, _.on, cites="GAP-1", guards=(g.text_fits,)), by=Caller.AGENT)
        release = event(transition(_.on, _.off, cites="GAP-1"), by=Caller.AGENT)

    assert _refusal(Lamp) == ("Lamp.press: off > on: guard text_fits takes 'text', which the event does not declare.")


def test_an_event_declared_twice_in_different_ways_is_refused() -> None:
    class Lamp(StateMachine):
        _ = _states()
        press = event(transition(_.off, _.on, cites="GAP-1"), by=Caller.AGENT) | event(
            transition(_.on, _.off, cites="GAP-1"), by=Caller.CUSTOMER
        )

    assert _refusal(Lamp) == "Lamp.press: declared twice with different callers or parameters."
