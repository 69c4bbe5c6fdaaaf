"""The commands for whoever writes an adapter: begin one, read what it is asked."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from machine.cli.options import BadInput, textdesk
from spec.language import LANGUAGES, Language

TEMPLATES = ("python", "node", "java", "go")
"""The languages of the adapters to begin with; a test holds them to those that there are."""


@textdesk.group()
def adapter() -> None:
    """Write an adapter for a desktop in another process or language."""


@adapter.command()
@click.argument("language", type=click.Choice(TEMPLATES))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def new(language: str, folder: Path) -> None:
    """Write the smallest adapter that passes the self-test into DIR, with a toy desktop where yours belongs.

    \b
    python  one file, no packages, over HTTP
    node    one file, no packages, on standard streams
    java    one file, no libraries, on standard streams; a JDK of version 17 or later
    go      one file, no packages, on standard streams; Go 1.19 or later
    """
    from machine.remote import templates

    template = templates.TEMPLATES[language]
    try:
        path = templates.new_adapter(language, folder)
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
@click.argument("entries", metavar="[ENTRY]...", nargs=-1)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
def guide(entries: tuple[str, ...], lang: Language) -> None:
    """Print the adapter guide as Markdown: each command with its refusals, each field of each view, what is masked, how
    messages travel, with examples. With entries, such as Accept, Accept.no_offer, Toaster.text, RULE-46, masking or
    travel, print only what it says of these."""
    from machine.port.guide_page import UnknownEntryError, entry_of, kept_page

    page = kept_page(lang)
    if page is None:
        from machine.draw.guide import guide as made

        page = made(lang)
    try:
        told = [entry_of(page, each) for each in entries]
    except UnknownEntryError as error:
        raise BadInput(str(error)) from None
    click.echo("\n\n".join(told) + "\n" if told else page, nl=False)
