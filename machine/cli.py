"""The command `textdesk`, thin: it reads arguments, calls what does the work, and turns the outcome into words and an
exit code: 0 proved or tested, 1 refuted, 3 undetermined, 2 bad input."""

from __future__ import annotations

import sys
from typing import Literal

import click
import msgspec
from rich.console import Console

from machine.check.aside import write_aside
from machine.check.stages import ROOT
from spec.catalogue.load import CatalogueError, load

EXIT_CODES = {"green": 0, "refuted": 1, "undetermined": 3}
BAD_INPUT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def textdesk() -> None:
    """The executable specification of answering customers' text messages."""


@textdesk.command()
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@click.option("--fresh", is_flag=True, help="Verify everything again, whatever was verified before.")
def check(as_json: bool, fresh: bool) -> None:
    """The main job: verify everything and say what has evidence."""
    from machine.draw import DrawError
    from machine.report.job import StageError, json_of, kept_whole, run_check
    from machine.report.page import report_page
    from machine.report.screen import ProgressBar, print_result

    console = Console(stderr=as_json)
    try:
        with ProgressBar(console) as progress:
            result, ledger, shown = run_check(fresh=fresh, progress=progress)
    except (StageError, DrawError) as error:
        raise _BadInput(str(error)) from None
    kept_whole(result, ledger)
    write_aside(ROOT / "build" / "report.html", report_page(result, ledger, shown).encode())
    if as_json:
        sys.stdout.buffer.write(json_of(result) + b"\n")
    else:
        print_result(result, console)
    sys.exit(EXIT_CODES[result.verdict])


@textdesk.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--power", is_flag=True, help="Run each scenario again under every fault of what it is tagged with.")
def test(paths: tuple[str, ...], power: bool) -> None:
    """Run feature files, in Korean or English, wherever they lie."""
    from machine.harness.running import PathError, run_features

    try:
        sys.exit(run_features(paths, *(["--power"] if power else [])))
    except PathError as error:
        raise _BadInput(str(error)) from None


@textdesk.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail and name the files that drifted.")
@click.option("--mermaid", metavar="NAME", help="Print one machine, or `overview`, as Mermaid instead.")
@click.option("--lang", type=click.Choice(["ko", "en"]), default="en", help="The language of the Mermaid text.")
def draw(only_check: bool, mermaid: str | None, lang: Literal["ko", "en"]) -> None:
    """Write diagrams/ from the machines, or hold it against them."""
    from machine.draw import DrawError, drift, write
    from machine.draw import mermaid as mermaid_of

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
def schema() -> None:
    """Print the JSON Schema of the Desk port: commands, answers, configuration and views."""
    from machine.desk.schema import schema as whole

    click.echo(msgspec.json.format(msgspec.json.encode(whole()), indent=2))


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
