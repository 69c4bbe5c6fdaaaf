"""Mutants: everything that can be wrong in a desktop by one mechanical change, in the table, in the desk and in what is
shown. How many of them the kit finds is its measured power.

Nothing is picked by hand: each kind of change is applied wherever it can be. Faults of single clauses, which switch
things off, are among them under their ids.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial, wraps
from itertools import permutations
from typing import Any, Literal

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.desk.record import Message, Record, Settled
from machine.desk.record_writer import CLOSED_AS
from machine.desk.translation import draft_after
from machine.faults.clause_faults import BlankingDesk, faults, masking
from machine.faults.mutant import Mutant
from machine.faults.situation_mutants import situation_mutants
from machine.lifecycle.declaration import EMISSIONS, GUARDS, Caller, Effect, Guard, refuses
from machine.lifecycle.engine import Blocked, Fired, TableEngine
from machine.lifecycle.table import TABLE, Table, Transition
from machine.lifecycle.world import SETTLED, DialogState, Event, InstanceId, World
from machine.masking.masked_form import KEPT
from machine.port.vocabulary import OUTCOMES
from spec.catalogue.load import load
from spec.limits import COMPOSE_LIMIT
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.configuration import Configuration
from spec.port.views import ClosedAs, Composer, View


@cache
def mutants() -> tuple[Mutant, ...]:
    """The whole catalogue, always in the same order."""
    return (
        *_of_the_machines(),
        *_of_rules_and_views(),
        *_of_masking(),
        *_of_limits(),
        *_of_the_record(),
        *situation_mutants(),
    )


# --- words


def _word(term: str) -> str:
    return load().words(term).en


def _where(transition: Transition) -> str:
    told = f'In "{_word(f"machine.{transition.machine}")}", "{_word(f"event.{transition.machine}.{transition.event}")}"'
    rivals = (
        TABLE.candidates[f"{transition.machine}.{transition.event}", transition.source]
        if transition in TABLE.transitions
        else (transition,)
    )
    apart = [guard for guard in transition.guards if sum(guard in each.guards for each in rivals) == 1 < len(rivals)]
    case = f" and {_word(f'guard.{apart[0].__name__}')}" if apart else ""
    return f"{told} while {_state(transition, transition.source)}{case}"


def _state(transition: Transition, state: str) -> str:
    return f'"{_word(f"state.{transition.machine}.{state}")}"'


# --- the machines


def _of_the_machines() -> Iterator[Mutant]:
    for transition in TABLE.transitions:
        yield from _of_arrow(transition)
    yield from _accepted_instead_of_refused()


def _on_table(identity: str, name: str, table: Table, *transitions: Transition) -> Mutant:
    touches = frozenset((f"{transition.machine}.{transition.event}", transition.source) for transition in transitions)
    return Mutant(identity, name, partial(InProcessDesk, table=table), table, touches)


def _of_arrow(transition: Transition) -> Iterator[Mutant]:
    where = _where(transition)

    def changed(kind: str, says: str, **fields: Any) -> Mutant:
        return _on_table(
            f"{kind} {transition.id}", f"{where} {says}", TABLE.changed(transition.id, **fields), transition
        )

    yield _on_table(
        f"transition dropped: {transition.id}", f"{where} is not there", TABLE.without(transition.id), transition
    )
    for state in next(each.states for each in TABLE.machines if each.name == transition.machine):
        if state != transition.target:
            says = f"leads to {_state(transition, state)} instead of {_state(transition, transition.target)}"
            yield changed(f"leads to {state}:", says, target=state)
    for guard in transition.guards:
        name, said = guard.__name__, _word(f"guard.{guard.__name__}")
        others = tuple(each for each in transition.guards if each is not guard)
        yield changed(f"guard removed: {name} from", f'happens whether or not "{said}"', guards=others)
        turned = tuple(_negated(each) if each is guard else each for each in transition.guards)
        yield changed(f"guard negated: {name} of", f'happens just where not "{said}"', guards=turned)
    if transition.effect is not None:
        yield from _of_effect(transition, transition.effect, changed)


def _of_effect(transition: Transition, effect: Effect, changed: Callable[..., Mutant]) -> Iterator[Mutant]:
    said = _word(f"effect.{effect.__name__}")
    yield changed("effect dropped:", f'happens without what follows, "{said}"', effect=None)
    told = EMISSIONS[effect]
    for name in told:
        said = f'"{_word(f"event.{name}")}"'
        if len(told) > 1:
            dropped = _telling(effect, partial(_without, name))
            yield changed(f"not told: {name} by", f"happens without {said} following", effect=dropped)
        doubled = _telling(effect, partial(_twice, name))
        yield changed(f"told twice: {name} by", f"happens with {said} following twice", effect=doubled)
    if len(told) > 1:
        turned = _telling(effect, _turned)
        yield changed("told in reverse: by", "happens with what follows in reverse order", effect=turned)
    if WRAP_UP in told:
        skipped = _telling(effect, partial(_without, WRAP_UP))
        yield changed("wrap-up skipped:", "happens without a wrap-up", target="done", effect=skipped)


WRAP_UP = "Dialog.require_wrap_up"


@cache
def _negated(guard: Guard) -> Guard:
    @refuses(GUARDS[guard].refusal, *GUARDS[guard].cites)
    @wraps(guard)
    def negated(world: World, me: InstanceId, **parameters: Any) -> bool:
        return not guard(world, me, **parameters)

    return negated


Events = tuple[Event, ...]


def _telling(effect: Effect, change: Callable[[Events], Events]) -> Effect:
    """The effect with other events told to the machines."""

    @wraps(effect)
    def told(world: World, me: InstanceId, **parameters: Any) -> World:
        waiting = len(world.pending)
        after = effect(world, me, **parameters)
        return after._replace(pending=(*after.pending[:waiting], *change(after.pending[waiting:])))

    return told


def _without(name: str, events: Events) -> Events:
    return tuple(event for event in events if event.name != name)


def _twice(name: str, events: Events) -> Events:
    return tuple(each for event in events for each in ((event, event) if event.name == name else (event,)))


def _turned(events: Events) -> Events:
    return events[::-1]


def _accepted_instead_of_refused() -> Iterator[Mutant]:
    """What is refused because no transition is there is taken and leads nowhere. Refusals by a guard are those that
    turn to acceptance where the guard is removed.

    Only events that come from commands: the clock and administrators reach no other state by the desk's own making, and
    a settled part is gone before anything can come.
    """
    for spec in TABLE.events:
        machine, _, event = spec.name.partition(".")
        if spec.by not in (Caller.AGENT, Caller.CUSTOMER, Caller.SYSTEM) or spec.shortcut:
            continue
        for state in next(each.states for each in TABLE.machines if each.name == machine):
            if (spec.name, state) in TABLE.candidates or state in SETTLED:
                continue
            transition = Transition(f"{spec.name}: {state} > {state}", machine, event, state, state, (), None, ())
            table = replace(TABLE, transitions=(*TABLE.transitions, transition))
            says = f"{_where(transition)} is accepted instead of refused"
            yield _on_table(f"refusal accepted: {spec.name} in {state}", says, table, transition)


# --- rules and views


def _of_rules_and_views() -> Iterator[Mutant]:
    for fault in faults():
        kind, _, what = fault.id.partition(": ")
        if kind == "rule removed":
            said = what.replace("_", " ")
            yield Mutant(fault.id, f'The desktop does not ask whether "{said}"', fault.make_desk)
        elif kind == "not shown":
            yield Mutant(fault.id, f"{what} is not shown", fault.make_desk)


# --- masking


def _of_masking() -> Iterator[Mutant]:
    for fault in faults():
        if fault.make_masker is not None:
            yield Mutant(fault.id, _masking_name(fault.id), fault.make_desk, make_masker=fault.make_masker)
    for keep in (KEPT - 1, KEPT + 1):
        make_masker = masking(keep=keep)
        make_desk = partial(InProcessDesk, make_masker=make_masker)
        said = f"Masking keeps {keep} characters of a number instead of {KEPT}"
        yield Mutant(f"keeps {keep} instead of {KEPT}", said, make_desk, make_masker=make_masker)


def _masking_name(identity: str) -> str:
    kind, _, what = identity.partition(": ")
    if kind == "kind not masked":
        return f'"{_word(f"kind.{what}")}" is masked nowhere'
    if kind == "not masked" and what in load().surfaces:
        return f'"{_word(f"surface.{what}")}" is shown unmasked'
    return f"{what[0].upper()}{what[1:]} are shown unmasked" if what else f"{kind[0].upper()}{kind[1:]}"


# --- limits


class _Configured(InProcessDesk):
    """A desk that takes a setting for one more or one less than it is."""

    def __init__(self, setting: str, more: int) -> None:
        super().__init__()
        self._setting, self._more = setting, more

    def reset(self, configuration: Configuration) -> Answer:
        value = max(1, getattr(configuration, self._setting) + self._more)
        return super().reset(msgspec.structs.replace(configuration, **{self._setting: value}))


class _Measuring:
    """The table's engine with another limit on what is typed. `length` is that of the draft that is coming."""

    def __init__(self, limit: int) -> None:
        self._engine, self._limit = TableEngine(), limit
        self.length: int | None = None

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        if self.length is not None and event.name == "Interaction.type_reply":
            event = event._replace(parameters=(("text", "too_long" if self.length > self._limit else "fits"),))
        return self._engine.fire(world, event)


