"""The situations of the plan of test: small desks, where in them a desk is, and every command that is tried there,
refused ones included, with texts at their limits and data of every kind that masking knows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations, product
from typing import Literal, NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.world import NOBODY, InstanceId, InteractionPhase, World
from machine.port.run_input import Commands, RunInput
from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.limits import COMPOSE_LIMIT, UNSETTLED_LIMIT
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

AGENTS = ("Minji", "Jun")
QUEUES = ("Billing", "Delivery")
REASONS = ("Resolved", "Escalated")
RONA_SECONDS = 30
NOWHERE = "c999"
"""The id of no conversation: what is tried for a customer who never had one."""


def _secret_text() -> str:
    """Made-up data of every kind that masking knows; what the source does not name stands behind its own name."""
    catalogue = load()
    documented = {kind.id: kind.sample for kind in catalogue.kinds.values() if kind.is_documented}
    others = (kind for kind in catalogue.kinds.values() if not kind.is_documented)
    call = f"Call {documented.pop('phone')} or {documented.pop('email')}"
    named = (f"{catalogue.words(f'kind.{kind.id}').ko} {kind.sample}" for kind in others)
    return "; ".join((call, ", ".join(documented.values()), *named))


SECRET_TEXT = _secret_text()


@dataclass(frozen=True)
class Situation:
    """A small desk on which the conversations of some customers go every way.

    `configuration` is what it is reset to, and `first` is given before anything is tried. The agents and the customers
    `numbers`, each with an asset of their own, are those that commands are tried for. With `alike` places that differ
    only in which agent and which customer is which count as one. What is tried takes transfer, conference and wrap-up
    "step by step" or "at once", or is only what changes who waits in which order.
    """

    name: str
    configuration: Configuration
    first: Commands
    numbers: tuple[str, ...]
    alike: bool = False
    tries: Literal["step by step", "at once", "queueing"] = "at once"


def _configuration(
    names: tuple[str, ...],
    *,
    policy: Literal["blanket", "listed", "extended"],
    capacity: int = 2,
    routing: Literal["automatic", "manual"] = "manual",
    agents: tuple[str, ...] = AGENTS,
) -> Configuration:
    """One customer of each name, and one asset for each."""
    numbers = [customer_number(index) for index in range(1, len(names) + 1)]
    return Configuration(
        agents,
        QUEUES,
        tuple(AssetSetting(f"Line {index}", asset_number(index), QUEUES[0]) for index in range(1, len(names) + 1)),
        REASONS,
        customers=tuple(map(CustomerSetting, numbers, names)),
        routing=routing,
        policy=policy,
        rona_seconds=RONA_SECONDS,
        capacity=capacity,
    )


ONE, OTHER = customer_number(1), customer_number(2)
BEGUN = (
    c.SetStatus(AGENTS[0], "available"),
    c.CustomerText(OTHER, "Line 2", "Good morning"),
    c.Offer("c1", AGENTS[0]),
    c.Advance(RONA_SECONDS // 2),
)
"""Another customer's conversation is offered, and half of the time for it is over."""

ALONE = Situation(
    "one conversation, dialogs step by step",
    _configuration(("Hana Kim",), policy="blanket"),
    (),
    (ONE,),
    tries="step by step",
)
FULL = Situation(
    "one conversation, beside an offer that fills the agent; a name that is a number, listed surfaces masked",
    _configuration((customer_number(3), "Doyun"), policy="listed", capacity=1),
    BEGUN,
    (ONE,),
)
OFFERED = Situation(
    "one conversation, beside an offer to the same agent; resident numbers masked",
    _configuration(("Hana Kim", "Doyun"), policy="extended"),
    BEGUN,
    (ONE,),
)
TICKETS = Situation(
    "two conversations, routed by the desk to one agent",
    _configuration(("Hana Kim", "Doyun"), policy="blanket", capacity=1, routing="automatic", agents=AGENTS[:1]),
    (),
    (ONE, OTHER),
    alike=True,
    tries="queueing",
)
TURNS = Situation(
    "one conversation, routed by the desk to two agents",
    _configuration(("Hana Kim",), policy="blanket", capacity=1, routing="automatic"),
    (),
    (ONE,),
    alike=True,
    tries="queueing",
)
BESIDE = Situation(
    "two conversations",
    _configuration(("Hana Kim", "Doyun"), policy="extended"),
    (),
    (ONE, OTHER),
    alike=True,
)

