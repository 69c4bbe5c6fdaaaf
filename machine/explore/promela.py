"""A searched space as a Promela model, for SPIN to search again: the same fields, commands and properties.

One process, one loop. Each option is a command in one deterministic step: its guard is folded from the command's
tree, its assignments are what a leaf writes. SPIN stores a state for each World; its transitions are one for each
accepted command, and one more, since it counts the first state among them. The model reaches as far as the space was
searched: what never came by there is no option.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from machine.explore.conditions import Cases, Condition, codes_of, comes_to, whole
from machine.explore.decision_trees import FIRST_LEAF, Decisions, Leaf
from machine.explore.exploration import explorable_properties
from machine.explore.packing import PART_FIELDS, TALK_FIELDS, UNKNOWN, VALUES, code_of
from machine.explore.search import LIMITS, Space, search
from machine.explore.traced_world import Atom, Value, value_of
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import Table
from machine.lifecycle.world import LIVE, NOBODY, Event, InstanceId
from spec.properties import MACHINES_ARE_SOUND, Explorable, ResponseProperty, StateProperty, StepProperty
from spec.properties.kinds import Instance, Property
from spec.worlds import WorldLike

RESPONSES = "RESPONSES"
"""The preprocessor's name that brings in the never claims and what they need."""

HEADER = """\
/* {bounds}: {states} states, {transitions} transitions.
 *
 * Written by `textdesk export promela` from the machines; change those, not this.
 *
 * Safety:   spin -o2 -a FILE; cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -m{depth}
 * Progress: spin -o2 -a -D{responses} FILE; cc -O2 -DNOREDUCE -o pan pan.c; ./pan -a -A -m{depth} -N CLAIM
 *           where CLAIM is one of the claims at the end.
 *
 * Without -o2 SPIN forgets values that no command reads again, and then stores fewer states.
 * A property's variable holds_... is no part of the state; it names the property in SPIN's message.
 */
"""


class ExportError(ValueError):
    """The space cannot be exported. The message says why and what to do."""


def exported(bounds: Bounds, readings: Sequence[str] = ()) -> str:
    """The model of the space under these bounds and readings, which is searched for it, with every property.

    Raises ExportError where the search ended early, and PackingError for bounds too large to begin with.
    """
    table = table_of(readings)
    properties = explorable_properties(table, readings)
    return promela(search_plain(bounds, table, properties), properties)


def search_plain(bounds: Bounds, table: Table, properties: Sequence[Explorable]) -> Space:
    """The space to export: without symmetry, so that every command is met."""
    return search(
        bounds, table, properties, symmetric=False, budget=LIMITS, progress=lambda _done, _found: None
    )  # fmt: skip


def promela(space: Space, properties: Sequence[Explorable]) -> str:
    """The model of a whole space without symmetry, and of those properties that it was searched with.

    State and step properties become assertions, response properties never claims; the others have no counterpart.
    Raises ExportError for a space that was not searched whole, or with symmetry.
    """
    if space.cut is not None:
        raise ExportError(f"{space.bounds}: the search ended early, {space.cut}; export smaller bounds.")
    if space.symmetric:
        raise ExportError(f"{space.bounds}: was searched with symmetry, so not every command was met; search it plain.")
    responses = _responses(space, [each for each in properties if isinstance(each, ResponseProperty)])
    asserted = [each for each in properties if isinstance(each, (StateProperty, StepProperty))]
    asked = [each for each in asserted if isinstance(each, StateProperty) and each is not MACHINES_ARE_SOUND]
    helping = {command: number for number, command in enumerate(dict.fromkeys(c for _, _, c in responses), 1)}
    header = HEADER.format(
        bounds=space.bounds,
        states=space.reached,
        transitions=space.transitions,
        depth=depth_limit(space.reached),
        responses=RESPONSES,
    )
    lines = [
        *_constants(),
        "",
        *_fields(space),
        "",
        *(f"hidden byte {_holds(each.id)} = 1;" for each in asserted),
        "",
        f"#ifdef {RESPONSES}",
        f"/* The last command, where one of the claims speaks of it: {len(helping)} do. */",
        "byte taken = 0;",
        "#define DONE(number) taken = number",
        "#else",
        "#define DONE(number) skip",
        "#endif",
        "",
        "active proctype commands() {",
        "  do",
        *(line for each in asked for line in _assertion(space, each)),
        *(line for number in range(len(_commands(space))) for line in _options(space, number, asserted, helping)),
        f"#ifdef {RESPONSES}",
        "  /* Nothing needs to happen. */",
        "  :: d_step { true -> DONE(0) }",
        "#endif",
        "  od",
        "}",
        "",
        f"#ifdef {RESPONSES}",
        *(line for each, instance, command in responses for line in _claim(space, each, instance, command, helping)),
        "#endif",
    ]
    return header + "\n" + "\n".join(lines) + "\n"


