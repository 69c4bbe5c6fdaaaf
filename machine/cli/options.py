"""What the commands share: the group that they stand in, the options that several take, exit codes, bad input."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from machine.cli.readings_profile import ProfileError, readings_from
from machine.evidence.checkout import NAME, checkout
from machine.evidence.ledger import LedgerError, read
from machine.signals import Ended, ending_cleanly

if TYPE_CHECKING:
    from machine.pages.results import RunResult

BAD_INPUT, UNDETERMINED = 2, 3


EXIT_CODES = {"green": 0, "proved": 0, "tested": 0, "refuted": 1, "undetermined": UNDETERMINED}


class Ending(click.Command):
    """A command that cleans up when it is told to end. A signal's exit code is what shells expect."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; `interrupted` says what becomes of one that is told to end."""
        try:
            with ending_cleanly():
                return super().invoke(ctx)
        except KeyboardInterrupt as interrupt:
            return self.interrupted(ctx, interrupt)

    def interrupted(self, ctx: click.Context, interrupt: KeyboardInterrupt) -> object:
        """What becomes of the run then."""
        if isinstance(interrupt, Ended):
            ctx.exit(interrupt.exit_code)
        raise interrupt


class Deciding(Ending):
    """A command with a verdict. To be interrupted, by Ctrl-C or a signal, is none: it ends with the code for
    undetermined, not that for refuted."""

    def interrupted(self, ctx: click.Context, interrupt: KeyboardInterrupt) -> object:
        """End undetermined, and say so."""
        click.echo("Interrupted: undetermined.", err=True)
        ctx.exit(UNDETERMINED)


class Commands(click.Group):
    """A group in which every command ends cleanly."""

    command_class = Ending
    group_class = type


class Seconds(click.FloatRange):
    """A number of seconds; NaN is above and below no bound."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number of seconds. Raises BadParameter out of range and for NaN."""
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value} is no number of seconds.", param, ctx)
        return seconds


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=NAME, message="%(prog)s %(version)s", prog_name=NAME)
def textdesk() -> None:
    """The executable specification of answering customers' text messages."""


Command = TypeVar("Command", bound=Callable[..., object])


def taking_readings(command: Command) -> Command:
    """Give a command the options --profile and --reading; it gets `readings`, ids in the catalogue's order."""

    @click.option(
        "--profile",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A TOML file that names the readings that a desktop follows.",
    )
    @click.option(
        "--reading", "taken_besides", metavar="ID", multiple=True, help="Take this reading besides; may be repeated."
    )
    @functools.wraps(command)
    def with_readings(*, profile: Path | None, taken_besides: tuple[str, ...], **options: Any) -> object:
        try:
            readings = readings_from(profile, taken_besides)
        except ProfileError as error:
            raise BadInput(str(error)) from None
        return command(readings=readings, **options)

    return cast(Command, with_readings)


def taking_bounds(*, dialogs: bool) -> Callable[[Command], Command]:
    """Give a command the options for a bounded space; it gets `bounds`. `dialogs` is what it does unless told."""

    def decorate(command: Command) -> Command:
        @click.option("--agents", type=int, default=2, show_default=True)
        @click.option("--conversations", type=int, default=1, show_default=True, help="At the same time.")
        @click.option(
            "--capacity", type=int, default=2, show_default=True, help="Conversations that an agent can have."
        )
        @click.option(
            "--dialogs/--no-dialogs",
            "with_dialogs",
            default=dialogs,
            show_default=True,
            help="Take dialogs step by step, or as one command.",
        )
        @functools.wraps(command)
        def with_bounds(
            *, agents: int, conversations: int, capacity: int, with_dialogs: bool, **options: Any
        ) -> object:
            from machine.lifecycle.bounds import Bounds

            try:
                bounds = Bounds.checked(agents, conversations, capacity, with_dialogs)
            except ValueError as error:
                raise BadInput(str(error)) from None
            return command(bounds=bounds, **options)

        return cast(Command, with_bounds)

    return decorate


DESK = click.option(
    "--desk",
    "target",
    metavar="TARGET",
    default="inprocess",
    show_default=True,
    help="inprocess, module:factory, http://host:port, https://host/path or stdio:COMMAND.",
)


TIMEOUT = click.option(
    "--timeout",
    "timeout_seconds",
    type=Seconds(0.01, 3600),
    default=5,
    show_default=True,
    metavar="SECONDS",
    help="How long a connection or an answer may take.",
)


