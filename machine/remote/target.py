"""The desktop that a TARGET names: `inprocess`, `module:factory`, `http://host:port` or `stdio:COMMAND`."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from machine.desk.in_process import InProcessDesk
from machine.oracle.guarded_desk import RAISED, where_raised
from machine.port.port import Desk
from machine.remote.client import Connect, RemoteDesk
from machine.remote.http import connect_http
from machine.remote.stdio import connect_stdio
from machine.remote.trimmed_desk import TrimmedDesk
from spec.port.capabilities import NotOfferedError, not_offered

FORMS = "inprocess, module:factory, http://host:port or stdio:COMMAND"
TIMEOUT_SECONDS = 5.0
"""How long a connection or an answer may take."""
METHODS = ("reset", "apply", "advance", "view", "customer_view")


class TargetError(ValueError):
    """A TARGET that names no desktop; the message is a sentence."""


@contextmanager
def desk_of(
    target: str, *, timeout_seconds: float = TIMEOUT_SECONDS, ignore_extra_fields: bool = False
) -> Iterator[Desk]:
    """The desktop that the target names; in the end its process ends and its connection closes. A desktop that a
    factory has made is closed if it has a `close`. With `ignore_extra_fields` what it sends beyond the port is left
    out; else it is an error.

    Raises TargetError for a target that names none or that cannot be closed, AdapterError if the other side does not
    answer hello.
    """
    desk = _desk(target, timeout_seconds, ignore_extra_fields)
    try:
        yield desk
    except BaseException:
        with suppress(TargetError):
            _close(target, desk)
        raise
    _close(target, desk)


def _close(target: str, desk: Desk) -> None:
    close = getattr(desk, "close", None)
    if callable(close):
        try:
            close()
        except RAISED as error:
            raise TargetError(f"The target {target!r}: closing the desktop raises {where_raised(error)}") from None


def arguments_of(target: str, ignore_extra_fields: bool) -> str:
    """What `desk_of` is called with for a target, as Python source; nothing for our own desk, which needs no target."""
    if target == "inprocess":
        return ""
    return f"{target!r}, ignore_extra_fields=True" if ignore_extra_fields else repr(target)


def _desk(target: str, timeout_seconds: float, ignore_extra_fields: bool) -> Desk:
    if target == "inprocess":
        return InProcessDesk()
    if target.startswith(("http:", "https:")):
        connect = _over_http(target, timeout_seconds)
        return RemoteDesk(connect, timeout_seconds, ignores_extra_fields=ignore_extra_fields)
    if target.startswith("stdio:"):
        command = target.removeprefix("stdio:").strip()
        if not command:
            raise TargetError(
                "The target stdio: names no command; write it behind the colon: 'stdio:node adapter.mjs'."
            )
        return RemoteDesk(lambda: connect_stdio(command), timeout_seconds, ignores_extra_fields=ignore_extra_fields)
    return TrimmedDesk(_made(target)) if ignore_extra_fields else _made(target)


def _over_http(target: str, timeout_seconds: float) -> Connect:
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if host is None or port is None or target.rstrip("/") != f"http://{parts.netloc}" or "@" in parts.netloc:
        raise TargetError("The target is no address of the form http://host:port; write host and port only.")
    return lambda: connect_http(host, port, timeout_seconds)


def _made(target: str) -> Desk:
    """The desktop that a factory makes; the working directory is looked in first, as with `python -m`."""
    module_name, colon, name = target.partition(":")
    if not (colon and name.isidentifier() and all(part.isidentifier() for part in module_name.split("."))):
        raise TargetError(f"The target {target!r} is none of {FORMS}.")
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if f"{module_name}.".startswith(f"{error.name}."):
            says = f"The target {target!r}: there is no module {error.name}; run this in the folder that holds it."
            raise TargetError(says) from None
        raise TargetError(f"The target {target!r}: {module_name} imports {error.name}, which is not there.") from None
    except RAISED as error:
        raise TargetError(f"The target {target!r}: importing {module_name} raises {where_raised(error)}") from None
    factory = getattr(module, name, None)
    if not callable(factory):
        raise TargetError(f"The target {target!r}: {module_name} has nothing named {name} that can be called.")
    try:
        desk: Desk = factory()
        not_offered(desk)
    except NotOfferedError as error:
        raise TargetError(f"The target {target!r}: {error}") from None
    except RAISED as error:
        raise TargetError(f"The target {target!r}: calling {name} raises {where_raised(error)}") from None
    missing = [method for method in METHODS if not callable(getattr(desk, method, None))]
    if missing:
        raise TargetError(
            f"The target {target!r}: what {name} gives has no method {missing[0]}; see machine/port/port.py."
        )
    return desk
