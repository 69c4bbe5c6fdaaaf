"""A desktop held to the model: our own desk takes the same commands, and every answer and view is compared.

The first difference is told with what was expected, what was seen, and the clause that asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE, Table
from machine.masking import mask
from machine.oracle.observed_desk import NOTHING, EveryView, ObservedDesk
from machine.oracle.redaction import withheld
from machine.port.port import Desk
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.capabilities import ADMINISTRATORS_LIST
from spec.port.configuration import Configuration
from spec.port.order import arranged, order_of
from spec.port.views import VIEWS, View, facts_of
from spec.worlds import Move

SHOWN_CHARACTERS = 80
DEPARTS = Words("The desktop departs from the specification", "데스크톱이 명세와 다르다")


class Departure(NamedTuple):
    """Where a desktop departs: the place, what was expected there and what was seen, and the ids that ask for it."""

    where: str
    expected: str
    seen: str
    cites: tuple[str, ...]

    def __str__(self) -> str:
        asked = f" ({' '.join(self.cites)})" if self.cites else ""
        return f"{self.where}: expected {self.expected}, seen {self.seen}{asked}."


class DepartureError(AssertionError):
    """A desktop does something else than the model. The message says what, masked."""

    def __init__(self, departure: Departure) -> None:
        super().__init__(str(departure))
        self.departure = departure


class Expected(NamedTuple):
    """What the model says of one moment: its answer, what asks for it, and what everybody sees."""

    answer: Answer
    cites: tuple[str, ...]
    views: EveryView


class Model:
    """The model beside a desktop under test."""

    def __init__(self, table: Table = TABLE) -> None:
        self._table = table
        self._desk = InProcessDesk(table=table)
        self._agents: tuple[str, ...] = ()

    def start(self, configuration: Configuration, customers: Iterable[tuple[str, str]] = ()) -> Expected:
        """Reset the model. `customers` are numbers and assets to look after."""
        answer = self._desk.reset(configuration)
        self._agents = configuration.agents if isinstance(answer, Accepted) else ()
        return self._expected(answer, customers)

    def follow(self, command: c.AnyCommand, customers: Iterable[tuple[str, str]] = ()) -> Expected:
        """Give the model the command that the desktop got."""
        return self._expected(self._desk.apply(command), customers)

    @property
    def moves(self) -> tuple[Move, ...]:
        """What the last command moved in the model."""
        return self._desk.moves

    def _expected(self, answer: Answer, customers: Iterable[tuple[str, str]]) -> Expected:
        if not self._agents:
            return Expected(answer, self._asks(answer), NOTHING)
        views = EveryView(
            {agent: self._desk.view(agent) for agent in self._agents},
            {customer: self._desk.customer_view(*customer) for customer in customers},
            self._desk.administrator_view(),
        )
        return Expected(answer, self._asks(answer), views)

    def _asks(self, answer: Answer) -> tuple[str, ...]:
        """What asks for an answer: of a refusal what it cites, else what the command's first transition cites."""
        if isinstance(answer, Refused):
            return answer.cites
        return next(
            (self._table.transition(step.transition).cites for move in self._desk.moves for step in move.steps), ()
        )


_Difference = tuple[str, object, object, tuple[str, ...]]


class Comparison:
    """Holds what a desktop answers and shows to what is expected. A list without an order counts as a set (RULE-51).

    `not_offered` are view fields ("Popover.timer_seconds") that the desktop declares not to have: they are not
    compared, and `left_out` counts how often they were not. Raises ValueError for what is no field of a view.
    """

    def __init__(self, not_offered: frozenset[str] = frozenset()) -> None:
        if unknown := sorted(not_offered - fields_of_views()):
            raise ValueError(f'not offered: "{unknown[0]}" is no field of a view; the schema of the port names them.')
        self.not_offered = not_offered
        self.left_out: Counter[str] = Counter()

    def departure(
        self,
        command: c.AnyCommand | None,
        expected: Expected,
        answer: Answer,
        seen: EveryView,
        not_offered: frozenset[str] = frozenset(),
    ) -> Departure | None:
        """The first thing that is otherwise; None where all is as expected. The desktop itself declares `not_offered`
        besides what was declared for it."""
        told = "Reset" if command is None else type(command).__name__
        if not _is_of_one_class(expected.answer, answer):
            return Departure(f"The answer to {told}", class_of(expected.answer), class_of(answer), expected.cites)
        lacking = self.not_offered | not_offered
        for who, view, other in _side_by_side(expected.views, seen):
            if other is None:
                self.left_out[ADMINISTRATORS_LIST] += 1
                continue
            if lacking:
                view, other = self._without(view, lacking, self.left_out), self._without(other, lacking, Counter())
            if view != other:
                for place, one, shown, cites in _in_view(f"What {who} sees after {told}", view, other, ()):
                    return Departure(place, _shown(one), _seen(shown, expected), cites)
        return None

    def _without(self, value: Any, lacking: frozenset[str], left_out: Counter[str]) -> Any:
        """A view with nothing in the fields that are not offered, which are counted."""
        if isinstance(value, tuple):
            return tuple(self._without(each, lacking, left_out) for each in value)
        if not isinstance(value, View):
            return value
        own = {field: f"{type(value).__name__}.{field}" for field in value.__struct_fields__}
        left_out.update(name for name in own.values() if name in lacking)
        return msgspec.structs.replace(
            value,
            **{
                field: None if name in lacking else self._without(getattr(value, field), lacking, left_out)
                for field, name in own.items()
            },
        )


