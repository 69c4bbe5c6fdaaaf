"""Learning: our own desk is learned as the machine that it is, others as what they are, within limits."""

import re
import sys
import threading
from collections.abc import Iterator
from functools import cache
from itertools import count
from types import SimpleNamespace

import pytest

from machine.desk.in_process import InProcessDesk
from machine.faults.equivalence import BOUNDS, difference
from machine.faults.mutant import Mutant
from machine.faults.mutants import mutants
from machine.learning.alphabet import AGENT_STATUS, ALPHABETS, CONVERSATION, Alphabet, AlphabetSession, Output
from machine.learning.learner import Learned, LearnerMissingError, Limits, learn, learn_each
from machine.learning.mealy import Mealy, minimal, suite
from machine.learning.reference_machine import ours
from machine.lifecycle.readings import table_of
from machine.oracle.guarded_desk import GuardedDesk
from machine.port.port import Desk
from machine.remote import desk_of
from machine.remote.serving import HttpServer
from spec.port import commands as c
from spec.port.answers import Answer
from spec.port.capabilities import not_offered
from spec.port.configuration import Configuration
from tests.learning.learnable import SECRET, Counting, Failing, Moody, StatusesOnly, Unlabelled, Unwilling, back_to_idle
from tests.long_forms import some_of


def ids(found: Learned, word: tuple[int, ...]) -> list[str]:
    return [found.alphabet.ids[symbol] for symbol in word]


@cache
def exact(alphabet: Alphabet) -> Mealy[Output]:
    return ours(alphabet)


# --- our own desk


def test_tutorial_our_own_desk_is_learned_as_the_machine_that_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    found = learn(InProcessDesk(), AGENT_STATUS)

    assert found.verdict == "same"
    assert found.machine == found.ours == exact(AGENT_STATUS)
    assert (len(found.ours.targets), found.bound) == (14, 15), "the suite assumes one state more"
    assert (found.words, found.steps) == (818, 5071)
    assert (found.telling, found.contradiction, found.ended, found.left_out) == (None, None, "", ())
    assert found.compared is not None and found.compared.changes == ()
    assert capsys.readouterr() == ("", ""), "whatever AALpy has to say"


def test_one_conversation_is_learned_as_the_machine_that_it_is() -> None:
    found = learn(InProcessDesk(), CONVERSATION, extra_states=0)

    assert (found.verdict, found.machine == exact(CONVERSATION)) == ("same", True)
    assert (len(found.ours.targets), found.bound, found.words, found.steps) == (40, 40, 2435, 15659)


@pytest.mark.parametrize(
    ("alphabet", "words"),
    [(AGENT_STATUS, [99, 694, 4859]), (CONVERSATION, [1410, 34812])],
    ids=["agent_status", "conversation"],
)
def test_each_state_more_in_the_assumption_costs_about_as_many_times_as_there_are_symbols(
    alphabet: Alphabet, words: list[int]
) -> None:
    assert [len(set(suite(exact(alphabet), extra))) for extra in range(len(words))] == words


def test_under_a_reading_a_desk_that_follows_it_is_ours_and_one_that_does_not_is_not() -> None:
    follows = InProcessDesk(table=table_of(("idle-pends",)))

    found = learn(follows, AGENT_STATUS, readings=("idle-pends",), extra_states=0)
    assert (found.verdict, len(found.ours.targets)) == ("same", 17)
    found = learn(InProcessDesk(), AGENT_STATUS, readings=("idle-pends",), extra_states=0)
    assert found.verdict == "differs"


