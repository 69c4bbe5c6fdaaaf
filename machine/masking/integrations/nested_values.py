"""Masks texts wherever they stand in nested values: in the arguments of a log record, in the fields of an event."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

MaskText = Callable[[str], str]
DEEPEST = 16
"""So many collections one in another are looked into; what lies deeper is judged by its text, like an object."""
MOST_ROUNDS = 8
"""Of masking one text, until it stays as it is. Two do, but for texts made to need more."""
LONGEST_CUE = 64
WITHHELD = "[This could not be masked and is withheld.]"
"""What stands where masking failed, since nothing raw may."""
COLLECTIONS = (Mapping, list, tuple, set, frozenset, deque)
DATA = (str, bytes, bytearray, memoryview, int, float, *COLLECTIONS)
Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)


def mask_nested(value: object, mask_text: MaskText, cue: str = "") -> Any:
    """`value` with every text in it masked, keys too; `value` itself if nothing in it changes.

    - The key of a value is a cue for it, as in the text `phone: 5550101`; `cue` is that of the whole.
    - Bytes are read as UTF-8. A number, an exception and any other object is judged by what `str` and `repr` show: if
      that is masked, the masked text stands in its place.
    - Keys that become one stay apart: the second is given a " (2)".

    Raises what the values themselves raise when they are shown.
    """
    return _Walk(mask_text).masked(value, cue, 0)


def mask_fields(fields: Mapping[str, object], mask_text: MaskText) -> dict[str, Any]:
    """Named fields with every text in them masked, as `mask_nested` does it; raises nothing.

    A field that cannot be masked is withheld. Objects under names that begin with an underscore stay as they are: in
    records and events these are what libraries hand each other.
    """
    return _apart(
        (str(name), value)
        if str(name)[:1] == "_" and not isinstance(value, DATA)
        else (mask_text(str(name)), shielded(partial(mask_nested, value, mask_text, str(name))))
        for name, value in fields.items()
    )


def shielded(make: Callable[[], Made]) -> Made | str:
    """What `make` makes, or WITHHELD if it raises, as whatever somebody logs may when it is shown."""
    try:
        return make()
    except Exception:
        return WITHHELD


class _Walk:
    """A walk through one value. A collection that is met again, in itself or elsewhere, is not walked again."""

    def __init__(self, mask_text: MaskText) -> None:
        self._mask_text = mask_text
        self._known: dict[tuple[int, str], tuple[object, object]] = {}

    def masked(self, value: object, cue: str, depth: int) -> object:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            masked = self._text(value, cue)
            return value if masked == value else masked
        if isinstance(value, bytes | bytearray | memoryview):
            return self._bytes(value, cue)
        if isinstance(value, int | float):
            return self._shown(value, cue, (str,))
        if isinstance(value, COLLECTIONS) and depth < DEEPEST:
            return self._collection(value, cue, depth + 1)
        return self._object(value, cue)

    def _collection(self, value: Any, cue: str, depth: int) -> object:
        place = id(value), cue
        if place not in self._known:
            # Until it is walked: what it is where it holds itself.
            self._known[place] = value, self._object(value, cue)
            walk = self._mapping if isinstance(value, Mapping) else self._items
            self._known[place] = value, walk(value, cue, depth)
        return self._known[place][1]

    def _mapping(self, value: Mapping[Hashable, object], cue: str, depth: int) -> object:
        before = list(value.items())
        after: list[tuple[Any, object]] = [
            (self.masked(key, "", depth), self.masked(each, key if isinstance(key, str) else cue, depth))
            for key, each in before
        ]
        is_same = all(one[0] is two[0] and one[1] is two[1] for one, two in zip(before, after, strict=True))
        return value if is_same else _apart(after)

    def _items(self, value: Any, cue: str, depth: int) -> object:
        before = list(value)
        after = [self.masked(each, cue, depth) for each in before]
        if all(one is two for one, two in zip(before, after, strict=True)):
            return value
        if hasattr(value, "_make"):  # a named tuple
            return value._make(after)
        return next(plain for plain in COLLECTIONS[1:] if isinstance(value, plain))(after)

    def _bytes(self, value: bytes | bytearray | memoryview, cue: str) -> object:
        text = bytes(value).decode("utf-8", "surrogateescape")
        masked = self._text(text, cue)
        return value if masked == text else masked.encode("utf-8", "surrogateescape")

    def _object(self, value: object, cue: str) -> object:
        shows_itself = type(value).__str__ is not object.__str__ or type(value).__repr__ is not object.__repr__
        return self._shown(value, cue, (str, repr)) if shows_itself else value

    def _shown(self, value: object, cue: str, ways: Iterable[Callable[[object], str]]) -> object:
        for show in ways:
            text = show(value)
            masked = self._text(text, cue)
            if masked != text:
                return masked
        return value

    def _text(self, text: str, cue: str) -> str:
        for _ in range(MOST_ROUNDS):
            masked = self._mask_text(self._beside(text, cue))
            if masked == text:
                break
            text = masked
        return text

    def _beside(self, text: str, cue: str) -> str:
        """The text as it is masked behind its cue; as it is where that would mask the cue itself.

        A cue is one for digits, so letters alone, as most short values are, need no second look.
        """
        if not cue or len(cue) > LONGEST_CUE or text.isalpha():
            return text
        lead = f"{cue}: "
        masked = self._mask_text(lead + text)
        return masked[len(lead) :] if masked.startswith(lead) else text


def _apart(pairs: Iterable[tuple[Key, object]]) -> dict[Any, Any]:
    """A dictionary that keeps every pair."""
    apart: dict[Hashable, object] = {}
    times: Counter[Hashable] = Counter()
    for key, value in pairs:
        place: Hashable = key
        while place in apart:
            times[key] += 1
            place = f"{key} ({times[key] + 1})"
        apart[place] = value
    return apart
