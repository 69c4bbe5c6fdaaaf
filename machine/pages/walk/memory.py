"""What a walker remembers of a desk, read from its record: numbers for drafts, dialogs and messages that mean the same
in both languages, and a desk that is put into any such memory."""

from __future__ import annotations

import io
import pickle
from collections import deque
from typing import Any, Literal

from machine.concrete.cast import texts
from machine.concrete.commands import BLANK, NOWHERE
from machine.concrete.turn import stage
from machine.desk.in_process import InProcessDesk
from machine.desk.record import ConversationRecord, DialogRecord, InteractionRecord, Message, Record
from machine.desk.rules import RULES
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import TableEngine
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import DialogState
from machine.pages.walk.table import ASSETS
from machine.port.particles import Ending, ending_of
from spec.language import Language
from spec.limits import COMPOSE_LIMIT
from spec.port.configuration import Configuration
from spec.refusals import ORDER_OF_REASONS

ENGINE = TableEngine(TABLE)
ENDINGS: tuple[Ending, ...] = ("vowel", "consonant", "rieul")
JOINED = "joined_message"
Named = tuple[str, int]
"""A name by its kind and its place in the configuration."""
Dialog = tuple[str, tuple[Named, ...], Named, Named]
"""A dialog in no language: its kind, everything that it lists, what is searched and what is chosen."""
NOT_NAMED: Named = ("", 0)


class Cast:
    """The names and texts of one language, and what they are in none."""

    def __init__(self, bounds: Bounds, language: Language) -> None:
        self.language: Language = language
        self.configuration: Configuration = stage(bounds, language, ASSETS)
        written = texts(language)
        self.texts = ("", written.hello, written.more, written.reply)
        self.drafts = ("", written.reply, BLANK)
        given = self.configuration
        kinds = (("agent", given.agents), ("queue", given.queues), ("reason", given.reasons))
        self._by_named: dict[Named, str] = {
            (kind, place): name for kind, names in kinds for place, name in enumerate(names)
        }
        self._by_named |= {NOT_NAMED: "", ("nowhere", 0): NOWHERE}
        self._named = {name: named for named, name in self._by_named.items()}

    def desk(self) -> InProcessDesk:
        """A desk that is set up for a walk."""
        desk = InProcessDesk(ENGINE, table=TABLE)
        desk.reset(self.configuration)
        return desk

    def words(self) -> tuple[str, ...]:
        """Every name and text in an order that is the same in all languages."""
        return (
            *self._by_named.values(),
            *self.texts,
            BLANK,
            "a" * (COMPOSE_LIMIT + 1),
            *(asset.name for asset in self.configuration.assets),
        )

    def sample_assets(self) -> tuple[str, ...]:
        """The first asset, then for each of `ENDINGS` one that ends so: what steps say of others differs no further."""
        others = [asset.name for asset in self.configuration.assets[1:]]
        return (
            self.configuration.assets[0].name,
            *(next(name for name in others if ending_of(name) == ending) for ending in ENDINGS),
        )

    def dialog(self, record: DialogRecord, kind: DialogState, agent: int) -> Dialog:
        """An agent's dialog in no language."""
        listed = (*record.queues, *record.agents, *record.reasons)
        chosen = "" if record.chosen is None else record.chosen[1]
        names = [self._turned(self._named[name], -agent) for name in (*listed, record.search, chosen)]
        return kind.value, tuple(names[:-2]), names[-2], names[-1]

    def dialog_record(self, dialog: Dialog, agent: int) -> DialogRecord:
        """The record of an agent's dialog that is in no language."""
        _, listed, search, chosen = dialog

        def name(named: Named) -> str:
            return self._by_named[self._turned(named, agent)]

        def names(kind: str) -> tuple[str, ...]:
            return tuple(name(each) for each in listed if each[0] == kind)

        return DialogRecord(
            names("queue"),
            names("agent"),
            names("reason"),
            name(search),
            None if chosen == NOT_NAMED else (chosen[0], name(chosen)),
        )

    def _turned(self, named: Named, by: int) -> Named:
        """Agents are counted from the one whose dialog it is, so that both have the same dialogs."""
        kind, place = named
        return (kind, (place + by) % len(self.configuration.agents)) if kind == "agent" else named

    def messages(self) -> tuple[Message, ...]:
        """Every message and notice that a walk can hold, each once. Their place is their number."""
        customer, agents = self.configuration.customers[0].name, self.configuration.agents
        kinds: list[tuple[Literal["customer", "agent", "notice"], str, str]] = [
            ("customer", customer, self.texts[1]),
            ("customer", customer, self.texts[2]),
            *(("agent", agent, self.texts[3]) for agent in agents),
            *(("notice", agent, JOINED) for agent in agents),
        ]
        return tuple(Message(serial, *kind, 0) for serial, kind in enumerate(kinds, start=1))

    def message_number(self, message: Message) -> int:
        """The number of such a message. Raises ValueError for another."""
        return [each[1:4] for each in self.messages()].index(message[1:4])


def preview_of(message: Message, cast: Cast) -> int:
    """The number of a message's text among the texts, 0 for a notice."""
    return 0 if message.author == "notice" else cast.texts.index(message.text)


class Snapshot:
    """A desk as it was, from which as many equal ones are made as are wanted."""

    def __init__(self, desk: InProcessDesk) -> None:
        desk.forget_views()
        self._shared: tuple[Any, ...] = (ENGINE, TABLE, RULES, ORDER_OF_REASONS, desk.record.configuration)
        written = io.BytesIO()
        pickler = _Sharing(written, self._shared)
        pickler.dump(desk)
        self._bytes = written.getvalue()

    def desk(self) -> InProcessDesk:
        """A desk of its own that is as the other was."""
        unpickler = _Shared(io.BytesIO(self._bytes), self._shared)
        found: InProcessDesk = unpickler.load()
        return found


class _Sharing(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shared: tuple[Any, ...]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._places = {id(each): place for place, each in enumerate(shared)}

    def persistent_id(self, thing: Any) -> int | None:
        return self._places.get(id(thing))


class _Shared(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, shared: tuple[Any, ...]) -> None:
        super().__init__(file)
        self._things = shared

    def persistent_load(self, place: int) -> Any:
        return self._things[place]


def talk_of(record: Record) -> ConversationRecord | None:
    """The newest conversation."""
    return next(reversed(record.conversations.values()), None)


def parts_of(record: Record) -> dict[int, InteractionRecord]:
    """The parts in the one conversation, by agent."""
    return {agent: part for (agent, _), part in record.interactions.items()}


def made_plain(record: Record) -> None:
    """The record as if its conversation were the first and had just begun: nothing said, logged, settled or typed.
    What the World says stays as it is."""
    talk = talk_of(record)
    record.now_seconds = 0
    record.notifications.clear()
    record.settled.clear()
    if talk is None:
        return
    talk.id, talk.direction, talk.asset = "c1", "inbound", record.configuration.assets[0]
    talk.received_at_seconds = 0
    talk.messages = deque(maxlen=talk.messages.maxlen)
    record.conversations.clear()
    record.conversations["c1"] = talk
    for part in parts_of(record).values():
        part.offered_at_seconds, part.left_at_seconds, part.draft = 0, 0, ""
        part.cause = "queue" if part.cause == "outbound" else part.cause
        part.left_serial = None if part.left_serial is None else 1_000_000
