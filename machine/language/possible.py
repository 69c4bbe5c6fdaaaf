"""What may stand here as a step: every phrase of a role, with the names of this scenario, that our own desk takes at
this point, or that is true here. What would be refused is not offered.

>>> from machine.language.course import course
>>> from machine.language.draft import drafts
>>> [draft] = drafts('''Feature: First
...   Scenario: Late
...     Given there is an agent "Minji"
...     And conversations of the asset "Main line" wait in the queue "Billing"
...     And there is a wrap-up reason "Resolved"
...     And agent "Minji" is Available
... ''')
>>> offers = possible(course(draft, before_line=7).scene, "when", "en")
>>> any('sets the status to "Idle"' in each.text for each in offers)
True
>>> any("clicks Accept" in each.text for each in offers)
False
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import product
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.language.step_catalogue import topic_of
from machine.port.errors import DesktopError
from machine.port.vocabulary import why
from machine.story.steps.phrase import LISTS, Kind, Phrase, Place, Role, Value
from machine.story.steps.phrases import BY_ID, PHRASES
from machine.story.steps.scene import Scene
from machine.story.steps.scene_error import SceneError
from machine.story.telling.expectations import Facts, facts
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.worlds import Move

MOST_COMBINATIONS = 64
"""Of names and words that are tried for one phrase."""
CAST: Mapping[Role, tuple[str, ...]] = {
    "agent": ("cast.minji", "cast.jun", "cast.seoyeon"),
    "customer": ("cast.hana", "cast.doyun", "cast.sora"),
    "queue": ("cast.queue_billing", "cast.queue_delivery"),
    "asset": ("cast.asset_main", "cast.asset_shop"),
    "reason": ("cast.reason_resolved", "cast.reason_followup", "cast.reason_escalated"),
}
"""Whom and what a new step may bring to the stage, by their words in the glossary."""
TEXT = "cast.text_hello"
SAMPLE_NUMBER = "+12025550101"
NUMBERS: Mapping[str, int] = {"seconds": 30, "count": 2}
"""What stands where any number may, by the parameter's name; the person who types replaces it."""
UNASKED = ("specification.", "refused", "malformed")
"""Phrases that look at the whole run, or at the answer to the last command."""
FIRST_TOPICS = (
    *("stage", "settings", "start", "request", "reply", "dialog", "transfer", "conference", "end", "status", "time"),
    *("customer", "outbound", "pane", "history", "administrator", "masking", "refusal", "specification"),
)
"""What one wants to say, the commonest first, as far as it is possible."""
SELDOM = re.compile(r"escaped|block|_to_asset|_at_asset|_repeated|line_break")
"""Phrases for what is seldom said, by their ids."""


class Offer(NamedTuple):
    """A step that may stand here: its words, the phrase, the values with which it is told, those of them that are
    samples to be replaced, and its rank, the smallest first."""

    text: str
    phrase: Phrase
    values: Mapping[str, Value]
    samples: tuple[str, ...]
    rank: tuple[int, int, int]

    def act(self, scene: Scene) -> None:
        """Do in a scene what the step says. Raises SceneError where it fails."""
        self.phrase.act(scene, **_with_block(self.phrase, self.values))


def possible(scene: Scene, role: Kind, language: Language, news: frozenset[str] = frozenset()) -> tuple[Offer, ...]:
    """All offers, the nearest first: what `news` has is what the last step changed."""
    offers = dict[str, Offer]()
    for number, (phrase, values, samples) in enumerate(_tried(scene, role, language)):
        text = phrase.tell(language, Place(role), **values)
        near = 0 if text in news or phrase.id == "refused" else 2 if SELDOM.search(phrase.id) else 1
        rank = (near, FIRST_TOPICS.index(topic_of(phrase.id).name), number)
        offers.setdefault(text, Offer(text, phrase, values, samples, rank))
    return tuple(sorted(offers.values(), key=lambda offer: offer.rank))


_Use = tuple[Phrase, dict[str, Value], tuple[str, ...]]


def _tried(scene: Scene, role: Kind, language: Language) -> Iterator[_Use]:
    match role:
        case "given":
            yield from _facts_to_be(scene, language)
        case "when":
            yield from _commands(scene, language)
        case "then":
            yield from _answers(scene, language)
            yield from _seen(scene, language)


def _facts_to_be(scene: Scene, language: Language) -> Iterator[_Use]:
    """What may be set up: the stage as long as nothing has happened, then whatever our desk takes."""
    for phrase in PHRASES:
        if "given" not in phrase.kinds or (phrase.id.startswith("stage.") and scene.has_begun):
            continue
        for values, samples in _filled(phrase, scene, language):
            fork = scene.fork()
            with suppress(SceneError, DesktopError, ValueError):
                phrase.act(fork, **_with_block(phrase, values))
                if not fork.unsettled:
                    yield phrase, values, samples


def _commands(scene: Scene, language: Language) -> Iterator[_Use]:
    """What may be done, asked without doing it."""
    if not can_begin(scene):
        return
    asking = _Asking.of(scene)
    for phrase in PHRASES:
        if "when" not in phrase.kinds:
            continue
        for values, samples in _filled(phrase, scene, language):
            try:
                phrase.act(asking, **_with_block(phrase, values))
            except _TakenError:
                yield phrase, values, samples
            except (SceneError, DesktopError, ValueError):
                continue


