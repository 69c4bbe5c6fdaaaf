"""Reads JSON token by token, in windows of any size, and gives what is to be masked and where it is written.

It tells JSON from what is none without ever holding a record: by a stack of the objects and lists that are open. What
common programs write beyond JSON is read as well: NaN, Infinity, and half a surrogate pair as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from machine.archive.notation import unquoted
from machine.archive.rules import Fields, Labelled

ESCAPE = r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})'
TEXT = rf'"(?:[^"\\\x00-\x1f]++|{ESCAPE})*+'
TOKEN = re.compile(
    rf"""[ \t\n\r]*+(?:
        ({TEXT}")
        | ([{{}}\[\]:,])
        | (-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+)(?=[ \t\n\r,\]}}]|\Z)
        | (?:true|false|null|NaN|-?Infinity)(?=[ \t\n\r,\]}}]|\Z)
    )""",
    re.VERBOSE,
)
A_TEXT, A_SIGN, A_NUMBER = 1, 2, 3
BLANKS = re.compile(r"[ \t\n\r]*+")
BEGUN_TEXT = re.compile(rf"{TEXT}(?:\\(?:u[0-9a-fA-F]{{0,3}})?)?\Z")
"""A text that is not at its end yet."""
BEGUN = re.compile(r"[-+.0-9A-Za-z]*+\Z")
"""A number or a word that may not be at its end yet."""
LONGEST_WORD = 1 << 16
"""Characters after which a number is none."""


class JsonError(ValueError):
    """What is read is no JSON, at a line that counts from 1. Nothing of it is kept."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Kind(Enum):
    """What a value to be masked is."""

    TEXT = auto()
    KEY = auto()
    NUMBER = auto()


class Value(NamedTuple):
    """A text, a key or a number that is to be masked, where it is written, and of a key the masked keys beside it.

    What it is called is the key that it stands under, be it in a list; of a key, that of its object.
    """

    value: Labelled
    start: int
    end: int
    kind: Kind = Kind.TEXT
    keys: set[str] | None = None


class State(Enum):
    """What may come next."""

    START = auto()
    VALUE = auto()
    ITEM_OR_END = auto()
    KEY_OR_END = auto()
    KEY = auto()
    COLON = auto()
    COMMA_OR_END = auto()
    NOTHING = auto()


AT_VALUE = (State.START, State.VALUE, State.ITEM_OR_END)
AT_KEY = (State.KEY, State.KEY_OR_END)
AT_END = (State.KEY_OR_END, State.ITEM_OR_END, State.COMMA_OR_END)
# In tuples they are looked for by identity, in sets by a hash that takes longer than all else of a token.


class Container:
    """An object or a list that is open, under a key. It has no name where no named field can be in it."""

    __slots__ = ("closing", "is_chosen", "key", "keys", "name")

    def __init__(self, closing: str, name: str | None, key: str, is_chosen: bool) -> None:
        self.closing, self.name, self.key, self.is_chosen = closing, name, key, is_chosen
        self.keys: set[str] = set()


