"""What the screens of a walk are made of: for each World and each memory of a walker, what a desk shows there.

A desk in a World is put into every memory that makes a difference, and looked at; two Worlds that show an agent the
same are one *class* for that agent.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import product
from typing import Literal

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.desk.record import Notification, Settled
from machine.lifecycle.world import InstanceId, InteractionPhase, World
from machine.pages.walk.memory import Cast, Dialog, Snapshot, made_plain, parts_of, talk_of
from machine.pages.walk.pieces import ASSET, BUSINESS_NUMBER, CONVERSATION, Pieces
from machine.pages.walk.table import CLOSED_AS, OPEN, Lookup, Said, key_of
from machine.screen import Fragment, fragments
from spec.port.views import AdministratorView, CustomerMessage, CustomerView, DesktopView

SLOTS = ("head", "requests", "tasks", "panes", "pane_head", "controls", "alert", "dialog", "compose", "cad")
"""What of a desktop follows from its class, in the order of a class's lookups."""
IN_PANE = ("pane_head", "controls", "alert", "dialog", "media", "compose", "cad")
CLASSES = {name: f"desk-{name.replace('_', '-')}" for name in (*SLOTS, "media")}
"""The class of the outermost element of what stands in a slot."""
LISTS = ("said", "toasters", "notifications", "bricks")
"""An agent's lists; each has the agent's number behind its name."""
_CLASS = re.compile(r'^<[a-z]+[^>]*? class="([a-z -]+)"')


