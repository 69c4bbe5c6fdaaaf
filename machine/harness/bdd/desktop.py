"""The desktop that the scenarios of one run are played on: our own, a new one for each, or the one that was named."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.readings import table_of
from machine.oracle.guarded_desk import made
from machine.port.errors import DesktopError
from machine.port.port import Desk
from machine.remote import Access, AccessError, TargetError, desk_of, header_of

READINGS = pytest.StashKey[tuple[str, ...]]()
TARGET = pytest.StashKey[Desk]()
"""The desktop that all scenarios run on where one is named; it is opened for the first and closed in the end."""
OPEN = pytest.StashKey[ExitStack]()


def desk_for(
    config: pytest.Config, readings: tuple[str, ...], make_desk: Callable[[], Desk] | None = None
) -> tuple[Desk, tuple[str, ...]]:
    """The desktop for one scenario, made by `make_desk` where that is given, and the readings that it follows."""
    named = config.getoption("--textdesk-desk")
    if make_desk is None and named:
        return opened(config, named), readings
    return made(make_desk or (lambda: InProcessDesk(table=table_of(readings)))), readings


def opened(config: pytest.Config, target: str) -> Desk:
    """The desktop that is named, the same one for all scenarios. Ends the run where there is none."""
    if TARGET not in config.stash:
        ignored = bool(config.getoption("--textdesk-ignore-extra-fields"))
        try:
            desk = desk_of(target, ignore_extra_fields=ignored, access=_access(config))
            config.stash[TARGET] = config.stash[OPEN].enter_context(desk)
        except (AccessError, TargetError, DesktopError) as error:
            pytest.exit(str(error), pytest.ExitCode.USAGE_ERROR)
    return config.stash[TARGET]


def _access(config: pytest.Config) -> Access:
    """How the desktop is reached that is named. Raises AccessError."""
    return Access(
        tuple(map(header_of, config.getoption("--textdesk-header"))),
        config.getoption("--textdesk-ca"),
        config.getoption("--textdesk-client-cert"),
        config.getoption("--textdesk-client-key"),
        bool(config.getoption("--textdesk-may-reset")),
    )