class _TypedTo(InProcessDesk):
    """A desk that takes drafts up to another limit."""

    def __init__(self, limit: int) -> None:
        self._measuring = _Measuring(limit)
        super().__init__(self._measuring)

    def apply(self, command: c.AnyCommand) -> Answer:
        self._measuring.length = None
        if isinstance(command, c.TypeReply | c.LineBreak):
            agents = self.record.configuration.agents
            own = (
                part
                for (who, _), part in self.record.interactions.items()
                if (agents[who], part.conversation.id) == (command.agent, command.conversation)
            )
            self._measuring.length = len(draft_after(next(own, None), command))
        return super().apply(command)


class _RemainingDesk(BlankingDesk):
    """A desk whose compose box says that one more or one less character is left."""

    def __init__(self, more: int) -> None:
        super().__init__(Composer, "remaining", 0)
        self._more = more

    def _blanked(self, value: Any) -> Any:
        if isinstance(value, Composer):
            return msgspec.structs.replace(value, remaining=value.remaining + self._more)
        if isinstance(value, tuple):
            return tuple(self._blanked(item) for item in value)
        if isinstance(value, View):
            return type(value)(**{name: self._blanked(getattr(value, name)) for name in value.__struct_fields__})
        return value


def _of_limits() -> Iterator[Mutant]:
    for setting, said in (("rona_seconds", "RONA time-out"), ("capacity", "capacity")):
        for more in (-1, 1):
            told = f"The {said} is one {'more' if more > 0 else 'less'} than configured"
            yield Mutant(f"{setting} {more:+d}", told, partial(_Configured, setting, more))
    for limit in (COMPOSE_LIMIT - 1, COMPOSE_LIMIT + 1):
        told = f"The compose box takes {limit} characters instead of {COMPOSE_LIMIT}"
        yield Mutant(f"text limit {limit}", told, partial(_TypedTo, limit))
    for more in (-1, 1):
        told = f"The compose box says that one {'more' if more > 0 else 'less'} character is left"
        yield Mutant(f"remaining {more:+d}", told, partial(_RemainingDesk, more))


