"""The form of a walk's table: what the page gets, and what `Walker` and scripts/walk.js walk on.

A walker's *memory* is what the World forgets and the screens show: numbers that have names (`REGISTERS`), and lists of
what was said, told and settled. What depends on it is a `Lookup`: which numbers are read, and what stands there for
them. So everything is looked up, and nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

REGISTERS = (
    "direction",
    "last",
    "fresh0",
    "fresh1",
    "draft0",
    "draft1",
    "dialog0",
    "dialog1",
    "gone",
    "deleted",
)
"""What a walker remembers by number: whether the conversation is outbound; the customer's last text (0 none); whether
an agent is told at this second of an outbound conversation; drafts and dialogs by agent; whether the spare queue and
whether any asset is deleted."""
OPEN, *CLOSED_AS = ("", "ended", "left", "abandoned", "interrupted")

STEPS_LIMIT = 120
"""Steps of one walk, so that no log of a desktop is full (RULE-44) and the assets suffice."""
ASSETS = STEPS_LIMIT // 2 + 2
"""Two steps delete an asset: one that begins a conversation, and the deleting."""


BASE = 128
"""So many numbers has a register at most; those of several are digits of one key."""


class Lookup(msgspec.Struct, frozen=True, array_like=True):
    """What stands for the numbers of these registers: `keys` are their numbers as digits, and for each of them stands
    one of `values`, an outcome or a node, counted from 1; 0 is none."""

    registers: tuple[str, ...]
    keys: tuple[int, ...]
    values: tuple[int, ...]


def key_of(numbers: Iterable[int]) -> int:
    """The numbers of several registers as one."""
    key = 0
    for number in numbers:
        key = key * BASE + number
    return key


Operation = tuple[str | int, ...]
"""What an outcome does to the memory: its name and what it needs; `Walker` has a method for each name."""


class Said(msgspec.Struct, frozen=True, array_like=True):
    """A message or notice: its nodes on desktops and on the phone (-1 none), and its number as a preview (0 none)."""

    bubble: int
    text: int
    preview: int


class WalkEvent(msgspec.Struct, frozen=True):
    """Who does something (a role of the glossary) and which agent it is, -1 where it is none."""

    name: str
    role: str
    agent: int


class WalkCommand(msgspec.Struct, frozen=True, array_like=True):
    """A command of the port in each language, as JSON with holes, and the steps that tell it: one, or where it names an
    asset one for the first asset, then one for each sound in which the name of another may end."""

    data: tuple[str, ...]
    says: tuple[tuple[str, ...], ...]


class WalkRefusal(msgspec.Struct, frozen=True):
    """Why something is refused: the glossary's sentence, the step that tells it, and what it rests on."""

    says: tuple[str, ...]
    step: tuple[str, ...]
    cites: tuple[str, ...]


class WalkProperty(msgspec.Struct, frozen=True, array_like=True):
    """A property that was asked of every World here: its id and title, and the Worlds where it does not hold."""

    id: str
    title: tuple[str, ...]
    broken: tuple[int, ...]


class Kind(msgspec.Struct, frozen=True, array_like=True):
    """What an event comes to: a lookup of its outcome, and a refusal, -1 where it is taken."""

    event: int
    outcome: int
    refusal: int


class WalkTable(msgspec.Struct, frozen=True):
    """The table of a walk. Texts are in the order of the languages.

    `edges` are for each World pairs of a kind and the World that it leads to, in one row. An outcome is a turn, the
    numbers of its commands, and those of its operations. A slot holds what a lookup finds ("lookup", its number), what
    that of an agent's class finds ("class", agent, place in the class), a node if a list is not empty ("list", list,
    node), or the items of a list ("items", list). An asset is its names, and which step tells of it. `shown` are for
    each World the classes of the agents. `impossible` are the edges that no desktop tells from others: they are left
    out. `verbs` are, for the last word of what is done, how it ends as a step before another and as the last one; where
    a word is missing, as where the walk tells it.
    """

    pieces: tuple[tuple[str, ...], ...]
    nodes: tuple[tuple[int | tuple[int, ...], ...], ...]
    slots: tuple[tuple[str | int, ...], ...]
    screens: tuple[int, ...]
    lookups: tuple[Lookup, ...]
    classes: tuple[tuple[int, ...], ...]
    shown: tuple[tuple[int, ...], ...]
    said: tuple[Said, ...]
    toasters: int
    notifications: int
    bricks: tuple[int, ...]
    row: int
    events: tuple[WalkEvent, ...]
    kinds: tuple[Kind, ...]
    edges: tuple[tuple[int, ...], ...]
    operations: tuple[Operation, ...]
    outcomes: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    commands: tuple[WalkCommand, ...]
    refusals: tuple[WalkRefusal, ...]
    assets: tuple[tuple[str | int, ...], ...]
    business_numbers: tuple[str, ...]
    given: tuple[tuple[str, ...], ...]
    given_asset: tuple[str, ...]
    given_after: tuple[tuple[str, ...], ...]
    verbs: dict[str, tuple[str, str]]
    impossible: int
    registers: tuple[str, ...]
    steps_limit: int
    properties: tuple[WalkProperty, ...]
