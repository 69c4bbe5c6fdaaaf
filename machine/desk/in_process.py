"""Our own desk: the machines, the record and the masker behind the Desk port, on a virtual clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import assert_never

from machine.desk.decision import Decided, decide
from machine.desk.record import Record
from machine.desk.record_writer import write
from machine.desk.routing import next_offer
from machine.desk.rules import RULES, Rule
from machine.desk.view_maker import NO_CONVERSATION, administrator_view, customer_view, desktop_view
from machine.lifecycle.engine import Blocked, Engine, TableEngine, run
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event, InstanceId, InteractionPhase, World, first_world
from machine.masking import Show, masker, remembering
from machine.port.form import malformed, malformed_stage
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.views import AdministratorView, CustomerView, DesktopView
from spec.refusals import ORDER_OF_REASONS, Refusal
from spec.worlds import Move

NOT_RESET = "The desk has no configuration yet: call reset(configuration) first."

WRAP_UP_TIME_OUT = "Dialog.time_out"
"""The event of the reading wrap-up-times-out."""

MaskerMaker = Callable[[str, bool], Show]
"""From a policy's id and the administrator's switch to what shows values."""


@cache
def default_masker(policy: str, enabled: bool) -> Show:
    """The desk's masking under this policy, on or off; it remembers what it has masked before."""
    catalogue = load()
    return remembering(masker(catalogue, catalogue.policies[policy], enabled).show)