MANY = tuple(customer_number(index) for index in range(1, UNSETTLED_LIMIT + 2))
TOO_MANY = RunInput(ALONE.configuration, tuple(c.CustomerText(number, "Line 1", "Hello") for number in MANY))
"""One conversation more than a desk takes at once (RULE-44); no situation comes to it."""


# --- where a desk is


class Place(NamedTuple):
    """Where a desk is, as far as it decides what commands do: `key` is the same for desks that are in the same place,
    and `agents` and `numbers` are who is who there."""

    key: Hashable
    agents: tuple[str, ...]
    numbers: tuple[str, ...]


def place(situation: Situation, desk: InProcessDesk) -> Place:
    """The place of a desk: its World, conversation by conversation of the customers, which agents dialogs list and what
    is chosen there, which offer expires before which, which assets are deleted, and whose turn it is."""
    world, record = desk.world, desk.record
    names = situation.configuration.agents
    everybody = tuple(customer.number for customer in situation.configuration.customers)
    slots = {each.number: slot for slot, each in record.by_slot.items()}
    due = sorted({part.offered_at_seconds for key, part in record.interactions.items() if _is_offered(world, key)})

    def seat(agent: int, number: str, order: tuple[int, ...]) -> tuple[object, ...]:
        slot = slots.get(number, NOBODY)
        if slot == NOBODY:
            return ()
        part = record.interactions.get((agent, slot))
        dialog = part.dialog if part is not None else None
        chosen = dialog.chosen[0] if dialog is not None and dialog.chosen else ""
        listed = sorted(order.index(names.index(each)) for each in dialog.agents) if dialog is not None else ()
        turn = due.index(part.offered_at_seconds) if part and _is_offered(world, (agent, slot)) else NOBODY
        return *world.interactions[agent][slot], world.dialogs[agent][slot], chosen, tuple(listed), turn

    def talk(number: str) -> tuple[object, ...]:
        slot = slots.get(number, NOBODY)
        gone = _asset_of(situation, number) in record.deleted_assets
        return gone, *(() if slot == NOBODY else world.conversations[slot])

    def key(agents: tuple[int, ...], numbers: tuple[str, ...]) -> tuple[object, ...]:
        turns = sorted(agents, key=lambda agent: (record.turns.get(agent, 0), agent))
        return (
            tuple(turns.index(agent) for agent in agents) if record.configuration.routing == "automatic" else (),
            tuple(world.statuses[agent] for agent in agents),
            tuple(map(talk, numbers)),
            tuple(seat(agent, number, agents) for agent in agents for number in numbers),
        )

    agents = range(len(situation.configuration.agents))
    orders: Iterable[tuple[tuple[int, ...], tuple[str, ...]]] = [(tuple(agents), everybody)]
    if situation.alike:
        orders = product(permutations(agents), permutations(everybody))
    best, order, numbers = min((key(*order), *order) for order in orders)
    return Place(best, tuple(names[agent] for agent in order), tuple(n for n in numbers if n in situation.numbers))


def _is_offered(world: World, key: tuple[int, int]) -> bool:
    return world.interaction(InstanceId(*key)).state is InteractionPhase.OFFERED


def _asset_of(situation: Situation, number: str) -> str:
    customers, assets = situation.configuration.customers, situation.configuration.assets
    return next(asset.name for customer, asset in zip(customers, assets, strict=True) if customer.number == number)


# --- what is tried


class Try(NamedTuple):
    """Commands that say something together. What comes after a refused one is left out; where that is not the first,
    `otherwise` is given in its place."""

    commands: Commands
    otherwise: Commands = ()


def tried(situation: Situation, desk: InProcessDesk, here: Place) -> tuple[Try, ...]:
    """What is tried in a place, always as many and in the same order in the same place."""
    return tuple(_tried(situation, desk, here))


def _each(*commands: c.AnyCommand) -> Iterator[Try]:
    return (Try((command,)) for command in commands)