EXTRA_FIELDS = click.option(
    "--ignore-extra-fields",
    is_flag=True,
    help="Leave fields out that the desktop sends beyond the port; without it they are an error.",
)


def taking_access(command: Command) -> Command:
    """Give a command the options for a desktop at https://; it gets `access`."""

    @click.option(
        "--header",
        "headers",
        multiple=True,
        metavar="NAME=VARIABLE",
        help="Send this header, with the value of that variable of the environment; may be repeated.",
    )
    @click.option("--ca", "ca_file", metavar="FILE", help="Trust the certificates in this file.")
    @click.option("--client-cert", "certificate_file", metavar="FILE", help="Show this certificate of ours.")
    @click.option("--client-key", "key_file", metavar="FILE", help="Its key, where that is in a file of its own.")
    @click.option("--may-reset", is_flag=True, help="Reset a desktop that does not say that it is for tests.")
    @functools.wraps(command)
    def with_access(
        *,
        headers: tuple[str, ...],
        ca_file: str | None,
        certificate_file: str | None,
        key_file: str | None,
        may_reset: bool,
        **options: Any,
    ) -> object:
        from machine.remote.access import Access, AccessError, header_of

        try:
            access = Access(tuple(map(header_of, headers)), ca_file, certificate_file, key_file, may_reset)
        except AccessError as error:
            raise BadInput(str(error)) from None
        return command(access=access, **options)

    return cast(Command, with_access)


class Pages:
    """Where the page with a command's result goes: a file that was asked for, else build/report.html of a checkout,
    where the result is kept for the next page, unless that is not wanted."""

    def __init__(self, html: Path | None, keeps: bool) -> None:
        self._html, self._keeps = html, keeps

    @property
    def wanted(self) -> bool:
        """Whether a page is written at all."""
        return self._html is not None or (self._keeps and checkout() is not None)

    def write(self, run: Callable[[], RunResult]) -> None:
        """Write the page with what a command found, and say where. Where it was not asked for, that it cannot be
        written is said and changes nothing else. Raises BadInput."""
        if not self.wanted:
            return
        from machine.report.page import REPORT, ReportError, write_report

        try:
            for note in write_report(run(), checkout(), self._html, keeps=self._keeps):
                click.echo(note, err=True)
        except ReportError as error:
            if self._html is not None:
                raise BadInput(str(error)) from None
            click.echo(str(error), err=True)
            return
        click.echo(f"Report: {self._html or REPORT.as_posix()}", err=True)


def taking_pages(command: Command) -> Command:
    """Give a command the options --html and --no-html; it gets `pages`. Raises BadInput for a file that cannot be."""

    @click.option(
        "--html",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write the page with the result there.  [default: build/report.html in a checkout of TextDesk]",
    )
    @click.option("--no-html", is_flag=True, envvar="TEXTDESK_NO_HTML", help="Leave build/ of a checkout as it is.")
    @functools.wraps(command)
    def with_pages(*, html: Path | None, no_html: bool, **options: Any) -> object:
        if html is not None and not html.parent.is_dir():
            raise BadInput(f"{html.parent} is no folder; make it first, or give another file.")
        return command(pages=Pages(html, not no_html), **options)

    return cast(Command, with_pages)


def check_ledger(path: Path) -> None:
    """See before a long run that its findings can be merged there."""
    if path.exists():
        read(path)
    elif not path.parent.is_dir():
        raise LedgerError(f"{path.parent} is no folder; make it first, or give another file.")


@contextmanager
def bad_ledger() -> Iterator[None]:
    """A ledger that cannot be read or written is bad input."""
    try:
        yield
    except LedgerError as error:
        raise BadInput(str(error)) from None
    except OSError as error:
        raise BadInput(f"The ledger cannot be written ({error.strerror}); give another file.") from None


def home_of(command: str) -> Path:
    """The checkout, for a command that is about this repository and nothing else. Raises BadInput where there is none:
    the features, the pictures and the tests are not installed."""
    home = checkout()
    if home is None:
        raise BadInput(
            f"`{command}` is about the repository of TextDesk and runs in a checkout of it; this TextDesk is installed "
            "without one."
        )
    return home


class BadInput(click.ClickException):
    """What was given cannot be used; the command ends with exit code 2. The message says what to give."""

    exit_code = BAD_INPUT