def _side_by_side(expected: EveryView, seen: EveryView) -> Iterator[tuple[str, View, View | None]]:
    """Who looks, what is expected there and what is seen; None where the desktop does not offer the view."""
    for agent, view in expected.agents.items():
        yield agent, view, seen.agents[agent]
    for customer, shown in expected.customers.items():
        yield "a customer", shown, seen.customers[customer]
    if expected.administrator is not None:
        yield "the administrator", expected.administrator, seen.administrator


def _in_view(where: str, expected: View, seen: View, cites: tuple[str, ...]) -> Iterator[_Difference]:
    view = type(expected)
    for name in view.__struct_fields__:
        one, other = getattr(expected, name), getattr(seen, name)
        asks = _CITES[view.__name__, name] or cites
        is_list = isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other)
        if is_list and not order_of(view, name):
            yield from _in_any_order(f"{where}, {name}", one, other, asks)
        elif is_list:
            for number, pair in enumerate(zip(one, other, strict=True), 1):
                yield from _in_value(f"{where}, {name} {number}", *pair, asks)
        else:
            yield from _in_value(f"{where}, {name}", one, other, asks)


def _in_any_order(
    where: str, expected: tuple[Any, ...], seen: tuple[Any, ...], cites: tuple[str, ...]
) -> Iterator[_Difference]:
    """What is expected and not there, each beside what is there unexpected, of its own conversation if there is any."""
    wanted, there = Counter(map(_arranged, expected)), Counter(map(_arranged, seen))
    rest = list((there - wanted).elements())
    for each in (wanted - there).elements():
        own = getattr(each, "conversation", None)
        beside = next((other for other in rest if own is not None and other.conversation == own), rest[0])
        rest.remove(beside)
        yield from _in_value(f"{where} of {own}" if own else where, each, beside, cites)


def _in_value(where: str, expected: Any, seen: Any, cites: tuple[str, ...]) -> Iterator[_Difference]:
    if isinstance(expected, View) and isinstance(seen, View):
        yield from _in_view(where, expected, seen, cites)
    elif expected != seen:
        yield where, expected, seen, cites


def _arranged(value: Any) -> Any:
    return arranged(value) if isinstance(value, View) else value


class ModelOracle(ObservedDesk):
    """A desktop beside the model, as a desktop: what is given to it the model gets as well, and every answer and view
    is compared. Raises DepartureError for the first that is otherwise, and DesktopError where the desktop fails; no
    frame in their tracebacks holds what the desktop gave.

    `views` and `moves` are those of the model, which are the desktop's own as long as nothing departs.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        table: Table = TABLE,
        comparison: Comparison | None = None,
        numbers: Iterable[str] = (),
    ) -> None:
        super().__init__(desk, numbers, DepartureError)
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
        seen = self._watched.look() if _is_of_one_class(answer, expected.answer) else NOTHING
        departure = self._comparison.departure(command, expected, answer, seen, self._watched.not_offered.fields)
        if departure is not None:
            raise DepartureError(departure)
        self.views = expected.views


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
    named = (each.number for each in commands if isinstance(each, c.WithNumber))
    numbers = dict.fromkeys((*(customer.number for customer in configuration.customers), *named))
    return tuple((number, asset.name) for number in numbers for asset in configuration.assets)


def fields_of_views() -> frozenset[str]:
    """Every field of every view, as "View.field"."""
    return frozenset(f"{view}.{field}" for view, field in _CITES)


def class_of(answer: Answer) -> str:
    """What is compared of an answer: a refusal's class of reason counts, what it cites does not (RULE-33)."""
    match answer:
        case Accepted():
            return "accepted"
        case Refused(reason=reason):
            return f"refused ({reason})"
        case _:
            return "malformed"


def _is_of_one_class(one: Answer, other: Answer) -> bool:
    return one == other or class_of(one) == class_of(other)


def _seen(value: object, expected: Expected) -> str:
    """What a desktop shows: of its texts only words that the model shows somewhere at the same moment."""
    agents, customers, administrator = expected.views
    story = (*agents.values(), *customers.values(), *(() if administrator is None else (administrator,)))
    return _shown(value if isinstance(value, View | tuple) else withheld(value, story))


def _shown(value: object) -> str:
    """A value of a view in a sentence: how many where there are several, what it says otherwise, masked and short."""
    if isinstance(value, tuple):
        return f"{len(value)} of them" if value else "none"
    if isinstance(value, View):
        return f"a {type(value).__name__}"
    if isinstance(value, str):
        shown = mask(value, mode="strict")
        return f'"{shown}"' if len(shown) <= SHOWN_CHARACTERS else f'"{shown[:SHOWN_CHARACTERS]}…" ({len(shown)} long)'
    return "nothing" if value is None else str(value).lower()


_CITES = {(view.__name__, field): facts.cites for view in VIEWS for field, facts in facts_of(view).items()}
