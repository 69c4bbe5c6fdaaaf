"""A part of a procedure: one scenario played on our own desk, arrow by arrow, beside its Gherkin.

Who does what, what everybody sees then and what it rests on come from the run: from the commands, their answers, the
transitions taken and what has changed in the views.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.draw import addresses
from machine.draw.acts import act
from machine.draw.exchanges import SYSTEM, Actor, dialog_of, reached, refusal_words, sender_of, whose
from machine.draw.sights import Sight, seen_by_agent, seen_by_customer
from machine.draw.swim_lanes import Said
from machine.draw.words import machine_name, state_name
from machine.harness.bdd.scenario_runner import PlayedScenario, take
from machine.lifecycle.declaration import GUARDS, Caller
from machine.lifecycle.table import TABLE, Transition
from machine.lifecycle.world import ConversationPhase
from machine.story.steps.scene import Scene
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.answers import Answer, Refused
from spec.port.configuration import Configuration
from spec.port.views import CustomerView, DesktopView
from spec.worlds import Move

WAITS = Words("{customer} waits", "{customer} 대기")
WAITS_NO_LONGER = Words("{customer} waits no longer", "{customer} 대기 끝")
STATE = Words("{machine}: {state}", "{machine}: {state}")
NOT_IN_SOURCE = Words("Not in the source", "원문에 없음")
DOES = "do."
"""With this begin the ids of phrases in which somebody does something; the others say what is so."""
BEFORE_YOU_BEGIN = "before you begin"

SECTIONS: Mapping[Words, Words] = {
    Words("Respond to a text message", "텍스트 메시지에 응답"): Words("Respond", "응답"),
    Words("Transfer a text message conversation", "텍스트 메시지 대화 전환"): Words("Transfer", "전환"),
    Words("Add an agent to a text message conversation", "텍스트 메시지 대화에 상담사 추가"): Words(
        "Add an agent", "상담사 추가"
    ),
    Words("End a text message conversation", "텍스트 메시지 대화 종료"): Words("End", "종료"),
}
"""The sections of the source, as locators call them, and what they are called in short."""


class Cited(msgspec.Struct, frozen=True):
    """Clauses of one place in the source, or assumptions: the place in short ("Transfer, step 3"), and the ids."""

    place: str
    ids: tuple[str, ...]


class Note(msgspec.Struct, frozen=True):
    """What comes of something for one who takes part: what an agent or a customer sees, how a conversation stands, who
    waits in a queue."""

    actor: Actor
    said: tuple[Said, ...]


class Arrow(msgspec.Struct, frozen=True):
    """One command, numbered through the whole procedure: who gives it, what it is in short and as a sentence, how it is
    refused ("" if it is taken), what comes of it, what it rests on, and the transitions taken, by their ids."""

    number: int
    sender: Actor
    label: str
    sentence: str
    refusal: str
    notes: tuple[Note, ...]
    basis: tuple[Cited, ...]
    transitions: tuple[str, ...]


class Step(msgspec.Struct, frozen=True):
    """A line of the feature file, and the numbers of its arrows: those of what it does, or the one whose outcome it
    looks at; none where it says how things stand at the start."""

    keyword: str
    text: str
    line: int
    in_background: bool
    arrows: tuple[int, ...]


class Part(msgspec.Struct, frozen=True):
    """One scenario as it was played. `start` is what is so before the first arrow for those who take part, `before`
    what must hold by the source before one begins. A `branch` is one of several ways in which the part before goes on:
    when it does so."""

    title: str
    file: str
    line: int
    start: tuple[Note, ...]
    before: tuple[Cited, ...]
    arrows: tuple[Arrow, ...]
    steps: tuple[Step, ...]
    branch: str = ""


def played_part(scenario: PlayedScenario, file: str, language: Language, first: int) -> Part:
    """The scenario as a part whose arrows are numbered from `first`. Raises SceneError where it is red."""
    return _Play(scenario, language, first).part(file)


def place(locator: str) -> str:
    """A locator of the catalogue with the section in short: "Transfer, step 3"."""
    for title, name in SECTIONS.items():
        for language in LANGUAGES:
            if locator.startswith(f"{title.of(language)}, "):
                return name.of(language) + locator.removeprefix(title.of(language))
    return locator


class _Grounds(NamedTuple):
    """What an arrow may rest on: what its transitions or its refusal cite, without what is only asked of them, and
    what the fields cite that have changed before somebody's eyes."""

    done: frozenset[str]
    seen: frozenset[str]


