"""The command `textdesk`, thin: it reads arguments, calls what does the work, and turns the outcome into words and an
exit code: 0 proved or tested, 1 refuted, 3 undetermined, 2 bad input."""

from __future__ import annotations

import functools
import math
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args

import click
import msgspec
from rich.console import Console

from machine.check.aside import write_aside
from machine.check.criteria import CriterionName
from machine.check.ledger import LedgerError, add, merged, read, worst, write
from machine.check.profile import ProfileError, taken
from machine.check.stages import ROOT
from machine.lifecycle.bounds import Bounds
from spec.catalogue.load import CatalogueError, load

if TYPE_CHECKING:
    from machine.check.held import Given
    from machine.desk.port import Desk

BAD_INPUT, UNDETERMINED = 2, 3
EXIT_CODES = {"green": 0, "proved": 0, "tested": 0, "refuted": 1, "undetermined": UNDETERMINED}


class _Deciding(click.Command):
    """A command with a verdict. Ctrl-C is none: it ends with the code for undetermined, not that for refuted."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted: undetermined.", err=True)
            ctx.exit(UNDETERMINED)


class _Seconds(click.FloatRange):
    """A number of seconds; NaN is above and below no bound."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value} is no number of seconds.", param, ctx)
        return seconds


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def textdesk() -> None:
    """The executable specification of answering customers' text messages."""


Command = TypeVar("Command", bound=Callable[..., object])


def taking_readings(command: Command) -> Command:
    """Give a command the options --profile and --reading; it gets `readings`, ids in the catalogue's order."""

    @click.option(
        "--profile",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A TOML file that names the readings that a desktop follows.",
    )
    @click.option(
        "--reading", "taken_besides", metavar="ID", multiple=True, help="Take this reading besides; may be repeated."
    )
    @functools.wraps(command)
    def with_readings(*, profile: Path | None, taken_besides: tuple[str, ...], **options: Any) -> object:
        try:
            readings = taken(profile, taken_besides)
        except ProfileError as error:
            raise _BadInput(str(error)) from None
        return command(readings=readings, **options)

    return cast(Command, with_readings)


def taking_bounds(*, dialogs: bool) -> Callable[[Command], Command]:
    """Give a command the options for a bounded space; it gets `bounds`. `dialogs` is what it does unless told."""

    def decorate(command: Command) -> Command:
        @click.option("--agents", type=int, default=2, show_default=True)
        @click.option("--conversations", type=int, default=1, show_default=True, help="At the same time.")
        @click.option(
            "--capacity", type=int, default=2, show_default=True, help="Conversations that an agent can have."
        )
        @click.option(
            "--dialogs/--no-dialogs",
            "with_dialogs",
            default=dialogs,
            show_default=True,
            help="Take dialogs step by step, or as one command.",
        )
        @functools.wraps(command)
        def with_bounds(
            *, agents: int, conversations: int, capacity: int, with_dialogs: bool, **options: Any
        ) -> object:
            try:
                bounds = Bounds.checked(agents, conversations, capacity, with_dialogs)
            except ValueError as error:
                raise _BadInput(str(error)) from None
            return command(bounds=bounds, **options)

        return cast(Command, with_bounds)

    return decorate


@textdesk.command(cls=_Deciding)
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--fresh", is_flag=True, help="Verify everything again, whatever was verified before.")
@taking_readings
def check(as_json: bool, fresh: bool, readings: tuple[str, ...]) -> None:
    """The main job: verify everything and say what has evidence."""
    from machine.draw import DrawError
    from machine.report.job import StageError, json_of, kept_whole, run_check
    from machine.report.page import report_page
    from machine.report.screen import ProgressBar, print_result

    console = Console(stderr=as_json)
    try:
        with ProgressBar(console) as progress:
            result, ledger, shown = run_check(fresh=fresh, progress=progress, readings=readings)
    except (StageError, DrawError) as error:
        raise _BadInput(str(error)) from None
    kept_whole(result, ledger)
    write_aside(ROOT / "build" / "report.html", report_page(result, ledger, shown).encode())
    if as_json:
        sys.stdout.buffer.write(json_of(result) + b"\n")
    else:
        print_result(result, console)
    sys.exit(EXIT_CODES[result.verdict])


