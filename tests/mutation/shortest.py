"""Are the runs that `textdesk conform` tells the shortest? A sample of the mutants is held to the plan, and the stage
of each failure is searched breadth first for a run with fewer commands that shows any difference:
python -m tests.mutation.shortest [--every N] [--places N]

Every command of the port is tried in every place, for all names of the stage, with the texts and waits of the told run
and a few more. Where the machines are in the states of a place before, it is that place, whatever was said; of a
desktop without machines, where everybody sees the same. The search ends before the length that was told, or at a limit,
which is said. A shorter run may show the mutant by something else than the told one, which is no fault of how that was
made short; it is counted apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.faults.mutant import Mutant
from machine.faults.mutants import mutants
from machine.generate.alphabet import every_command
from machine.generate.situations import NOWHERE, SECRET_TEXT
from machine.harness.conformance import conform
from machine.harness.schedule import schedule
from machine.oracle.comparison import class_of
from machine.oracle.model_oracle import customers_of, departs
from machine.port.port import ListingDesk
from machine.port.run_input import Commands, RunInput
from machine.story.fictional_data import customer_number
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.order import arranged

EVERY, PLACES = 18, 3_000
SEED = 1
SOMEBODY = customer_number(1)
"""A customer who may write and be written to in any run."""


class Told(NamedTuple):
    """The run that `conform` tells of a mutant, and the first shorter one that the search finds, None where it finds
    none; `is_whole` where the search looked at all that are shorter."""

    mutant: Mutant
    run: RunInput
    shorter: RunInput | None
    is_whole: bool

    @property
    def end(self) -> str:
        """How the search ended, in a few words."""
        if self.shorter is None:
            return "as short as can be" if self.is_whole else "not searched to the end"
        one, other = (_symptom(self.mutant, run) for run in (self.run, self.shorter))
        return "shorter" if one == other else "shorter, by something else"


def _symptom(mutant: Mutant, run: RunInput) -> str:
    found = departs(mutant.make_desk(), run.configuration, run.commands)
    return "" if found is None else found[1].symptom


def told_run(mutant: Mutant, runs: Sequence[RunInput]) -> RunInput | None:
    """The shortest run that the kit tells of a mutant by the plan; None where it finds none, or one that needs others
    before it."""
    try:
        found = conform(mutant.make_desk, seed=SEED, plan=runs, examples=0).failure
    except Exception:
        # Machines that are broken fail anywhere, in words of ours that no desktop of anybody's says.
        return None
    return None if found is None or found.before else found.run


def shorter_than(mutant: Mutant, told: RunInput, most_places: int = PLACES) -> tuple[RunInput | None, bool]:
    """The first run with fewer commands than the told one in which anything is not as on our own desk, breadth first,
    and whether the search looked at all of them."""
    todo: deque[Commands] = deque([()])
    known = set()
    while todo and len(todo[0]) < len(told.commands) - 1:
        here = todo.popleft()
        ours, theirs = _Place(InProcessDesk(), told, here), _Place(mutant.make_desk(), told, here)
        for command in tuple(_commands(ours.desk, told)):
            run = RunInput(told.configuration, (*here, command))
            try:
                answers = ours.desk.apply(command), theirs.desk.apply(command)
                is_same = class_of(answers[0]) == class_of(answers[1]) and ours.seen == theirs.seen
            except Exception:
                # Machines that are broken fail anywhere; nobody's desktop does so.
                is_same = None
            if is_same is False and departs(mutant.make_desk(), run.configuration, run.commands) is not None:
                return run, True
            if is_same and not isinstance(answers[0], Accepted):
                continue
            if is_same and (key := (ours.place, theirs.place)) not in known:
                known.add(key)
                todo.append(run.commands)
                if len(known) > most_places:
                    return None, False
            ours, theirs = _Place(InProcessDesk(), told, here), _Place(mutant.make_desk(), told, here)
    return None, True


class _Place:
    """A desk, as far as some commands lead it, and what everybody sees there."""

    def __init__(self, desk: ListingDesk, told: RunInput, commands: Commands) -> None:
        self.desk = desk
        self._agents = told.configuration.agents
        lines = (asset.name for asset in told.configuration.assets)
        self._customers = {*customers_of(told.configuration, told.commands), *((SOMEBODY, line) for line in lines)}
        desk.reset(told.configuration)
        for command in commands:
            desk.apply(command)

    @property
    def seen(self) -> bytes:
        views = [
            *map(self.desk.view, self._agents),
            *(self.desk.customer_view(*each) for each in sorted(self._customers)),
            self.desk.administrator_view(),
        ]
        return msgspec.msgpack.encode([arranged(view) for view in views], enc_hook=str)

    @property
    def place(self) -> object:
        return getattr(self.desk, "world", None) or self.seen


def _commands(desk: ListingDesk, told: RunInput) -> Iterator[c.AnyCommand]:
    """Everything that is tried in a place: each command for everybody, with the values of the run and a few more."""
    assert isinstance(desk, InProcessDesk)
    everything = every_command(
        told.configuration,
        told.commands,
        conversations=(*desk.record.conversations, NOWHERE),
        numbers=(SOMEBODY,),
        texts=("Hello", SECRET_TEXT),
        waits=(told.configuration.wrap_up_seconds or 1,),
    )
    yield from dict.fromkeys((*everything, *told.commands))


def compared(every: int = EVERY, most_places: int = PLACES) -> Iterator[Told]:
    """Each of a sample of the mutants that the plan finds, with what the search found."""
    runs = schedule()
    for mutant in mutants()[::every]:
        told = told_run(mutant, runs)
        if told is not None:
            shorter, is_whole = shorter_than(mutant, told, most_places)
            yield Told(mutant, told, shorter, is_whole)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and print; 1 where a shorter run is found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--every", type=int, default=EVERY, help="one mutant of so many")
    options.add_argument("--places", type=int, default=PLACES, help="as many places are searched at most")
    chosen = options.parse_args(arguments)
    ended: Counter[str] = Counter()
    for each in compared(chosen.every, chosen.places):
        if each.end != "as short as can be":
            found = "" if each.shorter is None else f", found {len(each.shorter.commands)}"
            print(f"{each.mutant.id}: {each.end}; told {len(each.run.commands)}{found}", flush=True)
        ended[each.end] += 1
    print(", ".join(f"{end}: {times}" for end, times in sorted(ended.items())))
    return int(ended["shorter"] > 0)


if __name__ == "__main__":
    sys.exit(main())