class Noting(InProcessDesk):
    """Our own desk, noting what it is given between two resets."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[list[c.AnyCommand]] = []

    def reset(self, configuration: Configuration) -> Answer:
        self.runs.append([])
        return super().reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        self.runs[-1].append(command)
        return super().apply(command)


def test_no_word_is_asked_twice_and_each_takes_one_reset() -> None:
    desk = Noting()
    found = learn(desk, AGENT_STATUS, extra_states=0)

    assert len(desk.runs) == found.words == 223
    assert len(set(map(tuple, desk.runs))) == found.words


# --- over the wire


@pytest.fixture
def served() -> Iterator[str]:
    with HttpServer(InProcessDesk(), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.target
        server.shutdown()


def test_a_desktop_behind_the_wire_is_learned_in_the_same_words(served: str) -> None:
    with desk_of(served) as desk:
        found = learn(desk, AGENT_STATUS, extra_states=0)

    assert (found.verdict, found.words, found.machine) == ("same", 223, exact(AGENT_STATUS))


def test_a_desktop_that_goes_out_of_reach_is_no_verdict(served: str) -> None:
    with desk_of(served) as desk:
        desk.reset(AGENT_STATUS.configuration)
        desk.close()  # type: ignore[attr-defined]
        found = learn(_Unplugged(desk), AGENT_STATUS)

    assert (found.verdict, found.machine, found.telling) == ("undetermined", None, None)
    assert re.match(r"Exchange \d+ \(apply\) failed, closed: ", found.ended), found.ended


class _Unplugged:
    """A desktop that nobody connects to again."""

    def __init__(self, desk: Desk) -> None:
        self.apply, self.advance, self.view, self.customer_view = (
            desk.apply,
            desk.advance,
            desk.view,
            desk.customer_view,
        )

    def reset(self, configuration: Configuration) -> Answer:
        return self.apply(c.Advance(0))


# --- desktops that are otherwise


def test_a_difference_is_told_with_the_shortest_word_and_as_a_run_to_keep() -> None:
    found = learn(back_to_idle(), AGENT_STATUS, extra_states=0)

    assert found.verdict == "differs"
    telling = found.telling
    assert telling is not None
    assert ids(found, telling.word) == ["set_available", "request", "wait", "set_available"]
    assert [each.seen.agents[0].label for each in (telling.expected, telling.seen)] == ["available", "idle"]
    assert '    And agent "Minji" sets the status to "Available"\n' in telling.feature_en
    assert "그러면 데스크톱은 명세대로 동작한다" in telling.feature_ko
    assert telling.python.endswith("desk.apply(SetStatus(agent='Minji', status='available'))\n")
    assert found.compared is not None
    assert [(change.state + 1, found.alphabet.ids[change.symbol]) for change in found.compared.changes] == [
        (7, "set_available"),
        (13, "set_available"),
    ]
    assert (found.compared.added, found.compared.missing) == ((), ())


def test_a_desktop_that_contradicts_itself_is_told_with_the_word_and_both_outputs() -> None:
    found = learn(Moody(), AGENT_STATUS)

    assert (found.verdict, found.machine, found.telling) == ("nondeterministic", None, None)
    assert found.contradiction is not None
    assert ids(found, found.contradiction.word) == ["set_available", "request"]
    assert (found.contradiction.first.answer, found.contradiction.later.answer) == ("accepted", "in_use")


def test_a_desktop_that_a_reset_does_not_clear_contradicts_itself() -> None:
    """It remembers which wrap-ups it has asked for again, over every reset."""
    found = learn(mutant("wrap-up asked for twice").make_desk(), AGENT_STATUS)

    assert found.verdict == "nondeterministic"
    assert found.contradiction is not None
    contradicted = ids(found, found.contradiction.word)
    assert contradicted[:4] == ["set_available", "request", "accept_first", "finish_first"]
    assert found.contradiction.first.seen.agents[0].panes != found.contradiction.later.seen.agents[0].panes


def test_a_desktop_with_too_many_states_is_undetermined_and_what_was_seen_is_told() -> None:
    found = learn(Counting(), AGENT_STATUS, limits=Limits(states=30))

    assert (found.verdict, found.machine, found.compared, found.bound) == ("undetermined", None, None, 0)
    assert found.ended == "there are more than 30 states, give --max-states more"
    assert found.telling is not None and ids(found, found.telling.word) == ["set_rona"]


def test_an_assumption_that_does_not_hold_leads_to_a_machine_that_is_not_the_desktops() -> None:
    """No machine is that of this desktop; the assumption is printed, since nobody else can say that it holds."""
    found = learn(Counting(), AGENT_STATUS, extra_states=0)

    assert (found.verdict, found.bound) == ("differs", 28)


def test_time_that_is_up_is_undetermined() -> None:
    found = learn(InProcessDesk(), AGENT_STATUS, limits=Limits(seconds=0))

    assert (found.verdict, found.words, found.telling) == ("undetermined", 0, None)
    assert found.ended == "the time is up, give --seconds more"


def test_the_time_is_that_of_all_alphabets(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a clock that goes on by a second at each look, and it is looked at for each of 223 words."""
    seconds = count()
    monkeypatch.setattr("machine.learning.learner.time", SimpleNamespace(monotonic=lambda: next(seconds)))

    first, second = learn_each(InProcessDesk(), ALPHABETS, extra_states=0, limits=Limits(seconds=300))

    assert first.verdict == "same"
    assert (second.verdict, second.ended) == ("undetermined", "the time is up, give --seconds more")


