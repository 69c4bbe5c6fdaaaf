"""What any desktop is given before anything at random: the plan of test, runs on a sweep of configurations, runs to the
limits and the documented texts of masking, in one order in which what shows most comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal

from machine.evidence.cache import stage
from machine.generate.limit_runs import limit_runs
from machine.generate.masking_runs import masking_runs
from machine.generate.order import ordered
from machine.generate.plan import Size, plan
from machine.harness.scope import Scope
from machine.harness.stateful.dialog_runs import dialog_runs
from machine.harness.stateful.recording import swept
from machine.lifecycle.readings import table_of
from machine.port.run_input import RunInput

Plan = Literal["short", "small", "whole"]
"""Just the first runs, in which everything is met and each documented text written once; all with one conversation at a
time; and with two as well."""
SHORT_RUNS = 100


def schedule(
    readings: tuple[str, ...] = (),
    size: Plan = "small",
    *,
    only: Scope | None = None,
    fresh: bool = False,
    progress: Callable[[str, int, int | None], None] = lambda _what, _done, _of: None,
) -> tuple[RunInput, ...]:
    """All runs in their order; made once for the same content, which takes half a minute, and then taken over.
    `progress` gets what is counted, how many there are so far, and of how many where that is known.

    Where `only` a part is asked about, those that have to do with it; where nothing that happens has, as with what is
    only seen, the first runs, in which everything is seen once."""
    of: Size = "small" if size == "short" else size

    def made() -> tuple[RunInput, ...]:
        planned = plan(
            # New ones turn up on the way, so nobody knows how many there will be.
            readings,
            of,
            fresh=fresh,
            progress=lambda done, _of: progress("tries", done, None),
        ).runs()
        at_random = swept(readings, lambda done, stages: progress("settings", done, stages))
        groups = [*_situations(planned), at_random]
        return ordered(groups, table_of(readings), lambda done, runs: progress("runs put in order", done, runs))

    runs = stage("schedule", tuple[RunInput, ...], made, fresh=fresh, of=(readings, of))
    # What goes beyond the limits of the port cannot be read back from what is kept.
    first = runs[:SHORT_RUNS]
    texts = masking_runs()
    every = (*first, *texts) if size == "short" else (*first, *texts, *dialog_runs(), *limit_runs(), *runs[SHORT_RUNS:])
    return every if only is None else (*only.runs(every, table_of(readings)),) or first


def _situations(runs: Iterator[RunInput]) -> list[tuple[RunInput, ...]]:
    """The runs of a plan by situation, those of one configuration after the other."""
    return [tuple(some) for _, some in groupby(runs, key=lambda run: run.configuration)]
