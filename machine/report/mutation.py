"""The measured power of the kit: which detector finds which mutant, and what is left over.

Mutants are tried in several processes; what was found is kept by content, so an interrupted run goes on where it was.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Console
from rich.table import Table

from machine.evidence.cache import cached, content_hash, keep
from machine.evidence.checkout import ROOT
from machine.faults.detector_names import DETECTORS, LETTERS, DetectorName
from machine.faults.equivalence import equivalent_under
from machine.faults.mutant import Mutant
from machine.faults.mutants import mutants
from machine.files import write_aside
from machine.harness.detectors import FEATURES, found_by, found_by_whole_plan, prepare
from machine.report.progress import UNHEARD, StageProgress
from machine.signals import end_children, leave_to_parent, starting_children

TABLE_JSON = ROOT / "tests" / "mutation" / "table.json"
TABLE_MD = ROOT / "tests" / "mutation" / "table.md"
SAMPLE, SAMPLE_SEED = 16, 1
"""The fixed sample that the tests hold to the committed table."""
INDEPENDENT: tuple[frozenset[DetectorName], ...] = (
    frozenset({"features"}),
    frozenset({"properties", "exploration", "masking properties", "visibility rules"}),
    frozenset({"lockstep exhaustive", "lockstep random"}),
)
"""Detectors that rest on something of their own: what somebody wrote as examples, as properties, and the model."""
TO_REACH: dict[DetectorName, int] = {"features": 90, "lockstep exhaustive": 100, "lockstep random": 95}
"""Per cent of the mutants that are not equivalent."""
INSIDE: frozenset[DetectorName] = frozenset({"properties", "exploration"})
"""Detectors that look at the states of the machines, which nobody at a desktop sees."""
KEPT_EVERY = 10


class TriedMutant(msgspec.Struct, frozen=True):
    """One mutant: what finds it, or under which bounds it is proved that nobody at the desktop could. `inside` are the
    detectors that find such a one by looking into the machines."""

    id: str
    name: str
    status: Literal["killed", "survived", "equivalent"]
    killed_by: tuple[DetectorName, ...]
    bounds: str | None = None
    inside: tuple[DetectorName, ...] = ()

    @property
    def independent(self) -> int:
        """How many kinds of detectors find it."""
        return sum(not group.isdisjoint(self.killed_by) for group in INDEPENDENT)


class Mutation(msgspec.Struct, frozen=True):
    """What was tried. `of` is how many mutants there are in all."""

    of: int
    mutants: tuple[TriedMutant, ...]

    @property
    def counted(self) -> tuple[TriedMutant, ...]:
        """Those that are wrong at all."""
        return tuple(each for each in self.mutants if each.status != "equivalent")

    def killed(self, detector: DetectorName) -> int:
        """How many of those that are wrong a detector finds."""
        return sum(detector in each.killed_by for each in self.counted)

    def survivors(self) -> tuple[TriedMutant, ...]:
        """Those that nothing finds and that are not proved equivalent."""
        return tuple(each for each in self.mutants if each.status == "survived")

    @property
    def verdict(self) -> Literal["green", "refuted", "undetermined"]:
        """Green where every mutant there is was tried and none survived."""
        if self.survivors():
            return "refuted"
        return "green" if self.mutants and len(self.mutants) == self.of else "undetermined"


class MutationSaid(msgspec.Struct, frozen=True):
    """The JSON of `textdesk mutate`."""

    verdict: Literal["green", "refuted", "undetermined"]
    of: int
    mutants: tuple[TriedMutant, ...]


def sampled(count: int | None, seed: int = SAMPLE_SEED) -> tuple[Mutant, ...]:
    """So many mutants, the same ones for the same seed; all where no number is given.

    Raises ValueError for a number that is not above 0.
    """
    if count is None:
        return mutants()
    if count < 1:
        raise ValueError(f"sample is {count}; give 1 or more.")
    chosen = random.Random(seed).sample(range(len(mutants())), min(count, len(mutants())))
    return tuple(mutants()[number] for number in sorted(chosen))


def try_mutant(mutant: Mutant) -> TriedMutant:
    """Ask every detector about a mutant. Where none finds it from outside, try to prove that there is nothing to find;
    where that fails the whole plan has the last word."""
    found = {detector for detector in DETECTORS if found_by(mutant, detector)}
    if found <= INSIDE and mutant.table is not None:
        bounds = equivalent_under(mutant.table, mutant.touches)
        if bounds is not None:
            return TriedMutant(mutant.id, mutant.name, "equivalent", (), bounds, _ordered(found))
    if "lockstep exhaustive" not in found and found_by_whole_plan(mutant):
        found.add("lockstep exhaustive")
    return TriedMutant(mutant.id, mutant.name, "killed" if found else "survived", _ordered(found))


def _ordered(found: Collection[DetectorName]) -> tuple[DetectorName, ...]:
    return tuple(detector for detector in DETECTORS if detector in found)


def mutate(
    chosen: Sequence[Mutant],
    *,
    jobs: int,
    fresh: bool = False,
    progress: StageProgress = UNHEARD,
) -> Mutation:
    """Try these mutants in so many processes. Raises ValueError for fewer than one process, and for no mutant."""
    if not chosen:
        raise ValueError("No mutant is given, so nothing can be measured; give one or more.")
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}; give 1 or more.")
    key = content_hash((__name__,), files=(FEATURES,))
    found: dict[str, TriedMutant] = {}
    if not fresh:
        found = cached("mutation", key, dict[str, TriedMutant]) or {}
    todo = [mutant.id for mutant in chosen if mutant.id not in found]
    kept = len(chosen) - len(todo)
    progress.say(f"{kept:,} of {len(chosen):,} mutants are taken over from earlier runs, {len(todo):,} are tried anew")
    if todo:
        progress.stage("preparing what mutants are held to")
        prepare(partial(progress.step, what="tries of the plan"))
        progress.stage("trying mutants")
    try:
        with closing(_all_tried(todo, jobs)) as all_tried:
            for done, each in enumerate(all_tried, 1):
                found[each.id] = each
                if len(found) % KEPT_EVERY == 0:
                    keep("mutation", key, found)
                progress.step(done, len(todo), "mutants")
    finally:
        keep("mutation", key, found)
    return Mutation(len(mutants()), tuple(found[mutant.id] for mutant in chosen))


def _all_tried(ids: Sequence[str], jobs: int) -> Generator[TriedMutant, None, None]:
    if jobs == 1 or len(ids) <= 1:
        yield from map(_tried, ids)
        return
    with ProcessPoolExecutor(jobs, initializer=leave_to_parent) as pool:
        try:
            with starting_children():
                waiting = [pool.submit(_tried, identity) for identity in ids]
            for done in as_completed(waiting):
                yield done.result()
        except BaseException:
            # One mutant may take a minute, and nobody waits for it any more.
            pool.shutdown(wait=False, cancel_futures=True)
            end_children()
            raise


def _tried(identity: str) -> TriedMutant:
    return try_mutant(next(mutant for mutant in mutants() if mutant.id == identity))


# --- telling


def cure(survivor: TriedMutant) -> str:
    """What would kill a survivor."""
    kind = survivor.id.partition(":")[0]
    return next((said for begin, said in CURES.items() if kind.startswith(begin)), CURE)


CURE = "a run that comes where it is wrong, and looks at what it changes there"
CURES = {
    "kind not masked": "a run under a policy that masks this kind, with a text that holds it",
    "not masked": "a run that shows a raw value on this surface under a policy that masks it",
    "rule removed": "a run that breaks this rule of the desk, beyond the limit where it is one",
    "guard": "more agents or conversations than the exhaustive runs have, where this condition decides alone",
    "refusal accepted": "a run that gives this command in this state",
    "leads to": "a view that tells the two states apart",
}


LEGEND = ", ".join(f"{letter} {detector}" for detector, letter in LETTERS.items())


def marks(each: TriedMutant) -> str:
    """Which detectors find a mutant, a letter each in the order of the legend; = where it is proved equivalent."""
    if each.status == "equivalent":
        return "=" * len(LETTERS)
    return "".join(letter if detector in each.killed_by else "·" for detector, letter in LETTERS.items())


def print_mutation(result: Mutation, console: Console) -> None:
    """Print what finds each mutant, the scores and every survivor."""
    counted = result.counted
    console.print(f"{LEGEND}.", soft_wrap=True)
    for each in result.mutants:
        console.print(f"{marks(each)}  {each.name}", highlight=False, soft_wrap=True, markup=False)
    console.print()
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("Detector", "Killed", "Of", "Per cent", "To reach"):
        table.add_column(heading, justify="left" if heading == "Detector" else "right")
    for detector in DETECTORS:
        goal = f"{TO_REACH[detector]}" if detector in TO_REACH else ""
        killed = result.killed(detector)
        table.add_row(detector, str(killed), str(len(counted)), _per_cent(killed, len(counted)), goal)
    console.print(table)
    equivalent = len(result.mutants) - len(counted)
    twice = sum(each.independent > 1 for each in counted)
    console.print(
        f"{len(result.mutants)} of {result.of} mutants: {len(counted) - len(result.survivors())} killed, "
        f"{len(result.survivors())} survived, {equivalent} proved equivalent; "
        f"{twice} are found by two independent detectors or more."
    )
    for survivor in result.survivors():
        console.print(f"[red]✗[/] {survivor.name}", highlight=False, soft_wrap=True)
        console.print(f"    {survivor.id}; would be killed by {cure(survivor)}", highlight=False, soft_wrap=True)
    if result.verdict == "undetermined":
        console.print(
            f"[yellow]Undetermined[/]: {len(result.mutants):,} of {result.of:,} mutants were tried; "
            "leave --sample out to try them all.",
            highlight=False,
            soft_wrap=True,
        )


def _per_cent(part: int, whole: int) -> str:
    """Never rounded up: what misses one is not all."""
    return f"{1000 * part // whole / 10:.1f}" if whole else "-"


def json_of(result: Mutation) -> bytes:
    """The result as the one JSON object of `--json`."""
    return msgspec.json.format(msgspec.json.encode(MutationSaid(result.verdict, result.of, result.mutants)), indent=1)


def page_of(result: Mutation) -> str:
    """The result as Markdown."""
    counted, survivors = result.counted, result.survivors()
    lines = [
        "# What finds what",
        "",
        "Made by `make mutation`; do not edit it. Every mechanical change of our own desk, and which part",
        "of the kit finds it.",
        "",
        f"{len(result.mutants)} of {result.of} mutants were tried: {len(counted) - len(survivors)} killed,",
        f"{len(survivors)} survived, {len(result.mutants) - len(counted)} proved equivalent.",
        "",
        "| Detector | Killed | Of | Per cent | To reach |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for detector in DETECTORS:
        killed = result.killed(detector)
        goal = TO_REACH.get(detector, "")
        lines.append(f"| {detector} | {killed} | {len(counted)} | {_per_cent(killed, len(counted))} | {goal} |")
    lines += ["", "## Survivors", ""]
    lines += [f"- {each.name} (`{each.id}`): would be killed by {cure(each)}." for each in survivors] or ["None."]
    lines += ["", "## Found by one kind of detector only", ""]
    lines += [f"- {each.name} (`{each.id}`)" for each in counted if each.independent == 1] or ["None."]
    lines += ["", "## Equivalent", ""]
    bounds = dict.fromkeys(each.bounds for each in result.mutants if each.bounds)
    lines += [f"Proved under {each}: the same answers and the same views, whatever is done." for each in bounds]
    lines += [
        "",
        *(
            f"- {each.name} (`{each.id}`){'; seen inside by ' * bool(each.inside)}{', '.join(each.inside)}"
            for each in result.mutants
            if each.status == "equivalent"
        ),
    ]
    lines += ["", "## Every one that is not equivalent", "", f"{LEGEND}.", "", "| Found by | Mutant |", "| --- | --- |"]
    lines += [f"| `{marks(each)}` | {each.name} (`{each.id}`) |" for each in counted]
    return "\n".join(lines) + "\n"


def write_table(result: Mutation, folder: Path = TABLE_JSON.parent) -> None:
    """Write the table as JSON and as Markdown."""
    write_aside(folder / TABLE_JSON.name, _lines_of(result))
    write_aside(folder / TABLE_MD.name, page_of(result).encode())


def _lines_of(result: Mutation) -> bytes:
    """The table as one JSON object with a line for each mutant, so that a change of one is a change of one line."""
    fields = [f'"{name}":{msgspec.json.encode(getattr(result, name)).decode()}' for name in result.__struct_fields__]
    mutants = ",\n".join(msgspec.json.encode(each).decode() for each in result.mutants)
    place = result.__struct_fields__.index("mutants")
    fields[place] = f'"mutants":[\n{mutants}\n]'
    return ("{" + ",\n".join(fields) + "}\n").encode()


def table() -> Mutation:
    """The committed table."""
    return msgspec.json.decode(TABLE_JSON.read_bytes(), type=Mutation)


def dropped(result: Mutation, committed: Mutation) -> tuple[str, ...]:
    """Every detector that found a mutant once and does not any more, as sentences.

    Raises ValueError where the two have no mutant in common: then nothing is compared.
    """
    known = {each.id: each for each in committed.mutants}
    if not any(each.id in known for each in result.mutants):
        raise ValueError("No mutant was tried then and now, so nothing can be compared; write the table anew.")
    return tuple(
        f"{each.id}: {detector} found it and does not any more; {each.name}."
        for each in result.mutants
        if each.id in known
        for detector in known[each.id].killed_by
        if detector not in each.killed_by
    )
