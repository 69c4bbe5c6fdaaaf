"""Faults: one for every thing that implements a clause, switched off. Evidence counts only if it goes red under the
fault of what it is evidence for.

The list is made from the table, the views' cited fields, the masking data and the desk's rules; nothing is picked by
hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, get_args

from machine.desk.in_process import InProcessDesk, MaskerMaker
from machine.desk.rules import RULES
from machine.lifecycle.declaration import GUARDS
from machine.lifecycle.engine import Blocked, Fired, TableEngine, state_of
from machine.lifecycle.no_transition import without_transition
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event, World
from machine.masking import Show, masker, remembering
from machine.masking.masked_form import KEPT
from machine.port.port import ListingDesk
from spec.catalogue.load import load
from spec.port.answers import Answer
from spec.port.commands import AnyCommand, CustomerText, Send
from spec.port.configuration import Configuration
from spec.port.facts import facts_of
from spec.port.views import VIEWS, AdministratorView, CustomerView, DesktopView, View
from spec.refusals import ORDER_OF_REASONS, Refusal


@dataclass(frozen=True)
class ClauseFault:
    """One thing switched off. `cites` are the clauses and assumptions that it implements, `make_masker` is the broken
    masking where that is what is switched off."""

    id: str
    cites: tuple[str, ...]
    make_desk: Callable[[], ListingDesk]
    make_masker: MaskerMaker | None = None


class BlankingDesk:
    """A desk that never shows one field: our own desk with that line of its view code taken out."""

    def __init__(self, view: type[View], field: str, blank: object, table: Table = TABLE) -> None:
        self._desk = InProcessDesk(table=table)
        self._view, self._field, self._blank = view, field, blank

    def reset(self, configuration: Configuration) -> Answer:
        """As our own desk."""
        return self._desk.reset(configuration)

    def apply(self, command: AnyCommand) -> Answer:
        """As our own desk."""
        return self._desk.apply(command)

    def advance(self, seconds: int) -> Answer:
        """As our own desk."""
        return self._desk.advance(seconds)

    def view(self, agent: str) -> DesktopView:
        """What the agent sees, with the field blank wherever it stands."""
        view: DesktopView = self._blanked(self._desk.view(agent))
        return view

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """What the customer sees, with the field blank wherever it stands."""
        view: CustomerView = self._blanked(self._desk.customer_view(number, asset))
        return view

    def administrator_view(self) -> AdministratorView:
        """The administrator's list, with the field of the fault blank."""
        view: AdministratorView = self._blanked(self._desk.administrator_view())
        return view

    def _blanked(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._blanked(item) for item in value)
        if not isinstance(value, View):
            return value
        changes = {name: self._blanked(getattr(value, name)) for name in value.__struct_fields__}
        if isinstance(value, self._view):
            changes[self._field] = self._blank
        return type(value)(**changes)


def cited_fields() -> Iterator[tuple[type[View], str, tuple[str, ...], object]]:
    """Every view field that cites something: its view, its name, what it cites, and its blank value."""
    for view in VIEWS:
        for name, facts in facts_of(view).items():
            if facts.cites:
                yield view, name, facts.cites, _blank_of(facts.hint)


def _blank_of(kind: Any) -> object:
    options = get_args(kind) if get_args(kind) and type(None) in get_args(kind) else ()
    if options:
        return None
    if kind in (int, bool):
        return kind()
    return () if str(kind).startswith("tuple") else ""


def _transition_faults(table: Table) -> Iterator[ClauseFault]:
    """A clause that a guard is for breaks with that guard, not with the transition; an assumption with either."""
    clauses = load().clauses
    for transition in table.transitions:
        guarded = {cite for guard in transition.guards for cite in GUARDS[guard].cites if cite in clauses}
        cites = tuple(cite for cite in transition.cites if cite not in guarded)
        yield ClauseFault(f"transition dropped: {transition.id}", cites, _on_table(table.without(transition.id)))
        for guard in transition.guards:
            kept = tuple(each for each in transition.guards if each is not guard)
            yield ClauseFault(
                f"guard removed: {guard.__name__} from {transition.id}",
                tuple(cite for cite in GUARDS[guard].cites if cite not in clauses or cite in transition.cites),
                _on_table(table.changed(transition.id, guards=kept)),
            )


def _on_table(table: Table) -> Callable[[], ListingDesk]:
    return lambda: InProcessDesk(table=table)


def _view_faults(table: Table) -> Iterator[ClauseFault]:
    for view, name, cites, blank in cited_fields():
        yield ClauseFault(f"not shown: {view.__name__}.{name}", cites, partial(BlankingDesk, view, name, blank, table))


def _masking_faults(table: Table) -> Iterator[ClauseFault]:
    catalogue = load()

    def fault(identity: str, cites: tuple[str, ...], make_masker: MaskerMaker) -> ClauseFault:
        return ClauseFault(identity, cites, partial(InProcessDesk, table=table, make_masker=make_masker), make_masker)

    for surface in catalogue.surfaces.values():
        cites = (surface.row,) if surface.row else ("GAP-15",)
        yield fault(f"not masked: {surface.id}", cites, masking(skip=frozenset({surface.id})))
    examples: dict[str, list[str]] = {}
    for example in catalogue.examples:
        examples.setdefault(example.kind, []).append(example.clause)
    for kind in catalogue.kinds.values():
        yield fault(
            f"kind not masked: {kind.id}",
            (*kind.cites, *examples.get(kind.id, ())),
            masking(kinds_off=frozenset({kind.id})),
        )
    yield fault("not masked: names that are numbers", ("MCOND-1",), masking(skip=frozenset({"MCOND-1"})))
    yield fault("masking cannot be switched on", ("MASK-1",), masking(always=False))
    yield fault("masking cannot be switched off", ("MASK-1", "GAP-17"), masking(always=True))


