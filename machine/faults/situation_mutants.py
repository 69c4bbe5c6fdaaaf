"""Mutants that show in some situations only: under some configuration, for some data, from some depth on, in the order
of a list, in the word for a refusal, or after a reset.

Each kind of change is applied wherever it can be: to every setting, every list with an order, every reason, everything
that a reset has to start over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import msgspec

from machine.desk.in_process import InProcessDesk, MaskerMaker, default_masker
from machine.desk.record import Record
from machine.faults.mutant import Mutant
from machine.masking import Show, find
from machine.oracle.comparison import class_of
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.configuration import Configuration
from spec.port.facts import facts_of
from spec.port.order import order_of
from spec.port.views import VIEWS, CustomerView, DesktopView, View
from spec.refusals import Refusal


def situation_mutants() -> Iterator[Mutant]:
    """All of them, always in the same order."""
    yield from _of_settings()
    yield from _of_data()
    yield from _of_depth()
    yield from _of_order()
    yield from _of_words()
    yield from _of_resets()


# --- configuration


IGNORED = ("rona_seconds", "capacity", "routing", "policy", "masking")
"""The settings that a desktop can take for what they are without being set, and that this shows of; how long a wrap-up
may take matters under a reading only."""


class _IgnoringDesk(InProcessDesk):
    """A desk that does not read a setting."""

    def __init__(self, setting: str) -> None:
        super().__init__()
        self._setting = setting

    def reset(self, configuration: Configuration) -> Answer:
        defaults = {field.name: field.default for field in msgspec.structs.fields(Configuration)}
        return super().reset(msgspec.structs.replace(configuration, **{self._setting: defaults[self._setting]}))


class _OneQueueDesk(InProcessDesk):
    """A desk in which every asset's conversations wait in the first queue."""

    def reset(self, configuration: Configuration) -> Answer:
        if configuration.problem() is not None or not configuration.queues:
            return super().reset(configuration)
        first = configuration.queues[0]
        assets = tuple(msgspec.structs.replace(asset, queue=first) for asset in configuration.assets)
        return super().reset(msgspec.structs.replace(configuration, assets=assets))


class _NamelessDesk(InProcessDesk):
    """A desk that does not know what customers are called."""

    def reset(self, configuration: Configuration) -> Answer:
        return super().reset(msgspec.structs.replace(configuration, customers=()))


def _of_settings() -> Iterator[Mutant]:
    for setting in IGNORED:
        said = setting.replace("_", " ")
        yield Mutant(
            f"setting ignored: {setting}", f'The setting "{said}" is not read', partial(_IgnoringDesk, setting)
        )
    yield Mutant("setting ignored: queue of an asset", "Every asset has the first queue", _OneQueueDesk)
    yield Mutant("setting ignored: names", "The names of customers are not read", _NamelessDesk)


# --- data


def _values(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find(text)]


DATA: dict[str, tuple[str, Callable[[str], bool]]] = {
    "two values": ("A text with two values or more", lambda text: len(_values(text)) > 1),
    "two lines": ("A text of several lines", lambda text: "\n" in text),
    "beyond the basic plane": (
        "A text with a character beyond U+FFFF",
        lambda text: any(char > "\uffff" for char in text),
    ),
    "value at the end": ("A text that ends with a value", lambda text: text.endswith(tuple(_values(text) or "\0"))),
    "value at the start": (
        "A text that begins with a value",
        lambda text: text.startswith(tuple(_values(text) or "\0")),
    ),
    "long": ("A text of more than two hundred characters", lambda text: len(text) > 200),
}
"""Texts that are shown as they are: what is said of them, and which ones they are."""


def _leaving(fits: Callable[[str], bool]) -> MaskerMaker:
    """Masking that leaves texts as they are that fit."""
    kept = cache(fits)
    texts = frozenset(surface.id for surface in load().surfaces.values() if surface.content == "text")

    @cache
    def make_masker(policy: str, enabled: bool) -> Show:
        show = default_masker(policy, enabled)
        return lambda surface, value: value if surface in texts and kept(value) else show(surface, value)

    return make_masker


def _of_data() -> Iterator[Mutant]:
    for name, (said, fits) in DATA.items():
        make_desk = partial(InProcessDesk, make_masker=_leaving(fits))
        yield Mutant(f"data unmasked: {name}", f"{said} is shown unmasked", make_desk)


