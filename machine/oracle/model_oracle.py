"""A desktop held to the model: our own desk takes the same commands, and every answer and view is compared.

The first difference is told with what was expected, what was seen, and the clause that asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE, Table
from machine.oracle.comparison import NOTHING_SAID, Comparison, Departure, Expected, Masked, Moment, leak_of
from machine.oracle.completed_views import completed_views
from machine.oracle.observed_desk import NOTHING, EveryView, ObservedDesk
from machine.oracle.planted_values import characters_more, planted_in
from machine.oracle.sentences import answer_to
from machine.port.form import malformed
from machine.port.port import Desk
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.limits import ANNOUNCED_SECONDS
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.capabilities import NotOffered
from spec.port.configuration import Configuration
from spec.port.views import DesktopView
from spec.visibility.masks import Masks
from spec.visibility.witness import orders_of
from spec.worlds import Move

NO_VALUE_REPEATED = "RULE-39"
OFFERS, ROUTING = "Conversation.offer", "RULE-1"
"""What the system does of itself with automatic routing, and what says to whom."""
WORDS, STANDARD_ERROR = "words", "standard error"
"""Where a value may be read beside an answer. What an adapter says on its standard error is for its developer, and no
answer to anybody: it is counted, and no departure."""
BESIDE = {
    WORDS: Words("The words beside the class", "분류 옆의 글"),
    "header": Words("A header", "헤더"),
    "extra field": Words("A field beyond the port", "포트에 없는 필드"),
}
"""Where a value may be read, in words; what a desktop in this process says beside its answers has no words of ours."""
DEPARTS = Words("The desktop departs from the specification", "데스크톱이 명세와 다르다")


class DepartureError(AssertionError):
    """A desktop does something else than the model. The message says what, masked."""

    def __init__(self, departure: Departure) -> None:
        super().__init__(str(departure))
        self.departure = departure

    @property
    def told(self) -> Words:
        """The sentence, in both languages."""
        return self.departure.told


class Model:
    """The model beside a desktop under test."""

    def __init__(self, table: Table = TABLE) -> None:
        self._table = table
        self._desk = InProcessDesk(table=table)
        self._agents: tuple[str, ...] = ()
        self._given: list[c.AnyCommand] = []
        self._orders: dict[int, tuple[int, ...]] = {}
        """By the places of commands the orders of agents in which requests expired there."""
        self._started: dict[str, int] = {}
        """The outbound conversations that may be announced still, by id, with the second of their start."""

    def start(self, configuration: Configuration, customers: Iterable[tuple[str, str]] = ()) -> Expected:
        """Reset the model. `customers` are numbers and assets to look after."""
        answer = self._desk.reset(configuration)
        self._agents = configuration.agents if isinstance(answer, Accepted) else ()
        self._given, self._orders, self._started = [], {}, {}
        return self._expected(answer, customers)

    def follow(self, command: c.AnyCommand, customers: Iterable[tuple[str, str]] = ()) -> Expected:
        """Give the model the command that the desktop got."""
        self._given.append(command)
        was_masked = self.is_masked
        answer = self._desk.apply(command)
        if isinstance(command, c.StartOutbound) and isinstance(answer, Accepted):
            newest = self._desk.customer_view(command.number, command.asset).conversation
            self._started[newest] = self._desk.record.now_seconds
        return self._expected(answer, customers)._replace(was_masked=was_masked)

    def otherwise(self, customers: Iterable[tuple[str, str]] = ()) -> Iterator[Expected]:
        """What is expected as well after the last command, where in it requests of different agents expired at one
        second: what comes of each other order of these (RULE-8). The model goes on from the last that was given."""
        last = len(self._given) - 1
        for order in orders_of(sorted(self._desk.expired_together)):
            self._orders[last] = order
            self._desk = self._replayed()
            yield self._expected(Accepted(), customers)

    def _replayed(self) -> InProcessDesk:
        desk = InProcessDesk(table=self._table)
        desk.reset(self._desk.record.configuration)
        for place, command in enumerate(self._given):
            desk.agents_first = self._orders.get(place, ())
            desk.apply(command)
        return desk

    def _announced(self) -> tuple[str, Collection[str]]:
        """The outbound conversation that the last command has started, empty for none, and all those that may be
        announced still (RULE-35)."""
        since = self._desk.record.now_seconds - ANNOUNCED_SECONDS
        self._started = {each: second for each, second in self._started.items() if second >= since}
        is_new = bool(self._given) and isinstance(self._given[-1], c.StartOutbound) and bool(self._desk.moves)
        return (next(reversed(self._started), "") if is_new else ""), self._started.keys()

    @property
    def agents(self) -> tuple[str, ...]:
        """The agents whom the model knows."""
        return self._agents

    @property
    def moves(self) -> tuple[Move, ...]:
        """What the last command moved in the model."""
        return self._desk.moves

    def _expected(self, answer: Answer, customers: Iterable[tuple[str, str]]) -> Expected:
        if not self._agents:
            return Expected(answer, self._asks(answer), NOTHING, self._behind)
        views = EveryView(
            {agent: self._desk.view(agent) for agent in self._agents},
            {customer: self._desk.customer_view(*customer) for customer in customers},
            self._desk.administrator_view(),
        )
        just_started, started = self._announced()
        return Expected(answer, self._asks(answer), views, self._behind, just_started=just_started, started=started)

    def _behind(self) -> Moment:
        values = self.values()
        masks = Masks(self._desk.record.configuration.policy, self._desk.record.masking, frozenset(values))
        steps = [step for move in self._desk.moves for step in move.steps]
        moved = dict.fromkeys(each for step in steps for each in self._table.transition(step.transition).cites)
        is_automatic = self._desk.record.configuration.routing == "automatic"
        if is_automatic and any(step.event.name == OFFERS for step in steps):
            moved[ROUTING] = None
        return Moment(tuple(moved), self._view_of, masks, values)

    def _view_of(self, agent: str) -> DesktopView:
        return self._desk.view_shown_by(agent, Masked.by(self._desk.show))

    def values(self) -> dict[str, str]:
        """The values that are nobody's in all that was given, with the kind of each; those that the policy leaves as
        they are not among them."""
        if not self._agents:
            return {}
        configuration = self._desk.record.configuration
        catalogue = load()
        masked = catalogue.kinds_of(catalogue.policies[configuration.policy])
        texts = (each.text for each in self._given if isinstance(each, c.CustomerText | c.TypeReply))
        return {value: kind for value, kind in planted_in(texts).items() if kind in masked}

    @property
    def is_masked(self) -> bool:
        """Whether the administrator has masking on now."""
        return bool(self._agents) and self._desk.record.masking

    def _asks(self, answer: Answer) -> tuple[str, ...]:
        """What asks for an answer: of a refusal what it cites, else what the command's first transition cites."""
        if isinstance(answer, Refused):
            return answer.cites
        return next(
            (self._table.transition(step.transition).cites for move in self._desk.moves for step in move.steps), ()
        )