class Screens:
    """The screens of a walk while they are gathered."""

    def __init__(self, casts: Sequence[Cast], numbers: Mapping[Dialog, int]) -> None:
        self._casts, self._numbers = casts, numbers
        self.pieces = Pieces()
        self.slots: list[tuple[str | int, ...]] = []
        self._lookup_numbers: dict[Lookup, int] = {}
        self.classes: list[tuple[int, ...]] = []
        self._class_of: dict[DesktopView, int] = {}
        self._fragments: dict[tuple[DesktopView, str], Fragment] = {}
        self._cuts = tuple(self._cut(cast) for cast in casts)
        self._agent_slots = [
            {name: self._slot("class", agent, place) for place, name in enumerate(SLOTS)}
            for agent in range(len(casts[0].configuration.agents))
        ]
        self._items = [
            {name: self._slot("items", f"{name}{agent}") for name in LISTS} for agent in range(len(self._agent_slots))
        ]
        self._lists: list[dict[str, int]] = [{} for _ in self._agent_slots]

    # --- numbers

    def _slot(self, *slot: str | int) -> int:
        """A slot as a child: below 0."""
        self.slots.append(slot)
        return -len(self.slots)

    def lookup(self, registers: Sequence[str], values: Mapping[tuple[int, ...], int]) -> int:
        """The number of a lookup from the numbers of registers to a node or an outcome, -1 for none. It reads no
        register that makes no difference."""
        kept = list(range(len(registers)))
        for place in reversed(range(len(registers))):
            rest = [each for each in kept if each != place]
            found: dict[tuple[int, ...], set[int]] = {}
            for key, value in values.items():
                found.setdefault(tuple(key[each] for each in rest), set()).add(value)
            if all(len(each) == 1 for each in found.values()):
                kept = rest
        made = {key_of(key[each] for each in kept): value + 1 for key, value in values.items()}
        keys = tuple(sorted(made))
        found_lookup = Lookup(tuple(registers[each] for each in kept), keys, tuple(made[key] for key in keys))
        return self._lookup_numbers.setdefault(found_lookup, len(self._lookup_numbers))

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """All lookups by number."""
        return tuple(self._lookup_numbers)

    def _cut(self, cast: Cast) -> dict[str, str]:
        asset = cast.configuration.assets[0]
        show = cast.desk().show
        places = ("popover_inbound_source_number", "cad_dnis_inbound", "cad_contact_origin_outbound")
        shown = {show(place, asset.number) for place in places}
        return {
            'data-conversation="c1"': f'data-conversation="c{CONVERSATION}"',
            ">c1<": f">c{CONVERSATION}<",
            escape(asset.name): ASSET,
            **{f">{escape(each)}<": f">{BUSINESS_NUMBER}<" for each in shown},
        }

    def business_numbers(self) -> tuple[str, ...]:
        """How a desktop shows the number of each asset, as markup. Raises ValueError where places differ."""
        cast = self._casts[0]
        show = cast.desk().show
        places = ("popover_inbound_source_number", "cad_dnis_inbound", "cad_contact_origin_outbound")
        shown = [{escape(show(place, each.number)) for place in places} for each in cast.configuration.assets]
        if any(len(each) > 1 for each in shown):
            raise ValueError("Places of a desktop show an asset's number differently; give each its own hole.")
        return tuple(each.pop() for each in shown)

    # --- an agent's desktop

    def classes_in(self, world: World, snapshots: Sequence[Snapshot]) -> tuple[int, ...]:
        """The classes of a World, one for each agent; `snapshots` are of desks there, one for each language."""
        desks = [each.desk() for each in snapshots]
        for desk in desks:
            made_plain(desk.record)
        return tuple(self._class(world, desks, agent) for agent in range(len(world.statuses)))

    def _class(self, world: World, desks: Sequence[InProcessDesk], agent: int) -> int:
        me = InstanceId(agent, 0)
        kind = world.dialog(me)
        known = [dialog for dialog in self._numbers if dialog[0] == kind.value]
        memory = _Memory(self._casts, desks, agent)
        memory.put(dialog=known[0] if known else None)
        view = desks[0].view(self._casts[0].configuration.agents[agent])
        if view not in self._class_of:
            self._class_of[view] = len(self.classes)
            self.classes.append(self._lookups(memory, world, agent, known))
        return self._class_of[view]

    def _lookups(self, memory: _Memory, world: World, agent: int, known: Sequence[Dialog]) -> tuple[int, ...]:
        """The lookups of the slots of a class."""
        part = world.interaction(InstanceId(agent, 0)).state
        held = part in (InteractionPhase.HELD, InteractionPhase.WRAP_UP)
        both, own = (0, 1), range(len(self._casts[0].texts))
        drafts = range(len(self._casts[0].drafts)) if held else (0,)
        dialogs: dict[int, Dialog | None] = {self._numbers[each]: each for each in known} or {0: None}
        memory.put(dialog=known[0] if known else None)

        def found(name: str, **values: object) -> int:
            memory.put(**{"dialog": known[0] if known else None, **values})  # type: ignore[arg-type]
            return self._in_slot(name, memory.look(self._fragments), agent)

        def by(name: str, registers: Mapping[str, Iterable[int]], put: Callable[..., dict[str, object]]) -> int:
            keys = list(product(*registers.values()))
            return self.lookup(tuple(registers), {key: found(name, **put(*key)) for key in keys})

        def plainly(name: str) -> int:
            return by(name, {}, dict)

        if held:
            memory.put(preview=1, dialog=known[0] if known else None)
            self._list(agent, "said", self._part("media", memory.look(self._fragments)))
        return (
            plainly("head"),
            by(
                "requests",
                {"direction": both, f"fresh{agent}": both if held else (0,)},
                lambda direction, fresh: {"direction": direction, "fresh": fresh},
            ),
            by(
                "tasks",
                {"direction": both, f"preview{agent}": own if held else (0,)},
                lambda direction, preview: {"direction": direction, "preview": preview},
            ),
            plainly("panes"),
            by("pane_head", {"direction": both}, lambda direction: {"direction": direction}),
            plainly("controls"),
            plainly("alert"),
            by("dialog", {f"dialog{agent}": dialogs}, lambda number: {"dialog": dialogs[number]}),
            by("compose", {f"draft{agent}": drafts}, lambda draft: {"draft": draft}),
            by("cad", {"direction": both}, lambda direction: {"direction": direction}),
        )

    def _in_slot(self, name: str, trees: Sequence[Fragment], agent: int) -> int:
        """The node in a slot of a desktop, -1 where there is none."""
        if name == "panes":
            panes = [tree.children[2].children[0] for tree in trees]
            if not panes[0].children:
                return self.pieces.node(panes, self._cuts)
            slots = [*self._agent_slots[agent].items()]
            named = {**dict(slots), "media": self._list(agent, "said", ())}
            box = self.pieces.shell([each.children[0] for each in panes], self._cuts, [named[each] for each in IN_PANE])
            return self.pieces.shell(panes, self._cuts, [box])
        parts = self._part(name, trees)
        return self.pieces.node(parts, self._cuts) if parts else -1

    def _part(self, name: str, trees: Sequence[Fragment]) -> tuple[Fragment, ...]:
        """The part of a desktop that stands in a slot, in both languages; nothing where there is none."""
        found = tuple(part for tree in trees for part in _parts(tree) if _has_class(part, CLASSES[name]))
        if len(found) not in (0, len(trees)):
            raise ValueError(f"A desktop shows {len(found)} of {name}; a walk knows of one at a time.")
        return found

    def _list(self, agent: int, name: str, trees: Sequence[Fragment]) -> int:
        """The slot of an agent's list with what stands around its items; the first time with trees, where known."""
        if name not in self._lists[agent]:
            self._lists[agent][name] = self._slot("list", f"{name}{agent}", -1)
        slot = self._lists[agent][name]
        if trees:
            node = self.pieces.shell(trees, self._cuts, [self._items[agent][name]])
            self.slots[-slot - 1] = ("list", f"{name}{agent}", node)
        return slot

    # --- all that is the same in every World

    def desktops(
        self, snapshots: Sequence[Snapshot], agents: Sequence[int], bricks: Sequence[tuple[str, bool]]
    ) -> Gallery:
        """The frames of the desktops and everything that is listed on them, seen where the first agent holds."""
        desks = [each.desk() for each in snapshots]
        for desk in desks:
            made_plain(desk.record)
        memory = _Memory(self._casts, desks, 0)
        said = self._said(memory)
        for desk, cast in zip(desks, self._casts, strict=True):
            talk = talk_of(desk.record)
            assert talk is not None
            desk.forget_views()
            for agent in agents:
                desk.record.notifications[agent] = deque(Notification(talk, text, 0) for text in cast.texts[:3])
        looks = [self._look(desks, agent) for agent in agents]
        toasters, notifications = (
            self.lookup(("last",), {(number,): each for number, each in enumerate(self._nodes(looks[0], name))})
            for name in ("toasters", "notifications")
        )
        lookups = self._bricks(desks, bricks)
        screens = tuple(self._frame(self._look(desks, agent), agent) for agent in agents)
        return Gallery(screens, said, toasters, notifications, lookups)

    def _look(self, desks: Sequence[InProcessDesk], agent: int) -> tuple[Fragment, ...]:
        for desk in desks:
            desk.forget_views()
        return tuple(
            fragments(desk.view(cast.configuration.agents[agent]), cast.language)
            for desk, cast in zip(desks, self._casts, strict=True)
        )

    def _area(self, trees: Sequence[Fragment], name: str) -> list[Fragment]:
        return [next(each for each in tree.children[3].children if _has_class(each, f"desk-{name}")) for tree in trees]

    def _nodes(self, trees: Sequence[Fragment], name: str) -> list[int]:
        """The nodes of what is listed in an area of the rail."""
        areas = self._area(trees, name)
        return [self.pieces.node(each, self._cuts) for each in zip(*(area.children for area in areas), strict=True)]

    def _said(self, memory: _Memory) -> tuple[Said, ...]:
        trees = memory.all_messages()
        bubbles = list(zip(*(each.children for each in self._part("media", trees)), strict=True))
        found = []
        for number, bubble in enumerate(bubbles):
            texts = [cast.messages()[number] for cast in self._casts]
            phone, preview = -1, 0
            if texts[0].author != "notice":
                preview = self._casts[0].texts.index(texts[0].text)
                phone = self.pieces.node(
                    [
                        _phone(cast, CustomerMessage(text.author, text.text)).children[1].children[0]  # type: ignore[arg-type]
                        for cast, text in zip(self._casts, texts, strict=True)
                    ],
                    self._cuts,
                )
            found.append(Said(self.pieces.node(bubble, self._cuts), phone, preview))
        return tuple(found)

    def _bricks(self, desks: Sequence[InProcessDesk], kinds: Sequence[tuple[str, bool]]) -> tuple[int, ...]:
        found: list[dict[tuple[int, ...], int]] = [{} for _ in kinds]
        for direction, closed in product((0, 1), range(len(CLOSED_AS) + 1)):
            for desk, cast in zip(desks, self._casts, strict=True):
                talk = talk_of(desk.record)
                assert talk is not None
                talk.direction, talk.closed_as = _direction(direction), (OPEN, *CLOSED_AS)[closed]  # type: ignore[assignment]
                reason = cast.configuration.reasons[0]
                for agent in range(len(cast.configuration.agents)):
                    desk.record.settled[agent] = deque(
                        Settled(talk, result, reason if has else "", 0)  # type: ignore[arg-type]
                        for result, has in kinds
                    )
            for place, node in enumerate(self._nodes(self._look(desks, 0), "history")):
                found[place][direction, closed] = node
        return tuple(self.lookup(("direction", "closed"), each) for each in found)

    def _frame(self, trees: Sequence[Fragment], agent: int) -> int:
        """The outermost node of a desktop."""
        _, side, main, rail = zip(*(tree.children for tree in trees), strict=True)
        slots = self._agent_slots[agent]
        lists = [
            self._list(agent, name, self._area(trees, area))
            for name, area in (("toasters", "toasters"), ("notifications", "notifications"), ("bricks", "history"))
        ]
        return self.pieces.shell(
            trees,
            self._cuts,
            [slots["head"]],
            [
                self.pieces.shell(side, self._cuts, [slots["requests"], slots["tasks"]]),
                self.pieces.shell(main, self._cuts, [slots["panes"]]),
                self.pieces.shell(rail, self._cuts, lists),
            ],
        )

    # --- phone and administrator

    def phone(self) -> int:
        """The slot of the customer's phone."""
        items = self._slot("items", "texts")
        found: dict[tuple[int, ...], int] = {}
        for state, texts in ((0, 0), (1, 0), (1, 1), (2, 0), (2, 1)):
            views = [
                CustomerView(
                    "c1" if state else "",
                    state == 1,
                    (CustomerMessage("customer", cast.texts[1]),) if texts else (),
                )
                for cast in self._casts
            ]
            trees = [fragments(view, cast.language) for view, cast in zip(views, self._casts, strict=True)]
            head, log = zip(*(tree.children for tree in trees), strict=True)
            inner = self.pieces.shell(log, self._cuts, [items]) if texts else self.pieces.node(log, self._cuts)
            root = self.pieces.shell(trees, self._cuts, [self.pieces.node(head, self._cuts), inner])
            found[state, texts] = root
        return self._slot("lookup", self.lookup(("phone", "texts"), found))

    def administrator(self, snapshots: Sequence[Snapshot]) -> tuple[int, int]:
        """The slot of the administrator's list, and the lookup of a row."""
        desks = [each.desk() for each in snapshots]
        rows: dict[tuple[int, ...], int] = {}
        roots: list[int] = []
        items = self._slot("items", "rows")
        for closed in range(len(CLOSED_AS) + 1):
            trees = []
            for desk, cast in zip(desks, self._casts, strict=True):
                made_plain(desk.record)
                talk = talk_of(desk.record)
                assert talk is not None
                talk.open, talk.closed_as = not closed, (OPEN, *CLOSED_AS)[closed]  # type: ignore[assignment]
                desk.forget_views()
                trees.append(fragments(desk.administrator_view(), cast.language))
            rows[(closed,)] = self.pieces.node([tree.children[0] for tree in trees], self._cuts)
            roots.append(self.pieces.shell(trees, self._cuts, [items]))
        nothing = [fragments(AdministratorView(()), cast.language) for cast in self._casts]
        empty = self.pieces.node(nothing, self._cuts)
        slot = self._slot("lookup", self.lookup(("rows",), {(0,): empty, (1,): roots[0]}))
        return slot, self.lookup(("closed",), rows)