# --- what is recorded


Change = Literal["dropped", "doubled", "reordered"]
CHANGED: dict[Change, str] = {
    "dropped": "is lost",
    "doubled": "is there twice",
    "reordered": "stands before the one that came before it",
}


class _Tampering(InProcessDesk):
    """A desk that loses, doubles or puts in the wrong place what a command newly wrote into some logs of the record."""

    def __init__(
        self, logs: Callable[[Record], Sequence[deque[Any]]], fits: Callable[[Any], bool], change: Change
    ) -> None:
        super().__init__()
        self._logs, self._fits, self._change = logs, fits, change

    def apply(self, command: c.AnyCommand) -> Answer:
        before = {id(log): len(log) for log in self._logs(self.record)}
        answer = super().apply(command)
        for log in self._logs(self.record):
            known = before.get(id(log), 0)
            if len(log) > known:
                self._tamper(log, known)
        return answer

    def _tamper(self, log: deque[Any], known: int) -> None:
        entries = list(log)
        changed = entries[:known]
        for entry in entries[known:]:
            if not self._fits(entry):
                changed.append(entry)
            elif self._change == "doubled":
                changed += [entry, entry]
            elif self._change == "reordered":
                changed.insert(max(0, len(changed) - 1), entry)
        log.clear()
        log.extend(changed)


