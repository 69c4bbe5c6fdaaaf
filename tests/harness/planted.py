"""A made-up somebody's data, a desktop that lets it slip at a chosen place, and a search for it in whatever is written.

Nothing is written out here: the values are computed when they are asked for, so no file holds them by itself, neither
this one nor what tools keep of it.
"""

import gzip
import io
import logging
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, get_args, get_type_hints

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.stages import CUSTOMERS
from machine.lifecycle.engine import SpecificationError
from spec.port import commands as c
from spec.port import views
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.views import AdministratorView, CustomerView, DesktopView, View
from spec.refusals import Refusal

RUN: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Minji", "available"),
    c.SetStatus("Jun", "available"),
    c.CustomerText(CUSTOMERS[0], "Main line", "Hello"),
    c.Accept("Minji", "c1"),
    c.TypeReply("Minji", "c1", "Hi"),
    c.Send("Minji", "c1", "click"),
    c.OpenTransfer("Minji", "c1"),
    c.Cancel("Minji", "c1"),
    c.OpenConference("Minji", "c1"),
    c.Choose("Minji", "c1", "agent", "Jun"),
    c.Confirm("Minji", "c1"),
    c.Accept("Jun", "c1"),
    c.EndConference("Minji", "c1"),
    c.Choose("Minji", "c1", "reason", "Resolved"),
    c.SubmitWrapUp("Minji", "c1"),
)
"""It brings every kind of view on screen."""

LOG = logging.getLogger("desktop")


class Somebody(NamedTuple):
    """Who must not be told of. None of it is data that the harness makes."""

    name: str
    korean_name: str
    phone: str
    email: str
    card: str
    iban: str
    ssn: str

    def words(self) -> tuple[str, ...]:
        """What is looked for as it is, in any case of letters."""
        return (*self.name.lower().split(), self.korean_name, self.email.partition("@")[0])

    def digits(self) -> tuple[str, ...]:
        """What is looked for digit by digit, whatever stands between. Of a phone number, without the country code."""
        return tuple(re.sub(r"\D", "", each) for each in (self.phone[3:], self.card, self.iban[4:], self.ssn))


def somebody(seed: int) -> Somebody:
    chance = random.Random(seed)

    def word(syllables: int) -> str:
        return "".join(chance.choice("bdgkmnprtvz") + chance.choice("aeiou") for _ in range(syllables))

    def digits(count: int) -> str:
        return "".join(chance.choice("123456789") for _ in range(count))

    payload = "4" + digits(14)
    doubled = [int(digit) * 2 for digit in payload[::2]]
    luhn = sum(each - 9 * (each > 9) for each in doubled) + sum(map(int, payload[1::2]))
    card = payload + str(-luhn % 10)
    account = digits(18)
    iban = f"DE{98 - int(account + '131400') % 97:02d}{account}"
    line = digits(8)
    return Somebody(
        name=f"{word(4).capitalize()} {word(5).capitalize()}",
        korean_name="".join(chr(0xAC00 + chance.randrange(11_172)) for _ in range(4)),
        phone=f"+82 10 {line[:4]} {line[4:]}",
        email=f"{word(6)}@{word(4)}.com",
        card=" ".join(card[at : at + 4] for at in range(0, 16, 4)),
        iban=iban,
        ssn=f"5{digits(2)}-{digits(2)}-{digits(4)}",
    )


PLANTED = somebody(1)
OWN = somebody(2)
"""What the desktop prints and logs itself: it may stand where the desktop writes, not where we do."""


# --- looking


def found(data: bytes, who: Somebody) -> list[str]:
    """Which values stand in what was written: plain, escaped as in JSON, in UTF-16, with any signs between digits, and
    inside gzip, zip and zlib."""
    hits: set[str] = set()
    for part in _unpacked(data):
        for text in _read(part):
            lower = text.lower()
            hits.update(word for word in who.words() if word in lower)
            joined = re.sub(r"(?<=\d)[^\w*]{1,3}(?=\d)", "", text)
            hits.update(digits for digits in who.digits() if digits in joined)
    return sorted(hits)


def _read(data: bytes) -> Iterator[str]:
    encodings = ["utf-8"]
    if b"\0" in data:
        encodings += ["utf-16-le", "utf-16-be"]
    for encoding in encodings:
        for shift in range(1 if encoding == "utf-8" else 2):
            text = data[shift:].decode(encoding, "replace")
            yield text
            if "\\u" in text:
                yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)


