"""The desktops that an assistant, an editor's settings or a feature file may name: those that whoever started the
server gave, and our own.

A target can be a command or an address inside somebody's network, so it is never taken from one of these and never told
to one: where an error would name it, the desktop's name stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from machine.port.errors import DesktopError
from machine.port.port import Desk
from spec.catalogue.entries import Words

if TYPE_CHECKING:
    from machine.remote import Access

OURS = "textdesk"
"""The name of our own desk."""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
MOST_DESKS = 50
ON = Words('On "{name}": {says}', '"{name}"에서: {says}')


class DeskNameError(ValueError):
    """What was given as NAME=TARGET is none; the message is a sentence."""


class DeskError(ValueError):
    """A desktop that cannot be had; `says` is why, and what to do."""

    def __init__(self, says: Words) -> None:
        super().__init__(says.en)
        self.says = says


class NamedDesks(NamedTuple):
    """The targets by name, and what it takes to reach them."""

    targets: Mapping[str, str]
    access: Access
    timeout_seconds: float

    @classmethod
    def given(cls, given: tuple[str, ...], access: Access, timeout_seconds: float) -> NamedDesks:
        """Those that were given as NAME=TARGET. Raises DeskNameError."""
        targets = dict[str, str]()
        for each in given:
            name, equals, target = each.partition("=")
            if not equals or not target or NAME.fullmatch(name) is None:
                raise DeskNameError("Give a desktop as NAME=TARGET, the name of letters, digits, _ and -.")
            if name in targets or name == OURS:
                raise DeskNameError(f"There are two desktops {name}; {OURS} is our own. Give another name.")
            targets[name] = target
        if len(targets) > MOST_DESKS:
            raise DeskNameError(f"At most {MOST_DESKS} desktops can be named.")
        return cls(targets, access, timeout_seconds)

    @property
    def names(self) -> list[str]:
        """All names, ours first."""
        return [OURS, *self.targets]

    def target(self, name: str) -> str:
        """The target of a name. Raises DeskError for a name that was not given."""
        if name == OURS:
            return "inprocess"
        if name not in self.targets:
            listed = ", ".join(self.names)
            raise DeskError(
                Words(
                    f'There is no desktop "{name}"; there are {listed}. Desktops are named when the server is started.',
                    f'데스크톱 "{name}"이(가) 없다. {listed}이(가) 있다. 데스크톱은 서버를 시작할 때 이름을 준다.',
                )
            )
        return self.targets[name]

    @contextmanager
    def opened(self, name: str) -> Iterator[Desk]:
        """The desktop of a name. Raises DeskError where it cannot be reached."""
        target = self.target(name)
        # An editor that names no desktop waits for nothing of this.
        from machine.remote import TargetError, desk_of

        try:
            with desk_of(target, timeout_seconds=self.timeout_seconds, access=self.access) as desk:
                yield desk
        except (DesktopError, TargetError) as error:
            told = error.told if isinstance(error, DesktopError) else Words(str(error), str(error))
            raise DeskError(said_on(name, self.untold(name, told))) from None

    def untold(self, name: str, says: Words) -> Words:
        """Sentences in which a target's name stands for it."""
        target, en, ko = self.target(name), says.en, says.ko
        for told in sorted(
            {target, target.partition(":")[2], target.partition("://")[2]} - {""}, key=len, reverse=True
        ):
            en, ko = en.replace(told, name), ko.replace(told, name)
        return Words(en, ko)


def said_on(name: str, says: Words) -> Words:
    """What is said of the desktop of this name."""
    return Words(ON.en.format(name=name, says=says.en), ON.ko.format(name=name, says=says.ko))
