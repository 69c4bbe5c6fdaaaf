"""Which clauses and assumptions a desktop was held to: those of what it offers, by the transitions taken, the fields
compared and what was refused.

One is held where a transition that cites it was taken, where a field that cites it was compared and shown, where a
value of its kind or its documented example was written, or where it was the reason of a refusal; what says what is
recognised in a text where every documented way of writing was. It is not offered where all that it rests on is not;
else it was not decided. An assumption that nothing of these rests on, such as how white space is counted, is held
by everything together and counted only where it is broken, or asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, get_args

import msgspec

from machine.desk.translation import IN_CONVERSATION
from machine.explore.concrete_graph import graph
from machine.generate.plan import PAIRS_BOUNDS
from machine.harness.scope import Scope
from machine.harness.stateful.coverage import PARTS
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import Transition
from spec.catalogue.load import load
from spec.port.capabilities import COMMANDS, INNER, NotOffered
from spec.port.commands import CustomerText
from spec.port.facts import facts_of
from spec.port.views import VIEWS

CAUSED_BY: Mapping[str, frozenset[str]] = {
    event: frozenset(kind.__name__ for kind, (name, _) in IN_CONVERSATION.items() if name == event)
    for event, _ in IN_CONVERSATION.values()
} | {
    "AgentStatus.set_available": frozenset({"SetStatus"}),
    "AgentStatus.set_idle": frozenset({"SetStatus"}),
    "Conversation.receive": frozenset({"CustomerText"}),
    "Conversation.stop": frozenset({"CustomerStop"}),
    "Conversation.start_outbound": frozenset({"StartOutbound"}),
    "Conversation.asset_deleted": frozenset({"DeleteAsset"}),
    "Interaction.expire": frozenset({"Advance"}),
    "Dialog.time_out": frozenset({"Advance"}),
}
"""The commands of which one causes an event; an event that is not here a desktop may cause by itself."""
MASKING = frozenset({"MASK-1", "RULE-40"})
"""Ask for masking at all, whatever kind, and for its forms."""
TEXTS = frozenset({"Bubble.text", "Task.preview", "Toaster.text", "DesktopNotification.preview"})
"""Where what customers write is shown."""
RECOGNISED = "RULE-46"
"""Says what is recognised in a text; it is held where every notation of the catalogue was written."""


Knowledge = Literal["held", "broken", "not_offered", "not_decided"]


class Decided(msgspec.Struct, frozen=True):
    """Ids by what is known of each; `broken` are those that ask first for what failed."""

    held: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    not_offered: tuple[str, ...] = ()
    not_decided: tuple[str, ...] = ()

    @property
    def of(self) -> int:
        """How many there are."""
        return sum(1 for _ in self.every())

    def every(self) -> Iterator[tuple[str, Knowledge]]:
        """Each id with what is known of it."""
        for known in get_args(Knowledge):
            yield from ((identity, known) for identity in getattr(self, known))


class ClauseCoverage(msgspec.Struct, frozen=True):
    """Clauses and assumptions by what is known of each, and the transitions, commands and parts of views that were to
    be met and were not, each by its id or name. `reachable` is how many transitions what is offered can take."""

    clauses: Decided
    assumptions: Decided
    reachable: int
    not_taken: tuple[str, ...]
    not_given: tuple[str, ...]
    not_seen: tuple[str, ...]
    notations: tuple[str, ...] = ()
    """The notations of the catalogue in which customers wrote while masking was on, by id."""
    not_written: tuple[str, ...] = ()
    """Those in which they did not."""

    @property
    def is_whole(self) -> bool:
        """Whether everything that is offered was met."""
        return not (self.not_taken or self.not_given or self.not_seen)


Carrier = tuple[Literal["transition", "field", "kind", "example", "notation"], str]
"""What a clause or an assumption can be held on: a transition, a field of a view, a kind of value, a documented
example or a notation, by id, name or text."""


def clause_coverage(
    readings: tuple[str, ...],
    lacking: NotOffered,
    *,
    taken: frozenset[str],
    given: frozenset[str],
    seen: frozenset[str],
    values: frozenset[str],
    texts: frozenset[str] = frozenset(),
    refusing: frozenset[str] = frozenset(),
    broken: frozenset[str] = frozenset(),
    only: Scope | None = None,
) -> ClauseCoverage:
    """What was met of what is offered: transitions `taken` and commands `given` by name, parts of views in which
    something was `seen`, the kinds of `values` and the documented `texts` that customers wrote, and the
    ids that were the reason of a refusal; `broken` are ids too. Where `only` a part is asked about, of that."""
    reachable = reachable_transitions(readings, lacking.commands)
    is_shown = any(_is_offered(("field", each), lacking, reachable) for each in TEXTS)
    notations = {
        each.id: is_shown and texts.issuperset(text.before for text in each.texts) for each in load().notations.values()
    }
    written = texts.union(each for each, is_written in notations.items() if is_written)

    def known_of(identity: str) -> Knowledge | None:
        if identity in broken:
            return "broken"
        carriers = frozenset(_carriers(identity, readings))
        offered = frozenset(each for each in carriers if _is_offered(each, lacking, reachable))
        met = (
            name in taken or name in values or name in written or (what == "field" and given and _was_seen(name, seen))
            for what, name in offered
        )
        if identity in refusing or (all(met) and offered if identity == RECOGNISED else any(met)):
            return "held"
        if not carriers and only is None and identity in load().assumptions:
            return None
        return "not_decided" if offered or not carriers else "not_offered"

    def decided(identities: Iterable[str]) -> Decided:
        by_knowledge: dict[Knowledge, list[str]] = {}
        for identity in identities:
            known = known_of(identity) if only is None or identity in only.ids else None
            if known is not None:
                by_knowledge.setdefault(known, []).append(identity)
        return Decided(**{known: tuple(some) for known, some in by_knowledge.items()})

    wanted = _givable(lacking.commands)
    if only is not None:
        reachable = frozenset(each for each in reachable if _is_about(table_of(readings).transition(each), only))
        wanted &= only.commands
    # Of who lacks commands nobody can say which parts can come to be shown.
    parts = frozenset() if lacking.commands or only is not None else frozenset(PARTS) - lacking.fields
    return ClauseCoverage(
        decided(clause.id for clause in load().clauses.values() if clause.advisory is None),
        decided(load().assumptions),
        len(reachable),
        tuple(sorted(reachable - taken)),
        tuple(sorted(wanted - given)),
        tuple(sorted(part for part in parts - seen if not _lies_in_lacking(part, lacking.fields))),
        tuple(each for each, is_written in notations.items() if is_written),
        tuple(each for each, is_written in notations.items() if not is_written),
    )


def _is_about(transition: Transition, only: Scope) -> bool:
    caused_by = CAUSED_BY.get(f"{transition.machine}.{transition.event}", frozenset())
    return not (only.ids.isdisjoint(transition.cites) and only.commands.isdisjoint(caused_by))


@lru_cache(maxsize=16)
def reachable_transitions(readings: tuple[str, ...], lacking: frozenset[str]) -> frozenset[str]:
    """The transitions that can be taken without these commands, by two agents in one conversation."""
    space = graph(PAIRS_BOUNDS, table=table_of(readings))
    reached, todo, taken = {0}, [0], set[str]()
    while todo:
        for number in space.leaving(todo.pop()):
            edge = space.edges[number]
            causes = CAUSED_BY.get(edge.event.name, frozenset())
            if edge.refusal is not None or (causes and causes <= lacking):
                continue
            taken.update(step.transition for step in edge.steps)
            if edge.target not in reached:
                reached.add(edge.target)
                todo.append(edge.target)
    return frozenset(taken)


def _carriers(identity: str, readings: tuple[str, ...]) -> Iterator[Carrier]:
    yield from (("transition", each.id) for each in table_of(readings).transitions if identity in each.cites)
    for view in VIEWS:
        yield from (
            ("field", f"{view.__name__}.{name}") for name, facts in facts_of(view).items() if identity in facts.cites
        )
    catalogue = load()
    yield from (("example", each.before) for each in catalogue.examples if each.clause == identity)
    if identity == RECOGNISED:
        yield from (("notation", each) for each in catalogue.notations)
    for kind in catalogue.kinds.values():
        if identity in kind.cites or (kind.is_documented and identity in MASKING):
            yield "kind", kind.id


def _is_offered(carrier: Carrier, lacking: NotOffered, reachable: frozenset[str]) -> bool:
    match carrier:
        case "transition", name:
            return name in reachable
        case "field", name:
            return name not in lacking.fields and not _lies_in_lacking(name, lacking.fields)
        case "notation", _:
            is_shown = any(_is_offered(("field", each), lacking, reachable) for each in TEXTS)
            return is_shown and CustomerText.__name__ not in lacking.commands
        case _:
            return CustomerText.__name__ not in lacking.commands


HOLDER = {inner: f"{view.__name__}.{field}" for view, fields in INNER.items() for field, inner in fields.items()}
"""For each part of a view the field that holds it."""
VIEW_OF = {view.__name__: view for view in VIEWS}


def _holders(field: str) -> Iterator[str]:
    """The fields that hold the view of a field, from the inside out."""
    holder = HOLDER.get(VIEW_OF[field.partition(".")[0]])
    if holder is not None:
        yield holder
        yield from _holders(holder)


def _lies_in_lacking(field: str, lacking: frozenset[str]) -> bool:
    return not lacking.isdisjoint(_holders(field))


def _was_seen(field: str, seen: frozenset[str]) -> bool:
    return field in seen if field in PARTS else seen.issuperset(_holders(field))


def _givable(lacking: frozenset[str]) -> frozenset[str]:
    return frozenset(COMMANDS) - lacking
