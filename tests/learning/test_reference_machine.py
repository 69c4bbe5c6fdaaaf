"""Our own desk over both alphabets: how large its machines are, that they are the desk, and that each symbol counts."""

import random
from collections import Counter
from functools import cache

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.learning.alphabet import (
    AGENT_STATUS,
    ALPHABETS,
    CONVERSATION,
    RONA_SECONDS,
    Alphabet,
    AlphabetSession,
    Output,
    Seen,
)
from machine.learning.mealy import Mealy, characterising, minimal
from machine.learning.reference_machine import every_place, ours
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Answer
from spec.port.capabilities import COMMANDS, NotOffered
from spec.port.configuration import Configuration
from spec.refusals import Refusal
from tests.long_forms import some_of

EACH = pytest.mark.parametrize("alphabet", ALPHABETS, ids=lambda each: each.name)
SEED = 11


@cache
def places(alphabet: Alphabet) -> Mealy[Output]:
    return every_place(alphabet, TABLE)


def word(alphabet: Alphabet, *symbols: str) -> tuple[int, ...]:
    return tuple(alphabet.ids.index(symbol) for symbol in symbols)


def test_tutorial_a_request_is_missed_and_an_agent_comes_back_from_rona() -> None:
    machine = minimal(places(AGENT_STATUS))
    story = word(AGENT_STATUS, "set_available", "request", "wait", "request", "set_rona", "set_idle")

    outputs = machine.run(story)

    assert [output.answer for output in outputs] == [
        "accepted",
        "accepted",
        "accepted",
        "not_available",
        "not_selectable",
        "accepted",
    ]
    assert [output.seen.agents[0].label for output in outputs] == ["available"] * 2 + ["rona"] * 3 + ["idle"]
    assert [output.seen.agents[0].requests for output in outputs[:3]] == [(), ("queue",), ()]


def test_the_machines_have_as_many_states_as_they_had() -> None:
    assert [(len(places(each).targets), len(minimal(places(each)).targets)) for each in ALPHABETS] == [
        (209, 14),
        (62, 40),
    ]
    assert [len(each.symbols) for each in ALPHABETS] == [7, 24]


@pytest.mark.parametrize(
    ("reading", "states"),
    some_of(
        [
            ("literal-drop", [14, 43]),
            ("wrap-up-times-out", [14, 63]),
            ("joined-without-wrap-up", [14, 40]),
            ("idle-pends", [17, 40]),
            ("idle-withdraws-offers", [11, 40]),
        ],
        lambda each: each[0] in ("literal-drop", "idle-pends"),
    ),
)
def test_under_a_reading_the_machines_are_others(reading: str, states: list[int]) -> None:
    assert [len(ours(each, table_of((reading,))).targets) for each in ALPHABETS] == states


@EACH
def test_a_machine_answers_long_random_words_as_the_desk_does(alphabet: Alphabet) -> None:
    """That places are told apart by all that decides."""
    machine, choose = minimal(places(alphabet)), random.Random(SEED)
    play = AlphabetSession(alphabet, InProcessDesk())
    for _ in range(20):
        given = tuple(choose.randrange(len(alphabet.symbols)) for _ in range(60))
        play.begin()
        assert tuple(map(play.step, given)) == machine.run(given)


@EACH
def test_our_own_desk_never_fails_nor_calls_a_command_malformed(alphabet: Alphabet) -> None:
    answers = Counter(output.answer for outputs in places(alphabet).outputs for output in outputs)

    assert answers.keys() <= {"accepted", "left_out", *Refusal}
    assert not answers.keys() & {"fails", "not_reset", "malformed"}


def test_what_the_symbols_are_refused_for() -> None:
    """Every class of refusal that our desk gives there; the others need texts, names or a dialog that is left open."""
    answers = [
        {output.answer for outputs in places(each).outputs for output in outputs} - {"accepted", "left_out"}
        for each in ALPHABETS
    ]

    assert answers[0] == {
        "already_so",
        "no_capacity",
        "no_offer",
        "no_part",
        "not_accepted",
        "not_available",
        "not_selectable",
    }
    assert set(Refusal) - answers[0] - answers[1] == {
        "blank",
        "conversation_open",
        "dialog_open",
        "in_use",
        "nothing_chosen",
        "routing_is_automatic",
        "target_gone",
        "too_long",
        "wrap_up_required",
    }