def claims(space: Space, properties: Sequence[Explorable]) -> dict[str, str]:
    """The names of the never claims, each with the id of its property."""
    found = [each for each in properties if isinstance(each, ResponseProperty)]
    return {_claim_name(each, instance): each.id for each, instance, _ in _responses(space, found)}


def depth_limit(states: int) -> int:
    """SPIN's option -m: more than a path without repetition can have, also beside a claim and with its own steps."""
    return 4 * states + 10_000


def _commands(space: Space) -> Sequence[Event]:
    return space.successors.decisions.commands


def _responses(space: Space, responses: Iterable[ResponseProperty]) -> list[tuple[ResponseProperty, Instance, int]]:
    """Each response property, each instance of it, and the number of the command that helps."""
    return [
        (each, instance, _commands(space).index(Event(each.helps, InstanceId(*instance))))
        for each in responses
        for instance in each.over.instances(space.bounds.agents, space.bounds.conversations)
    ]


def _holds(identity: str) -> str:
    return f"holds_{identity.replace('-', '_')}"


def _claim_name(each: ResponseProperty, instance: Instance) -> str:
    return "_".join((each.id.replace("-", "_"), *(str(number) for number in instance if number != NOBODY)))


def _constant(field: str, value: Value) -> str:
    if isinstance(value, str):
        return f"{field.replace('.', '_')}_{value}".upper()
    return str(int(value))


def _named(field: str, code: int) -> str:
    return _constant(field, VALUES[field][code]) if field in VALUES else str(code)


def _constants() -> Iterator[str]:
    for field, values in VALUES.items():
        for code, value in enumerate(values):
            if isinstance(value, str):
                yield f"#define {_constant(field, value)} {code}"


def _variable(atom: Atom) -> str:
    kind, _, name = atom.field.partition(".")
    owners = (str(each) for each in (atom.agent, atom.conversation) if each != NOBODY)
    return "_".join((kind, *owners, *([name] if name else [])))


def _fields(space: Space) -> Iterator[str]:
    """The fields of a World as variables, and each agent's load as what it is derived from."""
    bounds, first = space.bounds, space.bounds.first_world()
    agents, conversations = range(bounds.agents), range(bounds.conversations)
    interactions = [(agent, conversation) for agent in agents for conversation in conversations]
    for atom in (
        *(Atom(agent, NOBODY, "status") for agent in agents),
        *(Atom(NOBODY, conversation, name) for conversation in conversations for name in TALK_FIELDS),
        *(Atom(*part, name) for part in interactions for name in PART_FIELDS),
    ):
        bits = (codes_of(atom.field, space.packing) - 1).bit_length()
        yield f"unsigned {_variable(atom)} : {bits} = {_constant(atom.field, value_of(first, atom))};"
    live = sorted(code_of("part.state", state) for state in LIVE)
    for agent in agents:
        slots = (_is_one_of(Atom(agent, conversation, "part.state"), live) for conversation in conversations)
        yield f"#define {_variable(Atom(agent, NOBODY, 'load'))} ({' + '.join(slots)})"


def _is_one_of(atom: Atom, codes: Sequence[int]) -> str:
    alternatives = [f"{_variable(atom)} == {_named(atom.field, code)}" for code in codes]
    return alternatives[0] if len(alternatives) == 1 else f"({' || '.join(alternatives)})"


