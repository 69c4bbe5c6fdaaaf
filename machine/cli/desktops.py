"""The commands about a desktop: serve it, hold it to the specification, learn it."""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec
from click.core import ParameterSource
from rich.console import Console

from machine.cli.options import (
    DESK,
    EXIT_CODES,
    EXTRA_FIELDS,
    TIMEOUT,
    BadInput,
    Deciding,
    Pages,
    Seconds,
    bad_ledger,
    check_ledger,
    taking_access,
    taking_pages,
    taking_readings,
    textdesk,
)
from machine.evidence.ledger import add
from machine.files import write_aside

if TYPE_CHECKING:
    from machine.port.port import Desk
    from machine.port.run_input import RunInput
    from machine.remote import Access
    from spec.language import Language

WATCHED_WITH = frozenset({"watching", "language", "target", "timeout_seconds", "ignore_extra_fields", "asked"}) | {
    "headers",
    "ca_file",
    "certificate_file",
    "key_file",
    "may_reset",
    "profile",
    "taken_besides",
    "no_html",
}
"""Parameters of conform that --watch goes with; what the others ask for it does not do."""
LINE_EVERY_SECONDS = 1.0
"""Between two lines of --json-lines that say how far the runs are."""


@textdesk.command()
@click.option(
    "--http", "port", type=click.IntRange(0, 65535), metavar="PORT", help="On this machine; 0 takes any free port."
)
@click.option("--stdio", is_flag=True, help="On the standard streams, a line of JSON each.")
@DESK
@TIMEOUT
@taking_access
def serve(port: int | None, stdio: bool, target: str, timeout_seconds: float, access: Access) -> None:
    """Serve a desktop over the wire, as an adapter does: the reference for your own."""
    from machine.remote.serving import serve_http, serve_stdio

    if stdio is (port is not None):
        raise click.UsageError("Give either --http PORT or --stdio.")
    with _desk(target, timeout_seconds, access) as desk:
        if port is None:
            serve_stdio(desk, sys.stdin.buffer, sys.stdout.buffer)
            return
        try:
            serve_http(desk, port, lambda at: click.echo(f"Serving {target} at {at}", err=True))
        except OSError as error:
            raise BadInput(f"Port {port} cannot be served ({error.strerror}); take another.") from None


@textdesk.command(cls=Deciding)
@DESK
@TIMEOUT
@taking_access
@EXTRA_FIELDS
@click.option("--self-test", is_flag=True, help="Prove the adapter's plumbing instead, before all else.")
@click.option(
    "--watch",
    "watching",
    is_flag=True,
    help="Say what holds and what is next, again at each change of a file here or the desktop.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ko"]),
    default="en",
    show_default=True,
    help="Of everything that is said, and of the scenarios; --json has both languages.",
)
@click.option(
    "--plan",
    "size",
    type=click.Choice(["none", "short", "small", "whole"]),
    default="small",
    show_default=True,
    help="The plan of test before random runs: all that there is met once, every command in every place of one "
    "conversation at a time, or of two as well.",
)
@click.option(
    "--examples", type=click.IntRange(min=0), help="So many random runs.  [default: until nothing new is met]"
)
@click.option(
    "--seconds", type=Seconds(min=0, min_open=True), help="Or random runs until so long is over, the plan included."
)
@click.option("--seed", type=click.IntRange(min=0), help="Repeats the random runs of this seed.")
@click.option(
    "--max-failures",
    type=click.IntRange(min=1, max=100),
    default=1,
    show_default=True,
    help="Go on after a failure until there are so many with different causes.",
)
@click.option(
    "--only",
    "asked",
    multiple=True,
    metavar="CLAUSE|COMMAND|FEATURE",
    help="Ask about this alone: a clause by its id, a command, or what a feature file is tagged with; may be repeated. "
    "Of the plan only runs are given in which it happens, refuses something or is masked; for what is only seen, the "
    "first hundred.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where the last run like this was interrupted; that is kept, as plans are, in the user's cache folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--json-lines", is_flag=True, help="Print what happens while it runs, a JSON object a line; result last.")
