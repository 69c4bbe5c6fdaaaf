"""The command `textdesk`, thin: it reads arguments, calls what does the work, and turns the outcome into words and an
exit code: 0 proved or tested, 1 refuted, 3 undetermined, 2 bad input.

A command stands with its kind: what is verified (`verify`), what is asked of a desktop (`desktops`), what helps to make
one that can be asked (`adapters`), feature files as they are written (`feature_files`) and typed (`editor`), what is
written (`files`), what shows it (`page`); what they share is in `options`.
"""

import sys

import click

from machine.cli import adapters, desktops, editor, feature_files, files, page, verify
from machine.cli.options import BAD_INPUT, textdesk
from spec.catalogue.load import CatalogueError

__all__ = ["adapters", "desktops", "editor", "feature_files", "files", "main", "page", "textdesk", "verify"]


def main() -> None:
    """Run the command. A broken catalogue is told line by line, with exit code 2."""
    try:
        textdesk()
    except CatalogueError as error:
        click.echo(str(error), err=True)
        sys.exit(BAD_INPUT)