@textdesk.command(cls=_Deciding)
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
    from machine.check.explore import explore as explored
    from machine.check.explore import properties_named
    from machine.check.packing import PackingError
    from machine.check.space import budget_of
    from machine.lifecycle.readings import table_of
    from machine.report.counterexample import write_told
    from machine.report.explored import json_of, print_exploration, verdict_of
    from machine.report.screen import ProgressBar

    console = Console(stderr=as_json)
    try:
        wanted = properties_named(ids, bounds, readings)
        budget = budget_of(max_states, seconds, memory)
        with ProgressBar(console) as progress:
            progress.stage("exploring")
            space = explored(
                bounds,
                table=table_of(readings),
                properties=wanted,
                symmetric=symmetry,
                dominance=dominance,
                budget=budget,
                progress=progress.step,
            )
    except (PackingError, ValueError) as error:
        raise _BadInput(str(error)) from None
    if as_json:
        sys.stdout.buffer.write(json_of(space) + b"\n")
    else:
        print_exploration(space, console)
    if tell is not None:
        try:
            for line in write_told(space, bounds, readings, tell):
                click.echo(line, err=as_json)
        except OSError as error:
            raise _BadInput(f"{tell}: cannot be written ({error.strerror}); give another folder.") from None
    sys.exit(EXIT_CODES[verdict_of(space)])


@textdesk.command(cls=_Deciding)
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes.")
@click.option("--sample", type=click.IntRange(min=1), help="Try so many of the mutants only.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which ones the sample takes.")
@click.option("--fresh", is_flag=True, help="Try everything again, whatever was tried before.")
@click.option("--write", is_flag=True, help="Write the whole table under tests/mutation/.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
def mutate(jobs: int, sample: int | None, seed: int, fresh: bool, write: bool, as_json: bool) -> None:
    """Measure the kit: break the desk in every mechanical way, and say which detector finds it.

    A sample without a survivor is undetermined: only all mutants together are a measure.
    """
    from machine.report.mutation import json_of, print_mutation, sampled, write_table
    from machine.report.mutation import mutate as tried
    from machine.report.screen import ProgressBar

    if write and sample is not None:
        raise _BadInput("The table holds every mutant: give --write without --sample.")
    console = Console(stderr=as_json)
    with ProgressBar(console) as progress:
        progress.stage("trying mutants")
        result = tried(sampled(sample, seed), jobs=jobs, fresh=fresh, progress=progress.step)
    if write:
        write_table(result)
    if as_json:
        sys.stdout.buffer.write(json_of(result) + b"\n")
    else:
        print_mutation(result, console)
    sys.exit(EXIT_CODES[result.verdict])


@textdesk.group()
def export() -> None:
    """Write what was explored for other tools."""


@export.command()
@taking_bounds(dialogs=False)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Else it is printed.")
@taking_readings
def promela(bounds: Bounds, out: Path | None, readings: tuple[str, ...]) -> None:
    """Explore a space and write it as a model for SPIN."""
    from machine.check.packing import PackingError
    from machine.check.promela import ExportError, exported

    try:
        model = exported(bounds, readings).encode()
        if out is None:
            sys.stdout.buffer.write(model)
        else:
            write_aside(out, model)
    except ExportError as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_CODES["undetermined"])
    except (PackingError, ValueError) as error:
        raise _BadInput(str(error)) from None
    except OSError as error:
        raise _BadInput(f"{out}: the model cannot be written ({error.strerror}).") from None


@textdesk.command(cls=_Deciding)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--power", is_flag=True, help="Run each scenario again under every fault of what it is tagged with.")
@taking_readings
def test(paths: tuple[str, ...], power: bool, readings: tuple[str, ...]) -> None:
    """Run feature files, in Korean or English, wherever they lie."""
    from machine.harness.running import PathError, reading_arguments, run_features

    try:
        code = run_features(paths, *(["--textdesk-power"] if power else []), *reading_arguments(readings))
    except PathError as error:
        raise _BadInput(str(error)) from None
    if code == UNDETERMINED:
        click.echo("No scenario was run, so nothing is known: undetermined; give other files or readings.", err=True)
    sys.exit(code)


