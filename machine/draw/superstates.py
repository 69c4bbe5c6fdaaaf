"""Superstates: states of one machine that a picture frames and names together.

A superstate says nothing by itself. What leads from it is computed from the table: a transition is drawn from the frame
only where the table holds it for every state inside, with the same event, conditions, effect and target (`origins`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from spec.catalogue.load import load
from spec.language import Language


@dataclass(frozen=True)
class Superstate:
    """`name` is its own within the machine, and never a state's; `inside` are states and superstates in the order in
    which they are drawn."""

    name: str
    inside: tuple[str | Superstate, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """All states inside, however deep."""
        return tuple(
            state for each in self.inside for state in (each.states if isinstance(each, Superstate) else (each,))
        )

    def all(self) -> Iterator[Superstate]:
        """Itself, then what is in it, from outside in."""
        yield self
        for each in self.inside:
            if isinstance(each, Superstate):
                yield from each.all()


SUPERSTATES: Mapping[str, tuple[Superstate, ...]] = MappingProxyType(
    {
        "Conversation": (
            Superstate(
                "open",
                (
                    Superstate("waiting", ("queued", "offered")),
                    "transfer_requested",
                    Superstate("with_agent", ("active", "conference_requested", "conferencing")),
                ),
            ),
        ),
        "Dialog": (Superstate("open", (Superstate("recipient", ("transfer", "conference")), "wrap_up")),),
    }
)
"""The outermost superstates of each machine that has any. In the two others no event means the same in several states
beside each other often enough to be worth a frame."""


def superstates(machine: str) -> tuple[Superstate, ...]:
    """Every superstate of a machine, from outside in."""
    return tuple(inner for outer in SUPERSTATES.get(machine, ()) for inner in outer.all())


def superstate_name(machine: str, superstate: str, language: Language) -> str:
    """The glossary's name of a superstate."""
    return load().words(f"superstate.{machine}.{superstate}").of(language)


def origins(machine: str, sources: Collection[str]) -> tuple[str | Superstate, ...]:
    """The fewest frames and states that hold these states and no other: what a line has to start from.

    `sources` are the states from which transitions with the same event, conditions, effect and target start, so that a
    frame stands for them only if every state inside is one of them.
    """
    left = dict.fromkeys(sources)
    found: list[str | Superstate] = []
    for superstate in superstates(machine):
        if left.keys() >= set(superstate.states):
            found.append(superstate)
            for state in superstate.states:
                del left[state]
    return (*found, *left)
