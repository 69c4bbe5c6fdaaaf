"""The commands for whoever writes an adapter: begin one, read what it is asked."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from machine.cli.options import BadInput, textdesk
from machine.remote.templates import TEMPLATES
from spec.language import LANGUAGES, Language


@textdesk.group()
def adapter() -> None:
    """Write an adapter for a desktop in another process or language."""


@adapter.command()
@click.argument("language", type=click.Choice(list(TEMPLATES)))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def new(language: str, folder: Path) -> None:
    """Write the smallest adapter that passes the self-test into DIR, with a toy desktop where yours belongs.

    \b
    python  one file, no packages, over HTTP
    node    one file, no packages, on standard streams
    java    one file, no libraries, on standard streams; a JDK of version 17 or later
    go      one file, no packages, on standard streams; Go 1.19 or later
    """
    from machine.remote.templates import new_adapter

    template = TEMPLATES[language]
    try:
        path = new_adapter(language, folder)
    except FileExistsError:
        raise BadInput(f"{folder / template.file} is there already and stays; give another folder.") from None
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written ({error.strerror}); give another folder.") from None
    click.echo(f"{path}: an adapter with a toy desktop, which `conform` finds departing; put yours in its place.")
    click.echo("Try the plumbing in that folder:")
    for command in template.before:
        click.echo(f"  {command}")
    click.echo(f"  textdesk conform --self-test --desk {shlex.quote(template.target)}")
    click.echo("What it is asked and what it answers: textdesk adapter guide")


@adapter.command()
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
def guide(lang: Language) -> None:
    """Print the adapter guide as Markdown: each command with its refusals, each field of each view, with examples."""
    from machine.draw.guide import guide as page

    click.echo(page(lang), nl=False)
