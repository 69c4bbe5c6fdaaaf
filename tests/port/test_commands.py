"""Every command of the port is handled everywhere: whoever adds one is told of each place that still lacks it.

What mypy names by itself (`assert_never`) is not asked again here.
"""

import re
from collections.abc import Callable, Collection
from pathlib import Path

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.desk.record_writer import WRITERS, WRITING_NOTHING
from machine.desk.translation import IN_CONVERSATION
from machine.generate.situations import ALONE, place, tried
from machine.harness.stateful.desk_machine import RULE_OF
from machine.harness.stateful.steering import NEVER_AIMED, aims
from machine.learning.alphabet import ALPHABETS, LEFT_OUT
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from machine.oracle.observed_desk import ObservedParties
from machine.story.steps.phrases import BY_ID
from machine.story.telling.expectations import SUBJECT
from machine.story.telling.gherkin import tell
from machine.story.telling.pseudonyms import sort_of
from machine.story.telling.steps import CommandTeller
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.refusals import Refusal
from spec.visibility.acceptance import TAKERS
from tests.port.test_schema import COMMANDS, CONFIGURATION, NUMBER
from tests.spec.visibility_walk import configuration, walk
from tests.story.playing import play, scenarios

ROOT = Path(__file__).resolve().parent.parent.parent
EACH = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)

Kinds = Collection[type[c.Command]]


def lacking(place: str, handled: Kinds, needed: Kinds = c.KINDS) -> str:
    """A sentence that names the place and the kinds of command that it lacks; empty where it lacks none."""
    names = ", ".join(kind.__name__ for kind in needed if kind not in handled)
    return f"{place}: nothing for {names}; add it there." if names else ""


def aimed_at() -> Kinds:
    """What random runs aim at, in either mood, along one conversation that has everything."""
    here, there = ("Minji", "c1"), ("Jun", "c1")
    parties = ObservedParties(InProcessDesk())
    parties.reset(CONFIGURATION)
    found: set[type[c.Command]] = set()
    for command in (
        c.SetStatus("Minji", "available"),
        c.SetStatus("Jun", "available"),
        c.CustomerText(NUMBER, "Shop", "Hello"),
        c.Offer("c1", "Minji"),
        c.Accept(*here),
        c.TypeReply(*here, "Hello"),
        c.OpenConference(*here),
        c.Choose(*here, "agent", "Jun"),
        c.Confirm(*here),
        c.Accept(*there),
        c.EndConference(*here),
        c.Choose(*here, "reason", "Solved"),
        c.SubmitWrapUp(*here),
    ):
        found.update(*(aims(CONFIGURATION, parties.look(), mood) for mood in ("build", "disturb")))
        assert parties.apply(command) == Accepted()
        found.update(*(aims(CONFIGURATION, parties.look(), mood) for mood in ("build", "disturb")))
    return found | NEVER_AIMED


def tried_by_the_plan() -> Kinds:
    desk = InProcessDesk()
    desk.reset(ALONE.configuration)
    return {type(command) for each in tried(ALONE, desk, place(ALONE, desk)) for command in each.commands}


def learned() -> Kinds:
    given = {type(command) for alphabet in ALPHABETS for command in alphabet.first}
    return given.union(LEFT_OUT, *(symbol.needs for alphabet in ALPHABETS for symbol in alphabet.symbols))


def walked() -> Kinds:
    looks = (look for seed in (1, 2) for look in walk(InProcessDesk(), configuration(), seed, 250))
    return {type(look.command) for look in looks if look.command is not None}


def named_in(path: str) -> Callable[[], Kinds]:
    """The kinds whose names stand in a file."""
    words = set(re.findall(r"\w+", (ROOT / path).read_text(encoding="utf-8")))
    return lambda: {kind for kind in c.KINDS if kind.__name__ in words}


PLACES: dict[str, Callable[[], Kinds]] = {
    "spec/visibility/acceptance.py, TAKERS": lambda: TAKERS,
    "machine/story/telling/expectations.py, SUBJECT": lambda: SUBJECT,
    "machine/harness/stateful/desk_machine.py, a rule under @_gives": lambda: RULE_OF,
    "machine/harness/stateful/steering.py, what a mood aims at, or NEVER_AIMED": aimed_at,
    "machine/generate/situations.py, what is tried step by step": tried_by_the_plan,
    "machine/learning/alphabet.py, a symbol, or LEFT_OUT": learned,
    "machine/remote/examples/adapter.py, NOT_OFFERED": named_in("machine/remote/examples/adapter.py"),
    "machine/remote/examples/adapter.mjs, NOT_OFFERED": named_in("machine/remote/examples/adapter.mjs"),
    "tests/port/test_schema.py, COMMANDS": lambda: {type(command) for command in COMMANDS},
    "tests/spec/visibility_walk.py, what the walk does": walked,
}


