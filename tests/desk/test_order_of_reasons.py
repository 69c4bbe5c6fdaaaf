"""Of several reasons to refuse a command the first is told (RULE-49): in every place that a search comes to, for every
command, and so for every pair of reasons that can apply together."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple, get_args
from unittest.mock import patch

import msgspec
import pytest

import machine.desk.rules
from machine.desk.in_process import InProcessDesk
from machine.evidence.checkout import ROOT
from spec.language import LANGUAGES, Language
from spec.limits import COMPOSE_LIMIT, UNSETTLED_LIMIT
from spec.port import commands as c
from spec.port.answers import Accepted, Malformed, Refused
from spec.port.configuration import AssetSetting, Configuration
from spec.refusals import ORDER_OF_REASONS, Refusal, first_of
from spec.visibility.acceptance import take
from spec.visibility.account import Account
from tests.desk.reasons import reasons

GROUPS: dict[str, str] = {
    "unknown names": "unknown_name",
    "asset deleted": "already_deleted undeliverable",
    "not holding it": "no_part no_offer not_accepted in_wrap_up",
    "role": "routing_is_automatic not_selectable not_owner",
    "phase": "already_so not_waiting has_part interrupted conference_pending no_conference no_request dialog_open "
    "no_dialog wrap_up_required conversation_open no_conversation in_use",
    "status, capacity and room": "not_available no_capacity",
    "data": "nothing_chosen target_gone not_listed too_long blank",
}
"""The rule's own order. A malformed command comes before all of them, with an answer of its own."""

HANA, BORA = "+13035550101", "+13035550102"


def test_tutorial_two_reasons_and_the_one_that_is_told() -> None:
    desk, account = InProcessDesk(), Account(ONE)
    desk.reset(ONE)
    too_long = c.TypeReply("Nobody", "c1", "x" * (COMPOSE_LIMIT + 1))

    assert reasons(account, too_long) == {Refusal.UNKNOWN_NAME, Refusal.TOO_LONG}
    assert first_of({Refusal.TOO_LONG, Refusal.UNKNOWN_NAME}) is Refusal.UNKNOWN_NAME
    assert desk.apply(too_long) == Refused(Refusal.UNKNOWN_NAME, ("RULE-34",))


def test_the_list_of_refusals_stands_in_the_order_of_the_rule() -> None:
    assert " ".join(GROUPS.values()).split() == [refusal.value for refusal in Refusal]
    assert list(ORDER_OF_REASONS) == list(Refusal)


# --- the search


def _configuration(agents: str, routing: Literal["automatic", "manual"] = "manual") -> Configuration:
    """Room for one conversation each: a second one would be beyond the capacity, and beyond the room as well."""
    return Configuration(
        agents=tuple(agents.split()),
        queues=("Sales", "Support"),
        assets=(AssetSetting("Shop", "+13035550201", "Sales"), AssetSetting("Help", "+13035550202", "Sales")),
        reasons=("Solved",),
        routing=routing,
        capacity=1,
    )


