"""What a sequence diagram shows: who tells whom what, how that is answered, and the states it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, assert_never

from machine.concrete.counterexample import ToldCounterexample
from machine.desk.in_process import InProcessDesk
from machine.desk.record import Record
from machine.desk.translation import IN_CONVERSATION, STATUS_EVENTS
from machine.draw.words import caller_name, event_name, state_name
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import Table
from machine.lifecycle.world import InstanceId, InteractionPhase, Role
from machine.port.vocabulary import why
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Answer, Refused

REFUSED = Words("refused: {why}", "거부: {why}")
FAILS = Words("the desktop fails here", "데스크톱이 여기서 동작하지 못한다")


class Actor(NamedTuple):
    """Whoever has a lifeline. The system, the administrator and the clock have no name of their own."""

    caller: Caller
    name: str = ""


SYSTEM = Actor(Caller.SYSTEM)


class Exchange(NamedTuple):
    """One command: what it is in short and as a sentence, how it is refused (empty if it is taken), and the states that
    it leads to, each with whose lifeline it stands at."""

    sender: Actor
    receiver: Actor
    label: str
    sentence: str
    refusal: str
    states: tuple[tuple[Actor, str], ...]


def exchanges(told: ToldCounterexample, table: Table) -> tuple[Exchange, ...]:
    """The exchanges of a counterexample up to the violation, played on the machines that violate the property."""
    desk = InProcessDesk(table=table)
    desk.reset(told.play.configuration)
    language = told.language
    several = len(told.play.configuration.customers) > 1
    found = []
    for command, answer, sentence in zip(
        told.play.commands[: told.violation + 1], told.answers, told.sentences, strict=False
    ):
        before = _customers(desk.record)
        states: tuple[tuple[Actor, str], ...] = ()
        if answer is not None:
            desk.apply(command)
            customers = before | _customers(desk.record)
            states = tuple(_states(desk, table, told, customers if several else {}))
        sender, receiver = _ends(command, told)
        label = _label(command, sentence, before if several else {}, desk.record, language)
        found.append(Exchange(sender, receiver, label, sentence, _refusal(answer, language), states))
    return tuple(found)


def _customers(record: Record) -> dict[int, str]:
    """From slot to the name of the customer whose conversation uses it."""
    return {slot: record.customer_name(conversation.number) for slot, conversation in record.by_slot.items()}


def _ends(command: c.AnyCommand, told: ToldCounterexample) -> tuple[Actor, Actor]:
    match command:
        case c.CustomerCommand(number=number):
            names = {customer.number: customer.name for customer in told.play.configuration.customers}
            return Actor(Caller.CUSTOMER, names[number]), SYSTEM
        case c.Offer(agent=agent):
            return SYSTEM, Actor(Caller.AGENT, agent)
        case c.Advance():
            return Actor(Caller.CLOCK), SYSTEM
        case c.AdministratorCommand():
            return Actor(Caller.ADMINISTRATOR), SYSTEM
        case c.AgentCommand(agent=agent):
            return Actor(Caller.AGENT, agent), SYSTEM
        case _:
            assert_never(command)


def _label(
    command: c.AnyCommand, sentence: str, customers: Mapping[int, str], record: Record, language: Language
) -> str:
    """The event in the words of the glossary, and what it is about. What is no event goes by its sentence."""
    match command:
        case c.CustomerText():
            return event_name("Conversation.receive", language)
        case c.CustomerStop():
            return event_name("Conversation.stop", language)
        case c.Offer(conversation=conversation):
            return _about(event_name("Interaction.offer", language), _whose(conversation, record, customers))
        case c.SetStatus(status=status):
            return event_name(STATUS_EVENTS[status], language)
        case c.StartOutbound(number=number):
            return _about(event_name("Conversation.start_outbound", language), record.customer_name(number))
        case c.DeleteAsset(asset=asset):
            return _about(event_name("Conversation.asset_deleted", language), asset)
        case c.InConversation():
            event, _ = IN_CONVERSATION[type(command)]
            detail = command.name if isinstance(command, c.Choose) else ""
            return _about(event_name(event, language), detail, _whose(command.conversation, record, customers))
        case c.SetMasking() | c.DeleteQueue() | c.Advance():
            return sentence
        case _:
            assert_never(command)


def _about(event: str, *details: str) -> str:
    known = ", ".join(detail for detail in details if detail)
    return f"{event}: {known}" if known else event


def _whose(conversation: str, record: Record, customers: Mapping[int, str]) -> str:
    """The customer of a conversation, where there are several."""
    found = record.conversations.get(conversation)
    return record.customer_name(found.number) if found and customers else ""


def _refusal(answer: Answer | None, language: Language) -> str:
    match answer:
        case None:
            return FAILS.of(language)
        case Refused(reason=reason):
            return REFUSED.of(language).format(why=why(reason, language))
        case _:
            return ""


def _states(
    desk: InProcessDesk, table: Table, told: ToldCounterexample, customers: Mapping[int, str]
) -> Iterator[tuple[Actor, str]]:
    """The last state that each machine came to, dialogs left out: what is clicked there stands in the transitions."""
    reached: dict[tuple[str, InstanceId], str] = {}
    for move in desk.moves:
        for step in move.steps:
            transition = table.transition(step.transition)
            if transition.source != transition.target and transition.machine != "Dialog":
                reached[transition.machine, InstanceId(step.event.me.agent, step.event.me.conversation)] = (
                    transition.target
                )
    for (machine, me), state in reached.items():
        actor = SYSTEM if machine == "Conversation" else Actor(Caller.AGENT, told.play.configuration.agents[me.agent])
        whose = customers.get(me.conversation, "")
        said = state_name(machine, state, told.language)
        role = desk.world.interaction(me).role if state == InteractionPhase.HELD else Role.NONE
        if role is not Role.NONE:
            # Who holds it in which role is what a conference turns on.
            said += f" ({load().words(f'value.role.{role}').of(told.language)})"
        yield actor, f"{whose}: {said}" if whose else said


def actor_name(actor: Actor, language: Language) -> str:
    """What stands over a lifeline."""
    role = caller_name(actor.caller, language)
    return f"{role} {actor.name}" if actor.name else role
