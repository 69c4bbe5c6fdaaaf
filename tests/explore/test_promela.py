"""The model for SPIN says what the machines say: conditions and writes here, SPIN's own counts in tests/crosscheck."""

from functools import partial
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.explore.conditions import Cases, Condition, comes_to, whole
from machine.explore.exploration import explorable_properties
from machine.explore.packing import code_of
from machine.explore.promela import ExportError, claims, exported, promela, search_plain
from machine.explore.search import Budget, Space, search
from machine.explore.traced_world import value_of
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Macrostep, TableEngine, run
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import (
    AgentState,
    Cause,
    ConversationPhase,
    ConversationState,
    DialogState,
    InteractionPhase,
    InteractionState,
    Outcome,
    Role,
    World,
)
from spec.properties import STATE_PROPERTIES, StateProperty
from spec.worlds import WorldLike

SMALL = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
PROPERTIES = explorable_properties()


@pytest.fixture(scope="module")
def space() -> Space:
    return search_plain(SMALL, TABLE, PROPERTIES)


def test_tutorial_a_model_is_printed_that_anybody_can_give_to_spin() -> None:
    told = CliRunner().invoke(textdesk, ["export", "promela", "--agents", "1"])

    assert told.exit_code == 0
    assert told.output.startswith(
        "/* 1 agent x 1 conversation, capacity 2, without dialogs: 31 states, 211 transitions.\n"
    )
    assert "unsigned status_0 : 2 = STATUS_IDLE;\n" in told.output
    assert (
        "  /* Interaction.accept, agent 0, conversation 0 */\n"
        "  :: d_step { part_0_0_state == PART_STATE_OFFERED && part_0_0_cause == PART_CAUSE_QUEUE"
        " && talk_0_state == TALK_STATE_OFFERED && talk_0_ticket == 1 ->\n"
        "       talk_0_accepted = 1; talk_0_state = TALK_STATE_ACTIVE; part_0_0_cause = PART_CAUSE_NONE;"
        " part_0_0_role = PART_ROLE_OWNER; part_0_0_state = PART_STATE_HELD; DONE(0) }\n"
    ) in told.output
    assert "never no_offer_stays_for_ever_0_0 {\n" in told.output


def test_a_model_is_the_same_bytes_each_time_and_says_where_it_came_from(space: Space) -> None:
    model = promela(space, PROPERTIES)

    assert model == exported(SMALL)
    assert model.startswith("/* 2 agents x 1 conversation, capacity 2, with dialogs: 387 states, 4414 transitions.\n")


def test_the_variables_are_the_fields_of_a_world_and_load_is_none(space: Space) -> None:
    lines = promela(space, PROPERTIES).splitlines()

    variables = [line.split()[1] for line in lines if line.startswith("unsigned ")]
    of_a_part = [f"part_{agent}_0_{field}" for agent in (0, 1) for field in ("state", "role", "cause")]
    assert sorted(variables) == sorted(
        ["status_0", "status_1", "dialog_0_0", "dialog_1_0", *of_a_part]
        + [f"talk_0_{field}" for field in ("state", "ticket", "accepted", "outcome")]
    )
    assert sum(line.startswith("#define load_") for line in lines) == 2


def test_in_every_world_exactly_the_condition_is_met_of_what_the_engine_does_there(space: Space) -> None:
    decisions, engine = space.successors.decisions, TableEngine()
    worlds = worlds_of(space)
    for number, command in enumerate(decisions.commands):
        conditions = [(leaf, comes_to(decisions, number, {place})) for place, leaf in enumerate(decisions.leaves)]
        reachable = [(leaf, condition) for leaf, condition in conditions if condition is not False]
        for world in worlds:
            (leaf,) = (leaf for leaf, condition in reachable if is_met(condition, world))
            led_to = run(engine, world, command)
            assert leaf.accepted == isinstance(led_to, Macrostep)
            if isinstance(led_to, Macrostep):
                assert {atom: value_of(led_to.world, atom) for atom, _ in leaf.written} == dict(leaf.written)


@pytest.mark.parametrize("each", STATE_PROPERTIES, ids=lambda each: each.id)
def test_what_is_asserted_is_the_property_in_every_world_and_its_parts_however_they_are_put_together(
    space: Space, each: StateProperty
) -> None:
    worlds = worlds_of(space)
    together = [
        one._replace(
            statuses=other.statuses,
            interactions=(other.interactions[0], one.interactions[1]),
            dialogs=(other.dialogs[0], one.dialogs[1]),
        )
        for one, other in zip(worlds, reversed(worlds), strict=True)
    ]
    for instance in each.over.instances(SMALL.agents, SMALL.conversations):
        condition = whole(partial(asked_of, each, instance), space.packing)
        assert all(is_met(condition, world) for world in worlds)
        assert [is_met(condition, world) for world in together] == [each.of(world, *instance) for world in together]


