"""One space searched by our exploration and by SPIN, and whether they say the same."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from machine.check.explore import Exploration, explorable_properties, explore
from machine.check.promela import claims, depth_limit, promela
from machine.check.space import LIMITS, Space, search
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE, Table
from spec.properties import Explorable, ResponseProperty
from tests.crosscheck import spin
from tests.crosscheck.spin import Tools, Took

MOST_STATES_FOR_ALL_CLAIMS = 50_000
"""Beyond it one instance of each property stands for all: agents and conversations are interchangeable."""


@dataclass(frozen=True)
class Side:
    """What one of the two says: sizes, ids of refuted properties, and what it took, translation and compiler included."""

    states: int
    transitions: int
    safety: frozenset[str]
    progress: frozenset[str]
    took: Took


@dataclass(frozen=True)
class Compared:
    """Both sides of one space. `amiss` are sentences on what differs, or was not decided."""

    bounds: Bounds
    ours: Side
    spin: Side
    claims: int
    amiss: tuple[str, ...]


def compared(
    bounds: Bounds, folder: Path, using: Tools, *, table: Table = TABLE, seconds: float | None = None
) -> Compared:
    """Search a space twice. SPIN's searches end early after so many seconds each, which is then amiss."""
    properties = explorable_properties(table)
    explored, took = _explored(bounds, table)
    space = space_of(bounds, table, properties)
    model, depth = promela(space, properties), depth_limit(space.reached)
    pan, spent = spin.compiled(model, folder / "safety", using, responses=False)
    found = spin.searched(pan, depth, seconds)
    pan, compiling = spin.compiled(model, folder / "progress", using, responses=True)
    spent += found.took + compiling
    asked = _asked(space, properties)
    met: dict[str, bool | None] = {}
    for claim in asked:
        met[claim], taken = spin.refuted(pan, claim, depth, seconds)
        spent += taken
    ours = Side(
        explored.states,
        explored.transitions,
        _refuted(explored, ("state", "step")),
        _refuted(explored, ("progress",)) & {each.id for each in properties if isinstance(each, ResponseProperty)},
        took,
    )
    theirs = Side(
        found.states,
        found.transitions,
        found.refuted,
        frozenset(asked[claim] for claim, is_met in met.items() if is_met),
        spent,
    )
    undecided = [claim for claim, is_met in met.items() if is_met is None]
    amiss = _differences(explored.complete, found.whole, undecided, ours, theirs)
    return Compared(bounds, ours, theirs, len(asked), tuple(amiss))


def space_of(bounds: Bounds, table: Table, properties: Sequence[Explorable]) -> Space:
    """The space to export: plain, with nobody watching."""
    return search(
        bounds, table, properties, symmetric=False, budget=LIMITS, progress=lambda _done, _found: None
    )  # fmt: skip


def _explored(bounds: Bounds, table: Table) -> tuple[Exploration, Took]:
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    explored = explore(bounds, table=table)
    user = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
    return explored, Took(time.monotonic() - started, user)


def _asked(space: Space, properties: Sequence[Explorable]) -> dict[str, str]:
    """The claims to put to SPIN, each with the id of its property."""
    every = claims(space, properties)
    if space.reached <= MOST_STATES_FOR_ALL_CLAIMS:
        return every
    first = {identity: claim for claim, identity in reversed(every.items())}
    return {claim: identity for identity, claim in first.items()}


def _refuted(explored: Exploration, kinds: Sequence[str]) -> frozenset[str]:
    return frozenset(each.id for each in explored.verdicts if each.kind in kinds and each.verdict == "refuted")


def _differences(complete: bool, whole: bool, undecided: Sequence[str], ours: Side, theirs: Side) -> list[str]:
    if not (complete and whole):
        return ["one of the two ended early"]
    amiss = [f"SPIN ended early over {claim}" for claim in undecided]
    if ours.states != theirs.states:
        amiss.append(f"{ours.states:,} states of ours, {theirs.states:,} of SPIN's")
    # A failing assertion is a step of its own to SPIN.
    if ours.transitions != theirs.transitions and not theirs.safety:
        amiss.append(f"{ours.transitions:,} transitions of ours, {theirs.transitions:,} of SPIN's")
    for name, said, other in (("ours", ours, theirs), ("SPIN", theirs, ours)):
        only = sorted((said.safety | said.progress) - (other.safety | other.progress))
        if only:
            amiss.append(f"refuted by {name} alone: {', '.join(only)}")
    return amiss
