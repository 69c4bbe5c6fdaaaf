"""The order of planned runs: what shows most that is new in the fewest commands comes first.

From then on every group of runs has its turn, so that no kind of situation waits for another to be exhausted.

What a run shows is read off our own desk: each command with the class of its answer, each transition, and each of both
with what came right before it.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterator, Sequence

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE, Table
from machine.oracle.comparison import class_of
from machine.port.run_input import RunInput


def ordered(
    groups: Sequence[Sequence[RunInput]],
    table: Table = TABLE,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> tuple[RunInput, ...]:
    """The runs of all groups, each once. `progress` gets how many were looked at, and of how many."""
    runs = [(group, run) for group, some in enumerate(groups) for run in some]
    numbers: dict[Hashable, int] = {}
    shown = list[frozenset[int]]()
    for number, (_, run) in enumerate(runs):
        progress(number, len(runs))
        shown.append(_shown(run, table, numbers))
    first = list(_covering(shown, [len(run.commands) for _, run in runs]))
    taken = set(first)
    left: list[list[int]] = [[] for _ in groups]
    for number, (group, _) in enumerate(runs):
        if number not in taken:
            left[group].append(number)
    rest = [each for _, each in sorted((place / len(some), each) for some in left for place, each in enumerate(some))]
    return tuple(runs[number][1] for number in (*first, *rest))


def _covering(shown: Sequence[frozenset[int]], lengths: Sequence[int]) -> Iterator[int]:
    """The numbers of runs that show something for the first time, the most of it for a command first. What a run has to
    show can only become less, so it is asked for again only when it is next (lazy greedy: M. Minoux 1978)."""
    known: set[int] = set()
    heap = [(-len(each) / (lengths[number] + 1), number) for number, each in enumerate(shown)]
    heapq.heapify(heap)
    while heap:
        _, number = heapq.heappop(heap)
        gain = len(shown[number] - known) / (lengths[number] + 1)
        if not gain:
            continue
        if heap and gain < -heap[0][0]:
            heapq.heappush(heap, (-gain, number))
            continue
        known |= shown[number]
        yield number


def _shown(run: RunInput, table: Table, numbers: dict[Hashable, int]) -> frozenset[int]:
    """What a run shows, by numbers."""
    desk = InProcessDesk(table=table)
    desk.reset(run.configuration)
    found: set[Hashable] = set()
    before: Hashable = None
    for command in run.commands:
        answer = desk.apply(command)
        now: list[Hashable] = [(type(command).__name__, class_of(answer))]
        now += (step.transition for move in desk.moves for step in move.steps)
        found.update(now)
        found.update((before, each) for each in now)
        before = now[-1]
    return frozenset(numbers.setdefault(each, len(numbers)) for each in found)