@EACH
def test_every_symbol_moves_the_machine_somewhere(alphabet: Alphabet) -> None:
    machine = minimal(places(alphabet))
    staying = {
        symbol
        for number, symbol in enumerate(machine.symbols)
        if all(machine.targets[state][number] == state for state in machine.states)
    }

    assert (
        staying
        == {
            "agent_status": {"set_rona"},
            "conversation": {"reply minji", "reply jun"},
        }[alphabet.name]
    ), "these are there for being refused or accepted"


def test_few_words_tell_all_states_apart() -> None:
    """An output says what is seen, so nearly every state shows itself at once: tests stay short."""
    found = [
        [[alphabet.ids[symbol] for symbol in each] for each in characterising(minimal(places(alphabet)))]
        for alphabet in ALPHABETS
    ]

    assert found == [[["set_rona"]], [["to_queue minji"], ["leave"], ["to_queue jun"]]]


def test_a_request_that_expires_in_its_second_one_earlier_or_one_later_is_told_apart() -> None:
    outputs = []
    for change in (0, -1, 1):
        play = AlphabetSession(AGENT_STATUS, desk_with_rona_seconds(RONA_SECONDS + change))
        play.begin()
        *_, output = map(play.step, word(AGENT_STATUS, "set_available", "request", "wait"))
        outputs.append((output.seen.agents[0].label, [seen.agents[0].label for seen in output.meanwhile]))

    assert outputs == [("rona", []), ("rona", ["rona"]), ("available", [])]
    assert play.given[-2:] == [c.Advance(29), c.Advance(1)], "no request is ever half over"


def desk_with_rona_seconds(seconds: int) -> InProcessDesk:
    class Otherwise(InProcessDesk):
        def reset(self, configuration: Configuration) -> Answer:
            return super().reset(msgspec.structs.replace(configuration, rona_seconds=seconds))

    return Otherwise()


def test_a_refused_transfer_is_cancelled_and_told_with_the_command_that_was_refused() -> None:
    play = AlphabetSession(CONVERSATION, InProcessDesk())
    play.begin()
    story = word(
        CONVERSATION,
        "text",
        "offer minji",
        "accept minji",
        "to_queue minji",
        "offer jun",
        "accept jun",
        "to_colleague jun",
    )
    *_, output = map(play.step, story)

    assert (output.answer, output.at) == ("not_listed", "Choose")
    assert [type(command).__name__ for command in play.given[-3:]] == ["OpenTransfer", "Choose", "Cancel"]
    assert [pane.dialog for agent in output.seen.agents for pane in agent.panes] == ["wrap_up", ""]


def test_what_needs_commands_that_are_not_offered_is_left_out() -> None:
    without = NotOffered(frozenset({"WithdrawRequest", "Cancel"}), frozenset())
    left = CONVERSATION.offered(without)

    assert set(CONVERSATION.ids) - set(left.ids) == {
        f"{name} {agent}" for name in ("withdraw", "to_queue", "to_colleague", "invite") for agent in ("minji", "jun")
    }
    statuses_only = NotOffered(frozenset(COMMANDS) - {"SetStatus", "Advance"}, frozenset())
    assert AGENT_STATUS.offered(statuses_only).ids == ("set_available", "set_idle", "set_rona", "wait")
    assert AGENT_STATUS.offered(statuses_only).first == ()


def test_fields_that_are_not_offered_are_not_seen() -> None:
    play = AlphabetSession(AGENT_STATUS, InProcessDesk(), frozenset({"DesktopView.label"}))
    play.begin()

    assert play.step(0).seen.agents[0][:2] == ("available", "")


def test_every_symbol_has_words_in_both_languages_and_no_word_is_left_over() -> None:
    terms = {each for each in load().terms if each.startswith("symbol.")}

    assert terms == {f"symbol.{symbol.name}" for each in ALPHABETS for symbol in each.symbols}
    assert CONVERSATION.symbols[3].told("en") == "Minji: accept"
    assert CONVERSATION.symbols[3].told("ko") == "민지: 수락"
    assert len({symbol.told(language) for symbol in CONVERSATION.symbols for language in ("en", "ko")}) == 48


def test_what_is_seen_is_counts_and_the_ports_own_words_whatever_a_desktop_shows() -> None:
    def words(value: object) -> set[str]:
        if isinstance(value, tuple):
            return set().union(*map(words, value))
        return {value} if isinstance(value, str) else set()

    seen: set[Seen] = {output.seen for each in ALPHABETS for outputs in places(each).outputs for output in outputs}
    assert words(tuple(seen)) == {
        "",
        "asset_alert",
        "available",
        "closed",
        "conference",
        "conference_requested",
        "engaged",
        "idle",
        "not_begun",
        "open",
        "queue",
        "rona",
        "transfer",
        "wrap_up",
    }
