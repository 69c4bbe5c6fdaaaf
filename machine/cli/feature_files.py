"""The command about feature files as they are written: lint."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from machine.cli.options import BadInput, textdesk

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
