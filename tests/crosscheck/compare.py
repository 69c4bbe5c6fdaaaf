"""One space searched by our exploration and by SPIN, and whether they say the same."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from machine.explore.exploration import Exploration, explorable_properties, explore
from machine.explore.promela import claims, promela, search_plain
from machine.explore.search import Space
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import Table
from spec.properties import Explorable
from tests.crosscheck import spin
from tests.crosscheck.spin import Took, Tools

MOST_STATES_FOR_ALL_CLAIMS = 100_000
"""Beyond it SPIN is asked for one instance of one property only: that an offer never stays for ever."""
MOST_STATES_UNOPTIMISED = 100_000
"""Up to here the compiler takes longer to make SPIN's verifier fast than that then gains."""


@dataclass(frozen=True)
class Side:
    """What one of the two says: sizes, ids of refuted properties, and what it took, with translation and compiler."""

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
    bounds: Bounds,
    folder: Path,
    using: Tools,
    *,
    table: Table | None = None,
    readings: Sequence[str] = (),
    progress: bool = True,
    seconds: float | None = None,
) -> Compared:
    """Search a space twice, for safety and, unless that is left out, for progress.

    `table` is the one of the readings unless it is given. SPIN's searches end early after so many seconds each, which
    is then amiss.
    """
    table = table or table_of(readings)
    properties = explorable_properties(table, readings)
    explored, took = _explored(bounds, table, properties)
    if explored.states > MOST_STATES_UNOPTIMISED:
        using = replace(using, optimise="-O2")
    space = search_plain(bounds, table, properties)
    model = promela(space, properties)
    pan, spent = spin.compiled(model, folder / "safety", using, responses=False)
    found = spin.searched(pan, space.reached, seconds)
    spent += found.took
    asked = _asked(space, properties) if progress else {}
    met: dict[str, bool | None] = {}
    if asked:
        pan, taken = spin.compiled(model, folder / "progress", using, responses=True)
        spent += taken
    for claim in asked:
        met[claim], taken = spin.refuted(pan, claim, space.reached, seconds)
        spent += taken
    ours = Side(
        explored.states,
        explored.transitions,
        _refuted(explored, ("state", "step")),
        _refuted(explored, ("progress",)) & set(asked.values()),
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
    amiss = differences(explored.complete, found.whole, undecided, ours, theirs)
    return Compared(bounds, ours, theirs, len(asked), tuple(amiss))


def _explored(bounds: Bounds, table: Table, properties: Sequence[Explorable]) -> tuple[Exploration, Took]:
    started, before = time.monotonic(), time.process_time()
    explored = explore(bounds, table=table, properties=properties)
    return explored, Took(time.monotonic() - started, time.process_time() - before)


def _asked(space: Space, properties: Sequence[Explorable]) -> dict[str, str]:
    """The claims to put to SPIN, each with the id of its property."""
    every = claims(space, properties)
    if space.reached <= MOST_STATES_FOR_ALL_CLAIMS:
        return every
    return dict([next((claim, identity) for claim, identity in every.items() if identity == "no-offer-stays-for-ever")])


def _refuted(explored: Exploration, kinds: Sequence[str]) -> frozenset[str]:
    return frozenset(each.id for each in explored.verdicts if each.kind in kinds and each.verdict == "refuted")


def differences(complete: bool, whole: bool, undecided: Sequence[str], ours: Side, theirs: Side) -> list[str]:
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