@click.option(
    "--junit", "junit_file", type=click.Path(dir_okay=False, path_type=Path), help="Write JUnit XML, a case per clause."
)
@click.option("--github", is_flag=True, help="Print failures as annotations of a GitHub workflow too.")
@click.option(
    "--ledger", type=click.Path(dir_okay=False, path_type=Path), help="Merge what was shown into this ledger."
)
@taking_pages
@taking_readings
def conform(
    target: str,
    timeout_seconds: float,
    access: Access,
    ignore_extra_fields: bool,
    self_test: bool,
    watching: bool,
    language: Language,
    size: Literal["none", "short", "small", "whole"],
    examples: int | None,
    seconds: float | None,
    seed: int | None,
    max_failures: int,
    asked: tuple[str, ...],
    resume: bool,
    as_json: bool,
    json_lines: bool,
    junit_file: Path | None,
    github: bool,
    ledger: Path | None,
    pages: Pages,
    readings: tuple[str, ...],
) -> None:
    """Hold a desktop to the specification: every answer and every view beside the model's."""
    from machine.remote.self_test import self_test_verdict, self_tested
    from spec.port.capabilities import not_offered

    began, is_data = time.monotonic(), as_json or json_lines
    if as_json and json_lines:
        raise click.UsageError("Give either --json or --json-lines.")
    if is_data and github:
        raise click.UsageError("Annotations go to standard output: give --github without --json and --json-lines.")
    if watching:
        _watch(target, timeout_seconds, access, ignore_extra_fields, readings, asked, language)
        return
    if resume and seed is not None:
        raise click.UsageError("--resume goes on with the seed of the run before: leave out --seed.")

    if ledger is not None:
        with bad_ledger():
            check_ledger(ledger)
    output = sys.stdout.buffer
    with (
        _told_to_ci(target, github, junit_file),
        _aside(is_data),
        _desk(target, timeout_seconds, access, ignore_extra_fields, language) as desk,
    ):
        if self_test:
            outcomes = []
            for outcome in self_tested(desk):
                click.echo(outcome.line(language))
                outcomes.append(outcome)
            sys.exit(EXIT_CODES[self_test_verdict(outcomes)])
        from machine.harness.checkpoint import keep_checkpoint, kept_checkpoint, key_of
        from machine.harness.conformance import ConformanceEvent, PlanMade, Progress, entries_of
        from machine.harness.conformance import conform as conformed
        from machine.harness.schedule import schedule
        from machine.harness.scope import scope_of
        from machine.remote import arguments_of, is_remote
        from machine.report.annotations import annotation_lines
        from machine.report.conformance import EXIT_CODES as CONFORM_CODES
        from machine.report.conformance import print_conformance
        from machine.report.conformance_progress import ConformanceProgress
        from machine.report.junit import junit
        from machine.report.progress import ProgressDisplay
        from machine.report.run_result import of_conform

        console, told = Console(stderr=is_data), 0.0
        with ProgressDisplay(language=language) as display:
            shown = ConformanceProgress(display, language)

            def watch(event: ConformanceEvent) -> None:
                nonlocal told
                shown(event)
                if isinstance(event, Progress | PlanMade) and time.monotonic() - told < LINE_EVERY_SECONDS:
                    return
                if json_lines:
                    told = time.monotonic()
                    output.write(msgspec.json.encode(event) + b"\n")
                    output.flush()

            try:
                only = scope_of(asked)
                key = key_of(target, readings, size, asked)
                since = kept_checkpoint(key) if resume else None
                if resume and since is None:
                    click.echo("No such run was interrupted, so this one begins anew.", err=True)
                runs: Iterable[RunInput] = ()
                if size != "none":
                    runs = schedule(readings, size, only=only, progress=lambda *made: watch(PlanMade(*made)))
                found = conformed(
                    lambda: desk,
                    seed=secrets.randbits(32) if seed is None else seed,
                    examples=examples,
                    seconds=seconds,
                    readings=readings,
                    offers_not=not_offered(desk),
                    plan=runs,
                    self_test=True,
                    max_failures=max_failures,
                    only=only,
                    target=arguments_of(target, ignore_extra_fields, access),
                    looks_at_changes=is_remote(desk),
                    since=since,
                    keep=lambda checkpoint: keep_checkpoint(key, checkpoint),
                    watch=watch,
                )
            except ValueError as error:
                raise BadInput(str(error)) from None
    if as_json:
        output.write(msgspec.json.encode(found) + b"\n")
    if not is_data:
        print_conformance(found, console, language, time.monotonic() - began)
    if github:
        for line in annotation_lines(found, target, language):
            click.echo(line)
    if junit_file is not None:
        _write_junit(junit_file, junit(found, target, language))
    entries = tuple(entries_of(found, target))
    if ledger is not None and not entries:
        click.echo("Nothing was shown, so the ledger stays as it is.", err=True)
    elif ledger is not None:
        with bad_ledger():
            add(ledger, entries)
    pages.write(lambda: of_conform(found, target, readings))
    sys.exit(CONFORM_CODES[found.verdict])


