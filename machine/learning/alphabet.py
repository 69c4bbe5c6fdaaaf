"""What is learned of a desktop: two alphabets, each of a few symbols that stand for what somebody does, and what is
seen after each. Outputs are classes and counts only, nothing that a desktop writes itself.

AGENT_STATUS is one agent among requests that come and go, CONVERSATION one customer's conversation among two agents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

import msgspec

from machine.lifecycle.declaration import Caller
from machine.lifecycle.engine import SpecificationError
from machine.port.errors import AdapterError, DesktopError
from machine.port.port import Desk
from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.capabilities import NotOffered, filled
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.port.views import CustomerView, DesktopView, View

RONA_SECONDS = 30
SHOWN_LIMIT = 4
"""Requests and panes of one agent that are told apart; our own desk comes to two."""
NOWHERE = "c999"
"""The id of no conversation, where a desktop shows none."""
ID = re.compile("c[1-9][0-9]{0,8}")
CAUSES = frozenset({"queue", "transfer", "conference", "outbound"})

ViewT = TypeVar("ViewT", bound=View)


# --- what is seen


class PaneSeen(NamedTuple):
    """One pane: whether its agent holds the conversation, the state in the control pane, the alert, the open dialog."""

    held: bool
    control: str
    alert: str
    dialog: str


class AgentSeen(NamedTuple):
    """What one agent sees: status and label, of each request its cause, and the panes."""

    status: str
    label: str
    requests: tuple[str, ...]
    panes: tuple[PaneSeen, ...]


class Seen(NamedTuple):
    """What everybody sees: the agents in order, and whether the customer's conversation is "open", "closed" or
    "not_begun", empty where no customer is looked at."""

    agents: tuple[AgentSeen, ...]
    customer: str = ""


class Output(NamedTuple):
    """What comes of a symbol: the class of the answer, the command that was answered so if it was not the first, and
    what is seen in the end. `meanwhile` is what was seen in between where that is part of the symbol."""

    answer: str
    at: str
    seen: Seen
    meanwhile: tuple[Seen, ...] = ()


NOTHING = Seen(())
"""What is seen of a desktop that cannot be looked at."""
FAILS = (DesktopError, SpecificationError)
"""What a desktop raises that can be asked and cannot answer; the second is one that is made of machines like ours."""


# --- alphabets


@dataclass(frozen=True)
class Symbol:
    """What somebody does: `by` whom, and of the cast the `agent` who does it or for whom it is done. `name` is the
    glossary term behind "symbol."; without the commands in `needs` it cannot be given."""

    name: str
    by: Caller
    act: Callable[[AlphabetSession], None]
    needs: frozenset[type[c.Command]]
    agent: str = ""

    @property
    def id(self) -> str:
        """The name, with the agent where there is one: unlike those of all other symbols of an alphabet."""
        return f"{self.name} {self.agent}".strip()

    def told(self, language: str) -> str:
        """The symbol in the reader's words."""
        catalogue = load()
        agent = catalogue.words(f"cast.{self.agent}").of(language) if self.agent else ""
        return catalogue.words(f"symbol.{self.name}").of(language).format(agent=agent)


