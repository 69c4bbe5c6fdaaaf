"""The lifecycle: one immutable World, four machines on it, and the table compiled from them.

The machines are python-statemachine classes (`agent_status`, `conversation`, `interaction`, `dialog`); guards and
effects are pure functions on the World. An engine takes one event, `run` takes it with all that follows from it:

>>> from machine.lifecycle.bounds import Bounds
>>> from machine.lifecycle.engine import TableEngine, run
>>> from machine.lifecycle.world import Event, InstanceId
>>> world = Bounds(agents=1, conversations=1, capacity=1, dialogs=False).first_world()
>>> chosen = run(TableEngine(), world, Event("AgentStatus.set_available", InstanceId(agent=0)))
>>> chosen.world.statuses[0]
<AgentState.AVAILABLE: 'available'>

An event that has no transition in the state is refused, and says what would have taken it:

>>> run(TableEngine(), chosen.world, Event("AgentStatus.set_available", InstanceId(agent=0))).refusal
<Refusal.ALREADY_SO: 'already_so'>
"""
