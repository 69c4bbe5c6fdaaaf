"""A run told as a scenario that looks after every command: the set-up in Given steps, as states where there are words,
then each command with what everybody sees of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.readings import table_of
from machine.oracle.property_oracle import PropertyError, PropertyOracle
from machine.port.choices import STATUS
from machine.port.vocabulary import why
from machine.story.fictional_data import greeting
from machine.story.steps.phrase import Value
from machine.story.telling.expectations import Facts, facts, news
from machine.story.telling.gherkin import conversation_names, customers_of, stage
from machine.story.telling.steps import HOLDS, CommandTeller, PhraseUse
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.port.configuration import Configuration


class ToldScenario(NamedTuple):
    """The steps that set the stage, those of the set-up, and for each further command what is done and what is seen.

    After the last it is seen that every property holds, unless a reading is such that one does not. `commands` are
    those that the steps give.
    """

    stage: tuple[PhraseUse, ...]
    given: tuple[PhraseUse, ...]
    turns: tuple[tuple[PhraseUse, ...], ...]
    commands: tuple[c.AnyCommand, ...]


def told_scenario(
    configuration: Configuration,
    commands: Sequence[c.AnyCommand],
    given: int,
    language: Language,
    readings: Sequence[str] = (),
) -> ToldScenario:
    """The run of these commands on our own desk under `readings`, the first `given` of them as the set-up.

    A text that opens a conversation in the set-up is the one that steps take where the story does not say.
    Raises ValueError where there is nothing but set-up, where the desk finds a command malformed, or refuses one of the
    set-up.
    """
    if given >= len(commands):
        raise ValueError("The run has no command after its set-up; give one that can be looked at.")
    desk = InProcessDesk(table=table_of(readings))
    desk.reset(configuration)
    customers = customers_of(configuration, commands, language)
    names = conversation_names(configuration, commands, customers, readings)
    main_asset = configuration.assets[0].name
    teller = CommandTeller(language, customers, main_asset)

    def look(known: dict[str, str]) -> Facts:
        return facts(
            {agent: desk.view(agent) for agent in configuration.agents},
            {name: desk.customer_view(number, main_asset) for number, name in customers.items()},
            desk.administrator_view(),
            known,
            language,
        )

    setup: list[PhraseUse] = []
    done_commands: list[c.AnyCommand] = []
    turns: list[tuple[PhraseUse, ...]] = []
    before = look(names[0])
    for index, command in enumerate(commands):
        opens = False
        if isinstance(command, c.CustomerText) and command.asset == main_asset and index < given:
            opens = len(names[index + 1]) > len(names[index])
            command = msgspec.structs.replace(command, text=greeting(customers[command.number])) if opens else command
        done = teller.step(command, names[index])
        answer = desk.apply(command)
        done_commands.append(command)
        after = look(names[index + 1])
        if isinstance(answer, Refused) and index >= given:
            turns.append((done, PhraseUse("then", "refused", {"why": why(answer.reason, language)})))
        elif not isinstance(answer, Accepted):
            why_not = why(answer.reason, "en") if isinstance(answer, Refused) else answer.problem.rstrip(".")
            raise ValueError(f"{type(command).__name__}, command {index + 1} of the run, is not accepted: {why_not}.")
        elif index < given:
            phrase, kept = ("state.waiting", {"customer": done.values["customer"]}) if opens else done[1:]
            setup.append(PhraseUse("given", phrase, kept))
        else:
            seen = news(before, after, command, _about(command, customers, names[index + 1], main_asset))
            turns.append((done, *seen))
        before = after
    if _holds(configuration, done_commands, readings):
        turns[-1] = (*turns[-1], HOLDS)
    told_stage = tuple(stage(configuration, customers, language))
    return ToldScenario(told_stage, _as_states(setup), tuple(turns), tuple(done_commands))


def _holds(configuration: Configuration, commands: Sequence[c.AnyCommand], readings: Sequence[str]) -> bool:
    judged = PropertyOracle(InProcessDesk(table=table_of(readings)), readings=readings)
    try:
        judged.reset(configuration)
        for command in commands:
            judged.apply(command)
    except PropertyError:
        return False
    return True


def _about(command: c.AnyCommand, customers: dict[str, str], names: dict[str, str], main_asset: str) -> frozenset[str]:
    """The conversation and the customer that a command is about, as far as it names one.

    Steps say of a customer only how the conversation with the main asset is.
    """
    if isinstance(command, c.WithNumber):
        customer = customers[command.number]
        own = frozenset(identity for identity, name in names.items() if name == customer)
        return own | {customer} if command.asset == main_asset else own
    conversation = getattr(command, "conversation", "")
    return frozenset({conversation, names.get(conversation, "")})


# --- states

NEIGHBOURS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("do.start_outbound",), "state.outbound"),
    (("state.waiting", "do.offer"), "state.offered"),
    (("state.offered", "do.accept"), "state.held"),
    (("state.held", "do.end"), "state.wrap_up"),
    (("do.open_transfer", "do.choose_agent", "do.confirm_transfer"), "state.transfer_requested"),
    (("do.open_transfer", "do.choose_queue", "do.confirm_transfer"), "state.transferred_to_queue"),
    (("do.open_conference", "do.choose_agent", "do.confirm_conference"), "state.conference_requested"),
)
"""Steps that follow one another about the same people, and the state that says the same."""


def _as_states(setup: Sequence[PhraseUse]) -> tuple[PhraseUse, ...]:
    """The set-up with neighbouring steps put together where a state says the same."""
    told: list[PhraseUse] = []
    for said in setup:
        told.append(said)
        while (shorter := _put_together(told)) is not None:
            told = shorter
    return tuple(told)


def _put_together(told: list[PhraseUse]) -> list[PhraseUse] | None:
    *_, last = told
    if last.phrase == "do.set_status" and STATUS.meant(str(last.values["status"])) == "available":
        return [*told[:-1], PhraseUse("given", "state.available", {"agent": last.values["agent"]})]
    if [said.phrase for said in told[-2:]] == ["state.conference_requested", "do.accept"]:
        requested = told[-2].values
        if (last.values["agent"], last.values["customer"]) == (requested["colleague"], requested["customer"]):
            return [*told[:-2], PhraseUse("given", "state.conference", requested)]
    for phrases, state in NEIGHBOURS:
        parts = told[-len(phrases) :]
        if tuple(said.phrase for said in parts) == phrases and (values := _same(parts)) is not None:
            return [*told[: -len(phrases)], PhraseUse("given", state, values)]
    return None


def _same(parts: Sequence[PhraseUse]) -> dict[str, Value] | None:
    """The values of all parts, or None if they are not about the same."""
    values: dict[str, Value] = {}
    for said in parts:
        for name, value in said.values.items():
            if values.setdefault(name, value) != value:
                return None
    return values