@pytest.mark.parametrize("each", STATE_PROPERTIES, ids=lambda each: each.id)
def test_nothing_that_breaks_the_property_passes_for_it(space: Space, each: StateProperty) -> None:
    random = Random(4)
    anything = [any_world(random) for _ in range(500)]
    breaking = 0
    for instance in each.over.instances(SMALL.agents, SMALL.conversations):
        condition = whole(partial(asked_of, each, instance), space.packing)
        breaking += (amiss := [world for world in anything if not each.of(world, *instance)]) != []
        assert not any(is_met(condition, world) for world in amiss)
    # One conversation is within any capacity.
    assert (breaking == 0) == (each.id == "within-capacity")


def test_each_instance_of_a_response_has_a_claim(space: Space) -> None:
    assert claims(space, PROPERTIES) == {
        "no_offer_stays_for_ever_0_0": "no-offer-stays-for-ever",
        "no_offer_stays_for_ever_1_0": "no-offer-stays-for-ever",
        "rona_can_be_left_0": "rona-can-be-left",
        "rona_can_be_left_1": "rona-can-be-left",
    }


def test_a_space_that_was_not_searched_whole_is_not_exported() -> None:
    cut = search(
        SMALL, TABLE, PROPERTIES, symmetric=False, budget=Budget(states=50), progress=lambda _done, _found: None
    )
    canonical = search(
        SMALL, TABLE, PROPERTIES, symmetric=True, budget=Budget(), progress=lambda _done, _found: None
    )  # fmt: skip

    with pytest.raises(ExportError, match="ended early, more than 50 states"):
        promela(cut, PROPERTIES)
    with pytest.raises(ExportError, match="with symmetry"):
        promela(canonical, PROPERTIES)


def test_a_reading_changes_the_model_and_an_unknown_one_is_bad_input() -> None:
    arguments = ["export", "promela", "--agents", "1"]
    declared, idle_pends = (
        CliRunner().invoke(textdesk, [*arguments, *more]).output for more in ([], ["--reading", "idle-pends"])
    )

    assert "status_0 = STATUS_IDLE_PENDING" not in declared
    assert "status_0 = STATUS_IDLE_PENDING" in idle_pends
    assert CliRunner().invoke(textdesk, [*arguments, "--reading", "idle-pend"]).exit_code == 2


def test_a_model_that_cannot_be_written_is_bad_input(tmp_path: Path) -> None:
    told = CliRunner().invoke(textdesk, ["export", "promela", "--agents", "1", "--out", str(tmp_path / "a" / "m.pml")])
    (tmp_path / "file").touch()
    refused = CliRunner().invoke(
        textdesk, ["export", "promela", "--agents", "1", "--out", str(tmp_path / "file" / "m.pml")]
    )

    assert (told.exit_code, told.output) == (0, "")
    assert (tmp_path / "a" / "m.pml").read_text(encoding="utf-8") == exported(Bounds(1, 1, 2, dialogs=False))
    assert refused.exit_code == 2
    assert "the model cannot be written" in refused.output


def test_a_search_that_ends_early_is_undetermined_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.explore.promela.LIMITS", Budget(states=10))

    told = CliRunner().invoke(textdesk, ["export", "promela"])

    assert told.exit_code == 3
    assert told.output == (
        "2 agents x 1 conversation, capacity 2, without dialogs: the search ended early, more than 10 states; "
        "export smaller bounds.\n"
    )


def test_a_size_below_1_is_bad_input() -> None:
    told = CliRunner().invoke(textdesk, ["export", "promela", "--agents", "0"])

    assert told.exit_code == 2
    assert told.output == "Error: agents is 0; give 1 or more.\n"


def worlds_of(space: Space) -> list[World]:
    return [space.packing.world(state) for level in space.levels for state in level.tolist()]


def any_world(random: Random) -> World:
    """A World of any values, whether or not they can come together."""

    def part() -> InteractionState:
        return InteractionState(random.choice([*InteractionPhase]), random.choice([*Role]), random.choice([*Cause]))

    talk = ConversationState(
        random.choice([*ConversationPhase]), random.randrange(2), random.random() < 0.5, random.choice([*Outcome])
    )
    statuses = (random.choice([*AgentState]), random.choice([*AgentState]))
    dialogs = ((random.choice([*DialogState]),), (random.choice([*DialogState]),))
    return World(SMALL.capacity, statuses, (talk,), ((part(),), (part(),)), dialogs)


def asked_of(each: StateProperty, instance: tuple[int, int], world: WorldLike) -> bool:
    return each.of(world, *instance)


def is_met(condition: Condition, world: World) -> bool:
    while isinstance(condition, Cases):
        code = code_of(condition.atom.field, value_of(world, condition.atom))
        condition = next((below for codes, below in condition.branches if code in codes), False)
    return condition
