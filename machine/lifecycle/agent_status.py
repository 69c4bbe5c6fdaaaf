"""AgentStatus: whether an agent is Idle, Available or in RONA. RONA has one cause and is left by hand only."""

from statemachine import StateMachine

from machine.lifecycle import effects
from machine.lifecycle.declaration import Caller, event, states, transition
from machine.lifecycle.world import AgentState


class AgentStatus(StateMachine):
    """One for each agent. Idle at reset (RULE-4); setting the current status again has no transition."""

    _ = states((AgentState.IDLE, AgentState.AVAILABLE, AgentState.RONA), initial=AgentState.IDLE)

    set_available = event(
        transition(_.idle, _.available, cites="AVAIL-1 RULE-4"),
        transition(_.rona, _.available, cites="AVAIL-2"),
        by=Caller.AGENT,
    )
    set_idle = event(
        transition(_.available, _.idle, cites="RULE-4"),
        transition(_.rona, _.idle, cites="GAP-1"),
        by=Caller.AGENT,
    )
    miss = event(
        transition(_.available, _.rona, cites="GAP-1 GAP-2 RULE-6", effect=effects.give_up_other_offers),
        transition(_.idle, _.rona, cites="RULE-5 RULE-6", effect=effects.give_up_other_offers),
        by=Caller.MACHINE,
    )