def _text(condition: Condition, indent: str) -> str:
    """The condition as an expression that can stand in a conjunction."""
    if not isinstance(condition, Cases):
        return "true" if condition else "false"
    branches = []
    for codes, below in condition.branches:
        text = _is_one_of(condition.atom, codes)
        branches.append(text if below is True else f"{text} && {_text(below, indent + '  ')}")
    joined = f"\n{indent}  || ".join(branches)
    return joined if len(branches) == 1 else f"({joined})"


def _assertion(space: Space, each: StateProperty) -> Iterator[str]:
    bounds = space.bounds
    conditions = (
        whole(partial(_is_true, each, instance), space.packing)
        for instance in each.over.instances(bounds.agents, bounds.conversations)
    )
    indent = "       "
    joined = f"\n{indent}&& ".join(_text(condition, indent) for condition in conditions)
    yield f"  /* {each.id} */"
    yield f"  :: d_step {{ !({joined}) ->\n{indent}{_failing(each)}; DONE(0) }}"


def _is_true(each: StateProperty, instance: Instance, world: WorldLike) -> bool:
    return each.of(world, *instance)


def _failing(each: Property) -> str:
    return f"{_holds(each.id)} = 0; assert({_holds(each.id)})"


def _options(space: Space, number: int, asserted: Sequence[Property], helping: dict[int, int]) -> Iterator[str]:
    decisions = space.successors.decisions
    alike: dict[tuple[bool, tuple[str, ...]], set[int]] = {}
    for place in _leaves_below(decisions, decisions.roots[number]):
        leaf = decisions.leaves[place]
        failing = [_failing(each) for each in asserted if each.id in leaf.broken]
        if leaf.accepted or failing:
            alike.setdefault((leaf.accepted, (*_assignments(leaf), *failing)), set()).add(place)
    if alike:
        yield f"  /* {_told(decisions.commands[number])} */"
    indent = "       "
    for (accepted, statements), leaves in sorted(alike.items()):
        done = f"DONE({helping.get(number, 0) if accepted else 0})"
        guard = _text(comes_to(decisions, number, leaves), indent)
        yield f"  :: d_step {{ {guard} ->\n{indent}{'; '.join((*statements, done))} }}"


def _leaves_below(decisions: Decisions, node: int) -> set[int]:
    if node < 0:
        return set() if node == UNKNOWN else {FIRST_LEAF - node}
    return set[int]().union(*(_leaves_below(decisions, below) for below in decisions.child[node].tolist()))


def _assignments(leaf: Leaf) -> Iterator[str]:
    return (f"{_variable(atom)} = {_constant(atom.field, value)}" for atom, value in leaf.written)


def _told(command: Event) -> str:
    who = [f"agent {command.me.agent}"] if command.me.agent != NOBODY else []
    which = [f"conversation {command.me.conversation}"] if command.me.conversation != NOBODY else []
    return ", ".join((command.name, *who, *which, *(f"{name} {value}" for name, value in command.parameters)))


def _claim(
    space: Space, each: ResponseProperty, instance: Instance, command: int, helping: dict[int, int]
) -> Iterator[str]:
    """What must never be: pending from some time on, the command again and again not possible, or taken."""
    decisions = space.successors.decisions
    accepted = {place for place, leaf in enumerate(decisions.leaves) if leaf.accepted}
    pending = _text(whole(lambda world: each.pending(world, *instance), space.packing), "  ")
    possible = _text(comes_to(decisions, command, accepted), "  ")
    name = _claim_name(each, instance).upper()
    yield f"#define PENDING_{name} ({_one_line(pending)})"
    yield f"#define FAIR_{name} (taken == {helping[command]} || !({_one_line(possible)}))"
    yield f"never {_claim_name(each, instance)} {{"
    yield "  do"
    yield "  :: true"
    yield f"  :: PENDING_{name} -> break"
    yield "  od;"
    yield "ignored:"
    yield "  if"
    yield f"  :: PENDING_{name} && !FAIR_{name} -> goto ignored"
    yield f"  :: PENDING_{name} && FAIR_{name} -> goto accept_fair"
    yield "  fi;"
    yield "accept_fair:"
    yield "  if"
    yield f"  :: PENDING_{name} && !FAIR_{name} -> goto ignored"
    yield f"  :: PENDING_{name} && FAIR_{name} -> goto accept_fair"
    yield "  fi"
    yield "}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
