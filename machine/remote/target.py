"""The desktop that a TARGET names: `inprocess`, `module:factory`, `http://host:port`, `https://host/path` or
`stdio:COMMAND`."""

import importlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from machine.desk.in_process import InProcessDesk
from machine.oracle.guarded_desk import RAISED, where_raised
from machine.port.port import Desk
from machine.remote.access import Access, AccessError
from machine.remote.client import RemoteDesk
from machine.remote.http import HttpAddress, connect_http
from machine.remote.stdio import connect_stdio
from machine.remote.trimmed_desk import TrimmedDesk
from spec.port.capabilities import NotOfferedError, not_offered

FORMS = "inprocess, module:factory, http://host:port, https://host/path or stdio:COMMAND"
PATH = re.compile(r"(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*")
"""Of an address, without a slash at its end."""
NO_ACCESS = Access()
HTTP = ("http:", "https:")
TIMEOUT_SECONDS = 5.0
"""How long a connection or an answer may take."""
METHODS = ("reset", "apply", "advance", "view", "customer_view")


class TargetError(ValueError):
    """A TARGET that names no desktop; the message is a sentence."""


@contextmanager
def desk_of(
    target: str,
    *,
    timeout_seconds: float = TIMEOUT_SECONDS,
    ignore_extra_fields: bool = False,
    access: Access = NO_ACCESS,
) -> Iterator[Desk]:
    """The desktop that the target names; in the end its process ends and its connection closes. A desktop that a
    factory has made is closed if it has a `close`. With `ignore_extra_fields` what it sends beyond the port is left
    out; else it is an error. `access` is what it takes to reach one over HTTP.

    Raises TargetError for a target that names none or that cannot be closed, AdapterError if the other side does not
    answer hello.
    """
    desk = _desk(target, timeout_seconds, ignore_extra_fields, access)
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


def is_remote(desk: Desk) -> bool:
    """Whether each call of the desktop is an exchange with another process."""
    return isinstance(desk, RemoteDesk)


def resets(target: str, desk: Desk) -> str:
    """What a run will do to the desktop at an address, as a sentence; nothing for one that is started or made here."""
    if not (isinstance(desk, RemoteDesk) and target.startswith(HTTP)):
        return ""
    why = (
        "it says that it is for tests" if desk.is_test_desk else "it does not say that it is for tests, and --may-reset"
    )
    return f"Every run resets the desktop at {target}, and what it knows is gone: {why}."


def arguments_of(target: str, ignore_extra_fields: bool, access: Access = NO_ACCESS) -> str:
    """What `desk_of` is called with for a target, as Python source; nothing for our own desk, which needs no target.
    Of headers it tells the variables."""
    if target == "inprocess":
        return ""
    given = {name: value for name, value in access._asdict().items() if value != getattr(NO_ACCESS, name)}
    told = ", ".join(f"{name}={(str(value) if isinstance(value, Path) else value)!r}" for name, value in given.items())
    arguments = [repr(target), *(["ignore_extra_fields=True"] if ignore_extra_fields else [])]
    return ", ".join([*arguments, *([f"access=Access({told})"] if told else [])])


def _desk(target: str, timeout_seconds: float, ignore_extra_fields: bool, access: Access) -> Desk:
    if not target.startswith(HTTP) and access._replace(may_reset=False) != NO_ACCESS:
        raise TargetError("Headers and certificates are for a target at http:// or https://; leave them out.")
    if target == "inprocess":
        return InProcessDesk()
    if target.startswith(HTTP):
        address = _over_http(target, access)
        desk = RemoteDesk(
            lambda: connect_http(address, timeout_seconds), timeout_seconds, ignores_extra_fields=ignore_extra_fields
        )
        if not (desk.is_test_desk or access.may_reset):
            desk.close()
            raise TargetError(
                f"The desktop at {address.named} does not say that it is for tests, and every run resets it: let its "
                "hello say test_desk, or give --may-reset."
            )
        return desk
    if target.startswith("stdio:"):
        command = target.removeprefix("stdio:").strip()
        if not command:
            raise TargetError(
                "The target stdio: names no command; write it behind the colon: 'stdio:node adapter.mjs'."
            )
        return RemoteDesk(lambda: connect_stdio(command), timeout_seconds, ignores_extra_fields=ignore_extra_fields)
    return TrimmedDesk(_made(target)) if ignore_extra_fields else _made(target)


def _over_http(target: str, access: Access) -> HttpAddress:
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    path = parts.path.rstrip("/") if host else ""
    is_plain = host is not None and "@" not in parts.netloc and not parts.query and not parts.fragment
    if not is_plain or PATH.fullmatch(path) is None or any(char.isspace() for char in target):
        raise TargetError(
            "The target is no address of the form http://host:port or https://host/path; write scheme, host, port and "
            "path only; a login goes into --header."
        )
    assert host is not None, "it is plain"
    try:
        tls = access.tls() if parts.scheme == "https" else None
        headers = access.header_values(os.environ)
    except AccessError as error:
        raise TargetError(str(error)) from None
    if tls is None and (access.ca_file or access.certificate_file):
        raise TargetError("Certificates are for https://; write the target so, or leave them out.")
    return HttpAddress(host, port or (443 if tls else 80), path, tls, headers, access.headers)


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