@dataclass(frozen=True)
class Alphabet:
    """Symbols on a small stage: what the desktop is reset to, and what is given `first` of all. Its agents are looked
    at, and with `looks_at_customer` the first customer. `machine` is the glossary term behind "machine."; `cast` are
    the terms of the agents behind "cast."."""

    name: str
    machine: str
    cast: tuple[str, ...]
    configuration: Configuration
    first: tuple[c.AnyCommand, ...]
    symbols: tuple[Symbol, ...]
    looks_at_customer: bool

    @property
    def agents(self) -> tuple[str, ...]:
        """The names of the agents who are looked at."""
        return self.configuration.agents

    @property
    def asset(self) -> str:
        """The name of the one asset."""
        return self.configuration.assets[0].name

    @property
    def numbers(self) -> tuple[str, ...]:
        """The customers' numbers, in order."""
        return tuple(customer.number for customer in self.configuration.customers)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the symbols, in order."""
        return tuple(symbol.id for symbol in self.symbols)

    def offered(self, offers_not: NotOffered) -> Alphabet:
        """The alphabet without everything for which a desktop does not offer the commands."""

        def is_offered(*commands: type[c.Command]) -> bool:
            return offers_not.commands.isdisjoint(command.__name__ for command in commands)

        return replace(
            self,
            first=tuple(command for command in self.first if is_offered(type(command))),
            symbols=tuple(symbol for symbol in self.symbols if is_offered(*symbol.needs)),
        )


# --- playing


class AlphabetSession:
    """A desktop under the symbols of an alphabet; `given` is every command since the last `begin`.

    A desktop that refuses the reset, or fails, answers all that follows so, and is asked for nothing more until then.
    Raises AdapterError where it is out of reach.
    """

    def __init__(self, alphabet: Alphabet, desk: Desk, not_offered: frozenset[str] = frozenset()) -> None:
        self.alphabet = alphabet
        self.given: list[c.AnyCommand] = []
        self._desk = desk
        self._not_offered = not_offered
        self._over = ""
        self._answer = self._at = ""
        self._meanwhile: list[Seen] = []

    def begin(self) -> None:
        """Reset the desktop and set the stage."""
        self.given, self._over = [], ""
        try:
            answer = self._desk.reset(self.alphabet.configuration)
            if isinstance(answer, Accepted):
                for command in self.alphabet.first:
                    self.give(command)
            else:
                self._over = "not_reset"
        except AdapterError:
            raise
        except FAILS:
            self._over = "fails"

    def step(self, number: int, *, looks: bool = True) -> Output:
        """Do what the symbol of this number stands for. Without `looks` nobody looks in the end: NOTHING is seen."""
        self._answer, self._at, self._meanwhile = "accepted", "", []
        if not self._over:
            try:
                self.alphabet.symbols[number].act(self)
                seen = self.look() if looks else NOTHING
                return Output(self._answer, self._at, seen, tuple(self._meanwhile))
            except AdapterError:
                raise
            except FAILS:
                self._over = "fails"
        return Output(self._over, "", NOTHING)

    # --- what symbols are made of

    def give(self, command: c.AnyCommand) -> Answer:
        """Give a command whose answer is no part of the output."""
        self.given.append(command)
        return self._desk.apply(command)

    def do(self, *commands: c.AnyCommand, otherwise: c.AnyCommand | None = None) -> None:
        """Give commands up to the first that is not accepted, whose answer is that of the symbol; where it is not the
        first of all, `otherwise` is given in place of the rest."""
        for number, command in enumerate(commands):
            answer = self.give(command)
            if not isinstance(answer, Accepted):
                self._answer, self._at = answer_class(answer), type(command).__name__ if number else ""
                if number and otherwise is not None:
                    self.give(otherwise)
                return

    def leave_out(self) -> None:
        """Give nothing: what the symbol stands for would begin another story."""
        self._answer = "left_out"

    def note(self, seen: Seen) -> None:
        """Make something that is seen in between part of the output."""
        self._meanwhile.append(seen)

    def view(self, agent: str) -> DesktopView:
        """What an agent sees, with the fields empty that the desktop does not offer."""
        return self._as_offered(self._desk.view(agent))

    def customer(self, number: str) -> CustomerView:
        """What a customer sees of the asset, with the fields empty that the desktop does not offer."""
        return self._as_offered(self._desk.customer_view(number, self.alphabet.asset))

    def look(self) -> Seen:
        """What everybody sees now."""
        agents = tuple(_agent_seen(self.view(agent)) for agent in self.alphabet.agents)
        if not self.alphabet.looks_at_customer:
            return Seen(agents)
        view = self.customer(self.alphabet.numbers[0])
        return Seen(agents, "open" if view.open else "closed" if view.conversation else "not_begun")

    def _as_offered(self, view: ViewT) -> ViewT:
        """The view with every field empty that the desktop does not offer."""
        if not self._not_offered:
            return view
        return msgspec.convert(filled(msgspec.to_builtins(view), type(view), self._not_offered), type(view))


def answer_class(answer: Answer) -> str:
    """The class of an answer, of a refusal its reason."""
    match answer:
        case Accepted():
            return "accepted"
        case Refused(reason=reason):
            return reason.value
        case _:
            return "malformed"


def _agent_seen(view: DesktopView) -> AgentSeen:
    requests = [each.cause if each.cause in CAUSES else "other" for each in view.popovers[:SHOWN_LIMIT]]
    panes = [
        PaneSeen(each.composer is not None, each.control, each.alert, each.dialog.kind if each.dialog else "")
        for each in view.panes[:SHOWN_LIMIT]
    ]
    return AgentSeen(view.status, view.label, tuple(sorted(requests)), tuple(sorted(panes)))


def _id(shown: str) -> str:
    """The id of a conversation as a desktop shows it, that of none where it is no id."""
    return shown if ID.fullmatch(shown) else NOWHERE


# --- one agent


def _word(term: str) -> str:
    return load().words(f"cast.{term}").en


MINJI, JUN = _word("minji"), _word("jun")
QUEUE, REASON, ASSET = _word("queue_billing"), _word("reason_resolved"), _word("asset_main")
TEXT = _word("text_hello")
CUSTOMER = customer_number(1)


def _configuration(agents: tuple[str, ...], customers: tuple[str, ...]) -> Configuration:
    return Configuration(
        agents=agents,
        queues=(QUEUE,),
        assets=(AssetSetting(ASSET, asset_number(1), QUEUE),),
        reasons=(REASON,),
        customers=tuple(
            CustomerSetting(customer_number(index), _word(term)) for index, term in enumerate(customers, 1)
        ),
        routing="manual",
        rona_seconds=RONA_SECONDS,
        capacity=2,
    )


def _set(status: str) -> Callable[[AlphabetSession], None]:
    return lambda play: play.do(c.SetStatus(MINJI, status))  # type: ignore[arg-type]


def _request(play: AlphabetSession) -> None:
    """The first customer who is not on the agent's screen is offered, after a text if she has no conversation."""
    view = play.view(MINJI)
    on_screen = {*(each.conversation for each in view.popovers), *(each.conversation for each in view.panes)}
    for number in play.alphabet.numbers:
        known = play.customer(number)
        if not known.open or known.conversation not in on_screen:
            break
    if not known.open:
        play.give(c.CustomerText(number, ASSET, TEXT))
        known = play.customer(number)
    play.do(c.Offer(_id(known.conversation), MINJI))


