"""The commands about feature files as they are written: lint, steps."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from machine.cli.options import BadInput, textdesk
from machine.evidence.checkout import checkout
from spec.language import LANGUAGES

if TYPE_CHECKING:
    from machine.report.lint import Linted
    from spec.language import Language

GRAVE = {"error": 2, "warning": 1, "hint": 0}


@textdesk.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@click.option("--fix", is_flag=True, help="Mend in the files what is certain, and say what is left.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option("--strict", is_flag=True, help="End with 1 for what is only doubtful as well.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ko"]),
    help="Say what is wrong in this language.  [default: the file's]",
)
def lint(
    paths: tuple[Path, ...],
    fix: bool,
    form: Literal["text", "json", "sarif", "github"],
    strict: bool,
    language: Language | None,
) -> None:
    """Say what is wrong with feature files, without running them; ends with 1 for an error."""
    from machine.report.lint import github_lines, json_of, sarif_of, text_lines

    files = list(_files(paths))
    if not files:
        raise BadInput("There is no feature file at these paths; give files that end in .feature, or folders of them.")
    mends = sum(_mend(file) for file in files) if fix else 0
    linted = [_linted(file, language) for file in files]
    match form:
        case "json":
            sys.stdout.buffer.write(json_of(linted) + b"\n")
        case "sarif":
            sys.stdout.buffer.write(sarif_of(linted) + b"\n")
        case "github":
            for line in github_lines(linted):
                click.echo(line)
        case "text":
            for line in text_lines(linted):
                click.echo(line)
    if fix:
        click.echo(f"{mends} of {len(files)} files mended.", err=True)
    worst = max((GRAVE[finding.severity] for each in linted for finding in each.findings), default=0)
    sys.exit(int(worst >= (1 if strict else 2)))


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.feature")) if path.is_dir() else [path]


def _linted(file: Path, language: Language | None) -> Linted:
    from machine.language.check import check_file
    from machine.language.mending import findings_of
    from machine.language.source import source_of
    from machine.report.lint import Linted

    checked, text = check_file(file), source_of(file)
    findings = (*text.findings, *findings_of(text.text)) if checked.feature is not None else checked.findings
    return Linted(file, language or checked.language, findings)


def _mend(file: Path) -> bool:
    """Mend a file; whether anything was mended. What cannot be read is left as it is. Raises BadInput."""
    from machine.files import write_aside
    from machine.language.mending import mended
    from machine.language.source import source_of

    read = source_of(file)
    if any(each.severity == "error" for each in read.findings):
        return False
    content = file.read_bytes()
    ends = "\r\n" if b"\r\n" in content else "\n"
    after = mended(read.text).replace("\n", ends).encode()
    if after == content:
        return False
    try:
        write_aside(file, after)
    except OSError as error:
        raise BadInput(f"{file}: cannot be written ({error.strerror}); see who may write it.") from None
    return True


@textdesk.command()
@click.argument("words", nargs=-1)
@click.option("--topic", metavar="NAME", help="What is said about this alone, as transfer.")
@click.option("--values", "with_values", is_flag=True, help="Every word of closed lists, and not the first alone.")
@click.option("--unused", is_flag=True, help="What no feature uses alone.")
@click.option(
    "--in",
    "places",
    metavar="PATH",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Count uses in these features.  [default: those of TextDesk, in a checkout of it]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "html", "json"]),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", help="The language of the steps.")
def steps(
    words: tuple[str, ...],
    topic: str | None,
    with_values: bool,
    unused: bool,
    places: tuple[Path, ...],
    form: Literal["text", "md", "html", "json"],
    language: Language,
) -> None:
    """List the steps that a feature file can use, or those in which these WORDS stand."""
    from machine.language.step_catalogue import TOPICS, catalogue, found_by
    from machine.report.step_catalogue import html, json_of, markdown, text_lines

    home = checkout()
    looked_at = places or (() if home is None else (home / "features",))
    if unused and not looked_at:
        raise BadInput("There are no features to look at: give some with --in PATH.")
    found = catalogue(_files(looked_at))
    if topic is not None:
        names = [each.name for each in TOPICS]
        if topic not in names:
            raise BadInput(f'There is no topic "{topic}"; the topics are {", ".join(names)}.')
        found = tuple(step for step in found if step.topic == topic)
    if unused:
        found = tuple(step for step in found if not step.uses)
    if words:
        found = found_by(found, " ".join(words), language)
    match form:
        case "json":
            sys.stdout.buffer.write(json_of(found) + b"\n")
        case "md":
            click.echo(markdown(found, language), nl=False)
        case "html":
            click.echo(html(found, language), nl=False)
        case "text":
            for line in text_lines(found, language, with_values=with_values):
                click.echo(line)