def _answers(scene: Scene, language: Language) -> Iterator[_Use]:
    """Where the last command was refused the next step says so, and why."""
    if scene.unsettled and scene.played and isinstance(answer := scene.played[-1][1], Refused):
        yield BY_ID["refused"], {"why": why(answer.reason, language)}, ()


def _seen(scene: Scene, language: Language) -> Iterator[_Use]:
    """What is true now: what everybody sees, and what else can be asked with these names."""
    if scene.unsettled or not can_begin(scene):
        return
    for use in facts_of(scene, language).values():
        # A phrase may ask for more than its fact says: that there is no request at all, and not just none to accept.
        with suppress(SceneError, DesktopError, ValueError):
            BY_ID[use.phrase].act(scene, **use.values)
            yield BY_ID[use.phrase], dict(use.values), ()
    for phrase in PHRASES:
        if "then" not in phrase.kinds or phrase.id.startswith(UNASKED):
            continue
        for values, samples in _filled(phrase, scene, language):
            with suppress(SceneError, DesktopError, ValueError):
                phrase.act(scene, **_with_block(phrase, values))
                yield phrase, values, samples


def facts_of(scene: Scene, language: Language) -> Facts:
    """Everything that everybody sees, as steps tell it."""
    names = {conversation: scene.called(conversation) for conversation in scene.conversations}
    with suppress(SceneError, DesktopError):
        return facts(
            {agent: scene.look(agent) for agent in scene.names_of("agent")},
            {customer: scene.look_as(customer) for customer in scene.names_of("customer")},
            scene.look_as_administrator(),
            names,
            language,
        )
    return {}


def can_begin(scene: Scene) -> bool:
    """Whether there is an agent, an asset and a reason, so that anything can happen."""
    if scene.has_begun:
        return True
    return all(scene.names_of(role) for role in ("agent", "asset", "reason"))


def _with_block(phrase: Phrase, values: Mapping[str, Value]) -> dict[str, Value]:
    return dict(values) if phrase.block is None else {**values, phrase.block: "text"}


def _filled(phrase: Phrase, scene: Scene, language: Language) -> Iterator[tuple[dict[str, Value], tuple[str, ...]]]:
    """A phrase's values, each with those that are samples."""
    names = tuple(phrase.parameters)
    told, samples = list[Sequence[Value]](), list[str]()
    for name in names:
        known = values_for(phrase, name, scene, language)
        if not known:
            samples.append(name)
            known = (_sample(phrase, name, scene, language),)
        told.append(known)
    for combination in list(product(*told))[:MOST_COMBINATIONS]:
        yield dict(zip(names, combination, strict=True)), tuple(samples)


def values_for(phrase: Phrase, name: str, scene: Scene, language: Language) -> tuple[Value, ...]:
    """What may stand for a parameter here: the names of its role, or the words of its list. None where anything may."""
    if name in phrase.choices:
        return () if name in LISTS else phrase.choices[name].words(language)
    role: Role | None = phrase.names.get(name)
    if role is None or name in NEW.get(phrase.id, ()):
        return ()
    names = scene.names_of(role)
    return (", ".join(names),) if name in LISTS and names else names


NEW: Mapping[str, tuple[str, ...]] = {
    "stage.agent": ("agent",),
    "stage.queue": ("queue",),
    "stage.asset": ("asset", "queue"),
    "stage.reason": ("reason",),
    "stage.customer": ("customer",),
    "stage.customer_number": ("customer",),
    "stage.customer_unknown": ("customer",),
}
"""Whom and what a phrase brings to the stage, by its id, by parameters."""


def _sample(phrase: Phrase, name: str, scene: Scene, language: Language) -> Value:
    """What stands where anything may, to be replaced by whoever types."""
    if phrase.parameters[name] is int:
        return NUMBERS.get(name, 1)
    role = phrase.names.get(name)
    if role is None:
        return SAMPLE_NUMBER if name == "number" else load().words(TEXT).of(language)
    cast = [load().words(each).of(language) for each in CAST[role]]
    return next((each for each in cast if each not in scene.names_of(role)), cast[0])


class _TakenError(Exception):
    """The desk would take the command."""


class _Asking(Scene):
    """A scene whose desk is only asked."""

    @classmethod
    def of(cls, scene: Scene) -> _Asking:
        """One that stands where a scene stands."""
        asking = object.__new__(cls)
        fork = scene.fork()
        fork.begin()
        asking.__dict__ = fork.__dict__
        return asking

    def do(self, command: c.AnyCommand) -> None:
        """Ask. Raises _TakenError where the desk would take it, and SceneError where not."""
        assert isinstance(self._under_test, InProcessDesk), "another one cannot be forked"
        if isinstance(self._under_test.would(command), Accepted):
            raise _TakenError
        raise SceneError(Words("The desk would refuse it.", "데스크톱이 거부한다."))


def commands_of(scene: Scene, phrase: str, values: Mapping[str, Value]) -> tuple[Answer | None, tuple[Move, ...]]:
    """What becomes of the last command that a phrase gives here, and the moves that it takes; nothing is done to the
    scene. None where it gives no command that can be given."""
    fork = scene.fork()
    played = len(fork.played)
    with suppress(SceneError, DesktopError, ValueError):
        if fork.unsettled:
            fork.answer()
        BY_ID[phrase].act(fork, **values)
    if len(fork.played) == played:
        return None, ()
    return fork.played[-1][1], fork.moves