def test_a_desktop_that_fails_is_a_machine_that_does_and_nothing_of_its_own_is_told() -> None:
    found = learn(Failing(), CONVERSATION, extra_states=0)

    assert (found.verdict, found.machine and len(found.machine.targets)) == ("differs", 8)
    assert found.telling is not None
    assert ids(found, found.telling.word) == ["accept minji"]
    assert found.telling.seen.answer == "fails"
    assert SECRET not in str(found)
    assert found.compared is not None and len(found.compared.added) == 1


def test_a_desktop_that_cannot_be_reset_is_a_machine_of_one_state() -> None:
    found = learn(Unwilling(), AGENT_STATUS)

    assert (found.verdict, found.words) == ("differs", 8), "each symbol once, and the word that is told again"
    assert found.machine is not None
    assert {output.answer for outputs in found.machine.outputs for output in outputs} == {"not_reset"}


def test_what_a_desktop_does_not_offer_is_left_out_on_both_sides() -> None:
    desk = StatusesOnly()
    found = learn(desk, AGENT_STATUS, offers_not=not_offered(desk))

    assert (found.verdict, len(found.ours.targets)) == ("same", 2)
    assert [symbol.id for symbol in found.left_out] == ["request", "accept_first", "finish_first"]


def test_fields_that_are_not_offered_are_compared_with_nothing() -> None:
    desk = Unlabelled()

    assert learn(desk, AGENT_STATUS, extra_states=0).verdict == "differs"
    assert learn(desk, AGENT_STATUS, extra_states=0, offers_not=not_offered(desk)).verdict == "same"


def test_a_desktop_that_offers_nothing_is_undetermined() -> None:
    class Nothing(InProcessDesk):
        not_offered = ("SetStatus", "Advance", "CustomerText", "Accept", "End")

    found = learn(Nothing(), AGENT_STATUS, offers_not=not_offered(Nothing()))
    assert (found.verdict, found.ended) == ("undetermined", "the desktop offers the commands of no symbol")


def test_without_the_learner_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aalpy.learning_algs", None)

    with pytest.raises(LearnerMissingError, match=r"pip install textdesk\[learn\]$"):
        learn(InProcessDesk(), AGENT_STATUS)


# --- power


FOUND_AS_STATUS = (
    "leads to idle: AgentStatus.set_available: rona > available",
    "transition dropped: AgentStatus.miss: idle > rona",
    "not told: AgentStatus.miss by Interaction.expire: offered > missed",
    "effect dropped: AgentStatus.miss: available > rona",
    "guard removed: agent_is_available from Conversation.offer: queued > offered",
    "rule removed: status_can_be_chosen",
    "capacity +1",
    "capacity -1",
    "rona_seconds -1",
    "rona_seconds +1",
)
FOUND_AS_CONVERSATION = (
    "transition dropped: Interaction.withdraw_request: held > held",
    "leads to closed: Conversation.joined_left: conferencing > active",
    "effect dropped: Interaction.withdraw_request: held > held",
    "guard removed: no_conference from Dialog.open_transfer: none > transfer",
    "refusal accepted: Interaction.accept in held",
    "leads to queued: Conversation.dropped: conference_requested > active",
    "rule removed: asset_is_not_deleted_yet",
    "not shown: Pane.alert",
)
SHORT = (FOUND_AS_STATUS[0], FOUND_AS_STATUS[5], FOUND_AS_STATUS[6], FOUND_AS_CONVERSATION[1], FOUND_AS_CONVERSATION[6])
"""`make long` has the others."""
EQUIVALENT = (
    "leads to none: Interaction.withdraw: offered > withdrawn",
    "guard removed: asked_to_join from Interaction.accept: offered > held if asked_to_join",
)