@textdesk.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail and name the files that drifted.")
@click.option("--mermaid", metavar="NAME", help="Print one machine, or `overview`, as Mermaid instead.")
@click.option("--lang", type=click.Choice(["ko", "en"]), default="en", help="The language of the Mermaid text.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where to draw what the readings change.")
@taking_readings
def draw(
    only_check: bool, mermaid: str | None, lang: Literal["ko", "en"], out: Path | None, readings: tuple[str, ...]
) -> None:
    """Write diagrams/ from the machines, or hold it against them; with readings, draw what they change."""
    from machine.draw import DrawError, drift, write, write_changes
    from machine.draw import mermaid as mermaid_of

    if readings or out is not None:
        if only_check or mermaid is not None or not readings or out is None:
            raise _BadInput("Readings are drawn elsewhere: give --reading or --profile with --out DIR, and no other.")
        try:
            for changed in write_changes(ROOT, out, readings):
                click.echo(changed)
        except DrawError as error:
            raise _BadInput(str(error)) from None
        return
    if mermaid is not None:
        try:
            click.echo(mermaid_of(mermaid, lang), nl=False)
        except ValueError as error:
            raise _BadInput(str(error)) from None
        return
    try:
        if only_check:
            drifted = drift(ROOT)
            for each in drifted:
                click.echo(each, err=True)
            sys.exit(1 if drifted else 0)
        else:
            for path in write(ROOT):
                click.echo(path)
    except DrawError as error:
        raise _BadInput(str(error)) from None


@textdesk.command()
@click.option("--lang", type=click.Choice(["ko", "en"]), default="en", help="The language of the steps.")
def steps(lang: Literal["ko", "en"]) -> None:
    """List every step that a feature file can use."""
    from machine.story.phrases import PHRASES
    from machine.story.telling import KEYWORDS

    for kind in ("given", "when", "then"):
        click.secho(KEYWORDS[lang][kind], bold=True)
        for phrase in PHRASES:
            if kind in phrase.kinds:
                click.echo(f"  {phrase.ko if lang == 'ko' else phrase.en}")


