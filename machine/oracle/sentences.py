"""The words of a finding, in both languages: where it is, and what was expected and seen there.

The words are those of the screen; what a developer looks for on the wire stands beside them in brackets. They are made
only where something is otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from machine.masking import mask
from machine.oracle.redaction import is_small, withheld
from machine.port.command_words import done
from machine.port.particles import with_particles
from machine.port.screen_words import ON_THE_SCREEN
from machine.port.vocabulary import why
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.facts import facts_of
from spec.port.views import DialogView, View

SHOWN_CHARACTERS = 80
ACCEPTED, MALFORMED = Words("accepted", "받아들임"), Words("malformed", "형식 오류")
NONE, ONE, EMPTY = Words("none", "없음"), Words("one", "있음"), Words("empty", "비어 있음")
YES, NO = Words("yes", "예"), Words("no", "아니요")
LARGE_NUMBER = Words("a large number", "큰 수")
AGENT, CUSTOMER = Words("an agent", "상담사"), Words("a customer", "고객")
ADMINISTRATOR = Words("the administrator", "관리자")


def both(make: Callable[[Language], str]) -> Words:
    """A text in both languages, made the same way."""
    return Words(*map(make, LANGUAGES))


class Step(NamedTuple):
    """One step into a view: a field, and of a list the place or the conversation of the member."""

    view: type[View]
    field: str
    number: int = 0
    conversation: str = ""

    @property
    def called(self) -> Words:
        """The field in words, with its member."""
        called = facts_of(self.view)[self.field].called
        assert called is not None, "every field of a view has words"
        if self.conversation:
            return both(lambda language: f"{called.of(language)} › {self.conversation}")
        if self.number:
            return Words(f"{called.en} › no. {self.number}", f"{called.ko} › {self.number}번째")
        return called


class Place(NamedTuple):
    """Where in which view; `who` looks, an agent by name."""

    who: Words
    steps: tuple[Step, ...] = ()

    def within(self, step: Step) -> Place:
        """One step further in."""
        return self._replace(steps=(*self.steps, step))

    @property
    def field(self) -> str:
        """The field that it is, as "Pane.buttons"."""
        return f"{self.steps[-1].view.__name__}.{self.steps[-1].field}"

    @property
    def first_field(self) -> str:
        """The field of the whole view that it is in."""
        return self.steps[0].field

    @property
    def port_name(self) -> str:
        """The field as the port calls it, from the whole view on."""
        return ".".join((self.steps[0].view.__name__, *(step.field for step in self.steps)))

    def path(self, language: Language) -> str:
        """The way to it, in words."""
        return " › ".join(step.called.of(language) for step in self.steps)

    @property
    def alone(self) -> Words:
        """Whose view, and where in it."""
        return both(lambda language: f"{self.who.of(language)}: {self.path(language)} [{self.port_name}]")


def seen_at(place: Place, command: c.AnyCommand | None, agents: tuple[str, ...]) -> Words:
    """What somebody sees at a place after a command, None for the reset."""
    ports = f"[{port_name(command)}, {place.port_name}]"
    after = Words("the reset", "초기화한") if command is None else done(command, agents)
    looks = with_particles("{who}{이/가} 보는 화면", {"who": place.who.ko})
    return Words(
        f"What {place.who.en} sees after {after.en}, {place.path('en')} {ports}",
        f"{after.ko} 뒤 {looks}, {place.path('ko')} {ports}",
    )


def answer_to(command: c.AnyCommand | None, agents: tuple[str, ...]) -> Words:
    """The answer to a command, None for the reset, as a place."""
    if command is None:
        return Words(f"The answer to the reset [{port_name(None)}]", f"초기화에 대한 응답 [{port_name(None)}]")
    was = done(command, agents)
    return Words(f"The answer when {was.en} [{port_name(command)}]", f"{was.ko} 데 대한 응답 [{port_name(command)}]")


def port_name(command: c.AnyCommand | None) -> str:
    """What the port calls a command, None for the reset."""
    return "Reset" if command is None else type(command).__name__


def agent_called(name: str) -> Words:
    """An agent, by name."""
    shown = mask(name, mode="strict")
    return Words(shown, shown)


def answer_words(answer: Answer) -> Words:
    """What is told of an answer: a refusal's reason, in words and as the port calls it."""
    match answer:
        case Accepted():
            return ACCEPTED
        case Refused(reason=reason):
            english, korean = why(reason, "en"), why(reason, "ko")
            return Words(f'refused ("{english}" [{reason.value}])', f'거부("{korean}" [{reason.value}])')
        case _:
            return MALFORMED


def value_words(value: object, field: str, story: object = None) -> Words:
    """A value of a field in a sentence: how many where there are several, what it says otherwise, masked and short.
    With a `story`, of a text only words that stand there are told."""
    if isinstance(value, tuple):
        return Words(f"{len(value)} of them", f"{len(value)}개") if value else NONE
    if isinstance(value, DialogView):
        return value_words(value.kind, "DialogView.kind", story)
    if isinstance(value, View):
        return ONE
    if isinstance(value, str):
        return _text_words(value, field, story)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int) and story is not None and not is_small(value):
        return LARGE_NUMBER
    return NONE if value is None else Words(str(value), str(value))


def _text_words(value: str, field: str, story: object) -> Words:
    if not value:
        return EMPTY
    term = ON_THE_SCREEN.get(field, {}).get(value)
    if term is not None:
        words = load().words(term)
        return both(lambda language: f'"{words.of(language)}" [{value}]')
    shown = _in_a_line(mask(str(value if story is None else withheld(value, story)), mode="strict"))
    if len(shown) <= SHOWN_CHARACTERS:
        return Words(f'"{shown}"', f'"{shown}"')
    begins = f'"{shown[:SHOWN_CHARACTERS]}…"'
    return Words(f"{begins} ({len(shown)} characters)", f"{begins}({len(shown)}자)")


def _in_a_line(text: str) -> str:
    """A text with what cannot be printed escaped as in JSON."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]
