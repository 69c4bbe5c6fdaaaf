"""The command that opens the page: `textdesk open`."""

from __future__ import annotations

import difflib
import re
import webbrowser
from pathlib import Path
from urllib.parse import quote

import click

from machine.cli.options import BadInput, textdesk
from machine.evidence.checkout import checkout

ID = re.compile(r"""\bid="?(/(?:en|ko)/[^"\s>]*)""")


@textdesk.command(name="open")
@click.argument("address", required=False)
@click.option("--print", "only_print", is_flag=True, help="Print where the page is, and open nothing.")
def open_page(address: str | None, only_print: bool) -> None:
    """Open the page in the browser: machines, rules, masking, scenarios, and what the last runs found.

    In a checkout that is build/report.html, if nothing was drawn anew since it was written, else diagrams/index.html;
    anywhere else the page that is installed. ADDRESS is what stands there behind the #, or the end of it:

    \b
      textdesk open
      textdesk open RULE-49
      textdesk open ko/machines/Conversation/12
    """
    from machine.report.page import newest_page

    path = newest_page(checkout())
    if path is None:
        raise BadInput("There is no page yet: `textdesk check` writes build/report.html, `textdesk draw` the diagrams.")
    where = str(path) if address is None else f"{path.as_uri()}#{quote(_address(path, address), safe='/:')}"
    if only_print or not webbrowser.open(path.as_uri() if address is None else where):
        if not only_print:
            click.echo("No browser could be started; open this yourself:", err=True)
        click.echo(where)


def _address(path: Path, asked: str) -> str:
    """The address on the page that was asked for, or that ends so. Raises BadInput for one that is not there."""
    known: dict[str, None] = dict.fromkeys(ID.findall(path.read_text(encoding="utf-8")))
    wanted = "/" + asked.lstrip("#/")
    if wanted in known or f"/en{wanted}" in known:
        return wanted if wanted in known else f"/en{wanted}"
    ends = [each for each in known if each.lower().endswith(wanted.lower())]
    if ends:
        return min(ends, key=len)
    last_parts = {each.rpartition("/")[2].lower(): each.rpartition("/")[2] for each in known}
    near = [last_parts[each] for each in difflib.get_close_matches(asked.strip("#/").lower(), last_parts)]
    hint = f"; did you mean {', '.join(near)}?" if near else "; open it without one, and search there."
    raise BadInput(f"The page has no address {asked}{hint}")
