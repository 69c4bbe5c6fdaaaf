"""A desktop in this process whose answers and views may be of classes of its own, with more fields than the port has:
these are left out and looked at, as a desktop's in another process are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from machine.port.extra_fields import without_extra_fields
from machine.port.port import Desk
from machine.remote.connection import Overheard
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.commands import AnyCommand
from spec.port.configuration import Configuration
from spec.port.views import AdministratorView, CustomerView, DesktopView

T = TypeVar("T")
EXTRA_FIELD = "extra field"
ANSWERS: tuple[type[Answer], ...] = (Accepted, Refused, Malformed)


class TrimmedDesk:
    """The desktop, with what it gives trimmed to the port. Whatever else is asked of it goes to the desktop itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said = Overheard()
        self.extra_fields: Counter[str] = Counter()
        """How often each field came that the port does not have."""

    def reset(self, configuration: Configuration) -> Answer:
        """The desktop's answer."""
        return self._trimmed(self._desk.reset(configuration), *ANSWERS)

    def apply(self, command: AnyCommand) -> Answer:
        """The desktop's answer."""
        return self._trimmed(self._desk.apply(command), *ANSWERS)

    def view(self, agent: str) -> DesktopView:
        """What the agent sees."""
        return self._trimmed(self._desk.view(agent), DesktopView)

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """What the customer sees of the asset."""
        return self._trimmed(self._desk.customer_view(number, asset), CustomerView)

    def said(self) -> Mapping[str, str]:
        """What stood in the fields that were left out since this was asked last."""
        return {EXTRA_FIELD: self._said.take()}

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._desk, name)
        if name != "administrator_view":
            return found
        return lambda: self._trimmed(found(), AdministratorView)

    def _trimmed(self, value: T, *forms: type[T]) -> T:
        form = next((form for form in forms if isinstance(value, form)), None)
        if form is None or type(value) in forms:
            return value
        raw, extra = without_extra_fields(msgspec.to_builtins(value), form)
        for each in extra:
            self.extra_fields[each.name] += 1
            self._said.add(each.text)
        return msgspec.convert(raw, form)