class ModelOracle(ObservedDesk):
    """A desktop beside the model, as a desktop: what is given to it the model gets as well, and every answer and view
    is compared. Raises DepartureError for the first that is otherwise, and DesktopError where the desktop fails; no
    frame in their tracebacks holds what the desktop gave.

    With `looks_at_changes` it looks at what the model says has changed, and in turn at the rest. `views` and `moves`
    are those of the model, which are the desktop's own as long as nothing departs.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        table: Table = TABLE,
        comparison: Comparison | None = None,
        numbers: Iterable[str] = (),
        looks_at_changes: bool = False,
    ) -> None:
        super().__init__(desk, numbers, DepartureError)
        self._looks_at_changes = looks_at_changes
        self._without_buttons = NotOffered(self._watched.not_offered.commands, frozenset())
        self._model = Model(table)
        self._comparison = comparison or Comparison()

    @property
    def moves(self) -> tuple[Move, ...]:
        """What the last command moved in the model."""
        return self._model.moves

    def _reset(self, configuration: Configuration) -> Answer:
        answer = self._watched.reset(configuration)
        self._hold(None, self._model.start(configuration, self._watched.customers), answer)
        return answer

    def _apply(self, command: c.AnyCommand) -> Answer:
        answer = self._watched.apply(command)
        self._hold(command, self._model.follow(command, self._watched.customers), answer)
        return answer

    def _hold(self, command: c.AnyCommand | None, expected: Expected, answer: Answer) -> None:
        # A desktop that did not take the configuration knows nobody.
        look = partial(self._watched.look_at_changes, expected.views) if self._looks_at_changes else self._watched.look
        seen = look() if expected.takes(command, answer) else NOTHING
        seen = completed_views(seen, expected.views, self._without_buttons) if seen is not NOTHING else seen
        departure = self._departure(command, expected, answer, seen)
        if departure is not None and isinstance(command, c.Advance):
            seen = self._watched.look() if self._looks_at_changes else seen
            for other in self._model.otherwise(self._watched.customers):
                if self._departure(command, other, answer, seen) is None:
                    departure, expected = None, other
                    break
        departure = departure or self._readable_in_words(command)
        if departure is not None:
            raise DepartureError(departure)
        self.views = expected.views
        self.reasons = expected.asks if isinstance(expected.answer, Refused) else ()

    def _departure(
        self, command: c.AnyCommand | None, expected: Expected, answer: Answer, seen: EveryView
    ) -> Departure | None:
        return self._comparison.departure(command, expected, answer, seen, self._watched.not_offered.fields)

    def _readable_in_words(self, command: c.AnyCommand | None) -> Departure | None:
        """A value that can be read in what the desktop says beside the class of its answer, or beside its messages,
        which nobody is told."""
        self._comparison.extra_fields = self._watched.asked.extra_fields
        heard = {WORDS: self._watched.asked.words, **self._watched.asked.said()}
        said = {place: words for place, words in heard.items() if words}
        if not said or command is None or not self._model.is_masked:
            return None
        found = None
        numbers = {number: "phone" for number, _ in self._watched.customers}
        numbers |= {command.number: "phone"} if isinstance(command, c.WithNumber) else {}
        values = numbers | self._model.values()
        for place, words in said.items():
            for value, kind in values.items():
                if (more := characters_more(words, value)) is None:
                    continue
                if place != WORDS:
                    self._comparison.beside[place] += 1
                if found is None and place != STANDARD_ERROR:
                    where = self._beside_the_answer(place, command)
                    cites = (NO_VALUE_REPEATED, *load().kinds[kind].cites)
                    found = Departure(where, NOTHING_SAID, NOTHING_SAID, cites, leak_of(kind, more.characters))
        return found

    def _beside_the_answer(self, place: str, command: c.AnyCommand) -> Words:
        beside, answer = BESIDE.get(place, BESIDE[WORDS]), answer_to(command, self._model.agents)
        return Words(f"{beside.en} of {answer.en[0].lower()}{answer.en[1:]}", f"{answer.ko}, {beside.ko}")


def departs(
    desk: Desk,
    configuration: Configuration,
    commands: Iterable[c.AnyCommand],
    *,
    table: Table = TABLE,
    comparison: Comparison | None = None,
) -> tuple[int, Departure] | None:
    """The first departure of a desktop in a run, with the number of the command, 0 for the reset. Raises DesktopError
    where the desktop fails."""
    given = tuple(commands)
    numbers = (number for number, _ in customers_of(configuration, given))
    beside = ModelOracle(desk, table=table, comparison=comparison, numbers=numbers)
    done = 0
    try:
        beside.reset(configuration)
        for command in given:
            done += 1
            beside.apply(command)
    except DepartureError as error:
        return done, error.departure
    return None


def customers_of(configuration: Configuration, commands: Iterable[c.AnyCommand]) -> tuple[tuple[str, str], ...]:
    """Every number that the configuration or a command names, with every asset."""
    numbers = numbers_of(configuration, commands)
    return tuple((number, asset.name) for number in numbers for asset in configuration.assets)


def numbers_of(configuration: Configuration, commands: Iterable[c.AnyCommand]) -> tuple[str, ...]:
    """Every number of a customer that the configuration or a command of the port's form names: nobody has another."""
    named = (
        each.number for each in commands if isinstance(each, c.WithNumber) and malformed(each, c.AnyCommand) is None
    )
    return tuple(dict.fromkeys((*(customer.number for customer in configuration.customers), *named)))
