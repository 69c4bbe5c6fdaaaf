"""In which order a picture's states and cards are told to Graphviz, which decides how few lines cross.

`layouts.json` holds, for each machine and language, the best order that `make layouts` has found: keys of states and
cards, and for each superstate the state inside from which its lines are laid out. Nothing else depends on it: an order
that is old, or has none of the keys, draws the same picture less well. `stale_layouts` names what no longer fits.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from machine.draw.boxes import cards
from machine.draw.superstates import superstates
from machine.lifecycle.table import TABLE
from spec.language import LANGUAGES, Language

FILE = PurePosixPath("machine/draw/layouts.json")


@dataclass(frozen=True)
class Layout:
    """`order` are keys, the earlier the sooner told. `exits` are states by superstate and card, "with_agent/KEY".
    `drops` say by how many ranks a card stands below where its lines start, if not by one. `turned` are the cards that
    are told the other way round than by the order of the machine's states; `outer` those that stand in the frame that
    holds their target too."""

    order: tuple[str, ...] = ()
    exits: Mapping[str, str] = field(default_factory=dict)
    drops: Mapping[str, int] = field(default_factory=dict)
    turned: frozenset[str] = frozenset()
    outer: frozenset[str] = frozenset()

    def place(self, key: str) -> int:
        """Where a key stands in the order; one that it lacks comes last."""
        return self._places.get(key, len(self._places))

    @property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.order)}


def layout_of(machine: str, language: Language) -> Layout:
    """The committed layout of a machine's picture."""
    return _layouts().get((machine, language), Layout())


def stale_layouts() -> Iterator[str]:
    """One line for each picture whose committed layout is of other states or cards than the machine has."""
    for machine in TABLE.machines:
        keys = {*machine.states, *(card.key for card in cards(machine.name) if card.leads)}
        exits = {each.name: set(each.states) for each in superstates(machine.name)}
        for language in LANGUAGES:
            layout = layout_of(machine.name, language)
            fits = all(state in exits.get(place.partition("/")[0], ()) for place, state in layout.exits.items())
            if set(layout.order) != keys or not fits or not layout.drops.keys() | layout.turned | layout.outer <= keys:
                yield f"{FILE}: the {language} {machine.name} is laid out for other cards; run `make layouts`."


@cache
def _layouts() -> Mapping[tuple[str, str], Layout]:
    read = json.loads(files("machine.draw").joinpath(FILE.name).read_text(encoding="utf-8"))
    return {
        (machine, language): Layout(
            order=tuple(layout["order"]),
            exits=layout["exits"],
            drops=layout["drops"],
            turned=frozenset(layout["turned"]),
            outer=frozenset(layout["outer"]),
        )
        for machine, by_language in read.items()
        for language, layout in by_language.items()
    }
