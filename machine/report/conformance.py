"""What `textdesk conform` says: how far a desktop was held to the specification, and where it departs."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from rich.console import Console

from machine.harness.conformance import Conformance, Coverage
from machine.harness.failure import PAUSE_SECONDS, SHORTENING_SECONDS, ConformanceFailure
from machine.harness.stateful.coverage import LAST_RUNS
from machine.harness.stateful.desk_machine import FAULTS_LIMIT
from spec.language import Language

SIGNS = {
    "conforms": "[green]conforms[/]",
    "departs": "[red]departs[/]",
    "fails": "[red]fails[/]",
    "flaky": "[yellow]flaky[/]",
    "undetermined": "[yellow]undetermined[/]",
}
MOST_NAMED = 12
"""Ids in one line."""
MOST_LINES = 30
"""Of a scenario, at either end."""
MOST_PLACES = 4
"""Places of one moment that are named below the first."""
NOT_SHORTER = {
    "interrupt": "It was not made as short as can be, nor run again: that was interrupted.",
    "time": f"It may not be as short as can be: that took longer than {SHORTENING_SECONDS:g} s.",
}
EXIT_CODES = {"conforms": 0, "departs": 1, "fails": 1, "flaky": 1, "undetermined": 3}


def print_conformance(found: Conformance, console: Console, language: Language = "en") -> None:
    """Print the result; of a departure what was expected and seen, and how to repeat it, as a scenario."""
    for part in (_self_test, _covered, _beside, _clauses, _lost, functools.partial(_failed, language=language)):
        for line in part(found):
            console.print(line, highlight=False, soft_wrap=True, markup=False)
    console.print(f"Verdict: {SIGNS[found.verdict]} in {found.seconds:.1f} s", highlight=False)


def _covered(found: Conformance) -> Iterator[str]:
    """What the runs did, driver by driver, and what they left out."""
    for driver, done in found.coverage.items():
        seed = f", seed {found.seed}" if driver == "random" else ""
        yield (
            f"{driver.capitalize()}: {_runs(done)}, {done.commands:,} commands ({done.refused:,} refused), "
            f"{_transitions(done)}{seed}"
        )
        yield f"    {', '.join(f'{name} {count:,} times' for name, count in done.rare.items())}"
        if done.situations:
            yield f"    {done.situations:,} situations, {done.new} of them new in the last {LAST_RUNS} runs"
        if done.left_out:
            yield f"    Not offered, not given: {', '.join(f'{name} {n:,} times' for name, n in done.left_out.items())}"
    for field, count in sorted(found.left_out.items()):
        yield f"Not offered, not compared: {field}, {count:,} times"


def _beside(found: Conformance) -> Iterator[str]:
    """What came beyond the port, and beside it."""
    if found.extra_fields:
        named = ", ".join(f"{name} {times:,} times" for name, times in sorted(found.extra_fields.items()))
        yield f"Beyond the port, ignored: {named}"
    for where, times in sorted(found.beside.items()):
        yield f"Values could be read {times:,} times beside the messages: {where}. They are counted and told to nobody."


def _clauses(found: Conformance) -> Iterator[str]:
    """What the desktop was held to, and what not."""
    clauses, taken = found.clauses, found.clauses.reachable - len(found.clauses.not_taken)
    counts = ", ".join(
        f"{len(each.held)} of {each.of} {name}"
        for name, each in (("clauses", clauses.clauses), ("assumptions", clauses.assumptions))
        if each.of
    )
    not_offered = (*clauses.clauses.not_offered, *clauses.assumptions.not_offered)
    what = "what it offers" if not_offered or found.left_out else "all that it offers"
    what = f"what was asked about ({', '.join(found.asked)})" if found.asked else what
    yield f"Held in {what}: {counts}, {taken} of {clauses.reachable} transitions"
    broken = tuple(each.asks[0] for each in found.failures)
    never_met = (
        ("Not decided", (*clauses.clauses.not_decided, *clauses.assumptions.not_decided)),
        ("Never taken", clauses.not_taken),
        ("Never given", clauses.not_given),
        ("Never seen", clauses.not_seen),
    )
    for says, ids in (
        ("Broken", tuple(dict.fromkeys(broken))),
        ("Not offered", not_offered),
        *(() if found.failures else never_met),
    ):
        if ids:
            more = f" and {len(ids) - MOST_NAMED:,} more" if len(ids) > MOST_NAMED else ""
            yield f"    {says}: {', '.join(ids[:MOST_NAMED])}{more}"
    if not clauses.is_whole and found.failures:
        yield f"The rest was not met before the run ended at failure {len(found.failures)}; --max-failures goes on."
    elif not clauses.is_whole:
        yield "What was never met is not known: leave out --plan, --examples and --seconds, or give more."


def _self_test(found: Conformance) -> Iterator[str]:
    """The steps of the self-test that did not go well."""
    failed = [outcome for outcome in found.self_test if outcome.result == "failed"]
    if found.self_test and not failed:
        ok = sum(outcome.result == "ok" for outcome in found.self_test)
        yield f"Self-test: {ok} of {len(found.self_test)} steps ok, the others not for such a desktop"
    for outcome in failed:
        yield f"{'?' if outcome.is_lost else '✗'} Self-test, {outcome.step}: {outcome.says}"


def _lost(found: Conformance) -> Iterator[str]:
    """Why not all is known."""
    yield from found.exchanges
    if found.exchanges:
        yield "An exchange that failed says nothing of the desktop; it ends its run."
    if found.interrupted:
        yield "Interrupted: what was done until then is told."
    yield from _cut_short(found)
    if not found.commands:
        yield "No command was given, so nothing is known; give a plan, examples, or a desktop that offers something."


def failure_lines(failure: ConformanceFailure) -> Iterator[str]:
    """What went wrong, how often, and what it depends on."""
    yield failure.says
    if failure.others:
        more = len(failure.others) - MOST_PLACES
        yield f"    also otherwise: {'; '.join(failure.others[:MOST_PLACES])}{f'; {more} more' if more > 0 else ''}"
    if failure.is_flaky or len(failure.outcomes) > 1:
        yield f"It is flaky: the same run fails so {failure.rate.failed} of {failure.rate.given} times."
        yield from (f"    one time: {outcome}" for outcome in failure.outcomes)
    if failure.paused is not None and (failure.is_flaky or failure.depends_on == "time"):
        paused = f"{failure.paused.failed} of {failure.paused.given} times"
        yield f"With {PAUSE_SECONDS:g} s after each command it fails so {paused}."
    if failure.depends_on == "runs before":
        yield "It depends on runs before it, which a reset does not make the desktop forget; alone it does not fail."
    elif failure.depends_on == "time":
        yield "It depends on time: wait in the desktop until what a command causes is done before it is answered."
    if failure.runs > 1:
        yield f"{failure.runs:,} runs ended so."
    if failure.left_for:
        yield NOT_SHORTER[failure.left_for]
    if failure.is_told_run_seen is False:
        yield "As told it does not fail: that takes a name or text that may not be told; --json has the run as it was."


def _told(feature: str) -> Iterator[str]:
    """A scenario, and of a long one its beginning and end."""
    lines = feature.splitlines()
    left_out = len(lines) - 2 * MOST_LINES
    if left_out <= 0:
        yield feature
        return
    yield from lines[:MOST_LINES]
    yield f"    … {left_out:,} lines more"
    yield from (*lines[-MOST_LINES:], "")


def _failed(found: Conformance, language: Language) -> Iterator[str]:
    """What went wrong, and how to repeat it."""
    for failure in found.failures:
        first, *rest = failure_lines(failure)
        yield f"✗ {first}"
        yield from rest
        yield f"The shortest run has {failure.commands:,} commands:\n"
        yield from _told(failure.feature(language))
    if found.failures:
        yield "Saved as a .feature, it runs again by `textdesk test FILE --desk TARGET`."
        yield "--json has it in English, in Korean (here with --lang ko) and as Python."
    if found.aside:
        asked = ", ".join(found.asked)
        yield f"Aside: {found.aside:,} runs ended in what has nothing to do with {asked}."


def _runs(done: Coverage) -> str:
    if done.cut_short and done.planned is not None:
        return f"{done.runs:,} of {done.planned:,} runs"
    return f"{done.runs:,} runs"


def _transitions(done: Coverage) -> str:
    return f"{done.transitions_taken} of {len(done.transitions)} transitions"


def _cut_short(found: Conformance) -> Iterator[str]:
    """What was covered where the runs ended too early, and where the time was to blame what it takes."""
    if not found.cut_short:
        return
    plan, random = found.coverage["plan"], found.coverage.get("random")
    no_random = ", no random run" if random is None or (random.cut_short and not random.runs) else ""
    if plan.cut_short:
        yield f"The plan was cut short: {_runs(plan)}, {_transitions(plan)}{no_random}."
    elif no_random:
        yield "The random runs were cut short: no run came to its end."
    elif random is not None:
        yield f"The random runs were cut short: {_runs(random)}, {_transitions(random)}."
    if not found.interrupted and len(found.exchanges) < FAULTS_LIMIT:
        yield "What was not run is not known: give --seconds more, or leave it out."
