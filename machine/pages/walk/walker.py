"""Walking on a table: the specification of scripts/walk.js, which does the same line by line.

A walker knows no rule of the desktop. It looks up what can be done, does the operations of what is chosen, and puts the
screens together from nodes. What it computes itself is what is the same for every desktop: it counts, appends to
lists, and writes seconds as a clock shows them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from machine.pages.walk.pieces import (
    ASSET,
    BUSINESS_NUMBER,
    CHILDREN,
    CLOCK,
    CONVERSATION,
    DELETED_ASSET,
    SECONDS,
)
from machine.pages.walk.table import REGISTERS, STEPS_LIMIT, WalkTable, key_of
from machine.story.steps.keywords import KEYWORDS
from spec.language import LANGUAGES, Language

INDENT = "    "


class Item(NamedTuple):
    """One line of a list: the lookup of its node, which conversation it is of and whether that is outbound, the
    customer's last text, when it came, and the asset."""

    lookup: int
    conversation: int
    direction: int
    last: int
    seconds: int
    asset: int


class Message(NamedTuple):
    """One message or notice: which it is, and when it was said."""

    number: int
    seconds: int


class Choice(NamedTuple):
    """What can be done: its place among the edges of the World, and what it comes to."""

    place: int
    kind: int
    target: int
    outcome: int


class Step(NamedTuple):
    """What was done: its place, its kind, its commands as JSON and as steps, and the refusal, -1 where it is taken."""

    place: int
    kind: int
    commands: tuple[str, ...]
    says: tuple[str, ...]
    refusal: int