def _messages(record: Record) -> list[deque[Message]]:
    return [conversation.messages for conversation in record.conversations.values()]


def _notes(record: Record) -> list[deque[Any]]:
    return list(record.notifications.values())


def _bricks(record: Record) -> list[deque[Settled]]:
    return list(record.settled.values())


def _by(author: str, message: Message) -> bool:
    return message.author == author


def _settled_as(result: str, settled: Settled) -> bool:
    return settled.result == result


def _any(_note: object) -> bool:
    return True


class _ClosedOtherwise(InProcessDesk):
    """A desk that records a conversation that closes as the one as the other."""

    def __init__(self, one: ClosedAs, other: ClosedAs) -> None:
        super().__init__()
        self._one, self._other = one, other

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        for conversation in self.record.conversations.values():
            if conversation.closed_as == self._one:
                conversation.closed_as = self._other
                self.forget_views()
        return answer


class _WrappedUpTwice(InProcessDesk):
    """A desk that asks for every wrap-up a second time: the first submission is forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self._asked_again: set[int] = set()

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.SubmitWrapUp):
            for me, part in self.record.interactions.items():
                own = (self.record.configuration.agents[me[0]], part.conversation.id)
                waits = (
                    self.world.dialog(InstanceId(*me)) is DialogState.WRAP_UP and part.serial not in self._asked_again
                )
                if own == (command.agent, command.conversation) and waits and part.dialog and part.dialog.chosen:
                    self._asked_again.add(part.serial)
                    part.dialog.chosen = None
                    self.forget_views()
                    return Accepted()
        return super().apply(command)


def _of_the_record() -> Iterator[Mutant]:
    logs: tuple[tuple[str, str, Callable[[Record], Sequence[deque[Any]]], Callable[[Any], bool]], ...] = (
        ("customer's message", "A customer's message", _messages, partial(_by, "customer")),
        ("agent's message", "An agent's message", _messages, partial(_by, "agent")),
        ("notice", "A notice in the conversation", _messages, partial(_by, "notice")),
        ("notification", "A notification", _notes, _any),
        ("wrap-up", "A finished conversation in the history", _bricks, partial(_settled_as, "done")),
        ("missed offer", "A missed offer in the history", _bricks, partial(_settled_as, "missed")),
        ("withdrawn offer", "A withdrawn offer in the history", _bricks, partial(_settled_as, "withdrawn")),
    )
    for what, said, of, fits in logs:
        for change, told in CHANGED.items():
            # The order of a history is no behaviour (RULE-51).
            if of is not _bricks or change != "reordered":
                yield Mutant(f"{what} {change}", f"{said} {told}", partial(_Tampering, of, fits, change))
    for one, other in permutations((word for word in CLOSED_AS.values() if word), 2):
        said = f'A conversation that closes as "{_word(OUTCOMES[one])}" is recorded as "{_word(OUTCOMES[other])}"'
        yield Mutant(f"recorded as {other}: {one}", said, partial(_ClosedOtherwise, one, other))
    yield Mutant("wrap-up asked for twice", "Every wrap-up has to be submitted twice", _WrappedUpTwice)