def masking(
    *,
    skip: frozenset[str] = frozenset(),
    kinds_off: frozenset[str] = frozenset(),
    always: bool | None = None,
    keep: int = KEPT,
) -> MaskerMaker:
    """The desk's masking with parts switched off, switched one way whatever the setting, or keeping otherwise."""

    @cache
    def make_masker(policy: str, enabled: bool) -> Show:
        catalogue = load()
        on, chosen = enabled if always is None else always, catalogue.policies[policy]
        return remembering(masker(catalogue, chosen, on, skip=skip, kinds_off=kinds_off, keep=keep).show)

    return make_masker


def _rule_faults(table: Table) -> Iterator[ClauseFault]:
    for rule in RULES:
        kept = tuple(each for each in RULES if each is not rule)
        yield ClauseFault(f"rule removed: {rule.name}", rule.cites, partial(InProcessDesk, table=table, rules=kept))


class _NoOfferIsNoPart:
    """The table's engine, which refuses an acceptance in the words for who has no part."""

    def __init__(self, table: Table) -> None:
        self._engine = TableEngine(table)

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        answer = self._engine.fire(world, event)
        if isinstance(answer, Blocked) and answer.refusal is Refusal.NO_OFFER:
            return answer._replace(refusal=Refusal.NO_PART)
        return answer


class _Weighing:
    """The table's engine, which is told of a text whether it is blank by another rule. `text` is the one that comes."""

    def __init__(self, table: Table, blank: Callable[[str], bool]) -> None:
        self._engine, self._blank = TableEngine(table), blank
        self.text: str | None = None

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        if self.text is not None and event.name in ("Conversation.receive", "Interaction.send_reply"):
            told = {**dict(event.parameters), "text": "blank" if self._blank(self.text) else "fits"}
            event = event._replace(parameters=tuple(sorted(told.items())))
        return self._engine.fire(world, event)


class _BlankByAnotherRule(InProcessDesk):
    """A desk for which other texts are blank."""

    def __init__(self, table: Table, blank: Callable[[str], bool]) -> None:
        self._weighing = _Weighing(table, blank)
        super().__init__(self._weighing, table=table)

    def apply(self, command: AnyCommand) -> Answer:
        self._weighing.text = None
        if isinstance(command, CustomerText):
            self._weighing.text = command.text
        elif isinstance(command, Send):
            agents = self.record.configuration.agents
            self._weighing.text = next(
                (
                    part.draft
                    for (agent, _), part in self.record.interactions.items()
                    if (agents[agent], part.conversation.id) == (command.agent, command.conversation)
                ),
                None,
            )
        return super().apply(command)


def _shows_nothing(text: str) -> bool:
    return not any(char.isprintable() and char != " " for char in text)


def _is_blank_in_ascii(text: str) -> bool:
    return not text.strip(" \t\n\v\f\r")


def _text_faults(table: Table) -> Iterator[ClauseFault]:
    for identity, blank in (
        ("whatever shows nothing is blank", _shows_nothing),
        ("white space is that of ASCII", _is_blank_in_ascii),
    ):
        yield ClauseFault(identity, ("RULE-47",), partial(_BlankByAnotherRule, table, blank))


class _WithoutFirst:
    """The table's engine, which does not ask what stands before a missing transition."""

    def __init__(self, table: Table) -> None:
        self._table, self._engine = table, TableEngine(table)

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        answer = self._engine.fire(world, event)
        state = state_of(world, event.name.partition(".")[0], event.me)
        if isinstance(answer, Fired) or (event.name, state) in self._table.candidates:
            return answer
        missing = without_transition(event.name, state)
        return Blocked(missing.refusal, missing.cites, None)


def _reason_faults(table: Table) -> Iterator[ClauseFault]:
    turned = replace(table, transitions=tuple(replace(each, guards=each.guards[::-1]) for each in table.transitions))
    backwards = {refusal: -place for refusal, place in ORDER_OF_REASONS.items()}
    make_desk = partial(InProcessDesk, _WithoutFirst(turned), table=turned, order=backwards)
    yield ClauseFault("the last reason is told instead of the first", ("RULE-49",), make_desk)
    no_part = partial(InProcessDesk, _NoOfferIsNoPart(table), table=table)
    yield ClauseFault("no offer is told as no part", ("RULE-52",), no_part)


def _reading_faults(readings: tuple[str, ...]) -> Iterator[ClauseFault]:
    for reading in readings:
        others = table_of(each for each in readings if each != reading)
        yield ClauseFault(reading_not_taken(reading), (VARIANTS,), _on_table(others))


def reading_not_taken(reading: str) -> str:
    """The id of the fault of a desktop that does not follow a reading."""
    return f"reading not taken: {reading}"


VARIANTS = "RULE-42"
"""The assumption that there are readings."""


@cache
def faults(readings: tuple[str, ...] = ()) -> tuple[ClauseFault, ...]:
    """Every fault of a desk under these readings, in the order of what it switches off."""
    table = table_of(readings)
    return (
        *_transition_faults(table),
        *_view_faults(table),
        *_masking_faults(table),
        *_rule_faults(table),
        *_text_faults(table),
        *_reason_faults(table),
        *_reading_faults(readings),
    )


@cache
def faults_of(readings: tuple[str, ...] = ()) -> Mapping[str, tuple[ClauseFault, ...]]:
    """From clause or assumption id to the faults that break it."""
    found: dict[str, list[ClauseFault]] = {}
    for fault in faults(readings):
        for cite in fault.cites:
            found.setdefault(cite, []).append(fault)
    return {cite: tuple(each) for cite, each in found.items()}
