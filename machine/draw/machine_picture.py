"""The picture of one machine: its states, framed where several belong together, and between them a card for what leads
from one to another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import graphviz

from machine.draw import addresses
from machine.draw.boxes import Box, Card, Origin, cards, is_changed
from machine.draw.causes import Cause, cause_words, causes
from machine.draw.labels import Piece, beside, cell, cell_tooltip, chip, label, row, table, text, tooltip
from machine.draw.layout import Layout, layout_of
from machine.draw.palette import (
    CHANGED_FILL,
    CHANGED_SIGN,
    FRAME,
    INK,
    LOOKS,
    PAPER,
    SMALL_POINTS,
    STATE_FILL,
    STATE_POINTS,
    TEXT_POINTS,
    Look,
    width_points,
)
from machine.draw.picture import sheet
from machine.draw.superstates import SUPERSTATES, Superstate, superstate_name, superstates
from machine.draw.svg import MARK, render
from machine.draw.words import (
    CHANGED,
    HOW_TO_READ,
    HOW_TO_READ_FRAME,
    PICTURE,
    TAKEN_OUT,
    TITLES,
    basis_words,
    caller_name,
    cited_words,
    effect_name,
    event_name,
    guard_name,
    machine_name,
    state_name,
    transition_words,
)
from machine.draw.wrapping import wrapped
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, MachineSpec, Table, Transition
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language


def machine_svg(machine: MachineSpec, language: Language, table: Table = TABLE, at: str = "#") -> str:
    """The picture for a page that has machine.draw.style.RULES, with links to its addresses: `at` stands before each,
    as "#" before "/en/machines/Conversation/12". Raises LayoutError."""
    graph, name = machine_picture(machine, language, table), machine_name(machine.name, language)
    said = machine_sentence(machine, language, table)
    return render(graph, name, said, language, at=at, with_style=False).decode()


def machine_file(machine: MachineSpec, language: Language) -> bytes:
    """The picture as a file that stands for itself beside the page. Raises LayoutError."""
    graph, name = machine_picture(machine, language), machine_name(machine.name, language)
    return render(graph, name, machine_sentence(machine, language), language)


def machine_sentence(machine: MachineSpec, language: Language, table: Table = TABLE) -> str:
    """What the picture shows and of how much."""
    counts = PICTURE.of(language).format(
        name=machine_name(machine.name, language),
        states=len(machine.states),
        transitions=sum(transition.machine == machine.name for transition in table.transitions),
    )
    return f"{TITLES[machine.name].of(language)} {counts}"


def machine_picture(
    machine: MachineSpec, language: Language, table: Table = TABLE, layout: Layout | None = None
) -> graphviz.Digraph:
    """The machine as a graph; the same machine, language and table give the same source. Where readings have changed
    the table, what they changed is marked, and what they took out is named. Without `layout` the committed one."""
    return _Picture(machine, language, table, layout or layout_of(machine.name, language)).graph()


def transition_tooltip(transition: Transition, language: Language) -> tuple[str, ...]:
    """What a transition says when it is pointed at: itself in words, its id, and what it rests on."""
    return (
        transition_words(transition, language),
        f"{transition.id} ({basis_words(transition, language)})",
        *cited_words(transition.cites, language),
    )


CARD_WIDTH = 185
"""Pixels after which a condition or an effect goes on in the next line."""

INDENT = "\N{EN SPACE}"


@dataclass(frozen=True)
class _Picture:
    """One machine while it is drawn."""

    machine: MachineSpec
    language: Language
    table: Table
    layout: Layout

    def graph(self) -> graphviz.Digraph:
        drawn = cards(self.machine.name, self.table.transitions)
        graph = sheet(
            self.machine.name,
            machine_name(self.machine.name, self.language),
            TITLES[self.machine.name].of(self.language),
            (*HOW_TO_READ, *([HOW_TO_READ_FRAME] if self._frames else []), *self._difference()),
            list(self._callers(drawn)),
            self.language,
        )
        graph.attr("graph", compound="true")
        leading = [card for card in drawn if card.leads]
        graph.node("start", shape="point", width="0.12", color=INK, fillcolor=INK, tooltip=" ")
        self._add_inside(graph, None, drawn)
        begins = _marked({"from": "", "to": self.machine.initial})
        graph.edge("start", self.machine.initial, _attributes={"class": "p-line"}, color=INK, tooltip=" ", id=begins)
        for card in self._ordered(leading):
            self._add_lines(graph, card)
        return graph

    @property
    def _frames(self) -> tuple[Superstate, ...]:
        return SUPERSTATES.get(self.machine.name, ())

    def _callers(self, drawn: Iterable[Card]) -> Iterator[Caller]:
        """Who is named in the picture, in order."""
        named = {cause.caller for card in drawn for cause in causes(card.first.event, self.table)}
        yield from (caller for caller in Caller if caller in named)

    def _difference(self) -> Iterable[Words]:
        """A line of the legend for what is marked, and one for each transition that is not there any more."""
        here = [transition for transition in self.table.transitions if transition.machine == self.machine.name]
        if any(map(is_changed, here)):
            yield Words(*(f"{CHANGED_SIGN}: {CHANGED.of(each)}" for each in LANGUAGES))
        kept = {transition.id for transition in here}
        for gone in TABLE.transitions:
            if gone.machine == self.machine.name and gone.id not in kept:
                yield Words(*(f"{TAKEN_OUT.of(each)}: {transition_words(gone, each)}" for each in LANGUAGES))

    # --- where things stand

    def _ordered(self, them: Iterable[Card]) -> list[Card]:
        return sorted(them, key=lambda card: self.layout.place(card.key))

    def _add_inside(self, graph: graphviz.Digraph, frame: Superstate | None, drawn: Sequence[Card]) -> None:
        """The states, superstates and cards that stand directly in a frame, or in none, in the layout's order."""
        inner = frame.inside if frame else self._frames
        framed = {state for outer in self._frames for state in outer.states}
        alone = [state for state in self.machine.states if state not in framed] if frame is None else []
        parts: list[tuple[int, str | Superstate | Card]] = [(self._place(each), each) for each in (*alone, *inner)]
        parts.extend((self.layout.place(card.key), card) for card in drawn if card.leads and self._home(card) == frame)
        for _, part in sorted(parts, key=lambda each: each[0]):
            match part:
                case Superstate():
                    with graph.subgraph(name=f"cluster_{part.name}") as cluster:
                        self._head(cluster, part, drawn)
                        self._add_inside(cluster, part, drawn)
                case Card():
                    self._add_card(graph, part)
                case str():
                    self._add_state(graph, part, drawn)

    def _place(self, part: str | Superstate) -> int:
        if isinstance(part, Superstate):
            return min(map(self.layout.place, part.states))
        return self.layout.place(part)

    def _home(self, card: Card) -> Superstate | None:
        """The innermost frame in which a card stands: the one that holds all from which its lines start, and its target
        as well where the layout has it further out."""
        touched = {transition.source for transition in card.transitions}
        if card.key in self.layout.outer:
            touched.add(str(card.first.target))
        whole = {origin.place for origin in card.origins}
        around = [each for each in superstates(self.machine.name) if touched <= set(each.states) and each not in whole]
        return min(around, key=lambda each: len(each.states)) if around else None

    # --- ink

    def _head(self, cluster: graphviz.Digraph, frame: Superstate, drawn: Sequence[Card]) -> None:
        """A frame's name, and what may happen in all its states without leaving them."""
        name = superstate_name(self.machine.name, frame.name, self.language)
        rows = [row(cell(text(name, STATE_POINTS, bold=True), width_points(name, STATE_POINTS, bold=True)))]
        rows.extend(self._staying(frame, drawn))
        cluster.attr(
            "graph",
            label=label(table(rows, cellspacing=2)),
            labeljust="l",
            labelloc="t",
            style="rounded",
            color=FRAME,
            penwidth="1.2",
            margin="10",
            tooltip=name,
            id=_marked({"superstate": frame.name}),
        )
        cluster.attr("graph", _attributes={"class": "p-superstate"})

    def _add_state(self, graph: graphviz.Digraph, state: str, drawn: Sequence[Card]) -> None:
        name = state_name(self.machine.name, state, self.language)
        here = addresses.place(addresses.state(self.machine.name, state), self.language)
        # A link over the whole state would hold those of what stands in it.
        rows = [
            row(
                cell(
                    text(name, STATE_POINTS, bold=True),
                    width_points(name, STATE_POINTS, bold=True),
                    href=here,
                    title=name,
                )
            )
        ]
        rows.extend(self._staying(state, drawn))
        graph.node(
            state,
            _attributes={"class": "p-state"},
            label=label(table(rows, cellspacing=2)),
            shape="box",
            style="rounded,filled",
            fillcolor=STATE_FILL,
            color=INK,
            penwidth="1.5",
            peripheries="2" if state in self.machine.final else "1",
            margin="0.08,0.04",
            tooltip=f"{self.machine.name}.{state}",
            id=_marked({"state": state}),
        )

    def _staying(self, place: str | Superstate, drawn: Iterable[Card]) -> Iterator[str]:
        """A row for each card that stays where it is and is drawn here."""
        for card in drawn:
            for origin in card.origins:
                if not card.leads and origin.place == place:
                    yield row(self._staying_cell(card, origin))

    def _staying_cell(self, card: Card, origin: Origin) -> str:
        boxes = [box for box in card.boxes if box.number in origin.numbers]
        told = [line for each in origin.transitions for line in (*transition_tooltip(each, self.language), "")]
        return cell(
            table(self._rows(card, boxes, linked=True), cellpadding=1),
            0,
            border=1,
            color=self._look(card).colour,
            style=origin.basis.line,
            bgcolor=_ground(card),
            title=cell_tooltip(told[:-1]),
        )

    def _add_card(self, graph: graphviz.Digraph, card: Card) -> None:
        one = len(card.boxes) == 1
        told = [line for each in card.transitions for line in (*transition_tooltip(each, self.language), "")]
        graph.node(
            _node(card),
            _attributes={"class": "p-card"},
            label=label(
                table(
                    self._rows(card, card.boxes, linked=not one),
                    border=1,
                    color=self._look(card).colour,
                    bgcolor=_ground(card),
                    style=card.basis.line,
                )
            ),
            tooltip=tooltip(told[:-1]),
            id=_marked({"numbers": _numbers(card)}),
            **({"href": self._numbered(card.first)} if one else {}),
        )

    def _rows(self, card: Card, boxes: Sequence[Box], *, linked: bool) -> Iterator[str]:
        """Numbers and causes, the event, each condition, then the effect."""
        chips = [self._chip(cause) for cause in causes(card.first.event, self.table)]
        numbers = [self._number(box, linked=linked) for box in boxes]
        yield row(cell(beside([*numbers, *chips[:1]]), 0))
        yield from (row(cell(beside([each]), 0)) for each in chips[1:])
        event = event_name(card.first.event, self.language)
        yield row(cell(text(event, bold=True), width_points(event, TEXT_POINTS, bold=True)))
        for line in self._lines(card.first):
            yield row(cell(text(line), width_points(line, TEXT_POINTS)))

    def _numbered(self, box: Box) -> str:
        """Where the page tells of what has a number."""
        return addresses.place(addresses.transition(self.machine.name, box.number), self.language)

    def _number(self, box: Box, *, linked: bool) -> Piece:
        shown = f"{box.number} {box.basis.sign}" + (f" {CHANGED_SIGN}" if box.changed else "")
        told = [line for each in box.transitions for line in (*transition_tooltip(each, self.language), "")]
        here = self._numbered(box)
        link: dict[str, str | int] = {"href": here, "title": cell_tooltip(told[:-1])} if linked else {}
        return Piece(text(shown, SMALL_POINTS, bold=True), width_points(shown, SMALL_POINTS, bold=True), link)

    def _chip(self, cause: Cause) -> Piece:
        """Who causes it in the end, and for what another machine passes on, by what."""
        name = caller_name(cause.caller, self.language)
        by = f": {cause_words(cause, self.language)}" if len(cause.chain) > 1 else ""
        return chip(LOOKS[cause.caller], f"{name}{by}")

    def _lines(self, box: Box) -> Iterator[str]:
        """What stands under the event's name: each condition, then the effect."""
        for guard in box.guards:
            yield from _lines_of(f"[{guard_name(guard, self.language)}]")
        if box.effect is not None:
            yield from _lines_of(f"/ {effect_name(box.effect, self.language)}")

    def _look(self, card: Card) -> Look:
        """That of who causes it; where several do, none of theirs."""
        callers = {cause.caller for cause in causes(card.first.event, self.table)}
        return LOOKS[callers.pop() if len(callers) == 1 else Caller.MACHINE]

    def _add_lines(self, graph: graphviz.Digraph, card: Card) -> None:
        """A line to the card from everywhere that it starts, and one from it to its target."""
        target = str(card.first.target)
        for origin in card.origins:
            place, frame = origin.place, ""
            if isinstance(place, Superstate):
                frame = place.name
                place = self.layout.exits.get(f"{frame}/{card.key}", place.states[-1])
            self._add_line(
                graph,
                card,
                (place, _node(card)),
                {"from": frame or place, "to": "", "numbers": " ".join(map(str, origin.numbers))},
                origin.transitions,
                style=origin.basis.line,
                arrowsize="0.5",
                drop=self.layout.drops.get(card.key, 1),
                frame=frame,
            )
        self._add_line(
            graph,
            card,
            (_node(card), target),
            {"from": "", "to": target, "numbers": _numbers(card)},
            card.transitions,
            style=card.basis.line,
            arrowsize="0.8",
        )

    def _add_line(
        self,
        graph: graphviz.Digraph,
        card: Card,
        ends: tuple[str, str],
        data: dict[str, str],
        transitions: Sequence[Transition],
        *,
        style: str,
        arrowsize: str,
        drop: int = 1,
        frame: str = "",
    ) -> None:
        told = [line for each in transitions for line in (*transition_tooltip(each, self.language), "")]
        upward = self._leads_up(card)
        clipped = {"lhead" if upward else "ltail": f"cluster_{frame}"} if frame else {}
        graph.edge(
            *(reversed(ends) if upward else ends),
            _attributes={"class": "p-line"},
            color=self._look(card).colour,
            style=style,
            arrowsize=arrowsize,
            edgetooltip=tooltip(told[:-1]),
            id=_marked(data),
            # Told the other way round, the card stands between the two and not below both.
            **({"dir": "back"} if upward else {}),
            **({"minlen": str(drop)} if drop > 1 else {}),
            **clipped,
        )

    def _leads_up(self, card: Card) -> bool:
        """Whether it leads back to a state that stands before all from which it starts, or the layout has it so."""
        places = self.machine.states.index
        leads_back = places(str(card.first.target)) < min(places(each.source) for each in card.transitions)
        return leads_back != (card.key in self.layout.turned)


def _lines_of(text: str) -> Iterator[str]:
    """The text in lines that fit a card; each that goes on with the one before begins with a space."""
    first, *others = wrapped(text, TEXT_POINTS, CARD_WIDTH)
    yield first
    yield from (f"{INDENT}{line}" for line in others)


def _node(card: Card) -> str:
    return f"card{card.first.number}"


def _numbers(card: Card) -> str:
    return " ".join(str(box.number) for box in card.boxes)


def _ground(card: Card) -> str:
    return CHANGED_FILL if card.first.changed else PAPER


def _marked(data: dict[str, str]) -> str:
    """An id that machine.draw.svg turns into data of the element."""
    return MARK.join(f"{key}={what}" for key, what in data.items()) + (MARK if len(data) == 1 else "")
