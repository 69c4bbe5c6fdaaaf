"""How a machine is declared: python-statemachine transitions that carry what they cite, guards that carry the
refusal they stand for, effects that carry the events they emit.

Everything is attached to the library's own objects, so a class declared with it is an ordinary machine.
"""

from collections.abc import Callable, Iterable
from enum import Enum, StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeVar

from statemachine import State
from statemachine.states import States
from statemachine.transition_list import TransitionList

from machine.lifecycle.world import InstanceId, World
from spec.refusals import Refusal

Guard = Callable[..., bool]
Effect = Callable[..., World]
G = TypeVar("G", bound=Guard)
E = TypeVar("E", bound=Effect)


class Caller(StrEnum):
    """Who causes an event. `machine` marks internal events, which only another machine's effect emits."""

    AGENT = "agent"
    CUSTOMER = "customer"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"
    CLOCK = "clock"
    MACHINE = "machine"


class Domain(StrEnum):
    """The declared finite domains of event parameters. What depends on data reaches a machine as one of these."""

    AGENT = "agent"
    """An agent's index."""
    RECIPIENT = "recipient"
    """An agent's index, "queue", "gone" for a queue deleted since the list was made, "none" where nothing is chosen."""
    CAUSE = "cause"
    """Why a part is offered: queue, transfer or conference."""
    TEXT = "text"
    """A text as the limit sees it: "fits", "blank" or "too_long"."""
    ASSET = "asset"
    """"live" or "deleted"."""
    LISTED = "listed"
    """Whether a choice stands in the list as shown: "yes" or "no"."""
    CHOICE = "choice"
    """Whether a wrap-up reason is chosen: "made" or "none"."""


class Declared(NamedTuple):
    """What a transition says beyond the library: what it cites, who causes its event, the event's parameters.

    `shortcut` marks an event that is a command only where dialogs are left out of a bounded space; with them it is
    emitted by the dialog's confirm.
    """

    cites: tuple[str, ...]
    by: Caller
    parameters: tuple[tuple[str, Domain], ...]
    shortcut: bool


class GuardFacts(NamedTuple):
    """What a guard stands for: the class of the refusal it causes, and what it cites."""

    refusal: Refusal
    cites: tuple[str, ...]


GUARDS: dict[Guard, GuardFacts] = {}
OPPOSITES: set[frozenset[Guard]] = set()
EMISSIONS: dict[Effect, tuple[str, ...]] = {}


def refuses(refusal: Refusal, *cites: str) -> Callable[[G], G]:
    """Declare a guard: where it is false the event is refused for `refusal`, because of `cites`."""

    def register(guard: G) -> G:
        GUARDS[guard] = GuardFacts(refusal, cites)
        return guard

    return register


def opposites(one: Guard, other: Guard) -> None:
    """Declare that two guards are never true together, which lets two transitions share source and event."""
    OPPOSITES.add(frozenset({one, other}))


def emits(*names: str) -> Callable[[E], E]:
    """Declare an effect and every event that it may emit."""

    def register(effect: E) -> E:
        EMISSIONS[effect] = names
        return effect

    return register


CHAINS: dict[Effect, tuple[Effect, Effect]] = {}
"""The two effects that a chained one does."""


@cache
def chained(first: Effect, second: Effect) -> Effect:
    """One effect that does what two do, in this order, for two readings that change one transition. Neither may take
    parameters of the event."""

    def both(world: World, me: InstanceId) -> World:
        return second(first(world, me), me)

    CHAINS[both] = (first, second)
    return emits(*EMISSIONS[first], *EMISSIONS[second])(both)


def states(values: Iterable[Enum], *, initial: Enum, final: Iterable[Enum] = ()) -> States:
    """The states of a machine from their enumeration, so that no state is named twice."""
    ends = frozenset(final)
    return States(
        {str(value.value): State(value=value, initial=value is initial, final=value in ends) for value in values}
    )


class _Transition(NamedTuple):
    transitions: TransitionList
    cites: tuple[str, ...]


def transition(
    source: State, target: State, *, cites: str, guards: tuple[Guard, ...] = (), effect: Effect | None = None
) -> _Transition:
    """One transition: `cites` are clause or assumption ids, space-separated; guards are asked in order."""
    return _Transition(source.to(target, cond=list(guards) or None, on=effect), tuple(cites.split()))


def event(*transitions: _Transition, by: Caller, shortcut: bool = False, **parameters: Domain) -> TransitionList:
    """One event: its transitions, who causes it, and the domain of each parameter."""
    declared: list[Any] = []
    for each in transitions:
        for inner in each.transitions:
            facts = Declared(each.cites, by, tuple(sorted(parameters.items())), shortcut)
            inner.declared = facts
            declared.append(inner)
    return TransitionList(declared)
