"""The commands about feature files as they are written: lint, new, steps, translate."""

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

GRAVE = {"error": 2, "warning": 1, "information": 0, "hint": 0}


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
    from machine.language.source import feature_files

    for path in paths:
        yield from feature_files(path)


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


@textdesk.command()
@click.argument("what", required=False)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="The language of the feature.  [default: English, or the walk's]",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Else it is printed.")
def new(what: str | None, language: Language | None, out: Path | None) -> None:
    """Begin a feature from a documented procedure, or from a walk on the page; without WHAT say which there are.

    \b
      textdesk new transfer-to-agent --out mine.feature
      textdesk new '#/ko/walk/3.1.4'
    """
    from machine.pages.markup import features_folder
    from machine.report.new_feature import NewFeatureError, of_procedure, of_walk, procedure_lines

    if what is None:
        for line in procedure_lines(language or "en"):
            click.echo(line)
        return
    try:
        if "walk" in what:
            text = of_walk(what, language)
        else:
            text = of_procedure(what, features_folder(checkout()), language or "en")
    except NewFeatureError as error:
        raise BadInput(error.says.of(language or ("ko" if "/ko/" in what else "en"))) from None
    _put(out, text)


@textdesk.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "language", type=click.Choice(LANGUAGES), required=True, help="The language to write it in.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Else it is printed.")
def translate(path: Path, language: Language, out: Path | None) -> None:
    """Write a feature file in the other language: keywords, steps and words of closed lists.

    Names, what people write, titles and descriptions stay as they are.
    """
    from machine.language.source import source_of
    from machine.language.telling import told
    from machine.language.translation import TranslationError, translated

    read = source_of(path)
    try:
        if any(each.severity == "error" for each in read.findings):
            raise TranslationError(read.findings, language)
        _put(out, translated(read.text, language))
    except TranslationError as error:
        raise BadInput("\n".join(told(path, each, error.language) for each in error.findings)) from None


def _put(out: Path | None, text: str) -> None:
    """Write a feature to a file that is not there yet, or print it. Raises BadInput."""
    from machine.files import write_aside

    if out is None:
        click.echo(text, nl=False)
        return
    if out.exists():
        raise BadInput(f"{out}: is there already; give another name, or take it away first.")
    try:
        write_aside(out, text.encode())
    except OSError as error:
        raise BadInput(f"{out}: cannot be written ({error.strerror}); see who may write there.") from None
    click.echo(f"{out}: written. Run it: textdesk test {out}", err=True)