class _Play:
    """A scenario while it is played and told."""

    def __init__(self, scenario: PlayedScenario, language: Language, first: int) -> None:
        self._scenario = scenario
        self._language = language
        self._first = first
        self._desk = _NotingDesk(language)
        self._arrows: list[Arrow] = []
        self._grounds: list[_Grounds] = []
        self._asked: set[str] = set()

    def part(self, file: str) -> Part:
        """Play it to its end."""
        scene = Scene(self._desk, ())
        steps, at_start = [], 0
        for step in self._scenario.steps:
            before = len(self._desk.moments)
            take(step, scene)
            new = self._desk.moments[before:]
            if new and not self._arrows and not step.phrase.id.startswith(DOES):
                at_start = before + len(new)
                new = []
            made = [self._arrow(moment, step.text) for moment in new]
            numbers = tuple(arrow.number for arrow in made or self._arrows[-1:])
            steps.append(Step(step.keyword, step.text, step.line, step.in_background, numbers))
        scene.finish()
        return Part(
            title=self._scenario.title,
            file=file,
            line=self._scenario.line,
            start=self._start(self._desk.moments[:at_start]),
            before=self._cited(self._wanted_before()),
            arrows=tuple(
                msgspec.structs.replace(arrow, basis=basis)
                for arrow, basis in zip(self._arrows, self._bases(), strict=True)
            ),
            steps=tuple(steps),
        )

    # --- arrows

    def _arrow(self, moment: _Moment, sentence: str) -> Arrow:
        transitions = tuple(_transitions(moment.moves))
        sights = dict(self._sights(moment.before, moment.after))
        asked = {cited for each in transitions for guard in each.guards for cited in GUARDS[guard].cites}
        done = {cited for each in transitions for cited in each.cites} - asked
        refused = moment.answer.cites if isinstance(moment.answer, Refused) else ()
        seen = frozenset(cited for each in sights.values() for sight in each for cited in sight.cites)
        self._asked |= asked
        self._grounds.append(_Grounds(frozenset({*done, *refused}), seen))
        arrow = Arrow(
            number=self._first + len(self._arrows),
            sender=sender_of(moment.command, self._desk.record.configuration),
            label=moment.label,
            sentence=sentence,
            refusal=refusal_words(moment.answer, self._language),
            notes=self._notes(sights, moment.moves, moment.before, moment.after),
            basis=(),
            transitions=tuple(each.id for each in transitions),
        )
        self._arrows.append(arrow)
        return arrow

    def _bases(self) -> Iterator[tuple[Cited, ...]]:
        """What each arrow rests on. Of what the scenario is evidence for: what this arrow does, and what shows here if
        no arrow does it; each where it comes first, if a later one has more to say. Where that is nothing, what the
        transitions cite: clauses, or else assumptions."""
        tags, clauses = frozenset(self._scenario.tags), frozenset(load().clauses)
        done_somewhere = frozenset(cited for each in self._grounds for cited in each.done)
        told: frozenset[str] = frozenset()
        for done, seen in self._grounds:
            found = (done & tags) | ((seen & tags) - done_somewhere)
            yield self._cited(found - told or found or done & clauses or done)
            told |= found

    def _cited(self, ids: Collection[str]) -> tuple[Cited, ...]:
        """By their places in the order of the catalogue, assumptions last."""
        catalogue = load()
        places: dict[str, list[str]] = {}
        for clause in catalogue.clauses.values():
            if clause.id in ids:
                places.setdefault(place(clause.locator.of(self._language)), []).append(clause.id)
        assumed = [each for each in catalogue.assumptions if each in ids]
        if assumed:
            places[NOT_IN_SOURCE.of(self._language)] = assumed
        return tuple(Cited(where, tuple(found)) for where, found in places.items())

    # --- the start

    def _start(self, moments: Sequence[_Moment]) -> tuple[Note, ...]:
        """How things stand for those who take part: who does something, to whom something comes, who has a
        conversation."""
        first = self._desk.first
        if first is None or not moments:
            return ()
        now = moments[-1].after
        taking_part = {
            *(arrow.sender for arrow in self._arrows),
            *(note.actor for arrow in self._arrows for note in arrow.notes),
            *(Actor(Caller.AGENT, agent) for agent, view in now.desktops.items() if view.panes or view.popovers),
            *(Actor(Caller.CUSTOMER, customer) for customer, view in now.customers.items() if view.conversation),
        }
        moves = [move for moment in moments for move in moment.moves]
        notes = self._notes(dict(self._sights(first, now, is_there=True)), moves, first, now)
        return tuple(note for note in notes if note.actor in taking_part)

    def _wanted_before(self) -> set[str]:
        """What the source wants before one begins, of all that was asked of what is done."""
        clauses = load().clauses
        return {each for each in self._asked if each in clauses and clauses[each].locator.en.endswith(BEFORE_YOU_BEGIN)}

    # --- what comes of it

    def _sights(
        self, before: _Sight, after: _Sight, *, is_there: bool = False
    ) -> Iterator[tuple[Actor, tuple[Sight, ...]]]:
        for customer, view in after.customers.items():
            if found := seen_by_customer(before.customers[customer], view, self._language):
                yield Actor(Caller.CUSTOMER, customer), found
        names = self._desk.customers()
        for agent, desktop in after.desktops.items():
            if found := seen_by_agent(before.desktops[agent], desktop, self._language, names, is_there=is_there):
                yield Actor(Caller.AGENT, agent), found

    def _notes(
        self, sights: Mapping[Actor, Sequence[Sight]], moves: Iterable[Move], before: _Sight, after: _Sight
    ) -> tuple[Note, ...]:
        said: dict[Actor, tuple[Said, ...]] = {}
        for words, queues in (
            (WAITS_NO_LONGER, [each for each in before.waiting if each not in after.waiting]),
            (WAITS, [each for each in after.waiting if each not in before.waiting]),
        ):
            for queue, customer in queues:
                actor = Actor(None, queue)
                said[actor] = (*said.get(actor, ()), Said(words.of(self._language).format(customer=customer)))
        for (machine, _), state in reached(moves, TABLE).items():
            if machine == "Conversation":
                told = STATE.of(self._language).format(
                    machine=machine_name(machine, self._language), state=state_name(machine, state, self._language)
                )
                said[SYSTEM] = (*said.get(SYSTEM, ()), Said(told, addresses.state(machine, state)))
        for actor, seen in sights.items():
            said[actor] = tuple(Said(sight.text) for sight in seen)
        return tuple(Note(actor, each) for actor, each in said.items())