@textdesk.command()
@click.argument(
    "files",
    nargs=-1,
    metavar="[FILE]...",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option(
    "--format", "format_", type=click.Choice(["text", "jsonl", "parquet"]), help="Else the file's ending says."
)
@click.option(
    "--field", "--column", "fields", multiple=True, metavar="NAME", help="What to mask in records, as in a.b."
)
@click.option("--all-fields", is_flag=True, help="Mask every text in records.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Where to write the one masked file.")
@click.option("--output-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to write masked files.")
@click.option("--in-place", is_flag=True, help="Replace each file by its masked form.")
@click.option("--force", is_flag=True, help="Replace what is there already.")
@click.option("--policy", type=click.Choice(["documented", "extended"]), default="documented", show_default=True)
@click.option("--kinds", metavar="A,B", help="Mask these kinds only, whatever the policy.")
@click.option("--keep", type=click.IntRange(0, 6), default=4, show_default=True, help="Characters left of a number.")
@click.option("--mode", type=click.Choice(["balanced", "strict"]), default="balanced", show_default=True)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option("--report", type=click.Path(path_type=Path), help="Where to write counts per kind, as JSON; no values.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def mask(
    files: tuple[Path, ...],
    format_: Literal["text", "jsonl", "parquet"] | None,
    fields: tuple[str, ...],
    all_fields: bool,
    output: Path | None,
    output_dir: Path | None,
    in_place: bool,
    force: bool,
    policy: Literal["documented", "extended"],
    kinds: str | None,
    keep: int,
    mode: Literal["balanced", "strict"],
    jobs: int,
    report: Path | None,
    quiet: bool,
) -> None:
    """Mask contact data in text, JSON Lines and Parquet; the standard input where no FILE is named."""
    from machine import archive
    from machine.archive.screen import progress
    from machine.archive.stopping import ending_cleanly

    console = Console(stderr=True)
    try:
        chosen = archive.fields_of(fields, everything=all_fields)
        rules = archive.Rules(archive.kinds_of(policy, kinds), keep, mode)
        tasks = archive.plan(
            files, chosen, format=format_, output=output, output_dir=output_dir, in_place=in_place, force=force
        )
        if report is not None:
            archive.refuse_report(report, tasks, force=force)
        job = archive.Job(tasks, rules, chosen or archive.Fields(), jobs, counting=report is not None)
        shown = not quiet and any(task.target for task in tasks)
        with ending_cleanly(), progress(tasks, console, shown=shown) as advance:
            counted = archive.run(job, advance)
        if report is not None:
            _write_report(report, counted)
    except archive.ArchiveError as error:
        raise _BadInput(str(error)) from None


def _write_report(path: Path, report: msgspec.Struct) -> None:
    try:
        write_aside(path, msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    except OSError as error:
        raise _BadInput(f"{path}: the report cannot be written ({error.strerror}); the files are masked.") from None


@textdesk.command()
@click.option("--criterion", required=True, type=click.Choice(get_args(CriterionName)), help="What is to be reached.")
@click.option("--lang", type=click.Choice(["ko", "en"]), default="en", show_default=True)
@taking_bounds(dialogs=True)
@click.option("--every-edge", is_flag=True, help="With transitions: every command in every state.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write to, else it is printed.")
@taking_readings
def generate(
    criterion: CriterionName,
    lang: Literal["ko", "en"],
    bounds: Bounds,
    every_edge: bool,
    out: Path | None,
    readings: tuple[str, ...],
) -> None:
    """Write scenarios that reach a criterion with few steps, and say what they reach."""
    from machine.check.generate import generate as generated
    from machine.check.graph import GraphError
    from machine.report.generated import GenerationBar, print_generated

    console = Console(stderr=True)
    if every_edge and criterion != "transitions":
        raise _BadInput("--every-edge goes with --criterion transitions only; leave one of them out.")
    try:
        with GenerationBar(console) as bar:
            found = generated(
                criterion,
                bounds,
                lang,
                every_edge=every_edge,
                readings=readings,
                progress=bar.step,
            )
    except GraphError as error:
        raise _BadInput(str(error)) from None
    if out is None:
        click.echo(found.feature, nl=False)
    else:
        path = out / lang / f"{'every_edge' if every_edge else criterion}.feature"
        try:
            write_aside(path, found.feature.encode())
        except OSError as error:
            raise _BadInput(f"{path}: cannot be written ({error.strerror}); give another folder.") from None
        click.echo(path)
    print_generated(found, console)


@textdesk.command()
@click.option("--openapi", "as_openapi", is_flag=True, help="Print the OpenAPI document of the wire over HTTP instead.")
def schema(as_openapi: bool) -> None:
    """Print the JSON Schema of the Desk port: commands, answers, configuration, views and the messages of the wire."""
    from machine.desk.schema import openapi
    from machine.desk.schema import schema as whole

    click.echo(msgspec.json.format(msgspec.json.encode(openapi() if as_openapi else whole()), indent=2))


DESK = click.option(
    "--desk",
    "target",
    metavar="TARGET",
    default="inprocess",
    show_default=True,
    help="inprocess, module:factory, http://host:port or stdio:COMMAND.",
)
TIMEOUT = click.option(
    "--timeout",
    "timeout_seconds",
    type=_Seconds(0.01, 3600),
    default=5,
    show_default=True,
    metavar="SECONDS",
    help="How long a connection or an answer may take.",
)


@textdesk.command()
@click.option(
    "--http", "port", type=click.IntRange(0, 65535), metavar="PORT", help="On this machine; 0 takes any free port."
)
@click.option("--stdio", is_flag=True, help="On the standard streams, a line of JSON each.")
@DESK
@TIMEOUT
def serve(port: int | None, stdio: bool, target: str, timeout_seconds: float) -> None:
    """Serve a desktop over the wire, as an adapter does: the reference for your own."""
    from machine.remote.serving import serve_http, serve_stdio

    if stdio is (port is not None):
        raise click.UsageError("Give either --http PORT or --stdio.")
    with _desk(target, timeout_seconds) as desk:
        if port is None:
            serve_stdio(desk, sys.stdin.buffer, sys.stdout.buffer)
            return
        try:
            serve_http(desk, port, lambda at: click.echo(f"Serving {target} at {at}", err=True))
        except OSError as error:
            raise _BadInput(f"Port {port} cannot be served ({error.strerror}); take another.") from None


@textdesk.command(cls=_Deciding)
@DESK
@TIMEOUT
@click.option("--self-test", is_flag=True, help="Prove the adapter's plumbing instead, before all else.")
@click.option(
    "--plan",
    "size",
    type=click.Choice(["none", "small", "whole"]),
    default="small",
    show_default=True,
    help="The plan of test before random runs: one conversation at a time, or two as well.",
)
@click.option("--examples", type=click.IntRange(min=0), help="So many random runs.  [default: 200]")
@click.option(
    "--seconds", type=_Seconds(min=0, min_open=True), help="Or random runs until so long is over, the plan included."
)
@click.option("--seed", type=click.IntRange(min=0), help="Repeats the random runs of this seed.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option(
    "--ledger", type=click.Path(dir_okay=False, path_type=Path), help="Merge what was shown into this ledger."
)
@taking_readings
def conform(
    target: str,
    timeout_seconds: float,
    self_test: bool,
    size: Literal["none", "small", "whole"],
    examples: int | None,
    seconds: float | None,
    seed: int | None,
    as_json: bool,
    ledger: Path | None,
    readings: tuple[str, ...],
) -> None:
    """Hold a desktop to the specification: every answer and every view beside the model's."""
    from machine.desk.offered import not_offered
    from machine.remote.self_test import proved, self_tested

    if ledger is not None:
        with _bad_ledger():
            _check_ledger(ledger)
    with _aside(as_json), _desk(target, timeout_seconds) as desk:
        if self_test:
            outcomes = []
            for outcome in self_tested(desk):
                click.echo(str(outcome))
                outcomes.append(outcome)
            sys.exit(0 if proved(outcomes) else 1)
        from machine.harness.conform import conform as conformed
        from machine.harness.conform import entries_of
        from machine.harness.plan import plan
        from machine.report.conformed import EXIT_CODES as CONFORM_CODES
        from machine.report.conformed import print_conformance
        from machine.report.screen import ProgressBar

        console = Console(stderr=as_json)
        with ProgressBar(console) as progress:
            try:
                runs: Iterable[Given] = ()
                if size != "none":
                    progress.stage("making the plan")
                    runs = plan(readings, size, progress=functools.partial(progress.step, what="tries")).runs()
                found = conformed(
                    lambda: desk,
                    seed=secrets.randbits(32) if seed is None else seed,
                    examples=200 if examples is None and seconds is None else examples,
                    seconds=seconds,
                    readings=readings,
                    offers_not=not_offered(desk),
                    plan=runs,
                    progress=progress.drive,
                )
            except ValueError as error:
                raise _BadInput(str(error)) from None
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
    else:
        print_conformance(found, console)
    if ledger is not None:
        with _bad_ledger():
            add(ledger, entries_of(found, target))
    sys.exit(CONFORM_CODES[found.verdict])


@textdesk.command(cls=_Deciding)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write them as one.")
@click.option("--json", "as_json", is_flag=True, help="Print them as one JSON object.")
def ledger(files: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Merge evidence ledgers, and say what there is evidence for.

    Ends with 1 if anything is refuted, else with 3 if anything is undetermined or there is no finding at all.
    """
    from machine.report.ledgers import print_ledger

    with _bad_ledger():
        whole = merged(read(file) for file in files)
        if out is not None:
            write(out, whole)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(whole) + b"\n")
    else:
        print_ledger(whole, Console())
    sys.exit(EXIT_CODES[worst(whole.words().values())])


def _check_ledger(path: Path) -> None:
    """See before a long run that its findings can be merged there."""
    if path.exists():
        read(path)
    elif not path.parent.is_dir():
        raise LedgerError(f"{path.parent} is no folder; make it first, or give another file.")


@contextmanager
def _bad_ledger() -> Iterator[None]:
    """A ledger that cannot be read or written is bad input."""
    try:
        yield
    except LedgerError as error:
        raise _BadInput(str(error)) from None
    except OSError as error:
        raise _BadInput(f"The ledger cannot be written ({error.strerror}); give another file.") from None


@textdesk.command(cls=_Deciding)
@DESK
@TIMEOUT
@click.option(
    "--machine",
    "names",
    multiple=True,
    type=click.Choice(["agent_status", "conversation"]),
    help="Learn this one only.",
)
@click.option(
    "--extra-states",
    type=click.IntRange(0, 3),
    default=1,
    show_default=True,
    help="The desktop is assumed to have at most so many states more than what is learned.",
)
@click.option(
    "--max-states", type=click.IntRange(min=1), help="End undetermined beyond so many states.  [default: 200]"
)
@click.option("--seconds", type=_Seconds(min=0, min_open=True), help="End undetermined after so long.  [default: 3600]")
@click.option(
    "--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Draw both machines, in en and ko."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@taking_readings
def learn(
    target: str,
    timeout_seconds: float,
    names: tuple[str, ...],
    extra_states: int,
    max_states: int | None,
    seconds: float | None,
    out: Path | None,
    as_json: bool,
    readings: tuple[str, ...],
) -> None:
    """Learn what a desktop does as two machines, agent status and one conversation, and hold them beside ours."""
    from machine.check.alphabet import ALPHABETS
    from machine.desk.offered import not_offered
    from machine.draw.svg import LayoutError
    from machine.harness.learning import LIMITS, LearnerMissingError, Limits, learn_each
    from machine.report.learned import EXIT_CODES as LEARN_CODES
    from machine.report.learned import json_of, print_learned, verdict_of, write_pictures
    from machine.report.screen import ProgressBar

    console = Console(stderr=as_json)
    with _aside(as_json), _desk(target, timeout_seconds) as desk:
        try:
            with ProgressBar(console) as progress:
                progress.stage("learning")
                found = learn_each(
                    desk,
                    [each for each in ALPHABETS if not names or each.name in names],
                    readings=readings,
                    offers_not=not_offered(desk),
                    extra_states=extra_states,
                    limits=Limits(max_states or LIMITS.states, seconds or LIMITS.seconds),
                    progress=lambda alphabet, words: progress.step(words, words, f"words of {alphabet.name}"),
                )
        except (LearnerMissingError, ValueError) as error:
            raise _BadInput(str(error)) from None
    if as_json:
        sys.stdout.buffer.write(json_of(found) + b"\n")
    else:
        print_learned(found, console)
    if out is not None:
        try:
            for path in write_pictures(found, out):
                click.echo(path, err=as_json)
        except LayoutError as error:
            raise _BadInput(str(error)) from None
        except OSError as error:
            raise _BadInput(f"{out}: cannot be written ({error.strerror}); give another folder.") from None
    sys.exit(LEARN_CODES[verdict_of(found)])


def _aside(as_json: bool) -> AbstractContextManager[object]:
    """With --json standard output is for the one object: what a desktop in this process prints goes aside."""
    return redirect_stdout(sys.stderr) if as_json else nullcontext()


@contextmanager
def _desk(target: str, timeout_seconds: float) -> Iterator[Desk]:
    """The desktop that a TARGET names. A target that names none is bad input; one that does not answer is not ours."""
    from machine.desk.asked import DesktopError
    from machine.remote import TargetError, desk_of

    try:
        with desk_of(target, timeout_seconds=timeout_seconds) as desk:
            yield desk
    except (TargetError, DesktopError) as error:
        raise _BadInput(str(error)) from None


class _BadInput(click.ClickException):
    exit_code = BAD_INPUT


def main() -> None:
    """Run the command. A broken catalogue is told line by line, with exit code 2."""
    try:
        load()
        textdesk()
    except CatalogueError as error:
        click.echo(str(error), err=True)
        sys.exit(BAD_INPUT)