def _nearest(play: AlphabetSession, *, held: bool) -> str:
    """The first conversation that the agent holds, or the first that is offered; else the first of the others on the
    screen, else that of the first customer. So a refused command is about the one that is nearest."""
    view = play.view(MINJI)
    offered, panes = [each.conversation for each in view.popovers], [each.conversation for each in view.panes]
    shown = [*panes, *offered] if held else [*offered, *panes]
    return _id(shown[0] if shown else play.customer(CUSTOMER).conversation)


def _accept_first(play: AlphabetSession) -> None:
    play.do(c.Accept(MINJI, _nearest(play, held=False)))


def _finish_first(play: AlphabetSession) -> None:
    here = MINJI, _nearest(play, held=True)
    play.do(c.End(*here), c.Choose(*here, "reason", REASON), c.SubmitWrapUp(*here))


def _wait(play: AlphabetSession) -> None:
    """The time of a request goes by, its last second apart: so no request is half over, and one that expires early or
    late is seen."""
    before = play.look()
    play.do(c.Advance(RONA_SECONDS - 1))
    if (early := play.look()) != before:
        play.note(early)
    play.do(c.Advance(1))


AGENT_STATUS = Alphabet(
    name="agent_status",
    machine="AgentStatus",
    cast=("minji",),
    configuration=_configuration((MINJI,), ("hana", "doyun", "sora")),
    # So that there is always a conversation that a refused command can be about.
    first=(c.CustomerText(CUSTOMER, ASSET, TEXT),),
    symbols=(
        Symbol("set_available", Caller.AGENT, _set("available"), frozenset({c.SetStatus})),
        Symbol("set_idle", Caller.AGENT, _set("idle"), frozenset({c.SetStatus})),
        Symbol("set_rona", Caller.AGENT, _set("rona"), frozenset({c.SetStatus})),
        Symbol("request", Caller.SYSTEM, _request, frozenset({c.CustomerText, c.Offer})),
        Symbol("accept_first", Caller.AGENT, _accept_first, frozenset({c.Accept})),
        Symbol("finish_first", Caller.AGENT, _finish_first, frozenset({c.End, c.Choose, c.SubmitWrapUp})),
        Symbol("wait", Caller.CLOCK, _wait, frozenset({c.Advance})),
    ),
    looks_at_customer=False,
)