ONE, TWO, THREE = _configuration("Minji"), _configuration("Minji Jun"), _configuration("Minji Jun Sora")
ROUTED = _configuration("Minji", "automatic")
ROOM = 1
WAITING = (c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Shop", "Hello"))
OFFERED = (*WAITING, c.Offer("c1", "Minji"))
HELD = (*OFFERED, c.Accept("Minji", "c1"), c.SetStatus("Jun", "available"))
TRANSFERRING = (*HELD, c.OpenTransfer("Minji", "c1"))
INVITING = (*HELD, c.OpenConference("Minji", "c1"), c.Choose("Minji", "c1", "agent", "Jun"))
CONFERRING = (*INVITING, c.Confirm("Minji", "c1"), c.Accept("Jun", "c1"))
INTERRUPTED = (*CONFERRING, c.DeleteAsset("Shop"))
HANDED_OVER = (
    *TRANSFERRING,
    c.Choose("Minji", "c1", "agent", "Jun"),
    c.Confirm("Minji", "c1"),
    c.Accept("Jun", "c1"),
    c.SetStatus("Sora", "available"),
)
STARTS: dict[str, tuple[Configuration, tuple[c.AnyCommand, ...]]] = {
    "nothing has happened": (TWO, ()),
    "a conversation waits": (TWO, WAITING),
    "a conversation is offered": (TWO, OFFERED),
    "a conversation is held": (TWO, HELD),
    "as much is typed as fits": (TWO, (*HELD, c.TypeReply("Minji", "c1", "x" * COMPOSE_LIMIT))),
    "a transfer dialog is open": (TWO, TRANSFERRING),
    "a queue is chosen": (TWO, (*TRANSFERRING, c.Choose("Minji", "c1", "queue", "Support"))),
    "a colleague is chosen": (TWO, (*TRANSFERRING, c.Choose("Minji", "c1", "agent", "Jun"))),
    "a colleague is asked to take over": (
        TWO,
        (*TRANSFERRING, c.Choose("Minji", "c1", "agent", "Jun"), c.Confirm("Minji", "c1")),
    ),
    "a conference dialog is open": (TWO, INVITING),
    "a colleague is asked to join": (TWO, (*INVITING, c.Confirm("Minji", "c1"))),
    "a conference is on": (TWO, CONFERRING),
    "a conference is interrupted": (TWO, INTERRUPTED),
    "one of two has ended an interrupted conference": (TWO, (*INTERRUPTED, c.End("Minji", "c1"))),
    "a conversation is wrapped up while it waits again": (
        TWO,
        (*TRANSFERRING, c.Choose("Minji", "c1", "queue", "Support"), c.Confirm("Minji", "c1")),
    ),
    "a third agent beside a conference": (THREE, CONFERRING),
    "who handed over wraps up while the next one invites": (
        THREE,
        (
            *HANDED_OVER,
            c.OpenConference("Jun", "c1"),
            c.Choose("Jun", "c1", "agent", "Sora"),
            c.Confirm("Jun", "c1"),
        ),
    ),
    "routed by the desk": (ROUTED, ()),
    "routed, and held": (ROUTED, (*WAITING, c.Accept("Minji", "c1"))),
}
"""Where the search begins; from each of them it goes two commands on, whichever they are."""
DEPTH = 2


def commands_in(configuration: Configuration) -> Iterator[c.AnyCommand]:
    """Every command that is tried in every place, unknown names among them."""
    agents, customers = configuration.agents, ((HANA, "Shop"), (BORA, "Help"), (HANA, "Nowhere"))
    for agent in (*agents, "Nobody"):
        yield from (c.SetStatus(agent, status) for status in ("available", "idle", "rona"))
        yield from (c.StartOutbound(agent, asset, number) for number, asset in customers)
        yield from _commands_in_conversation(agent, "c1", agents)
    yield from _commands_in_conversation(agents[0], "c9", agents)
    for number, asset in customers:
        yield from (c.CustomerText(number, asset, "Hello"), c.CustomerText(number, asset, " "))
        yield from (c.CustomerStop(number, asset), c.DeleteAsset(asset))
    yield from (c.DeleteQueue(queue) for queue in (*configuration.queues, "Nowhere"))
    yield c.Advance(configuration.rona_seconds)


def _commands_in_conversation(agent: str, conversation: str, agents: tuple[str, ...]) -> Iterator[c.AnyCommand]:
    here = agent, conversation
    yield c.Offer(conversation, agent)
    yield from (c.Accept(*here), c.WithdrawRequest(*here), c.EndConference(*here), c.End(*here))
    yield from (c.OpenTransfer(*here), c.OpenConference(*here), c.Refresh(*here), c.Confirm(*here), c.Cancel(*here))
    yield from (c.SubmitWrapUp(*here), c.LineBreak(*here))
    yield from (c.TypeReply(*here, text) for text in ("Hi", "x" * (COMPOSE_LIMIT + 1)))
    yield from (c.Send(*here, "click"), c.Search(*here, ""))
    yield from (c.Choose(*here, "queue", name) for name in ("Support", "Nowhere"))
    yield from (c.Choose(*here, "agent", name) for name in agents)
    yield c.Choose(*here, "reason", "Solved")


class Told(NamedTuple):
    """How a kind of command is answered where these reasons apply: with the one that is told, or accepted (None)."""

    kind: str
    reasons: frozenset[Refusal]
    answer: Refusal | None


@dataclass
class Place:
    """Where a desk is, and the account of how it came there."""

    desk: InProcessDesk
    account: Account

    @classmethod
    def at(cls, configuration: Configuration, commands: Sequence[c.AnyCommand]) -> Place:
        place = cls(InProcessDesk(), Account(configuration))
        assert place.desk.reset(configuration) == Accepted()
        for command in commands:
            place.give(command)
        return place

    def give(self, command: c.AnyCommand) -> None:
        assert self.desk.apply(command) == Accepted(), command
        assert take(self.account, command) is None

    def key(self) -> Hashable:
        """All that decides, and neither the clock nor what is over."""
        account = self.account
        parts = (
            (part.agent, part.talk.id, part.cause, part.phase, part.role, part.draft)
            + (() if part.dialog is None else (part.dialog.kind, part.dialog.queues, part.dialog.agents))
            + (() if part.dialog is None or part.dialog.chosen is None else part.dialog.chosen)
            for part in account.interactions
        )
        talks = ((talk.phase, talk.queue, talk.number) for talk in account.conversations)
        deleted = frozenset(account.deleted_assets), tuple(account.queues)
        return (len(account.configuration.agents), *account.statuses.values(), *deleted, *talks, *parts)


@cache
def searched() -> tuple[int, frozenset[Told]]:
    """How many places were come to, and every different way in which a command is answered in any of them."""
    seen: set[tuple[Hashable, int]] = set()
    told: set[Told] = set()
    with patch.object(machine.desk.rules, "UNSETTLED_LIMIT", ROOM):
        todo = deque((configuration, start, DEPTH) for configuration, start in STARTS.values())
        while todo:
            configuration, commands, further = todo.popleft()
            place = Place.at(configuration, commands)
            if (here := (place.key(), further)) in seen:
                continue
            seen.add(here)
            for command in commands_in(configuration):
                answer = place.desk.would(command)
                reason = answer.reason if isinstance(answer, Refused) else None
                told.add(Told(type(command).__name__, reasons(place.account, command, room=ROOM), reason))
                if reason is None and further:
                    todo.append((configuration, (*commands, command), further - 1))
    return len({key for key, _ in seen}), frozenset(told)


# --- what it found

TOGETHER = {
    "unknown_name": "undeliverable no_part no_offer routing_is_automatic not_selectable not_owner not_waiting "
    "interrupted conference_pending no_conference no_request no_dialog conversation_open no_conversation "
    "not_available no_capacity not_listed too_long blank",
    "undeliverable": "conversation_open no_conversation not_available no_capacity blank",
    "no_part": "not_owner interrupted conference_pending no_conference no_request no_dialog not_listed too_long",
    "not_accepted": "not_owner conference_pending no_conference no_request too_long blank",
    "routing_is_automatic": "not_waiting has_part not_available no_capacity",
    "not_selectable": "already_so",
    "not_owner": "interrupted conference_pending no_request",
    "not_waiting": "has_part not_available no_capacity",
    "has_part": "not_available no_capacity",
    "in_wrap_up": "not_owner interrupted conference_pending no_conference no_request too_long blank",
    "interrupted": "no_conference no_request too_long blank",
    "no_dialog": "not_listed",
    "conversation_open": "not_available no_capacity",
    "not_available": "no_capacity",
    "no_capacity": "blank",
}
"""Every pair of reasons that some command meets in some place: each reason with those that it is told before."""

NOT_TOGETHER = (
    (
        "unknown_name",
        "already_deleted not_accepted already_so has_part in_wrap_up dialog_open wrap_up_required in_use "
        "nothing_chosen target_gone",
        "What nobody knows is in no state: it is not deleted, offered, held, set or chosen from.",
    ),
    ("already_deleted", "in_use", "A queue is deleted only while nothing needs it, and nothing comes to need it then."),
    (
        "no_part",
        "not_accepted in_wrap_up dialog_open wrap_up_required nothing_chosen target_gone blank",
        "Where there is no part there is no phase of it, no dialog over it and no draft.",
    ),
    ("not_accepted", "in_wrap_up dialog_open", "What is only offered has no wrap-up and no dialog."),
    ("not_accepted", "interrupted", "An interruption withdraws every request (GAP-11)."),
    ("not_owner", "dialog_open", "Only the owner opens one of these dialogs, and the owner stays one."),
    ("in_wrap_up", "dialog_open", "The wrap-up dialog takes the place of any other (RULE-18)."),
    ("interrupted", "conference_pending", "An interrupted conversation is in no conference any more."),
    ("interrupted", "dialog_open", "An interruption closes these dialogs (RULE-18)."),
    (
        "conference_pending",
        "dialog_open",
        "The dialog that invites closes, and until the conference is over none opens.",
    ),
    ("no_dialog", "wrap_up_required nothing_chosen target_gone", "These are said of a dialog that is open."),
    ("nothing_chosen", "target_gone", "What is gone was chosen."),
)
"""The other pairs of reasons for which one and the same command can be refused, and why no place has both."""

Pair = tuple[Refusal, Refusal]


def _pairs(first: str, others: str) -> Iterator[Pair]:
    return ((Refusal(first), Refusal(other)) for other in others.split())


def _met(reasons: Iterable[Refusal]) -> Iterator[Pair]:
    return combinations(sorted(reasons, key=ORDER_OF_REASONS.__getitem__), 2)


EVERY_TOGETHER = [pair for first, others in TOGETHER.items() for pair in _pairs(first, others)]


def test_a_command_is_accepted_just_where_no_reason_speaks_against_it_and_else_the_first_is_told() -> None:
    places, told = searched()

    assert places == 694
    assert {each.kind for each in told if each.answer is None} == {kind.__name__ for kind in get_args(c.AnyCommand)} - {
        "SetMasking"
    }
    for each in told:
        assert each.answer is (first_of(each.reasons) if each.reasons else None), each
    assert {each.answer for each in told} == {None, *Refusal}, "every reason is told somewhere"


@pytest.mark.parametrize(("first", "other"), EVERY_TOGETHER, ids=lambda reason: reason.value)
def test_of_two_reasons_that_apply_together_this_one_is_told(first: Refusal, other: Refusal) -> None:
    answers = {each.answer for each in searched()[1] if {first, other} <= each.reasons}

    assert first in answers
    assert other not in answers


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_table_of_the_adapter_guide_the_reason_that_is_told_stands_before_all_that_apply_besides(
    language: Language,
) -> None:
    """Whoever goes down a table and takes the first row that is true, by its own words, answers as our desk does."""
    page = (ROOT / "diagrams" / language / "adapter.md").read_text(encoding="utf-8")
    rows = re.findall(r'<a id="([a-z]+)\.([a-z_]+)"></a>\[`\2`\]\(#\2\)', page)
    tables: dict[str, list[str]] = {}
    for kind, reason in rows:
        tables.setdefault(kind, []).append(reason)
    asked = [each for each in searched()[1] if each.answer is not None]

    assert set(tables) == {kind.__name__.lower() for kind in get_args(c.AnyCommand)} - {"setmasking", "advance"}
    for each in asked:
        table = tables[each.kind.lower()]
        assert each.reasons <= {*table}, each
        assert min(each.reasons, key=table.index) is each.answer, each


def test_every_pair_is_met_somewhere_or_it_is_said_why_not() -> None:
    """A pair that is in neither list has no command that can be refused for both."""
    _, told = searched()
    of_command: dict[str, set[Refusal]] = {}
    for each in told:
        of_command.setdefault(each.kind, set()).update(each.reasons)
    met = {pair for each in told for pair in _met(each.reasons)}
    meetable = {pair for reasons in of_command.values() for pair in _met(reasons)}
    not_met = [pair for first, others, _ in NOT_TOGETHER for pair in _pairs(first, others)]

    assert met == set(EVERY_TOGETHER)
    assert sorted(meetable - met) == sorted(not_met)
    assert (len(met), len(not_met), len(list(_met(Refusal)))) == (67, 30, 435)


def test_a_malformed_command_comes_before_every_reason() -> None:
    place = Place.at(TWO, HELD)
    unknown_and_malformed = c.TypeReply("Nobody", "c9", "x" * 100_001)

    assert reasons(place.account, unknown_and_malformed) == {Refusal.UNKNOWN_NAME, Refusal.TOO_LONG}
    assert isinstance(place.desk.would(unknown_and_malformed), Malformed)


def test_at_the_real_limit_a_deleted_asset_comes_before_the_room_and_the_room_before_the_text() -> None:
    place = Place.at(TWO, [c.DeleteAsset("Help")])
    for number in range(UNSETTLED_LIMIT):
        place.give(c.CustomerText(f"+1202555{number:04}", "Shop", "Hello"))

    for asset, text, reason in (
        ("Help", " ", Refusal.UNDELIVERABLE),
        ("Help", "Hello", Refusal.UNDELIVERABLE),
        ("Shop", " ", Refusal.NO_CAPACITY),
        ("Nowhere", " ", Refusal.UNKNOWN_NAME),
    ):
        answer = place.desk.apply(c.CustomerText(HANA, asset, text))
        assert isinstance(answer, Refused)
        assert answer.reason is reason
    answer = place.desk.apply(c.StartOutbound("Minji", "Shop", HANA))
    assert answer == Refused(Refusal.NOT_AVAILABLE, ("RULE-35",)), "the agent's status comes before the room as well"


def test_offers_that_are_withdrawn_in_one_step_come_in_order_of_offering() -> None:
    """The conversation that was offered last has the first slot of the machines again."""
    place = Place.at(
        msgspec.structs.replace(TWO, capacity=5),
        (
            c.SetStatus("Minji", "available"),
            *(c.CustomerText(number, "Shop", "Hello") for number in ("+13035550111", "+13035550112", "+13035550113")),
            c.CustomerStop("+13035550111", "Shop"),
            c.CustomerText("+13035550114", "Shop", "Hello"),
            *(c.Offer(conversation, "Minji") for conversation in ("c3", "c2", "c4")),
            c.Advance(30),
        ),
    )

    bricks = [(brick.conversation, brick.result) for brick in place.desk.view("Minji").history]
    assert bricks == [("c3", "missed"), ("c2", "withdrawn"), ("c4", "withdrawn")]
    assert [part.talk.id for part in place.account.settled] == ["c3", "c2", "c4"]
    assert place.desk.world.conversations[0].ticket > place.desk.world.conversations[1].ticket, "c4 has the first slot"