def mutant(identity: str) -> Mutant:
    return next(each for each in mutants() if each.id == identity)


@pytest.mark.parametrize(
    ("alphabet", "identity"),
    [
        *some_of(((AGENT_STATUS, each) for each in FOUND_AS_STATUS), lambda pair: pair[1] in SHORT),
        *some_of(((CONVERSATION, each) for each in FOUND_AS_CONVERSATION), lambda pair: pair[1] in SHORT),
    ],
    ids=lambda each: each if isinstance(each, str) else each.name,
)
def test_a_broken_desk_is_learned_as_another_machine_and_the_word_really_tells_it(
    alphabet: Alphabet, identity: str
) -> None:
    found = learn(mutant(identity).make_desk(), alphabet, extra_states=0)

    assert found.verdict == "differs"
    assert found.telling is not None and found.machine is not None
    outputs = []
    for desk in (InProcessDesk(), mutant(identity).make_desk()):
        play = AlphabetSession(alphabet, GuardedDesk(desk))
        play.begin()
        outputs.append([play.step(symbol) for symbol in found.telling.word])
    assert tuple(outputs[1]) == found.machine.run(found.telling.word)
    assert outputs[0][:-1] == outputs[1][:-1]
    assert (outputs[0][-1], outputs[1][-1]) == (found.telling.expected, found.telling.seen)
    assert found.telling.expected != found.telling.seen


@pytest.mark.parametrize(
    ("identity", "states"),
    [
        ("leads to offered: Conversation.receive: queued > queued", 44),
        ("leads to queued: Conversation.receive: offered > offered", 57),
        ("leads to active: Conversation.dropped: transfer_requested > queued", 46),
    ],
)
def test_what_one_state_more_in_the_assumption_finds_and_none_does_not(identity: str, states: int) -> None:
    """Why one is assumed unless told otherwise: a state that looks like one of ours shows itself a symbol later."""
    right, table = exact(CONVERSATION), mutant(identity).table
    assert table is not None
    wrong = ours(CONVERSATION, table)

    assert len(wrong.targets) == states
    assert all(wrong.run(word) == right.run(word) for word in suite(right, 0))
    assert any(wrong.run(word) != right.run(word) for word in suite(right, 1))


@pytest.mark.parametrize("identity", some_of(EQUIVALENT, lambda each: each == EQUIVALENT[0]))
def test_a_desk_that_is_proved_equivalent_is_learned_as_the_same(identity: str) -> None:
    broken = mutant(identity)
    assert broken.table is not None and difference(broken.table, broken.touches, BOUNDS[0]) is None

    found = learn_each(broken.make_desk(), ALPHABETS, extra_states=0)
    assert [each.verdict for each in found] == ["same", "same"]


OUTSIDE = (
    "text limit 999",
    "keeps 3 instead of 4",
    "agent's message dropped",
    "rule removed: queue_is_not_needed",
    "not shown: Toaster.text",
)


@pytest.mark.parametrize("identity", some_of(OUTSIDE, lambda each: each.startswith("text")))
def test_what_lies_outside_the_alphabets_is_not_learned(identity: str) -> None:
    """Texts, masking, messages, the history and administrators' queues are no part of a machine; `conform` has them."""
    found = learn_each(mutant(identity).make_desk(), ALPHABETS, extra_states=0)

    assert [each.verdict for each in found] == ["same", "same"]


def test_a_learned_machine_is_the_smallest() -> None:
    found = learn(back_to_idle(), CONVERSATION, extra_states=0)

    assert found.machine is not None
    assert minimal(found.machine) == found.machine
    assert len(found.machine.targets) == 61