@pytest.mark.parametrize("where", PLACES)
def test_every_command_is_handled_everywhere(where: str) -> None:
    assert lacking(where, PLACES[where]()) == ""


def test_a_place_and_what_it_lacks_are_named() -> None:
    assert lacking("here", {c.End, c.Send}, (c.Accept, c.End, c.Cancel)) == (
        "here: nothing for Accept, Cancel; add it there."
    )
    assert lacking("here", c.KINDS) == ""


# --- what commands are made of


def test_every_class_of_a_command_is_a_command_of_the_port() -> None:
    declared = {each for each in vars(c).values() if isinstance(each, type) and issubclass(each, c.Command)}
    whole = [each for each in declared if not each.__subclasses__()]

    assert lacking("spec/port/commands.py, AnyCommand", c.KINDS, whole) == ""


def test_what_names_a_customer_or_a_conversation_is_known_by_its_class() -> None:
    for kind in c.KINDS:
        assert ("number" in kind.__struct_fields__) == issubclass(kind, c.WithNumber), kind.__name__
        ids = {name for name, form in texts_of(kind).items() if form == CONVERSATION}
        assert ids == {"conversation"} & set(kind.__struct_fields__), kind.__name__


def texts_of(form: type[msgspec.Struct]) -> dict[str, msgspec.inspect.Type]:
    """The fields of a form that hold a text, with its limits; values of enumerations are none."""
    info = msgspec.inspect.type_info(form)
    assert isinstance(info, msgspec.inspect.StructType)
    forms = {
        field.name: field.type.type if isinstance(field.type, msgspec.inspect.Metadata) else field.type
        for field in info.fields
    }
    return {name: form for name, form in forms.items() if isinstance(form, msgspec.inspect.StrType)}


CONVERSATION = texts_of(c.Accept)["conversation"]


def test_plain_is_what_says_no_more_than_who_and_where() -> None:
    assert c.Cancel in c.PLAIN
    assert c.Choose not in c.PLAIN
    assert c.id_of(c.SubmitWrapUp) == "submit_wrap_up"


# --- what becomes of each


def test_what_an_agent_does_in_a_conversation_is_an_event() -> None:
    needed = [kind for kind in c.KINDS if issubclass(kind, c.InConversation)]

    assert lacking("machine/desk/translation.py, IN_CONVERSATION", IN_CONVERSATION, needed) == ""
    assert {event for event, _ in IN_CONVERSATION.values()} <= TABLE.event.keys()


def test_every_event_writes_or_is_known_to_write_nothing() -> None:
    events = {event.name for reading in load().readings for event in table_of((reading,)).events}

    assert WRITING_NOTHING.isdisjoint(WRITERS)
    assert sorted(events ^ {*WRITERS, *WRITING_NOTHING}) == [], "machine/desk/record_writer.py: WRITERS, or the other"


@EACH
def test_what_every_text_of_a_command_is_is_known_before_it_is_told(command: c.AnyCommand) -> None:
    texts = texts_of(type(command))
    unknown = [name for name, form in texts.items() if form != CONVERSATION and not sort_of(command, name)]

    assert unknown == [], "machine/story/telling/pseudonyms.py, SORTS: it would be told as it is"


@EACH
def test_a_name_that_nobody_has_is_refused(command: c.AnyCommand) -> None:
    desk = InProcessDesk()
    desk.reset(CONFIGURATION)
    desk.apply(c.CustomerText(NUMBER, "Shop", "Hello"))
    names = [
        name
        for name, form in texts_of(type(command)).items()
        if form == CONVERSATION or sort_of(command, name) in ("agent", "queue", "asset", "reason")
    ]

    for name in names:
        unknown = msgspec.structs.replace(command, **{name: "c9" if name == "conversation" else "Nobody"})
        answer = desk.apply(unknown)
        assert isinstance(answer, Refused) and answer.reason is Refusal.UNKNOWN_NAME, (
            f"machine/desk/rules.py, names_are_known: {type(command).__name__}.{name}"
        )


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_one_step_and_the_step_is_that_command(command: c.AnyCommand, language: Language) -> None:
    said = CommandTeller(language, {NUMBER: "Hana"}, "Shop").step(command, {})
    assert said.phrase in BY_ID, f"machine/story/steps/when.py: no phrase {said.phrase}"
    desk = InProcessDesk()
    desk.reset(CONFIGURATION)

    (told,) = scenarios(tell(CONFIGURATION, [(command, desk.apply(command))], language, "One command"))

    assert [given for given, _ in play(told).played] == [command], f"machine/story/steps/when.py: {said.phrase}"
