"""Looks for a good layout of each machine's picture, and writes the best one found: `make layouts`.

    .venv/bin/python -m tests.draw.layout_search [--only Conversation] [--language en] [--rounds 400] [--seed 1]

It starts at what is committed, so that no picture gets worse, or with `--fresh` at nothing; the same seed on the same
pictures finds the same. What it looks for stands in `cost`; what must hold is held by tests/draw/test_layout.py.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from math import hypot
from pathlib import Path

from machine.draw.boxes import Card, cards
from machine.draw.layout import FILE, Layout, layout_of
from machine.draw.machine_picture import machine_picture
from machine.draw.superstates import Superstate
from machine.draw.svg import render
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import LANGUAGES, Language
from tests.draw.geometry import Measured, measured

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 1150
"""Pixels that a picture may be wide before it costs."""
DEEPEST = 5
"""Ranks that a card may stand below where its lines start."""


def main() -> int:
    """Search for each picture that is asked for, and write what was found."""
    parser = argparse.ArgumentParser(description="Looks for a good layout of each machine's picture.")
    parser.add_argument("--only", choices=[machine.name for machine in TABLE.machines])
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fresh", action="store_true")
    asked = parser.parse_args()
    for machine in TABLE.machines:
        for language in LANGUAGES:
            if asked.only in (None, machine.name) and asked.language in (None, language):
                # What is good in one language is often good in another.
                starts = [Layout()] if asked.fresh else [layout_of(machine.name, each) for each in LANGUAGES]
                found = Search(machine, language).best(starts, asked.rounds, random.Random(asked.seed))
                _write(machine.name, language, found)
    return 0


class Search:
    """The search for one picture's layout."""

    def __init__(self, machine: MachineSpec, language: Language) -> None:
        self._machine = machine
        self._language = language
        self._cards = {card.key: card for card in cards(machine.name) if card.leads}
        self._exits: Mapping[str, tuple[str, ...]] = {
            f"{origin.place.name}/{card.key}": origin.place.states
            for card in self._cards.values()
            for origin in card.origins
            if isinstance(origin.place, Superstate)
        }

    def best(self, starts: Iterable[Layout], rounds: int, chance: random.Random) -> Layout:
        """The best layout of so many tries, each a small change of one that is nearly as good as the best so far."""
        best = min(map(self._whole, starts), key=lambda layout: self.cost(self._measure(layout)))
        lowest = self.cost(self._measure(best))
        here, level = best, lowest
        for turn in range(rounds):
            heat = 80 * (1 - turn / rounds) ** 2
            tried = self._changed(here, chance)
            price = self.cost(self._measure(tried), limit=level + heat)
            if price < level + heat * chance.random():
                here, level = tried, price
            if price < lowest:
                best, lowest = tried, price
                print(f"{self._machine.name} {self._language} {turn}: {lowest:.0f}", file=sys.stderr)
            if turn % 80 == 79:
                here, level = best, lowest
        return best

    def cost(self, picture: Measured, limit: float = float("inf")) -> float:
        """What is bad about a picture, in about the pixels that one would give to be rid of it. Once it is over the
        limit the rest, which takes long to measure, is left out."""
        price = 3 * max(0.0, picture.width - WIDTH) + 0.1 * picture.width + 0.8 * picture.height
        lengths = [sum(hypot(x - a, y - b) for (x, y), (a, b) in pairwise(line.points)) for line in picture.lines]
        price += 0.01 * sum(lengths) + 40 * sum(length < 14 for length in lengths)
        price += 70 * len(picture.crossings) + 40 * sum(
            self._reads_upward(card, picture) for card in self._cards.values()
        )
        return price if price > limit else price + 500 * len([*picture.covered, *picture.merged])

    def _reads_upward(self, card: Card, picture: Measured) -> bool:
        """Whether a card leads on, by the order of the machine's states, to a state that stands higher up."""
        order, tops = self._machine.states.index, {node.name: node.around.top for node in picture.nodes}
        sources, target = [each.source for each in card.transitions], str(card.first.target)
        leads_on = all(order(source) < order(target) for source in sources)
        return leads_on and tops[target] < min(tops[source] for source in sources)

    def _measure(self, layout: Layout) -> Measured:
        graph = machine_picture(self._machine, self._language, layout=layout)
        return measured(render(graph, "", "", self._language, with_style=False))

    def _whole(self, layout: Layout) -> Layout:
        """The layout with all keys, and without those that are none."""
        keys = dict.fromkeys((*self._machine.states, *self._cards))
        order = [key for key in layout.order if key in keys]
        return Layout(
            (*order, *(key for key in keys if key not in order)),
            {each: layout.exits.get(each, states[-1]) for each, states in self._exits.items()},
            {key: drop for key, drop in layout.drops.items() if key in keys},
            layout.turned & keys.keys(),
            layout.outer & keys.keys(),
        )

    def _changed(self, layout: Layout, chance: random.Random) -> Layout:
        """One to three small changes."""
        for _ in range(chance.choice((1, 1, 2, 3))):
            card = chance.choice(list(self._cards))
            match chance.choices(("order", "drop", "turn", "home", "exit"), (50, 24, 8, 8, 10))[0]:
                case "order":
                    layout = replace(layout, order=_reordered(layout.order, chance))
                case "drop":
                    drops = {**layout.drops, card: chance.randint(1, DEEPEST)}
                    layout = replace(layout, drops={key: drop for key, drop in drops.items() if drop > 1})
                case "turn":
                    layout = replace(layout, turned=layout.turned ^ {card})
                case "home":
                    layout = replace(layout, outer=layout.outer ^ {card})
                case "exit" if self._exits:
                    place = chance.choice(list(self._exits))
                    layout = replace(layout, exits={**layout.exits, place: chance.choice(self._exits[place])})
        return layout


def _reordered(order: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    """One key elsewhere, or two exchanged."""
    new = list(order)
    one, other = chance.randrange(len(new)), chance.randrange(len(new))
    if chance.random() < 0.5:
        new.insert(other, new.pop(one))
    else:
        new[one], new[other] = new[other], new[one]
    return tuple(new)


def _write(machine: str, language: Language, layout: Layout) -> None:
    path = ROOT / FILE
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept.setdefault(machine, {})[language] = {
        "order": layout.order,
        "exits": layout.exits,
        "drops": layout.drops,
        "turned": sorted(layout.turned),
        "outer": sorted(layout.outer),
    }
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