@textdesk.command(cls=Deciding)
@DESK
@TIMEOUT
@taking_access
@EXTRA_FIELDS
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
@click.option("--seconds", type=Seconds(min=0, min_open=True), help="End undetermined after so long.  [default: 3600]")
@click.option(
    "--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Draw both machines, in en and ko."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@taking_pages
@taking_readings
def learn(
    target: str,
    timeout_seconds: float,
    access: Access,
    ignore_extra_fields: bool,
    names: tuple[str, ...],
    extra_states: int,
    max_states: int | None,
    seconds: float | None,
    out: Path | None,
    as_json: bool,
    pages: Pages,
    readings: tuple[str, ...],
) -> None:
    """Learn what a desktop does as two machines, agent status and one conversation, and hold them beside ours."""
    from machine.draw.svg import LayoutError
    from machine.learning.alphabet import ALPHABETS
    from machine.learning.learner import LIMITS, LearnerMissingError, Limits, learn_each
    from machine.report.learning import EXIT_CODES as LEARN_CODES
    from machine.report.learning import json_of, print_learned, verdict_of, write_pictures
    from machine.report.progress import ProgressDisplay
    from machine.report.run_result import of_learn
    from spec.port.capabilities import not_offered

    console = Console(stderr=as_json)
    with _aside(as_json), _desk(target, timeout_seconds, access, ignore_extra_fields) as desk:
        try:
            with ProgressDisplay() as progress:
                found = learn_each(
                    desk,
                    [each for each in ALPHABETS if not names or each.name in names],
                    readings=readings,
                    offers_not=not_offered(desk),
                    extra_states=extra_states,
                    limits=Limits(max_states or LIMITS.states, seconds or LIMITS.seconds),
                    progress=lambda alphabet, words: progress.within(f"learning {alphabet.name}", words, None, "words"),
                )
        except (LearnerMissingError, ValueError) as error:
            raise BadInput(str(error)) from None
    if as_json:
        sys.stdout.buffer.write(json_of(found) + b"\n")
    else:
        print_learned(found, console)
    if out is not None:
        try:
            for path in write_pictures(found, out):
                click.echo(path, err=as_json)
        except LayoutError as error:
            raise BadInput(str(error)) from None
        except OSError as error:
            raise BadInput(f"{out}: cannot be written ({error.strerror}); give another folder.") from None
    pages.write(lambda: of_learn(found, target, readings, sum(each.seconds for each in found)))
    sys.exit(LEARN_CODES[verdict_of(found)])


def _aside(as_json: bool) -> AbstractContextManager[object]:
    """With --json standard output is for the one object: what a desktop in this process prints goes aside."""
    return redirect_stdout(sys.stderr) if as_json else nullcontext()


def _watch(
    target: str,
    timeout_seconds: float,
    access: Access,
    ignore_extra_fields: bool,
    readings: tuple[str, ...],
    asked: tuple[str, ...],
    language: Language,
) -> None:
    """Watch a desktop with the options of this very call. Raises UsageError for one that --watch does not go with."""
    from machine.cli.watch import watch
    from machine.port.errors import DesktopError
    from machine.remote import TargetError, desk_of, options_of

    def instance() -> str:
        try:
            with desk_of(target, timeout_seconds=timeout_seconds, access=access) as desk:
                return str(getattr(desk, "instance", ""))
        except (TargetError, DesktopError):
            return ""

    context = click.get_current_context()
    for parameter in context.command.params:
        assert parameter.name is not None, "an option has a name"
        is_given = context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
        if is_given and parameter.name not in WATCHED_WITH:
            raise click.UsageError(f"--watch goes on and on: leave out {parameter.opts[0]}, or --watch.")
    arguments = [
        *("--desk", target, "--timeout", str(timeout_seconds), *options_of(access)),
        *(["--ignore-extra-fields"] if ignore_extra_fields else []),
        *(f"--reading={each}" for each in readings),
        *(f"--only={each}" for each in asked),
    ]
    files = (access.ca_file, access.certificate_file, access.key_file)
    watch(
        arguments,
        instance if target.startswith("http") else None,
        language=language,
        also=[Path(file) for file in files if file is not None],
    )


@contextmanager
def _told_to_ci(target: str, github: bool, junit_file: Path | None) -> Iterator[None]:
    """What a CI system shows of bad input, a target that cannot be asked say: without it there would be a red job that
    shows nothing."""
    from machine.report.annotations import annotation
    from machine.report.junit import junit_of_error

    try:
        yield
    except BadInput as error:
        if github:
            click.echo(annotation("error", target, error.message))
        if junit_file is not None:
            try:
                _write_junit(junit_file, junit_of_error(error.message))
            except BadInput as unwritten:
                click.echo(f"Error: {unwritten.message}", err=True)
        raise


def _write_junit(file: Path, content: bytes) -> None:
    """Write JUnit XML. Raises BadInput."""
    try:
        write_aside(file, content)
    except OSError as error:
        raise BadInput(f"{file}: cannot be written ({error.strerror}); give another file.") from None


@contextmanager
def _desk(
    target: str,
    timeout_seconds: float,
    access: Access,
    ignore_extra_fields: bool = False,
    language: Language = "en",
) -> Iterator[Desk]:
    """The desktop that a TARGET names. A target that names none is bad input; one that does not answer is not ours."""
    from machine.port.errors import DesktopError
    from machine.remote import TargetError, desk_of, resets

    try:
        with desk_of(
            target, timeout_seconds=timeout_seconds, ignore_extra_fields=ignore_extra_fields, access=access
        ) as desk:
            if says := resets(target, desk):
                click.echo(says, err=True)
            yield desk
    except DesktopError as error:
        raise BadInput(error.told.of(language)) from None
    except TargetError as error:
        raise BadInput(str(error)) from None
