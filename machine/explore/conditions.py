"""When something is so, as a condition over the fields of a World: what a command's tree or a property comes to.

Neither is written down twice: a command's condition is folded from its tree, a property's is found by asking it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple, cast

from machine.explore.decision_trees import FIRST_LEAF, Decisions
from machine.explore.packing import PART_FIELDS, TALK_FIELDS, UNKNOWN, VALUES, Packing, value_for
from machine.explore.traced_world import Atom, Notes, Value
from machine.lifecycle.world import NOBODY, AgentState, DialogState, InstanceId, World
from spec.worlds import WorldLike


class Cases(NamedTuple):
    """One field is read: for each set of its codes what else must be so. Any other code, and it is not so."""

    atom: Atom
    branches: tuple[tuple[tuple[int, ...], Condition], ...]


Condition = bool | Cases


def folded(atom: Atom, branches: Iterable[tuple[int, Condition]], codes: int) -> Condition:
    """The condition that reads `atom`, which has so many codes, and goes on as `branches` say."""
    alike: dict[Condition, list[int]] = {}
    for code, below in branches:
        if below is not False:
            alike.setdefault(below, []).append(code)
    if not alike:
        return False
    if len(alike) == 1 and len(next(iter(alike.values()))) == codes:
        return next(iter(alike))
    return Cases(atom, tuple((tuple(same), below) for below, same in alike.items()))


def codes_of(field: str, packing: Packing) -> int:
    """How many codes a field has: a ticket and a load go up to the number of conversations."""
    return len(VALUES[field]) if field in VALUES else packing.bounds.conversations + 1


def comes_to(decisions: Decisions, command: int, leaves: Collection[int]) -> Condition:
    """When a command comes to one of these leaves. Where its tree does not reach, it does not."""

    def below(node: int) -> Condition:
        if node < 0:
            return node != UNKNOWN and FIRST_LEAF - node in leaves
        atom = decisions.atoms[decisions.atom_of[node]]
        codes = codes_of(atom.field, decisions.packing)
        return folded(atom, enumerate(map(below, decisions.child[node, :codes].tolist())), codes)

    return below(decisions.roots[command])


class Occurring:
    """The values that occur in a space: of a status each, of the others those that one part or conversation has at a
    time. Whether they occur together with those of other parts, conversations and statuses is left open."""

    def __init__(self, packing: Packing) -> None:
        self._packing = packing
        columns = [packing.codes(column) for column in range(packing.column_count)]
        self._together = {
            owner: sorted({tuple(codes[packing.place[owner, name]] for name in names) for codes in columns})
            for owner, names in ((NOBODY, TALK_FIELDS), *((each, PART_FIELDS) for each in range(packing.bounds.agents)))
        }

    def codes(self, atom: Atom, known: Mapping[Atom, int]) -> Collection[int]:
        """The codes that a field may have beside those known of the same part or conversation."""
        if atom.field == "status":
            return range(len(AgentState))
        names = TALK_FIELDS if atom.agent == NOBODY else PART_FIELDS
        asked = {place: known[own] for place, name in enumerate(names) if (own := atom._replace(field=name)) in known}
        return sorted(
            {
                codes[names.index(atom.field)]
                for codes in self._together[atom.agent]
                if all(codes[place] == code for place, code in asked.items())
            }
        )


def whole(question: Callable[[WorldLike], bool], packing: Packing) -> Condition:
    """When a question to a World is answered with yes, for whatever occurring values come together.

    Values that do not occur are answered with no, so that a yes is always the question's own.
    """
    occurring = Occurring(packing)

    def below(world: World, known: dict[Atom, int]) -> Condition:
        notes = Notes(world)
        answer = question(notes.world_read())
        atom = next((each for each in notes.reads if each not in known), None)
        if atom is None:
            return answer
        codes = occurring.codes(atom, known)
        branches = ((code, below(_with(world, atom, code), {**known, atom: code})) for code in codes)
        return folded(atom, branches, codes_of(atom.field, packing))

    return below(packing.bounds.first_world(), {})


def _with(world: World, atom: Atom, code: int) -> World:
    value: Value = value_for(atom.field, code)
    me = InstanceId(atom.agent, atom.conversation)
    machine, _, name = atom.field.partition(".")
    match machine:
        case "status":
            return world.with_status(atom.agent, cast(AgentState, value))
        case "dialog":
            return world.with_dialog(me, cast(DialogState, value))
        case "talk":
            return world.with_conversation(me, world.conversation(me)._replace(**{name: value}))  # type: ignore[arg-type]
        case _:
            return world.with_interaction(me, world.interaction(me)._replace(**{name: value}))  # type: ignore[arg-type]