def _transitions(moves: Iterable[Move]) -> Iterator[Transition]:
    for move in moves:
        for step in move.steps:
            yield TABLE.transition(step.transition)


class _Sight(NamedTuple):
    """Everything that anybody sees at one time; who waits where, as queue and customer."""

    desktops: Mapping[str, DesktopView]
    customers: Mapping[str, CustomerView]
    waiting: tuple[tuple[str, str], ...]


class _Moment(NamedTuple):
    """One command with its answer, the moves that it took, and what was and is seen."""

    command: c.AnyCommand
    answer: Answer
    label: str
    moves: tuple[Move, ...]
    before: _Sight
    after: _Sight


class _NotingDesk(InProcessDesk):
    """Our own desk, which notes everything that it is told and shows."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.moments: list[_Moment] = []
        self.first: _Sight | None = None

    def reset(self, configuration: Configuration) -> Answer:
        answer = super().reset(configuration)
        self.moments, self.first = [], self._sight()
        return answer

    def apply(self, command: c.AnyCommand) -> Answer:
        before = self._sight()
        dialog = dialog_of(command, before.desktops[command.agent]) if isinstance(command, c.AgentCommand) else ""
        several = len(self.record.conversations) > 1
        label = act(command, dialog, self._language, whose(command, self.record, several=several))
        answer = super().apply(command)
        self.moments.append(_Moment(command, answer, label, self.moves, before, self._sight()))
        return answer

    def _sight(self) -> _Sight:
        record = self.record
        configuration = record.configuration
        asset = configuration.assets[0].name
        return _Sight(
            {agent: self.view(agent) for agent in configuration.agents},
            {customer.name: self.customer_view(customer.number, asset) for customer in configuration.customers},
            tuple(
                (conversation.queue, record.customer_name(conversation.number))
                for slot, conversation in record.by_slot.items()
                if self.world.conversations[slot].state is ConversationPhase.QUEUED
            ),
        )

    def customers(self) -> Mapping[str, str]:
        """Whose each conversation is, where there are several."""
        conversations = self.record.conversations
        if len(conversations) < 2:
            return {}
        return {each.id: self.record.customer_name(each.number) for each in conversations.values()}