def _unpacked(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield from _unpacked(gzip.decompress(data))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _unpacked(archive.read(name))
    elif data[:1] == b"\x78":
        try:
            yield from _unpacked(zlib.decompress(data))
        except zlib.error:
            return


def found_in(folder: Path, who: Somebody) -> dict[str, list[str]]:
    """By file under a folder, hidden ones too, what stands in it or in its name."""
    hits: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        here = found(name.encode(), who) + (found(path.read_bytes(), who) if path.is_file() else [])
        if here:
            hits[name] = here
    return hits


# --- letting slip

Change = Callable[[Any], Any]


def _everything() -> str:
    return ", ".join(PLANTED)


class Telltale:
    """An object of the desktop's that shows its data when it is printed."""

    def __repr__(self) -> str:
        return _everything()


class WithMore(CustomerView, frozen=True):
    """A view with a field that the port does not have."""

    more: str = ""


def _in_field(view: type[View], field: str) -> Change:
    """Somebody's data in one text, or list of texts, of every such view."""

    def touch(seen: View, changed: dict[str, Any]) -> None:
        if isinstance(seen, view):
            old = changed[field]
            changed[field] = (*old, _everything(), *PLANTED) if isinstance(old, tuple) else _everything()

    return partial(_rebuilt, touch)


def _in_every_free_text(value: Any) -> Any:
    """Ids, agents' own names and fields of a few words stay, so that what comes later is looked at as well."""

    def touch(seen: View, changed: dict[str, Any]) -> None:
        for view, field in FREE_TEXTS:
            if isinstance(seen, view):
                changed[field] = (*PLANTED,) if isinstance(changed[field], tuple) else _everything()

    return _rebuilt(touch, value)


def _rebuilt(touch: Callable[[View, dict[str, Any]], None], value: Any) -> Any:
    """The views in a value made anew, from the innermost on, with the fields that `touch` changes."""
    if isinstance(value, tuple):
        return tuple(_rebuilt(touch, item) for item in value)
    if not isinstance(value, View):
        return value
    changed = {name: _rebuilt(touch, getattr(value, name)) for name in value.__struct_fields__}
    touch(value, changed)
    return type(value)(**changed)


def _in_every_number(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_in_every_number(item) for item in value)
    if isinstance(value, View):
        return type(value)(**{name: _in_every_number(getattr(value, name)) for name in value.__struct_fields__})
    return int(PLANTED.digits()[0]) if type(value) is int else value


def text_fields() -> list[tuple[type[View], str]]:
    """Every field of every view that holds a text, texts, or one of a few words."""
    return [
        (view, field)
        for view in vars(views).values()
        if isinstance(view, type) and issubclass(view, View) and view is not View
        for field, hint in get_type_hints(view).items()
        if hint is str or hint == tuple[str, ...] or any(isinstance(each, str) for each in get_args(hint))
    ]


FREE_TEXTS = [
    (view, field)
    for view, field in text_fields()
    if field not in ("conversation", "agent")
    and not any(isinstance(each, str) for each in get_args(get_type_hints(view)[field]))
]


def _raise(kind: type[Exception]) -> Change:
    def change(_: Any) -> Any:
        account = Telltale()
        try:
            raise LookupError(repr(account))
        except LookupError as cause:
            error = kind(_everything())
            error.add_note(_everything())
            raise error from cause

    return change


unchecked: Any = SimpleNamespace(Refused=Refused, Malformed=Malformed)
"""Answers as a desktop without type checks would give them."""

SLIPS: dict[str, tuple[str, Change]] = {
    **{f"{view.__name__}.{field}": ("view", _in_field(view, field)) for view, field in text_fields()},
    "every text": ("view", _in_every_free_text),
    "every number": ("view", _in_every_number),
    "reset raises": ("reset", _raise(ValueError)),
    "apply raises": ("apply", _raise(KeyError)),
    "apply fails a check": ("apply", _raise(AssertionError)),
    "apply calls the machines unsound": ("apply", _raise(SpecificationError)),
    "customer_view raises": ("customer_view", _raise(RuntimeError)),
    "administrator_view raises": ("administrator_view", _raise(RuntimeError)),
    "view raises": ("view", _raise(RuntimeError)),
    "an answer is a text": ("apply", lambda _: _everything()),
    "an answer is an object": ("apply", lambda _: Telltale()),
    "an answer has another reason": ("apply", lambda _: unchecked.Refused(_everything(), PLANTED)),
    "an answer cites": ("apply", lambda _: Refused(Refusal.ALREADY_SO, PLANTED)),
    "an answer is malformed in its own words": ("apply", lambda _: Malformed(_everything())),
    "an answer is malformed with an object": ("apply", lambda _: unchecked.Malformed(Telltale())),
    "reset calls the configuration malformed": ("reset", lambda _: Malformed(_everything())),
    "a view is a dict": ("view", lambda _: {name: _everything() for name in PLANTED}),
    "a view is an object": ("view", lambda _: Telltale()),
    "a view has a field too few": ("view", lambda _: {"agent": _everything()}),
    "a view has a field too many": ("view", lambda _: WithMore("c1", True, (), more=_everything())),
    "a view holds an object": (
        "view",
        lambda view: msgspec.structs.replace(view, **{view.__struct_fields__[0]: Telltale()}),
    ),
}
"""By name: which method lets something slip, and how its result is changed."""


class Leaky:
    """A desktop as somebody may bring it: sound but for one slip, open about its data when it is printed. A chatty one
    prints, logs and warns all the time."""

    def __init__(self, slip: str, *, chatty: bool = False) -> None:
        self._chatty = chatty
        if slip == "it cannot be made":
            _raise(OSError)(None)
        self._desk = InProcessDesk()
        self._where, self._change = SLIPS.get(slip, ("", lambda value: value))

    def __repr__(self) -> str:
        return _everything()

    def _slips(self, where: str, value: Any) -> Any:
        return self._change(value) if where == self._where else value

    def reset(self, configuration: Configuration) -> Answer:
        answer: Answer = self._slips("reset", self._desk.reset(configuration))
        return answer

    def apply(self, command: c.AnyCommand) -> Answer:
        if self._chatty:
            told = ", ".join(OWN)
            print(told)
            LOG.warning("%s", told)
            warnings.warn(told, stacklevel=1)
        answer = self._desk.apply(command)
        return answer if answer != Accepted() and self._where != "apply" else self._slips("apply", answer)

    def advance(self, seconds: int) -> Answer:
        return self.apply(c.Advance(seconds))

    def view(self, agent: str) -> DesktopView:
        view: DesktopView = self._slips("view", self._desk.view(agent))
        return view

    def customer_view(self, number: str, asset: str) -> CustomerView:
        view: CustomerView = self._slips("customer_view", self._slips("view", self._desk.customer_view(number, asset)))
        return view

    def administrator_view(self) -> AdministratorView:
        view: AdministratorView = self._slips(
            "administrator_view", self._slips("view", self._desk.administrator_view())
        )
        return view