# --- depth


DEPTHS = (3, 5)
"""From so many on a desk goes wrong."""


class _CuttingDesk(InProcessDesk):
    """A desk that shows no more than so many entries of a list of an agent's view."""

    def __init__(self, field: str, most: int) -> None:
        super().__init__()
        self._field, self._most = field, most

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        return msgspec.structs.replace(view, **{self._field: getattr(view, self._field)[: self._most]})


class _DeafDesk(InProcessDesk):
    """A desk that loses a customer's text where the conversation has so many messages."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(command, c.CustomerText) and isinstance(answer, Accepted):
            talk = self.record.newest[command.number, command.asset]
            if len(talk.messages) > self._most:
                talk.messages.pop()
                self.forget_views()
        return answer


def _of_depth() -> Iterator[Mutant]:
    lists = tuple(name for name, facts in facts_of(DesktopView).items() if facts.ordered_by is not None)
    for name in lists:
        for most in DEPTHS:
            said = name.replace("_", " ")
            yield Mutant(
                f"cut at {most}: {name}", f"Of the {said} only {most} are shown", partial(_CuttingDesk, name, most)
            )
    for most in DEPTHS:
        told = f"A customer's text is lost where there are {most} messages"
        yield Mutant(f"deaf at {most}", told, partial(_DeafDesk, most))


# --- order


class _TurningDesk(InProcessDesk):
    """A desk that shows a list that has an order the other way round."""

    def __init__(self, view: type[View], field: str) -> None:
        super().__init__()
        self._view, self._field = view, field

    def view(self, agent: str) -> DesktopView:
        view: DesktopView = self._turned(super().view(agent))
        return view

    def customer_view(self, number: str, asset: str) -> CustomerView:
        view: CustomerView = self._turned(super().customer_view(number, asset))
        return view

    def _turned(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(self._turned, value))
        if not isinstance(value, View):
            return value
        changed = {name: self._turned(getattr(value, name)) for name in value.__struct_fields__}
        if isinstance(value, self._view):
            changed[self._field] = changed[self._field][::-1]
        return type(value)(**changed)


def _of_order() -> Iterator[Mutant]:
    for view in VIEWS:
        for field in facts_of(view):
            if order_of(view, field):
                said = f"{view.__name__}.{field} stands the other way round"
                yield Mutant(f"turned: {view.__name__}.{field}", said, partial(_TurningDesk, view, field))


# --- words


class _MisspeakingDesk(InProcessDesk):
    """A desk that tells one reason to refuse as another."""

    def __init__(self, one: Refusal, other: Refusal) -> None:
        super().__init__()
        self._one, self._other = one, other

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        return Refused(self._other, answer.cites) if class_of(answer) == class_of(Refused(self._one)) else answer  # type: ignore[union-attr]


def _of_words() -> Iterator[Mutant]:
    reasons = tuple(Refusal)
    for one, other in zip(reasons, (*reasons[1:], reasons[0]), strict=True):
        said = f'"{load().words(f"refusal.{one.value}").en}" is told as "{load().words(f"refusal.{other.value}").en}"'
        yield Mutant(f"told as {other.value}: {one.value}", said, partial(_MisspeakingDesk, one, other))


# --- resets


KEPT_OVER: dict[str, str] = {
    "now_seconds": "The clock",
    "created": "The count of conversations",
    "masking": "Whether masking is on",
    "deleted_assets": "What assets are deleted",
    "deleted_queues": "What queues are deleted",
    "settled": "The history",
    "notifications": "The log of notifications",
}
"""What a reset forgets to start over, by the field of the record; what conversations there are cannot be kept alone."""


class _RememberingDesk(InProcessDesk):
    """A desk that a reset does not start over wholly."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self._field = field
        self._before: Record | None = None

    def reset(self, configuration: Configuration) -> Answer:
        before = self._before
        answer = super().reset(configuration)
        if isinstance(answer, Accepted):
            if before is not None:
                setattr(self.record, self._field, getattr(before, self._field))
            self._before = self.record
        return answer


def _of_resets() -> Iterator[Mutant]:
    for field, said in KEPT_OVER.items():
        yield Mutant(f"kept over a reset: {field}", f"{said} is kept over a reset", partial(_RememberingDesk, field))