@dataclass
class Walker:
    """Somebody who walks. `screens` draws what everybody sees; `step` goes on."""

    table: WalkTable
    language: Language
    world: int = 0
    now_seconds: int = 0
    received_seconds: int = 0
    conversation: int = 0
    asset: int = 0
    """The asset that the next conversation has."""
    own_asset: int = 0
    """The asset of the newest conversation."""
    registers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(REGISTERS, 0))
    closed: list[int] = field(default_factory=lambda: [0])
    """As what each conversation closed, by its number; 0 where it has not."""
    said: list[Message] = field(default_factory=list)
    left: list[int] = field(default_factory=lambda: [-1, -1])
    """How many messages each agent had seen on leaving, -1 who has not left."""
    lists: dict[str, list[Item]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    # --- what can be done

    def choices(self) -> list[Choice]:
        """Everything that a desktop can be given here, taken or refused. Nothing where the walk is at its limit."""
        if len(self.steps) >= STEPS_LIMIT:
            return []
        row = self.table.edges[self.world]
        found = []
        for place in range(0, len(row), 2):
            kind = self.table.kinds[row[place]]
            outcome = self._looked_up(kind.outcome)
            if outcome >= 0:
                found.append(Choice(place // 2, row[place], row[place + 1], outcome))
        return found

    def says(self, choice: Choice) -> str:
        """What is chosen, as steps tell it."""
        turn, _ = self.table.outcomes[choice.outcome]
        return " · ".join(map(self._command_says, turn))

    def commands(self, choice: Choice) -> tuple[str, ...]:
        """What is chosen, as commands of the port in JSON."""
        turn, _ = self.table.outcomes[choice.outcome]
        return tuple(self._filled(self.table.commands[each].data[self._language]) for each in turn)

    def step(self, place: int) -> Step:
        """Do what has this place. Raises KeyError where it cannot be done here."""
        choice = {each.place: each for each in self.choices()}[place]
        turn, operations = self.table.outcomes[choice.outcome]
        step = Step(
            place,
            choice.kind,
            self.commands(choice),
            tuple(map(self._command_says, turn)),
            self.table.kinds[choice.kind].refusal,
        )
        for number in operations:
            name, *values = self.table.operations[number]
            getattr(self, f"_do_{name}")(*values)
        self.world = choice.target
        self.steps.append(step)
        return step

    # --- operations

    def _do_advance(self, seconds: int) -> None:
        self.now_seconds += seconds

    def _do_set(self, register: str, value: int) -> None:
        self.registers[register] = value

    def _do_asset(self) -> None:
        self.asset += 1

    def _do_begin(self) -> None:
        self.conversation += 1
        self.own_asset = self.asset
        self.received_seconds = self.now_seconds
        self.closed.append(0)
        self.said = []
        self._append("rows", self.table.row)

    def _do_join(self, agent: int) -> None:
        self.left[agent] = -1

    def _do_leave(self, agent: int) -> None:
        self.left[agent] = len(self.said)

    def _do_say(self, number: int) -> None:
        self.said.append(Message(number, self.now_seconds))

    def _do_notify(self, agent: int) -> None:
        self._append(f"toasters{agent}", self.table.toasters)
        self._append(f"notifications{agent}", self.table.notifications)

    def _do_brick(self, agent: int, kind: int) -> None:
        self._append(f"bricks{agent}", self.table.bricks[kind])

    def _do_close(self, outcome: int) -> None:
        self.closed[self.conversation] = outcome

    def _append(self, name: str, lookup: int) -> None:
        item = Item(
            lookup,
            self.conversation,
            self.registers["direction"],
            self.registers["last"],
            self.now_seconds,
            self.own_asset,
        )
        self.lists.setdefault(name, []).append(item)

    # --- looking up

    def _register(self, name: str) -> int:
        """What is remembered by number, or follows from the lists: the text in an agent's task pane (0 none), whether
        the phone shows texts and the administrator rows, and what the phone says (0 not begun, 1 open, 2 closed)."""
        match name:
            case "preview0" | "preview1":
                numbers = [self.table.said[each.number].preview for each in self._seen(int(name[-1]))]
                return next((number for number in reversed(numbers) if number), 0)
            case "texts":
                return int(any(self.table.said[each.number].text >= 0 for each in self.said))
            case "rows":
                return int(self.conversation > 0)
            case "phone":
                return 0 if self.conversation == 0 else 2 if self.closed[self.conversation] else 1
            case _:
                return self.registers[name]

    def _seen(self, agent: int) -> list[Message]:
        """What an agent has seen of the conversation."""
        return self.said if self.left[agent] < 0 else self.said[: self.left[agent]]

    def _looked_up(self, lookup: int, item: Item | None = None) -> int:
        """The outcome or node that a lookup finds, -1 for none; for an item by what that remembers."""
        registers, keys, values = msgspec.structs.astuple(self.table.lookups[lookup])
        known: dict[str, int] = {}
        if item is not None:
            known = {"direction": item.direction, "last": item.last, "closed": self.closed[item.conversation]}
        key = key_of(known[each] if each in known else self._register(each) for each in registers)
        return values[keys.index(key)] - 1 if key in keys else -1

    # --- screens

    def screens(self) -> tuple[str, ...]:
        """What everybody sees, as HTML: each agent, the customer, the administrator."""
        timer = self.now_seconds - self.received_seconds
        fills = self._fills(self.conversation, timer, self.own_asset)
        return tuple(self._drawn(child, fills) for child in self.table.screens)

    def _drawn(self, child: int, fills: dict[str, str]) -> str:
        if child >= 0:
            return self._node(child, fills)
        slot = self.table.slots[-child - 1]
        match slot:
            case ("lookup", int(lookup)):
                return self._drawn_if_any(self._looked_up(lookup), fills)
            case ("class", int(agent), int(place)):
                lookup = self.table.classes[self.table.shown[self.world][agent]][place]
                return self._drawn_if_any(self._looked_up(lookup), fills)
            case ("list", str(name), int(node)):
                return self._node(node, fills) if self._items(name) else ""
            case _:
                return "".join(self._items(str(slot[1])))

    def _drawn_if_any(self, node: int, fills: dict[str, str]) -> str:
        return "" if node < 0 else self._node(node, fills)

    def _items(self, name: str) -> list[str]:
        if name == "texts":
            numbers = [self.table.said[each.number].text for each in self.said]
            fills = self._fills(self.conversation, 0, self.own_asset)
            return [self._node(each, fills) for each in numbers if each >= 0]
        if name.startswith("said"):
            return [
                self._node(
                    self.table.said[each.number].bubble,
                    self._fills(self.conversation, each.seconds, self.own_asset),
                )
                for each in self._seen(int(name[-1]))
            ]
        return [
            self._node(self._looked_up(item.lookup, item), self._fills(item.conversation, item.seconds, item.asset))
            for item in self.lists.get(name, [])
        ]

    def _node(self, node: int, fills: dict[str, str]) -> str:
        """A node as HTML: its piece, with a group of children in each hole for some."""
        piece, *groups = self.table.nodes[node]
        assert isinstance(piece, int)
        both = self.table.pieces[piece]
        first, *rest = _with(both[self._language % len(both)], fills).split(CHILDREN)
        told = [first]
        for group, after in zip(groups, rest, strict=True):
            assert isinstance(group, tuple)
            told += [self._drawn(each, fills) for each in group]
            told.append(after)
        return "".join(told)

    def _fills(self, conversation: int, seconds: int, asset: int) -> dict[str, str]:
        return {
            CONVERSATION: str(conversation),
            SECONDS: str(seconds),
            CLOCK: clock(seconds),
            ASSET: str(self.table.assets[asset][self._language]),
            BUSINESS_NUMBER: self.table.business_numbers[asset],
        }

    # --- telling

    @property
    def _language(self) -> int:
        return LANGUAGES.index(self.language)

    def _command_says(self, command: int) -> str:
        says = self.table.commands[command].says[self._language]
        # Two languages: an asset is two names, and for each which step tells of it. The first asset may go unnamed.
        deletes = DELETED_ASSET in says[-1]
        asset = self.asset - 1 if deletes else self.asset
        which = self.table.assets[asset][len(LANGUAGES) + self._language]
        assert isinstance(which, int)
        return self._filled(says[which] if len(says) > 1 else says[0])

    def _filled(self, text: str) -> str:
        """A command or a step with the names that it has here."""
        names = self.table.assets
        return _with(
            text,
            {
                CONVERSATION: str(self.conversation),
                ASSET: str(names[self.asset][self._language]),
                DELETED_ASSET: str(names[max(self.asset - 1, 0)][self._language]),
            },
        )

    def gherkin(self, title: str) -> str:
        """The walk so far as a feature that runs."""
        words, place = KEYWORDS[self.language], self._language
        given = [
            *self.table.given[place],
            *(
                _with(self.table.given_asset[place], {ASSET: str(names[place])})
                for names in self.table.assets[: self.asset + 1]
            ),
            *self.table.given_after[place],
        ]
        told = [("given", each) for each in given]
        for step in self.steps:
            told += [("when", each) for each in step.says]
            if step.refusal >= 0:
                told.append(("then", self.table.refusals[step.refusal].step[place]))
        lines = ["# language: ko"] if self.language == "ko" else []
        lines += [f"{words['feature']}: {title}", "", f"  {words['scenario']}: {title}"]
        before = ""
        for index, (kind, said) in enumerate(told):
            is_last = index + 1 == len(told) or told[index + 1][0] != kind
            sentence = self._as_step(said, is_last) if kind == "when" else said
            lines.append(f"{INDENT}{words['and'] if kind == before else words[kind]} {sentence}")
            before = kind
        return "\n".join(lines) + "\n"

    def _as_step(self, said: str, is_last: bool) -> str:
        """What is done, as a step before another or as the last one says it."""
        start, space, verb = said.rpartition(" ")
        return start + space + self.table.verbs.get(verb, (verb, verb))[is_last]


def clock(seconds: int) -> str:
    """Seconds as a desktop's clock shows them."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _with(text: str, fills: dict[str, str]) -> str:
    for hole, value in fills.items():
        text = text.replace(hole, value)
    return text


def read_table(written: bytes) -> WalkTable:
    """A table as the page has it. Raises msgspec.MsgspecError."""
    return msgspec.json.decode(written, type=WalkTable)
