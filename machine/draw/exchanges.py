"""What a sequence diagram shows: who does what, how that is answered, and the states it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, assert_never

from machine.concrete.counterexample import ToldCounterexample
from machine.desk.in_process import InProcessDesk
from machine.desk.record import Record
from machine.draw.acts import act
from machine.draw.palette import LOOKS
from machine.draw.swim_lanes import Lane
from machine.draw.words import caller_name, state_name
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import Table
from machine.lifecycle.world import InstanceId, InteractionPhase, Role
from machine.port.vocabulary import why
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.views import DesktopView, DialogKind
from spec.worlds import Move

REFUSED = Words("✗ refused: {why}", "✗ 거부: {why}")
MALFORMED = Words("✗ malformed", "✗ 형식 오류")
FAILS = Words("✗ the desktop fails here", "✗ 데스크톱이 여기서 동작하지 못한다")
QUEUE_SIGN = "≡"


class Actor(NamedTuple):
    """Whoever has a lane, or a queue, which has no caller. The system, the administrator and the clock have no name of
    their own."""

    caller: Caller | None
    name: str = ""


SYSTEM = Actor(Caller.SYSTEM)


class Exchange(NamedTuple):
    """One command: who gives it, what it is in short and as a sentence, how it is refused (empty if it is taken), and
    the states that it leads to, each with in whose lane it stands."""

    sender: Actor
    label: str
    sentence: str
    refusal: str
    states: tuple[tuple[Actor, str], ...]


def exchanges(told: ToldCounterexample, table: Table) -> tuple[Exchange, ...]:
    """The exchanges of a counterexample up to the violation, played on the machines that violate the property."""
    desk = InProcessDesk(table=table)
    configuration = told.play.configuration
    desk.reset(configuration)
    language = told.language
    several = len(configuration.customers) > 1
    found = []
    for command, answer, sentence in zip(
        told.play.commands[: told.violation + 1], told.answers, told.sentences, strict=False
    ):
        before = _customers(desk.record)
        dialog = dialog_of(command, desk.view(command.agent)) if isinstance(command, c.AgentCommand) else ""
        states: tuple[tuple[Actor, str], ...] = ()
        if answer is not None:
            desk.apply(command)
            customers = before | _customers(desk.record)
            states = tuple(_states(desk, table, told, customers if several else {}))
        label = act(command, dialog, language, whose(command, desk.record, several=several))
        refusal = FAILS.of(language) if answer is None else refusal_words(answer, language)
        found.append(Exchange(sender_of(command, configuration), label, sentence, refusal, states))
    return tuple(found)


def _customers(record: Record) -> dict[int, str]:
    """From slot to the name of the customer whose conversation uses it."""
    return {slot: record.customer_name(conversation.number) for slot, conversation in record.by_slot.items()}


def sender_of(command: c.AnyCommand, configuration: Configuration) -> Actor:
    """Who gives a command."""
    match command:
        case c.CustomerCommand(number=number):
            names = {customer.number: customer.name for customer in configuration.customers}
            return Actor(Caller.CUSTOMER, names.get(number, number))
        case c.Offer():
            return SYSTEM
        case c.Advance():
            return Actor(Caller.CLOCK)
        case c.AdministratorCommand():
            return Actor(Caller.ADMINISTRATOR)
        case c.AgentCommand(agent=agent):
            return Actor(Caller.AGENT, agent)
        case _:
            assert_never(command)


def dialog_of(command: c.AnyCommand, view: DesktopView) -> DialogKind:
    """The dialog that the agent of a command has open over its conversation; "" for none."""
    if not isinstance(command, c.InConversation):
        return ""
    panes = (pane for pane in view.panes if pane.conversation == command.conversation and pane.dialog is not None)
    return next((pane.dialog.kind for pane in panes if pane.dialog is not None), "")


def whose(command: c.AnyCommand, record: Record, *, several: bool) -> str:
    """The customer whose conversation a command is about, where that has to be said: there are several, or it begins
    with the command. "" for the customers' own commands, and where it is nobody's."""
    match command:
        case c.Offer(conversation=conversation) | c.InConversation(conversation=conversation):
            found = record.conversations.get(conversation)
            return record.customer_name(found.number) if found and several else ""
        case c.StartOutbound(number=number):
            return record.customer_name(number)
        case _:
            return ""


def refusal_words(answer: Answer, language: Language) -> str:
    """How a command is refused, "" if it is taken."""
    match answer:
        case Refused(reason=reason):
            return REFUSED.of(language).format(why=why(reason, language))
        case Malformed():
            return MALFORMED.of(language)
        case _:
            return ""


def reached(moves: Iterable[Move], table: Table) -> Mapping[tuple[str, InstanceId], str]:
    """The last state that each machine came to from another one."""
    found: dict[tuple[str, InstanceId], str] = {}
    for move in moves:
        for step in move.steps:
            transition = table.transition(step.transition)
            if transition.source != transition.target:
                me = InstanceId(step.event.me.agent, step.event.me.conversation)
                found[transition.machine, me] = transition.target
    return found


def _states(
    desk: InProcessDesk, table: Table, told: ToldCounterexample, customers: Mapping[int, str]
) -> Iterator[tuple[Actor, str]]:
    """The last state that each machine came to, dialogs left out: what is clicked there stands in the transitions."""
    for (machine, me), state in reached(desk.moves, table).items():
        if machine == "Dialog":
            continue
        actor = SYSTEM if machine == "Conversation" else Actor(Caller.AGENT, told.play.configuration.agents[me.agent])
        of = customers.get(me.conversation, "")
        said = state_name(machine, state, told.language)
        role = desk.world.interaction(me).role if state == InteractionPhase.HELD else Role.NONE
        if role is not Role.NONE:
            # Who holds it in which role is what a conference turns on.
            said += f" ({load().words(f'value.role.{role}').of(told.language)})"
        yield actor, f"{of}: {said}" if of else said


def lane(actor: Actor, language: Language) -> Lane:
    """The lane of an actor: sign and role tell it from the others, the colour only helps."""
    if actor.caller is None:
        return Lane("queue", QUEUE_SIGN, load().words("label.queue").of(language), actor.name)
    return Lane(actor.caller.value, LOOKS[actor.caller].sign, caller_name(actor.caller, language), actor.name)
