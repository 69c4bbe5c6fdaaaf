"""Where an event comes from in the end: who does what, and through which machines that reaches the one in question."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from machine.draw.links import emitters
from machine.draw.words import event_name, event_of
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, Table
from spec.catalogue.entries import Words
from spec.language import Language

THEN = Words("then {machines}", "이어서 {machines}")
AND_THEN = Words(", then ", ", 이어서 ")
IN_BETWEEN = {
    "AgentStatus": Words("the agent's status", "상담사 상태"),
    "Conversation": Words("the conversation", "대화"),
    "Interaction": Words("the agent's part", "상담 건"),
    "Dialog": Words("the dialog", "대화 상자"),
}
"""The machines as they are spoken of within a sentence."""


@dataclass(frozen=True)
class Cause:
    """One root of an event: who causes it from outside, and a shortest chain of events, full names, from what that
    caller does to the event itself. An event from outside is its own and only root, with a chain of one."""

    caller: Caller
    chain: tuple[str, ...]

    @property
    def between(self) -> tuple[str, ...]:
        """The machines that pass it on: all but the first, where it is caused, and the last, which is asked about."""
        return tuple(event.partition(".")[0] for event in self.chain[1:-1])


def causes(event: str, table: Table = TABLE) -> tuple[Cause, ...]:
    """Every root of an event by its full name, each by a shortest chain; callers in their order, then in the table's.

    Computed from which transitions emit what. What nothing emits and nobody outside causes has no cause.
    """
    return _causes(event, table)


@cache
def _causes(event: str, table: Table) -> tuple[Cause, ...]:
    order, names = list(Caller), [spec.name for spec in table.events]
    found = roots(
        event, lambda name: table.event[name].by, lambda name: (event_of(each) for each in emitters(name, table))
    )
    return tuple(sorted(found, key=lambda cause: (order.index(cause.caller), names.index(cause.chain[0]))))


def roots(event: str, by: Callable[[str], Caller], after: Callable[[str], Iterable[str]]) -> Iterator[Cause]:
    """Every root of an event, the nearest first: `by` says who causes an event by its full name, `after` after which
    events it may come."""
    # Breadth first, back along what emits what, so that the first chain to a root is a shortest one.
    seen = {event}
    chains: list[tuple[str, ...]] = [(event,)]
    for chain in chains:
        caller = by(chain[0])
        if caller is not Caller.MACHINE:
            yield Cause(caller, chain)
            continue
        for before in after(chain[0]):
            if before not in seen:
                seen.add(before)
                chains.append((before, *chain))


def cause_words(cause: Cause, language: Language, called: str = "") -> str:
    """What the caller does, and through which machines it comes: "end, then the conversation". What is done is `called`
    so, or as it is now."""
    passed_on = AND_THEN.of(language).join(
        IN_BETWEEN[machine].of(language) if machine in IN_BETWEEN else machine for machine in cause.between
    )
    then = f", {THEN.of(language).format(machines=passed_on)}" if passed_on else ""
    return f"{called or event_name(cause.chain[0], language)}{then}"