def _tried(situation: Situation, desk: InProcessDesk, here: Place) -> Iterator[Try]:
    record, step_by_step = desk.record, situation.tries == "step by step"
    for number in here.numbers:
        own = next((each for each in reversed(record.conversations.values()) if each.number == number), None)
        asset = _asset_of(situation, number)
        # A further conversation while the last one is wrapped up would make the space another, larger one.
        if own is None or own.open or own.slot == NOBODY:
            yield from _each(
                c.CustomerText(number, asset, "Hello" if step_by_step else SECRET_TEXT),
                c.CustomerText(number, asset, " "),
                c.CustomerStop(number, asset),
                *(c.StartOutbound(agent, asset, number) for agent in here.agents),
            )
            if step_by_step:
                yield from _each(c.CustomerText(number, asset, SECRET_TEXT))
        for agent in here.agents:
            yield from IN_CONVERSATION[situation.tries](agent, NOWHERE if own is None else own.id, here)
        yield from _each(c.DeleteAsset(asset))
    for agent in here.agents:
        yield from _each(c.SetStatus(agent, "available"), c.SetStatus(agent, "idle"))
    if step_by_step:
        yield from _each(*(c.SetStatus(agent, "rona") for agent in here.agents), c.SetStatus("Nobody", "idle"))
        yield Try((c.SetMasking(False), c.SetMasking(True)))
        yield Try((c.DeleteQueue(QUEUES[0]), c.DeleteQueue(QUEUES[0])))
    yield Try(_until_due(desk))


def _until_due(desk: InProcessDesk) -> Commands:
    """The next offer expires in its second and not in the one before."""
    record = desk.record
    due = [part.offered_at_seconds for key, part in record.interactions.items() if _is_offered(desk.world, key)]
    left = min(due) + record.configuration.rona_seconds - record.now_seconds if due else RONA_SECONDS
    return (c.Advance(left - 1), c.Advance(1)) if left > 1 else (c.Advance(left),)


LATER = c.Advance(1)
"""Keeps offers from expiring in the same second."""


def _anyhow(agent: str, conversation: str) -> Iterator[Try]:
    here = agent, conversation
    yield Try((c.Offer(conversation, agent), LATER))
    yield from _each(*(kind(*here) for kind in (c.Accept, c.WithdrawRequest, c.EndConference, c.End, c.SubmitWrapUp)))
    yield Try((c.Choose(*here, "reason", REASONS[0]), c.SubmitWrapUp(*here)))
    yield Try((c.TypeReply(*here, "Hi"), c.Send(*here, "click")))


def _at_once(agent: str, conversation: str, place: Place) -> Iterator[Try]:
    here = agent, conversation
    cancel = (c.Cancel(*here),)
    yield from _anyhow(*here)
    yield Try((c.OpenTransfer(*here), c.Choose(*here, "queue", QUEUES[0]), c.Confirm(*here), LATER), cancel)
    for colleague in place.agents:
        if colleague != agent:
            chosen = c.Choose(*here, "agent", colleague)
            yield Try((c.OpenTransfer(*here), chosen, c.Confirm(*here), LATER), cancel)
            yield Try((c.OpenConference(*here), chosen, c.Confirm(*here), LATER), cancel)


def _step_by_step(agent: str, conversation: str, place: Place) -> Iterator[Try]:
    here = agent, conversation
    yield from _anyhow(*here)
    yield from _each(
        *(kind(*here) for kind in (c.OpenTransfer, c.OpenConference, c.Refresh, c.Confirm, c.Cancel)),
        c.Send(*here, "enter"),
        c.LineBreak(*here),
    )
    yield Try((c.TypeReply(*here, "\u3000"), c.Send(*here, "enter")))
    yield Try((c.TypeReply(*here, "a" * (COMPOSE_LIMIT - 1)), c.LineBreak(*here), c.LineBreak(*here)))
    yield from _each(c.TypeReply(*here, "a" * (COMPOSE_LIMIT + 1)))
    yield Try((c.Search(*here, "nobody is called so"), c.Search(*here, "")))
    yield from _each(
        c.Choose(*here, "queue", QUEUES[0]),
        c.Choose(*here, "queue", "Nowhere"),
        *(c.Choose(*here, "agent", name) for name in place.agents),
    )
    yield Try((c.Choose(*here, "queue", QUEUES[1]), c.DeleteQueue(QUEUES[1]), c.Confirm(*here)))


def _queueing(agent: str, conversation: str, place: Place) -> Iterator[Try]:
    here = agent, conversation
    yield from _each(c.Offer(conversation, agent), c.Accept(*here), c.End(*here))
    yield Try((c.Choose(*here, "reason", REASONS[0]), c.SubmitWrapUp(*here)))
    yield Try((c.OpenTransfer(*here), c.Choose(*here, "queue", QUEUES[0]), c.Confirm(*here), LATER))


IN_CONVERSATION = {"step by step": _step_by_step, "at once": _at_once, "queueing": _queueing}