class InProcessDesk:
    """The desk that the specification describes.

    `engine` takes the events, `rules` are asked beside it, `order` says which of several reasons is told, `make_masker`
    shows values; tests replace them to seed faults or to run on the library's own engine. `table` names the steps'
    targets for the record.
    """

    def __init__(
        self,
        engine: Engine | None = None,
        *,
        table: Table = TABLE,
        rules: Sequence[Rule] = RULES,
        order: Mapping[Refusal, int] = ORDER_OF_REASONS,
        make_masker: MaskerMaker = default_masker,
    ) -> None:
        self._engine = TableEngine(table) if engine is None else engine
        self._table = table
        self.rules = tuple(rules)
        self._order = order
        self._make_masker = make_masker
        self._record: Record | None = None
        self._world: World = first_world(0, 0, 0)
        self._moves: list[Move] = []
        self.agents_first: Sequence[int] = ()
        """The order in which requests of different agents expire that do so at one second; else that of offering."""
        self.expired_together: frozenset[int] = frozenset()
        """The agents of whom that is so in what the last command made expire."""
        self._views: dict[str, DesktopView] = {}
        self._customer_views: dict[str, CustomerView] = {}
        self._administrator_view: AdministratorView | None = None

    @property
    def world(self) -> World:
        """The World as it is, for checks of our own; no other desktop has one."""
        return self._world

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves that the last command took, for checks of our own: those of its events and of routing."""
        return tuple(self._moves)

    @property
    def record(self) -> Record:
        """The record as it is. Raises KeyError before the first reset: nobody is known yet."""
        if self._record is None:
            raise KeyError(NOT_RESET)
        return self._record

    def reset(self, configuration: Configuration) -> Answer:
        """Start over at second 0. A configuration that is not of the port's form or contradicts itself is Malformed."""
        problem = malformed_stage(configuration)
        if problem is not None:
            return Malformed(problem)
        self.forget_views()
        self._record = Record(configuration, masking=configuration.masking)
        self._world = first_world(len(configuration.agents), 1, configuration.capacity)
        return Accepted()

    def apply(self, command: c.AnyCommand) -> Answer:
        """Decide a command, carry it out if it is accepted, and route what waits where the desk routes by itself.
        Raises SpecificationError where the machines contradict each other."""
        self._moves, self.expired_together = [], frozenset()
        decided = self._decide(command)
        if not isinstance(decided, tuple):
            return decided
        record = self.record
        for each in decided:
            self._take(each, command)
        self.forget_views()
        match command:
            case c.Advance(seconds=seconds):
                self._advance(seconds)
            case c.SetMasking(enabled=enabled):
                record.masking = enabled
            case c.DeleteAsset(asset=asset):
                record.deleted_assets.add(asset)
            case c.DeleteQueue(queue=queue):
                record.deleted_queues.add(queue)
            case c.CustomerCommand() | c.Offer() | c.AgentCommand():
                pass  # Their events have written everything.
            case _:
                assert_never(command)
        self._route()
        return Accepted()

    def fork(self) -> InProcessDesk:
        """A desk that stands where this one stands and goes on by itself."""
        fork = object.__new__(type(self))
        fork.__dict__ = self.__dict__ | {"_record": deepcopy(self._record), "_moves": list(self._moves)}
        fork.forget_views()
        return fork

    def would(self, command: c.AnyCommand) -> Answer:
        """What `apply` would answer now; nothing is carried out."""
        decided = self._decide(command)
        return Accepted() if isinstance(decided, tuple) else decided

    def _decide(self, command: c.AnyCommand) -> tuple[Decided, ...] | Refused | Malformed:
        problem = malformed(command, c.AnyCommand)
        if problem is not None:
            return Malformed(problem)
        if self._record is None:
            return Malformed(NOT_RESET)
        return decide(self._engine, self.rules, self._order, self._record, self._world, command)

    def advance(self, seconds: int) -> Answer:
        """The command Advance by this many seconds."""
        return self.apply(c.Advance(seconds=seconds))

    def view(self, agent: str) -> DesktopView:
        """What this agent sees. Raises KeyError for a name that is not configured, and before the first reset."""
        record = self.record
        if agent not in record.configuration.agents:
            raise KeyError("No agent has this name; the configuration names the agents.")
        if agent not in self._views:
            self._views[agent] = self.view_shown_by(agent, self.show)
        return self._views[agent]

    @property
    def show(self) -> Show:
        """What shows values now, as policy and administrator say."""
        return self._make_masker(self.record.configuration.policy, self.record.masking)

    def view_shown_by(self, agent: str, show: Show) -> DesktopView:
        """What a configured agent would see if `show` showed the values, for checks of our own."""
        number = self.record.configuration.agents.index(agent)
        return desktop_view(self._world, self.record, self._engine, show, number)

    def forget_views(self) -> None:
        """Something has changed: what is seen is made anew. Whoever changes the record without a command says so."""
        self._views, self._customer_views, self._administrator_view = {}, {}, None

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """What this customer sees of the newest conversation with this asset, an empty view where there is none.
        Raises KeyError for an asset that is not configured, and before the first reset."""
        newest = self.record.newest.get((number, asset))
        if newest is None:
            if all(known.name != asset for known in self.record.configuration.assets):
                raise KeyError("No asset has this name; the configuration names the assets.")
            return NO_CONVERSATION
        if newest.id not in self._customer_views:
            self._customer_views[newest.id] = customer_view(newest)
        return self._customer_views[newest.id]

    def administrator_view(self) -> AdministratorView:
        """The list of all kept conversations (RULE-50). Raises KeyError before the first reset."""
        if self._administrator_view is None:
            self._administrator_view = administrator_view(self.record)
        return self._administrator_view

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        before, event, led_to = decided
        self.forget_views()
        self._moves.append(Move(before, event, led_to.steps, led_to.world, led_to.outcomes))
        self._world = led_to.world
        write(self.record, self._table, led_to, command)

    def _route(self) -> None:
        if self.record.configuration.routing == "automatic":
            while (offer := next_offer(self.record, self._world)) is not None:
                led_to = run(self._engine, self._world, offer)
                if isinstance(led_to, Blocked):
                    raise RuntimeError(f"Routing chose an offer that the machines refuse: {led_to.refusal}.")
                self._take(Decided(self._world, offer, led_to), None)

    def _advance(self, seconds: int) -> None:
        """Let what is due expire in order of time and offering, and route after each (RULE-8)."""
        record = self.record
        until = record.now_seconds + seconds
        while (due := sorted(self._due(), key=self._turn)) and due[0][0] <= until:
            record.now_seconds, _, expiry = due[0]
            together = {event.me.agent for seconds, _, event in due if seconds == record.now_seconds}
            if len(together) > 1:
                self.expired_together |= together
            led_to = run(self._engine, self._world, expiry)
            if isinstance(led_to, Blocked):
                raise RuntimeError(f"{expiry.name} is due and could not happen: {led_to.refusal}.")
            self._take(Decided(self._world, expiry, led_to), None)
            self._route()
        record.now_seconds = until

    def _turn(self, due: tuple[int, int, Event]) -> tuple[int, int, int]:
        """What something that will expire comes in the order of."""
        seconds, serial, event = due
        first, agent = self.agents_first, event.me.agent
        return seconds, first.index(agent) if agent in first else len(first), serial

    def _due(self) -> Iterator[tuple[int, int, Event]]:
        """Everything that will expire, with its second and the serial of its part: offers, and wrap-ups where the table
        lets them."""
        record = self.record
        for key, part in record.interactions.items():
            me = InstanceId(*key)
            match self._world.interaction(me).state:
                case InteractionPhase.OFFERED:
                    due_seconds = part.offered_at_seconds + record.configuration.rona_seconds
                    yield due_seconds, part.serial, Event("Interaction.expire", me)
                case InteractionPhase.WRAP_UP if WRAP_UP_TIME_OUT in self._table.event:
                    due_seconds = part.left_at_seconds + record.configuration.wrap_up_seconds
                    yield due_seconds, part.serial, Event(WRAP_UP_TIME_OUT, me)
