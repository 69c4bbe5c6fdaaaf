"""The commands that verify the specification and the kit: check, explore, mutate, test, ledger."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec
from rich.console import Console

from machine.cli.options import (
    DESK,
    EXIT_CODES,
    EXTRA_FIELDS,
    UNDETERMINED,
    BadInput,
    Deciding,
    Pages,
    bad_ledger,
    home_of,
    taking_access,
    taking_bounds,
    taking_pages,
    taking_readings,
    textdesk,
)
from machine.evidence.ledger import merged, read, worst, write

if TYPE_CHECKING:
    from machine.harness.bdd.scenario_result import ScenarioShown
    from machine.lifecycle.bounds import Bounds
    from machine.pages.results import RunResult
    from machine.remote import Access
    from spec.language import Language


@textdesk.command(cls=Deciding)
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--fresh", is_flag=True, help="Verify everything again, whatever was verified before.")
@taking_pages
@taking_readings
def check(as_json: bool, fresh: bool, pages: Pages, readings: tuple[str, ...]) -> None:
    """The main job: verify everything and say what has evidence."""
    from machine.draw import DrawError
    from machine.report.feature_cache import StageError
    from machine.report.job import json_of, kept_whole, run_check
    from machine.report.progress import ProgressDisplay
    from machine.report.run_result import of_check
    from machine.report.screen import print_result

    home_of("textdesk check")
    console = Console(stderr=as_json)
    try:
        with ProgressDisplay() as progress:
            checked = run_check(fresh=fresh, progress=progress, readings=readings)
    except (StageError, DrawError) as error:
        raise BadInput(str(error)) from None
    kept_whole(checked.result, checked.ledger)
    if as_json:
        sys.stdout.buffer.write(json_of(checked.result) + b"\n")
    else:
        print_result(checked.result, console)
    pages.write(lambda: of_check(checked, readings))
    sys.exit(EXIT_CODES[checked.result.verdict])


@textdesk.command(cls=Deciding)
@taking_bounds(dialogs=False)
@click.option(
    "--symmetry/--no-symmetry", default=True, show_default=True, help="Look at one of the Worlds that are alike."
)
@click.option("--property", "ids", multiple=True, metavar="ID", help="Verify these properties only.")
@click.option("--max-states", type=int, help="End undetermined beyond so many states.")
@click.option("--seconds", type=float, help="End undetermined after so long.")
@click.option("--memory", type=int, metavar="MIB", help="End undetermined beyond so many MiB.")
@click.option("--dominance", is_flag=True, help="Say by field how much it adds to the size.")
@click.option(
    "--tell",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write each counterexample as scenarios, as Python and as pictures.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@taking_readings
def explore(
    bounds: Bounds,
    symmetry: bool,
    ids: tuple[str, ...],
    max_states: int | None,
    seconds: float | None,
    memory: int | None,
    dominance: bool,
    tell: Path | None,
    as_json: bool,
    readings: tuple[str, ...],
) -> None:
    """Verify the machines over a whole bounded space."""
    from machine.explore.exploration import explore as explored
    from machine.explore.exploration import properties_named
    from machine.explore.packing import PackingError
    from machine.explore.search import budget_of
    from machine.lifecycle.readings import table_of
    from machine.report.counterexample import write_told
    from machine.report.exploration import json_of, print_exploration, verdict_of
    from machine.report.progress import ProgressDisplay

    console = Console(stderr=as_json)
    try:
        wanted = properties_named(ids, bounds, readings)
        budget = budget_of(max_states, seconds, memory)
        with ProgressDisplay() as progress:
            progress.stage("exploring")
            space = explored(
                bounds,
                table=table_of(readings),
                properties=wanted,
                symmetric=symmetry,
                dominance=dominance,
                budget=budget,
                interruptible=True,
                progress=progress.step,
            )
    except (PackingError, ValueError) as error:
        raise BadInput(str(error)) from None
    if as_json:
        sys.stdout.buffer.write(json_of(space) + b"\n")
    else:
        print_exploration(space, console)
    if tell is not None:
        try:
            for line in write_told(space, bounds, readings, tell):
                click.echo(line, err=as_json)
            if not any(each.counterexample for each in space.verdicts):
                click.echo("Nothing is refuted by a run, so there is no counterexample to write.", err=True)
        except OSError as error:
            raise BadInput(f"{tell}: cannot be written ({error.strerror}); give another folder.") from None
    sys.exit(EXIT_CODES[verdict_of(space)])


@textdesk.command(cls=Deciding)
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes.")
@click.option("--sample", type=click.IntRange(min=1), help="Try so many of the mutants only.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which ones the sample takes.")
@click.option("--fresh", is_flag=True, help="Try everything again, whatever was tried before.")
@click.option("--write", is_flag=True, help="Write the whole table under tests/mutation/.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@taking_pages
def mutate(jobs: int, sample: int | None, seed: int, fresh: bool, write: bool, as_json: bool, pages: Pages) -> None:
    """Measure the kit: break the desk in every mechanical way, and say which detector finds it.

    A sample without a survivor is undetermined: only all mutants together are a measure.
    """
    from machine.report.mutation import json_of, print_mutation, sampled, write_table
    from machine.report.mutation import mutate as measured
    from machine.report.progress import ProgressDisplay
    from machine.report.run_result import of_mutate

    home_of("textdesk mutate")
    if write and sample is not None:
        raise BadInput("The table holds every mutant: give --write without --sample.")
    console, began = Console(stderr=as_json), time.monotonic()
    with ProgressDisplay() as progress:
        result = measured(sampled(sample, seed), jobs=jobs, fresh=fresh, progress=progress)
    if write:
        write_table(result)
    if as_json:
        sys.stdout.buffer.write(json_of(result) + b"\n")
    else:
        print_mutation(result, console)
    pages.write(lambda: of_mutate(result, time.monotonic() - began))
    sys.exit(EXIT_CODES[result.verdict])


@textdesk.command(cls=Deciding)
@click.argument("paths", nargs=-1, required=True, metavar="PATH[:LINE]...")
@click.option("--tags", metavar="EXPRESSION", help="What has such tags alone, as in '@OFFER-1 and not @slow'.")
@click.option(
    "--name", "names", metavar="TEXT", multiple=True, help="What has this in its title alone; may be repeated."
)
@click.option("-n", "--jobs", metavar="N", help="Run in so many processes, or as many as `auto` says.")
@click.option("--last-failed", is_flag=True, help="What failed the last time alone; all where nothing did.")
@click.option("--dry-run", is_flag=True, help="Check the files and list what would be run.")
@click.option("--strict", is_flag=True, help="Take what is only doubtful for an error.")
@click.option("--power", is_flag=True, help="Run each scenario again under every fault of what it is tagged with.")
@click.option("--watch", "watching", is_flag=True, help="Run again at each change of a file.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ko"]),
    help="Say what is wrong in this language.  [default: the file's]",
)
@click.option("--junit", "junit_file", metavar="FILE", type=click.Path(dir_okay=False), help="Write JUnit XML.")
@click.option(
    "--messages",
    "messages_file",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write Cucumber Messages, which every report of Cucumber's reads.",
)
@DESK
@taking_access
@EXTRA_FIELDS
@taking_pages
@taking_readings
def test(
    paths: tuple[str, ...],
    tags: str | None,
    names: tuple[str, ...],
    jobs: str | None,
    last_failed: bool,
    dry_run: bool,
    strict: bool,
    power: bool,
    watching: bool,
    language: Language | None,
    junit_file: str | None,
    messages_file: str | None,
    target: str,
    access: Access,
    ignore_extra_fields: bool,
    pages: Pages,
    readings: tuple[str, ...],
) -> None:
    """Run feature files, in Korean or English, wherever they lie, on our desk or on any."""
    from machine.harness.bdd.feature_run import PathError, chosen, reading_arguments, run_features
    from machine.remote.access import options_of

    if watching:
        from machine.cli.feature_watch import watch_features

        watch_features(paths)
        return
    began = time.monotonic()
    try:
        given = chosen(paths)
        options = [
            *([] if target == "inprocess" else [f"--textdesk-desk={target}"]),
            *options_of(access, "--textdesk-"),
            *(["--textdesk-ignore-extra-fields"] if ignore_extra_fields else []),
            *(["--textdesk-power"] if power else []),
            *(["--textdesk-strict"] if strict else []),
            *([f"--textdesk-lang={language}"] if language else []),
            *([f"--textdesk-tags={tags}"] if tags is not None else []),
            *(f"--textdesk-name={name}" for name in names),
            *(f"--textdesk-line={line}" for line in given.lines),
            *reading_arguments(readings),
            *(["--numprocesses", jobs, "--dist", "worksteal"] if jobs else ["-p", "no:xdist"]),
            *(["--last-failed"] if last_failed else []),
            *(["--collect-only"] if dry_run else []),
            *([f"--junit-xml={junit_file}"] if junit_file else []),
            *([f"--textdesk-messages={messages_file}"] if messages_file else []),
        ]
        code, shown = run_features(given.paths, *options)
    except PathError as error:
        raise BadInput(str(error)) from None
    if dry_run:
        sys.exit(0 if code == UNDETERMINED else code)
    if code == UNDETERMINED:
        click.echo("No scenario was run, so nothing is known: undetermined; give other files or readings.", err=True)
    if shown:
        seconds = time.monotonic() - began
        pages.write(lambda: _of_test(code, shown, target, seconds, readings))
    sys.exit(code)


def _of_test(
    code: int, shown: tuple[ScenarioShown, ...], target: str, seconds: float, readings: tuple[str, ...]
) -> RunResult:
    """What a page tells of scenarios that were run; most runs write none."""
    from machine.harness.bdd.scenario_result import entries_of
    from machine.report.run_result import of_test

    return of_test(code, shown, target, entries_of(shown), seconds, readings)


@textdesk.command(cls=Deciding)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write them as one.")
@click.option("--json", "as_json", is_flag=True, help="Print them as one JSON object.")
@taking_pages
def ledger(files: tuple[Path, ...], out: Path | None, as_json: bool, pages: Pages) -> None:
    """Merge evidence ledgers, and say what there is evidence for.

    Ends with 1 if anything is refuted, else with 3 if anything is undetermined or there is no finding at all.
    """
    from machine.report.ledger import print_ledger
    from machine.report.run_result import of_ledger

    began = time.monotonic()
    with bad_ledger():
        whole = merged(read(file) for file in files)
        if out is not None:
            write(out, whole)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(whole) + b"\n")
    else:
        print_ledger(whole, Console())
    if whole.entries:
        pages.write(lambda: of_ledger(whole, [file.name for file in files], time.monotonic() - began))
    sys.exit(EXIT_CODES[worst(whole.words().values())])
