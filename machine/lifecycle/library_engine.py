"""The library's own engine: python-statemachine takes the event, on the same World, with the same answers."""

from __future__ import annotations

from typing import Any

from statemachine.exceptions import TransitionNotAllowed

from machine.lifecycle.engine import Blocked, Fired, Step, TableEngine, enter, state_of
from machine.lifecycle.table import MACHINES, TABLE
from machine.lifecycle.world import Event, World

_CLASSES = {cls.__name__: cls for cls in MACHINES}


class LibraryEngine:
    """Steps the python-statemachine classes themselves. Slow; for holding the table to them.

    The library only says that nothing was enabled; the class of the refusal is asked of the table.
    """

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        """Take one event by the library. Raises AssertionError where the table would answer otherwise."""
        machine, _, name = event.name.partition(".")
        cls = _CLASSES[machine]
        before = state_of(world, machine, event.me)
        stepped = cls(start_value=cls.states_map[before].value)
        values: dict[str, Any] = dict(event.parameters)
        try:
            result = stepped.send(name, world=world, me=event.me, **values)
        except TransitionNotAllowed:
            answer = TableEngine().fire(world, event)
            if isinstance(answer, Fired):
                raise AssertionError(f"The library refuses {event}, the table takes it.") from None
            return answer
        after = str(stepped.current_state_value)
        written = result if isinstance(result, World) else world
        taken = [
            transition
            for transition in TABLE.candidates[event.name, before]
            if transition.target == after
            and all(guard(world, event.me, **{n: values[n] for n in names}) for guard, names in transition.guard_calls)
        ]
        if len(taken) != 1:
            raise AssertionError(f"The library took {event} to {after}; the table knows {len(taken)} such transitions.")
        return Fired(enter(written, machine, event.me, after), Step(taken[0].id, event))