# --- one conversation

ITS_ID = "c1"
"""Conversations are numbered in order of creation; here there is only one."""


def _wait_and_return(play: AlphabetSession) -> None:
    """As _wait; then whoever came to RONA by it sets Available again, so that statuses do not multiply the states."""
    _wait(play)
    seen = play.look()
    missed = [name for name, agent in zip(play.alphabet.agents, seen.agents, strict=True) if agent.status == "rona"]
    if missed:
        play.note(seen)
    for name in missed:
        play.do(c.SetStatus(name, "available"))


def _text(play: AlphabetSession) -> None:
    """After the conversation has closed a text would begin another one."""
    view = play.customer(CUSTOMER)
    if view.conversation and not view.open:
        play.leave_out()
    else:
        play.do(c.CustomerText(CUSTOMER, ASSET, TEXT))


def _of(agent: str, name: str, colleague: str) -> tuple[Symbol, ...]:
    """What an agent of this term and name does in the conversation, and what is done for one."""
    here = name, ITS_ID

    def symbol(term: str, *commands: c.AnyCommand, otherwise: c.AnyCommand | None = None) -> Symbol:
        by = Caller.SYSTEM if isinstance(commands[0], c.Offer) else Caller.AGENT
        needs = frozenset(type(each) for each in (*commands, otherwise) if each is not None)
        return Symbol(term, by, lambda play: play.do(*commands, otherwise=otherwise), needs, agent)

    cancel, confirm = c.Cancel(*here), c.Confirm(*here)
    return (
        symbol("offer", c.Offer(ITS_ID, name)),
        symbol("accept", c.Accept(*here)),
        symbol("reply", c.TypeReply(*here, _word("text_reply")), c.Send(*here, "click")),
        symbol("to_queue", c.OpenTransfer(*here), c.Choose(*here, "queue", QUEUE), confirm, otherwise=cancel),
        symbol("to_colleague", c.OpenTransfer(*here), c.Choose(*here, "agent", colleague), confirm, otherwise=cancel),
        symbol("invite", c.OpenConference(*here), c.Choose(*here, "agent", colleague), confirm, otherwise=cancel),
        symbol("withdraw", c.WithdrawRequest(*here)),
        symbol("end_conference", c.EndConference(*here)),
        symbol("end", c.End(*here)),
        symbol("wrap_up", c.Choose(*here, "reason", REASON), c.SubmitWrapUp(*here)),
    )


def _stop(play: AlphabetSession) -> None:
    play.do(c.CustomerStop(CUSTOMER, ASSET))


def _delete_asset(play: AlphabetSession) -> None:
    play.do(c.DeleteAsset(ASSET))


CONVERSATION = Alphabet(
    name="conversation",
    machine="Conversation",
    cast=("minji", "jun"),
    configuration=_configuration((MINJI, JUN), ("hana",)),
    first=(c.SetStatus(MINJI, "available"), c.SetStatus(JUN, "available")),
    symbols=(
        Symbol("text", Caller.CUSTOMER, _text, frozenset({c.CustomerText})),
        Symbol("leave", Caller.CUSTOMER, _stop, frozenset({c.CustomerStop})),
        *_of("minji", MINJI, JUN),
        *_of("jun", JUN, MINJI),
        Symbol("wait_and_return", Caller.CLOCK, _wait_and_return, frozenset({c.Advance, c.SetStatus})),
        Symbol("delete_asset", Caller.ADMINISTRATOR, _delete_asset, frozenset({c.DeleteAsset})),
    ),
    looks_at_customer=True,
)

ALPHABETS = (AGENT_STATUS, CONVERSATION)

LEFT_OUT: frozenset[type[c.Command]] = frozenset(
    {c.SetMasking, c.DeleteQueue, c.StartOutbound, c.LineBreak, c.Search, c.Refresh}
)
"""The commands that no symbol gives: they would add states that say little of a desktop."""
