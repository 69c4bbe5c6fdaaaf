"""The checkers that the benchmark compares, each on the same bounded space and with as many of our properties as it
can be told: ours, SPIN, minicheck, a plain breadth-first search, and one that steps the library's own objects."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from machine.explore.exploration import explore
from machine.explore.search import LIMITS
from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.engine import Engine, Macrostep, TableEngine, run
from machine.lifecycle.library_engine import LibraryEngine
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import World
from spec.properties import STATE_PROPERTIES, STEP_PROPERTIES
from spec.worlds import Move
from tests.crosscheck import spin


@dataclass(frozen=True)
class Finished:
    """What one checker did. `states` are those it stored, `covered` those of the whole space that they stand for.

    `state_bytes` is what it keeps for them by its own figure or, for Python's objects, by how its process grew. The
    search alone leaves out translation and compiler.
    """

    states: int
    covered: int
    transitions: int
    whole: bool
    state_bytes: int
    refuted: int
    seconds: float
    processor_seconds: float
    search_processor_seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Missing:
    """A checker that cannot take part here, and why."""

    reason: str


@dataclass(frozen=True)
class Figures:
    """What a checker says of itself; where it says nothing of its time and memory, those of this process count."""

    states: int
    covered: int
    transitions: int
    whole: bool
    state_bytes: int
    refuted: int
    search_processor_seconds: float | None = None
    peak_bytes: int | None = None


@dataclass(frozen=True)
class Asked:
    """What a checker is asked: the bounds, the exported model, the seconds it may take, the states there are."""

    bounds: Bounds
    model: Path
    seconds: float
    states: int


def measured(name: str, asked: Asked) -> Finished | Missing:
    """Run the checker of this name in this process. Raises KeyError for a name that is not in CHECKERS."""
    check = CHECKERS[name][0]
    started, before = time.monotonic(), _processor_seconds()
    try:
        figures = check(asked)
    except (ImportError, PackageNotFoundError) as error:
        return Missing(f"not installed here: {error}")
    if isinstance(figures, Missing):
        return figures
    seconds, processor_seconds = time.monotonic() - started, _processor_seconds() - before
    return Finished(
        figures.states,
        figures.covered,
        figures.transitions,
        figures.whole,
        figures.state_bytes,
        figures.refuted,
        seconds,
        processor_seconds,
        figures.search_processor_seconds or processor_seconds,
        figures.peak_bytes or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    )


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _ours(asked: Asked, *, symmetric: bool) -> Figures:
    found = explore(asked.bounds, symmetric=symmetric, budget=replace(LIMITS, seconds=asked.seconds))
    # Transitions of dialogs are not seen where dialogs are left out, and said so.
    refuted = sum(each.verdict == "refuted" and each.kind != "sometimes" for each in found.verdicts)
    return Figures(found.canonical_states, found.states, found.transitions, found.complete, found.memory_bytes, refuted)


def _spin(asked: Asked, *, forgetting: bool) -> Figures | Missing:
    using = spin.tools()
    if isinstance(using, str):
        return Missing(using)
    using = replace(using, optimise="-O2", translate=() if forgetting else using.translate)
    with TemporaryDirectory(prefix="textdesk-bench-") as folder:
        model = asked.model.read_text(encoding="utf-8")
        pan, compiling = spin.compiled(model, Path(folder), using, responses=False)
        found = spin.searched(pan, asked.states, max(asked.seconds - compiling.wall, 1.0))
    return Figures(
        found.states,
        found.states,
        found.transitions,
        found.whole,
        found.state_bytes,
        len(found.refuted),
        found.took.processor,
        found.memory_bytes,
    )


def _minicheck(asked: Asked) -> Figures:
    minicheck: Any = import_module("minicheck")
    version("minicheck")
    engine, ending = TableEngine(TABLE), _Ending(asked.seconds)
    given = commands(TABLE, asked.bounds)
    reached = transitions = 0

    def successors(state: tuple[Any, ...]) -> Iterator[tuple[str, World]]:
        nonlocal reached, transitions
        reached += 1
        ending.look()
        for command in given:
            led_to = run(engine, World(*state), command)
            if isinstance(led_to, Macrostep):
                transitions += 1
                yield command.name, led_to.world

    model = minicheck.Protocol(
        name="textdesk",
        candidate=False,
        fields=World._fields,
        initial=asked.bounds.first_world(),
        transitions=successors,
        invariants={each.id: (lambda fields, each=each: each.holds(World(**fields))) for each in STATE_PROPERTIES},
    )
    before = _resident_bytes()
    try:
        found = minicheck.check_safety(model, max_states=LIMITS.states)
    except TimeoutError:
        return Figures(reached, reached, transitions, False, _grown_bytes(before), 0)
    refuted = sum(each["holds"] is False for each in found["properties"].values())
    states = found["reachable_states"]
    return Figures(states, states, transitions, found["exhaustive"], _grown_bytes(before), refuted)


def _plainly(asked: Asked, engine: Engine) -> Figures:
    ending, given = _Ending(asked.seconds), commands(TABLE, asked.bounds)
    first = asked.bounds.first_world()
    before = _resident_bytes()
    parent: dict[World, World | None] = {first: None}
    level, transitions, refuted, whole = [first], 0, set[str](), True
    try:
        while level:
            below: list[World] = []
            for world in level:
                ending.look()
                refuted |= {each.id for each in STATE_PROPERTIES if not each.holds(world)}
                for command in given:
                    led_to = run(engine, world, command)
                    if not isinstance(led_to, Macrostep):
                        continue
                    transitions += 1
                    move = Move(world, command, led_to.steps, led_to.world, led_to.outcomes)
                    refuted |= {each.id for each in STEP_PROPERTIES if not each.holds(move)}
                    if led_to.world not in parent:
                        parent[led_to.world] = world
                        below.append(led_to.world)
            level = below
    except TimeoutError:
        whole = False
    return Figures(len(parent), len(parent), transitions, whole, _grown_bytes(before), len(refuted))


@dataclass(frozen=True)
class _Ending:
    """When to end early."""

    seconds: float
    started: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "started", time.monotonic())

    def look(self) -> None:
        """Raises TimeoutError once the time is over."""
        if time.monotonic() - self.started > self.seconds:
            raise TimeoutError


def _grown_bytes(before: int) -> int:
    """How much a process holds more than before; nothing where it gave back meanwhile what others had left in it."""
    return max(0, _resident_bytes() - before)


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


CHECKERS: dict[str, tuple[Callable[[Asked], Figures | Missing], str]] = {
    "textdesk, symmetric": (
        lambda asked: _ours(asked, symmetric=True),
        "every property with verdict and way; states are canonical, states/s are the states that they stand for",
    ),
    "textdesk, plain": (lambda asked: _ours(asked, symmetric=False), "every property with verdict and way"),
    "spin": (
        lambda asked: _spin(asked, forgetting=False),
        "spin -o2, cc -O2 -DSAFETY -DNOREDUCE, depth first; state and step properties; the model was made before",
    ),
    "spin, forgetting": (
        lambda asked: _spin(asked, forgetting=True),
        "the same without -o2: values that no command reads again are forgotten, so fewer states are stored",
    ),
    "tuples": (
        lambda asked: _plainly(asked, TableEngine(TABLE)),
        "breadth first over World tuples, state and step properties asked of each",
    ),
    "minicheck": (_minicheck, "check_safety over the same World tuples; state properties, it knows no others"),
    "library": (
        lambda asked: _plainly(asked, LibraryEngine()),
        "the same search as tuples, each event taken by python-statemachine itself",
    ),
}
"""By name: how it is run, and what a reader of the table must know."""
