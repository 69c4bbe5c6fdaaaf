"""The commands that an editor or an assistant starts: `textdesk lsp`, `textdesk mcp`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from machine.cli.options import TIMEOUT, BadInput, Command, taking_access, textdesk
from spec.language import LANGUAGES

if TYPE_CHECKING:
    from machine.editor.desks import NamedDesks
    from machine.remote import Access
    from spec.language import Language


def naming_desks(command: Command) -> Command:
    """Give a command the options for desktops by name; it gets `desks`."""

    @click.option(
        "--desk",
        "given",
        multiple=True,
        metavar="NAME=TARGET",
        help="A desktop that may be asked about, by this name; may be repeated. Ours is there by itself.",
    )
    @TIMEOUT
    @taking_access
    @functools.wraps(command)
    def with_desks(*, given: tuple[str, ...], timeout_seconds: float, access: Access, **options: Any) -> object:
        from machine.editor.desks import DeskNameError, NamedDesks

        try:
            desks = NamedDesks.given(given, access, timeout_seconds)
        except DeskNameError as error:
            raise BadInput(str(error)) from None
        return command(desks=desks, **options)

    return cast(Command, with_desks)


@textdesk.command()
@naming_desks
def lsp(desks: NamedDesks) -> None:
    """Serve an editor with feature files over standard input and output (Language Server Protocol).

    An editor starts this: machine/editor/clients/ has settings for some. Whenever a file is saved it is run on the
    desktop that its comment "# desk: NAME" or the editor's setting "desk" chooses. Needs the extra "editor".
    """
    try:
        from machine.editor.server import server
    except ImportError:
        raise BadInput("The editor needs pygls: pip install 'textdesk[editor]'.") from None
    server(desks).start_io()


@textdesk.command()
@naming_desks
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Feature files of this folder may be read by their names; none without it.",
)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def mcp(desks: NamedDesks, folder: Path | None, language: Language) -> None:
    """Judge the tests and desktops of an assistant over standard input and output (Model Context Protocol).

    An assistant starts this. It chooses desktops by name, never a target; nothing is written. Needs the extra "mcp".
    """
    try:
        from machine.editor.judge.server import server
    except ImportError:
        raise BadInput("The judge needs mcp: pip install 'textdesk[mcp]'.") from None
    from machine.editor.judge.tools import Tools

    server(Tools(desks, folder, language)).run("stdio")
