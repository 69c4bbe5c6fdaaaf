"""The command that an editor starts: `textdesk lsp`."""

from __future__ import annotations

from machine.cli.options import BadInput, textdesk


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