class JsonReader:
    """The reading of one JSON value, or of any number of them, one after the other, if there may be `several`."""

    def __init__(self, fields: Fields, *, several: bool) -> None:
        self._fields = fields
        self._several = several
        self._state = State.START
        self._outer: list[Container] = []
        self._within = Container("", "", "", not fields.names)
        # Of the value that comes next: its name, the key that it stands under, and whether it is chosen.
        self._name: str | None = ""
        self._under = ""
        self._is_chosen = not fields.names
        self.seen: set[str] = set()
        self._window = ""
        self.place = 0
        """How far the window was read: up to there everything is decided."""
        self._lines = 1
        """The line that the window begins in."""

    def values(self, window: str, *, is_last: bool = True) -> Iterator[Value]:
        """The values to be masked in the next window, which begins at `place` of the last one.

        Keys and numbers are among them. Raises JsonError.
        """
        self._window, self.place = window, 0
        while token := TOKEN.match(window, self.place):
            kind = token.lastindex
            if token.end() == len(window) and not is_last and kind not in {A_TEXT, A_SIGN}:
                break
            self.place = token.end()
            if kind == A_SIGN:
                self._sign(window[token.end() - 1])
            elif kind == A_TEXT and self._state in AT_KEY:
                start, end = token.span(A_TEXT)
                key = unquoted(window[start + 1 : end - 1])
                if self._within.is_chosen:
                    yield Value(Labelled(self._within.key, key), start, end, Kind.KEY, self._within.keys)
                self._key(key)
            else:
                under = self._under
                is_chosen = self._value()
                if is_chosen and kind == A_TEXT:
                    start, end = token.span(A_TEXT)
                    yield Value(Labelled(under, unquoted(window[start + 1 : end - 1])), start, end)
                elif is_chosen and kind == A_NUMBER:
                    yield Value(Labelled(under, token[A_NUMBER]), *token.span(A_NUMBER), Kind.NUMBER)
        blanks = BLANKS.match(window, self.place)
        assert blanks is not None
        self.place = blanks.end()
        self._refuse_rest(is_last=is_last)
        self._lines, self._window = self.line, ""

    @property
    def line(self) -> int:
        """The line that is read, from 1 on."""
        return self._lines + self._window.count("\n", 0, self.place)

    def begin_text(self) -> Kind | None:
        """Reads into a text that goes on behind the window: what it is, None if it is not to be masked.

        Raises JsonError.
        """
        if self._state in AT_KEY:
            is_chosen = self._within.is_chosen
            # No name is as long as that.
            self._name, self._under, self._is_chosen, self._state = None, "", is_chosen, State.COLON
            return Kind.KEY if is_chosen else None
        return Kind.TEXT if self._value() else None

    def close(self) -> None:
        """Raises JsonError if a value is not at its end."""
        if self._outer or self._state is not (State.START if self._several else State.NOTHING):
            raise JsonError(self.line)

    def _refuse_rest(self, *, is_last: bool) -> None:
        window = self._window
        rest = len(window) - self.place
        if not rest:
            return
        goes_on = BEGUN_TEXT.match(window, self.place) or (rest < LONGEST_WORD and BEGUN.match(window, self.place))
        if is_last or not goes_on:
            raise JsonError(self.line)

    def _value(self) -> bool:
        """Takes a value that holds no others: whether it is chosen."""
        if self._state not in AT_VALUE:
            raise JsonError(self.line)
        is_chosen = self._is_chosen
        self._after_value()
        return is_chosen

    def _after_value(self) -> None:
        self._name, self._under, self._is_chosen = self._within.name, self._within.key, self._within.is_chosen
        if self._outer:
            self._state = State.COMMA_OR_END
        else:
            self._state = State.START if self._several else State.NOTHING

    def _key(self, key: str) -> None:
        outer = self._within.name
        name = None if outer is None else f"{outer}.{key}" if outer else key
        is_named = name in self._fields.names
        if is_named:
            self.seen.add(str(name))
        self._is_chosen = self._within.is_chosen or is_named
        self._name = name if not name or is_named or name in self._fields.on_the_way else None
        self._under = key
        self._state = State.COLON

    def _sign(self, sign: str) -> None:
        state = self._state
        if sign in "{[" and state in AT_VALUE:
            self._outer.append(self._within)
            self._within = Container("}" if sign == "{" else "]", self._name, self._under, self._is_chosen)
            self._state = State.KEY_OR_END if sign == "{" else State.ITEM_OR_END
        elif sign in "}]" and sign == self._within.closing and state in AT_END:
            self._within = self._outer.pop()
            self._after_value()
        elif sign == ":" and state is State.COLON:
            self._state = State.VALUE
        elif sign == "," and state is State.COMMA_OR_END:
            self._state = State.KEY if self._within.closing == "}" else State.VALUE
        else:
            raise JsonError(self.line)