class Gallery(msgspec.Struct, frozen=True):
    """What is the same in every World: the desktops' frames, what can be said, and the lookups of what is listed."""

    screens: tuple[int, ...]
    said: tuple[Said, ...]
    toasters: int
    notifications: int
    bricks: tuple[int, ...]


class _Memory:
    """The desks of one World, one for each language, that are put into memories of an agent's and looked at."""

    def __init__(self, casts: Sequence[Cast], desks: Sequence[InProcessDesk], agent: int) -> None:
        self._casts, self._desks, self._agent = casts, desks, agent

    def put(
        self, *, direction: int = 0, fresh: int = 0, preview: int = 0, draft: int = 0, dialog: Dialog | None = None
    ) -> None:
        """Put the desks into this memory, all else as it is first."""
        for desk, cast in zip(self._desks, self._casts, strict=True):
            desk.forget_views()
            talk = talk_of(desk.record)
            if talk is None:
                continue
            talk.direction = _direction(direction)
            written = [each for each in cast.messages() if each.text == cast.texts[preview]]
            talk.messages.clear()
            talk.messages.extend(written[:1] if preview else ())
            part = parts_of(desk.record).get(self._agent)
            if part is None:
                continue
            if fresh or part.cause == "outbound":
                part.cause = "outbound" if fresh else "queue"
            part.draft = cast.drafts[draft]
            part.dialog = None if dialog is None else cast.dialog_record(dialog, self._agent)

    def look(self, known: dict[tuple[DesktopView, str], Fragment]) -> tuple[Fragment, ...]:
        """The desktop as it is now, in each language; `known` are those that were drawn before."""
        found = []
        for desk, cast in zip(self._desks, self._casts, strict=True):
            view = desk.view(cast.configuration.agents[self._agent])
            if (view, cast.language) not in known:
                known[view, cast.language] = fragments(view, cast.language)
            found.append(known[view, cast.language])
        return tuple(found)

    def all_messages(self) -> tuple[Fragment, ...]:
        """The desktop with every message and notice there is."""
        self.put()
        for desk, cast in zip(self._desks, self._casts, strict=True):
            talk = talk_of(desk.record)
            assert talk is not None
            talk.messages.extend(cast.messages())
        return self.look({})


def _direction(number: int) -> Literal["inbound", "outbound"]:
    return "outbound" if number else "inbound"


def _has_class(part: Fragment, name: str) -> bool:
    found = _CLASS.match(part.html)
    return found is not None and name in found[1].split()


def _parts(tree: Fragment) -> Iterator[Fragment]:
    """The parts of a desktop that stand in slots: the head, the areas of the side, and those of the panes."""
    head, side, main, _ = tree.children
    yield head
    yield from side.children
    for panes in main.children:
        for pane in panes.children:
            yield from pane.children


def _phone(cast: Cast, *messages: CustomerMessage) -> Fragment:
    return fragments(CustomerView("c1", True, messages), cast.language)
