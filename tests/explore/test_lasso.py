"""Something that stays pending for ever is refuted by a cycle that can be run, and by nothing less."""

import pytest

from machine.explore.exploration import explore
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Blocked, Macrostep, TableEngine, run
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event, InstanceId, World
from spec.catalogue.entries import Words
from spec.properties import Over, ResponseProperty
from spec.worlds import WorldLike

SMALL = Bounds(agents=2, conversations=1, capacity=2, dialogs=False)


def ran(table: Table, world: World, events: tuple[Event, ...]) -> list[World]:
    """The Worlds on the way, the first one included."""
    worlds = [world]
    for event in events:
        led_to = run(TableEngine(table), worlds[-1], event)
        assert isinstance(led_to, Macrostep), event
        worlds.append(led_to.world)
    return worlds


def held(world: WorldLike, agent: int, conversation: int) -> bool:
    return world.interactions[agent][conversation].state == "held"


HOLDING_ENDS = ResponseProperty(
    "holding-ends", Words("Holding ends", "담당은 끝난다"), ("END-2",), Over.PART, held, "Interaction.end"
)
"""Not true: End is refused to whoever is in a conference."""


@pytest.mark.parametrize("symmetric", [False, True])
def test_tutorial_what_stays_pending_is_told_as_a_way_and_a_cycle_that_goes_on_for_ever(symmetric: bool) -> None:
    verdict = explore(SMALL, properties=(HOLDING_ENDS,), symmetric=symmetric).verdicts[0]

    assert verdict.verdict == "refuted"
    assert verdict.counterexample is not None and verdict.cycle is not None
    start = ran(TABLE, SMALL.first_world(), verdict.counterexample)[-1]
    around = ran(TABLE, start, verdict.cycle)
    assert around[-1] == start
    assert any(
        all(held(world, agent, 0) for world in around)
        and any(
            isinstance(run(TableEngine(), world, Event("Interaction.end", InstanceId(agent, 0))), Blocked)
            for world in around
        )
        for agent in range(2)
    )


def test_what_helps_in_the_end_is_proved_though_it_does_not_help_at_once() -> None:
    """From RONA this machine comes to Idle first, and from there to Available: no cycle is fair to the event."""
    by_idle = TABLE.changed("AgentStatus.set_available: rona > available", target="idle")
    becomes_available = ResponseProperty(
        "becomes-available",
        Words("Becomes Available", "사용 가능이 된다"),
        ("AVAIL-2",),
        Over.AGENT,
        lambda world, agent, _conversation: world.statuses[agent] != "available",
        "AgentStatus.set_available",
    )

    assert explore(SMALL, table=by_idle, properties=(becomes_available,)).verdicts[0].verdict == "proved"


def test_a_graph_too_large_to_be_kept_leaves_it_undetermined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.explore.exploration.MOST_STATES", 100)

    assert explore(SMALL, properties=(HOLDING_ENDS,)).verdicts[0].verdict == "undetermined"


def test_an_offer_without_its_time_out_stays_for_ever() -> None:
    deaf = TABLE.without("Interaction.expire: offered > missed")
    verdicts = {each.id: each for each in explore(SMALL, table=deaf).verdicts}

    verdict = verdicts["no-offer-stays-for-ever"]
    assert verdict.verdict == "refuted" and verdict.cycle is not None
    assert verdict.counterexample is not None and len(verdict.counterexample) == 3
