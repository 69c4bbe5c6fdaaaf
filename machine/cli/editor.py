"""The commands that an editor or an assistant starts: `textdesk lsp`, `textdesk mcp`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from machine.cli.options import TIMEOUT, BadInput, taking_access, textdesk
from spec.language import LANGUAGES

if TYPE_CHECKING:
    from machine.remote import Access
    from spec.language import Language


@textdesk.command()
def lsp() -> None:
    """Serve an editor with feature files over standard input and output (Language Server Protocol).

    An editor starts this: machine/editor/clients/ has settings for some. Needs the extra "editor".
    """
    try:
        from machine.editor.server import server
    except ImportError:
        raise BadInput("The editor needs pygls: pip install 'textdesk[editor]'.") from None
    server().start_io()


@textdesk.command()
@click.option(
    "--desk",
    "given",
    multiple=True,
    metavar="NAME=TARGET",
    help="A desktop that may be asked about, by this name; may be repeated. Ours is there by itself.",
)
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Feature files of this folder may be read by their names; none without it.",
)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@TIMEOUT
@taking_access
def mcp(
    given: tuple[str, ...], folder: Path | None, language: Language, timeout_seconds: float, access: Access
) -> None:
    """Judge the tests and desktops of an assistant over standard input and output (Model Context Protocol).

    An assistant starts this. It chooses desktops by name, never a target; nothing is written. Needs the extra "mcp".
    """
    try:
        from machine.editor.judge.server import server
    except ImportError:
        raise BadInput("The judge needs mcp: pip install 'textdesk[mcp]'.") from None
    from machine.editor.judge.desks import DeskNameError, NamedDesks
    from machine.editor.judge.tools import Tools

    try:
        desks = NamedDesks.given(given, access, timeout_seconds)
    except DeskNameError as error:
        raise BadInput(str(error)) from None
    server(Tools(desks, folder, language)).run("stdio")
