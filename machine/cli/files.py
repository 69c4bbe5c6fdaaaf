"""The commands that write: mask, draw, generate, export, schema, steps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec
from rich.console import Console

from machine.cli.options import (
    BAD_INPUT,
    EXIT_CODES,
    BadInput,
    home_of,
    taking_bounds,
    taking_readings,
    textdesk,
)
from machine.evidence.checkout import checkout
from machine.files import write_aside
from spec.language import LANGUAGES, Language

if TYPE_CHECKING:
    from machine.archive.plan import Format
    from machine.generate.criteria import CriterionName
    from machine.lifecycle.bounds import Bounds

FORMATS = ("text", "csv", "tsv", "jsonl", "json", "parquet")
CRITERIA = ("states", "transitions", "pairs", "guards", "clauses")
"""What `mask --format` and `features --criterion` take, written here so that the command starts without what they are
about; a test holds them to that."""
FORMS = ("svg", "png", "pdf", "mermaid", "plantuml", "scxml", "csv", "xlsx")
"""What `draw --as` writes; machine.draw.forms has a writer for each."""


@textdesk.group()
def export() -> None:
    """Write what was explored for other tools."""


@export.command()
@taking_bounds(dialogs=False)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Else it is printed.")
@taking_readings
def promela(bounds: Bounds, out: Path | None, readings: tuple[str, ...]) -> None:
    """Explore a space and write it as a model for SPIN."""
    from machine.explore.packing import PackingError
    from machine.explore.promela import ExportError, exported

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
        raise BadInput(str(error)) from None
    except OSError as error:
        raise BadInput(f"{out}: the model cannot be written ({error.strerror}).") from None


@textdesk.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail and name the files that drifted.")
@click.option("--since", "revision", metavar="REV", help="Tell what changed since a revision, `first` or `last`.")
@click.option("--mermaid", metavar="NAME", help="Print one machine, or `overview`, as Mermaid.")
@click.option("--as", "form", type=click.Choice(FORMS), help="Write every picture or table in another form.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of what is printed or written, else both.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder for what is not committed.")
@taking_readings
def draw(
    only_check: bool,
    revision: str | None,
    mermaid: str | None,
    form: str | None,
    lang: Language | None,
    out: Path | None,
    readings: tuple[str, ...],
) -> None:
    """Write diagrams/ from the machines, or hold it against them.

    What lies between a revision and now (--since), or what readings change, goes into a folder of your own: for each
    machine that changed a picture, a list, and the page with both. So does every other form of the pictures.

    \b
      textdesk draw --since main
      textdesk draw --since first --out changes
      textdesk draw --reading idle-pends --out changes
      textdesk draw --as pdf --lang ko --out booklet
    """
    from machine.draw import DrawError

    asked = [
        name
        for name, given in (
            ("--check", only_check),
            ("--since", revision is not None),
            ("--mermaid", mermaid is not None),
            ("--as", form is not None),
            ("--reading or --profile", bool(readings)),
        )
        if given
    ]
    if len(asked) > 1:
        raise BadInput(f"{' and '.join(asked)} ask for different things; give one of them.")
    if out is None and (form is not None or readings):
        raise BadInput(f"{asked[0]} writes into a folder of your own; give it with --out DIR.")
    if out is not None and asked in ([], ["--check"], ["--mermaid"]):
        raise BadInput("--out goes with --since, --reading, --profile or --as; diagrams/ is written where it stands.")
    try:
        if form is not None and out is not None:
            _draw_as(form, out, (lang,) if lang else LANGUAGES)
        elif revision is not None:
            _draw_since(revision, lang or "en", out)
        elif readings and out is not None:
            from machine.pages import changes_of_readings, write_changes

            for path in write_changes(checkout(), out, changes_of_readings(readings)):
                click.echo(path)
        elif mermaid is not None:
            _print_mermaid(mermaid, lang or "en")
        else:
            _draw_diagrams(only_check=only_check)
    except DrawError as error:
        raise BadInput(str(error)) from None


def _print_mermaid(name: str, language: Language) -> None:
    from machine.draw import mermaid

    try:
        click.echo(mermaid(name, language), nl=False)
    except ValueError as error:
        raise BadInput(str(error)) from None


def _draw_as(form: str, out: Path, languages: tuple[Language, ...]) -> None:
    from machine.draw.forms import write_form

    home = checkout()
    for path in write_form(form, out, languages, home / "features" if home else None):
        click.echo(path)


def _draw_since(revision: str, language: Language, out: Path | None) -> None:
    from machine.pages import changes_since, write_changes
    from machine.pages.changes_view import markdown

    home = home_of("textdesk draw --since")
    comparison = changes_since(home, revision)
    if out is None:
        click.echo(markdown(comparison, language, {}), nl=False)
    else:
        for path in write_changes(home, out, comparison):
            click.echo(path)


def _draw_diagrams(*, only_check: bool) -> None:
    from machine.pages import drift, write

    home = home_of("textdesk draw --check" if only_check else "textdesk draw")
    if only_check:
        drifted = drift(home)
        for each in drifted:
            click.echo(each, err=True)
        sys.exit(1 if drifted else 0)
    for path in write(home):
        click.echo(path)


@textdesk.command()
@click.argument(
    "files",
    nargs=-1,
    metavar="[FILE|FOLDER]...",
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Where to write the one masked file.")
@click.option(
    "--output-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write masked files; those of a folder in the same tree.",
)
@click.option("--in-place", is_flag=True, help="Replace each file by its masked form.")
@click.option("--force", is_flag=True, help="Replace what is there already.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="What the files are, whatever their names say.",
)
@click.option(
    "--field",
    "--column",
    "fields",
    multiple=True,
    metavar="NAME",
    help="Mask this field (a.b is b within a) or this column (by its name, or its number from 1); may be repeated.",
)
@click.option("--all-fields", is_flag=True, help="Mask all of every record: in JSON texts, numbers and keys.")
@click.option("--delimiter", metavar="SIGN", help="What parts the cells of CSV, if it is told wrongly: ';' or tab.")
@click.option(
    "--policy",
    type=click.Choice(["documented", "extended"]),
    default="documented",
    show_default=True,
    help="Mask the kinds that the documentation names, or all there are.",
)
@click.option("--kinds", metavar="A,B", help="Mask these kinds only, whatever the policy.")
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar="CODE",
    help="A country whose numbers in one group need no word beside them, as KR; may be repeated. Else the usual ten.",
)
@click.option(
    "--allow",
    multiple=True,
    metavar="VALUE",
    help="Leave this number, address or domain (@example.com) as it is; may be repeated.",
)
@click.option(
    "--allow-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Leave the values in this file as they are, one a line; # begins a comment.",
)
@click.option(
    "--own",
    multiple=True,
    metavar="NAME=PATTERN",
    help="Mask what this regular expression finds in a line as well, or its group `value`; may be repeated.",
)
@click.option("--keep", type=click.IntRange(0, 6), default=4, show_default=True, help="Characters left of a number.")
@click.option(
    "--mode",
    type=click.Choice(["balanced", "strict"]),
    default="balanced",
    show_default=True,
    help="strict masks more, at the price of numbers that are nobody's.",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes; as many as there are cores."
)
@click.option("--report", type=click.Path(path_type=Path), help="Where to write counts per kind, as JSON; no values.")
@click.option("--quiet", is_flag=True, help="Show no progress and no notes.")
def mask(
    files: tuple[Path, ...],
    output: Path | None,
    output_dir: Path | None,
    in_place: bool,
    force: bool,
    format_: Format | None,
    fields: tuple[str, ...],
    all_fields: bool,
    delimiter: str | None,
    policy: Literal["documented", "extended"],
    kinds: str | None,
    regions: tuple[str, ...],
    allow: tuple[str, ...],
    allow_file: Path | None,
    own: tuple[str, ...],
    keep: int,
    mode: Literal["balanced", "strict"],
    jobs: int,
    report: Path | None,
    quiet: bool,
) -> None:
    """Mask contact data in files, in folders of them, or in what comes on the standard input.

    A file's name tells what it is: .csv, .tsv, .jsonl, .ndjson, .json, .parquet, anything else is text. Each may be
    compressed with gzip or zstd, and so is its masked form. Without an output it is printed.

    Text is masked as it stands, line for line; CSV in every column, or in each --column; of JSON and Parquet say each
    --field, or --all-fields. Everything that is not masked stays, byte for byte.

    \b
      textdesk mask chat.log -o masked.log
      textdesk mask customers.csv --column phone --column note -o masked.csv
      textdesk mask calls.jsonl.gz --field customer.phone --output-dir masked
      textdesk mask archive/ --all-fields --output-dir masked --jobs 2
      textdesk mask chat.log --allow @example.com --own 'badge=EMP-[0-9]{6}'
      kubectl logs desk | textdesk mask

    Ends with 0 if all is masked, 2 if a file could not be read whole: then it was left as it is, a line says why, and
    the others were masked all the same.
    """
    from machine import archive
    from machine.archive.screen import progress

    console = Console(stderr=True)
    try:
        chosen = archive.fields_of(fields, everything=all_fields)
        rules = archive.rules_of(
            policy, kinds, keep, mode, regions=regions, allow=allow, allow_file=allow_file, own=own
        )
        tasks = archive.plan(
            files, chosen, format=format_, output=output, output_dir=output_dir, in_place=in_place, force=force
        )
        if report is not None:
            archive.refuse_report(report, tasks, force=force)
        job = archive.Job(
            tasks,
            rules,
            chosen or archive.Fields(),
            jobs,
            counting=report is not None,
            delimiter=archive.delimiter_of(delimiter),
        )
        shown = not quiet and any(task.target for task in tasks)
        with progress(tasks, console, shown=shown) as advance:
            counted = archive.run(job, advance, lambda told: _tell(told, quiet=quiet))
        if report is not None:
            _write_report(report, counted)
    except archive.ArchiveError as error:
        raise BadInput(str(error)) from None
    if counted.failed:
        sys.exit(BAD_INPUT)


def _tell(told: str, *, quiet: bool) -> None:
    if not quiet or told.startswith("Error"):
        click.echo(told, err=True)


def _write_report(path: Path, report: msgspec.Struct) -> None:
    try:
        write_aside(path, msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    except OSError as error:
        raise BadInput(f"{path}: the report cannot be written ({error.strerror}); the files are masked.") from None


@textdesk.command()
@click.option("--criterion", required=True, type=click.Choice(CRITERIA), help="What is to be reached.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@taking_bounds(dialogs=True)
@click.option("--every-edge", is_flag=True, help="With transitions: every command in every state.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write to, else it is printed.")
@taking_readings
def generate(
    criterion: CriterionName,
    lang: Language,
    bounds: Bounds,
    every_edge: bool,
    out: Path | None,
    readings: tuple[str, ...],
) -> None:
    """Write scenarios that reach a criterion with few steps, and say what they reach."""
    from machine.explore.concrete_graph import GraphError
    from machine.generate.features import generate as generated
    from machine.report.generation import print_generated
    from machine.report.progress import ProgressDisplay

    console = Console(stderr=True)
    if every_edge and criterion != "transitions":
        raise BadInput("--every-edge goes with --criterion transitions only; leave one of them out.")
    try:
        with ProgressDisplay() as display:
            found = generated(
                criterion,
                bounds,
                lang,
                every_edge=every_edge,
                readings=readings,
                progress=lambda what, done, total: display.within(what, done, total, "done"),
            )
    except GraphError as error:
        raise BadInput(str(error)) from None
    if out is None:
        click.echo(found.feature, nl=False)
    else:
        path = out / lang / f"{'every_edge' if every_edge else criterion}.feature"
        try:
            write_aside(path, found.feature.encode())
        except OSError as error:
            raise BadInput(f"{path}: cannot be written ({error.strerror}); give another folder.") from None
        click.echo(path)
    print_generated(found, console)


@textdesk.command()
@click.option("--openapi", "as_openapi", is_flag=True, help="Print the OpenAPI document of the wire over HTTP instead.")
def schema(as_openapi: bool) -> None:
    """Print the JSON Schema of the Desk port: commands, answers, configuration, views and the messages of the wire."""
    from machine.port.schema import openapi
    from machine.port.schema import schema as whole

    click.echo(msgspec.json.format(msgspec.json.encode(openapi() if as_openapi else whole()), indent=2))
