"""A run of a desktop as it is given, without what the desktop makes of it."""

from __future__ import annotations

import msgspec

from spec.port import commands as c
from spec.port.configuration import Configuration

Commands = tuple[c.AnyCommand, ...]


class RunInput(msgspec.Struct, frozen=True):
    """A run as it is given: the stage, and the commands."""

    configuration: Configuration
    commands: Commands
