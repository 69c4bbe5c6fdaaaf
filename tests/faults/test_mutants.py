"""Mutants: every mechanical change of our own desk, each with a name that says what is wrong."""

from collections import Counter

import pytest

from machine.desk.rules import RULES
from machine.faults.mutant import Mutant
from machine.faults.mutants import mutants
from machine.faults.situation_mutants import DATA, DEPTHS, IGNORED, KEPT_OVER
from machine.lifecycle.table import TABLE
from machine.port.port import ListingDesk
from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.port.configuration import AssetSetting, Configuration
from spec.port.facts import facts_of
from spec.port.views import DesktopView
from spec.refusals import Refusal

STAGE = Configuration(
    agents=("Minji",),
    queues=("Billing",),
    assets=(AssetSetting(name="Main line", number=asset_number(1), queue="Billing"),),
    reasons=("Resolved",),
    routing="manual",
)
OFFERED = (
    c.SetStatus("Minji", "available"),
    c.CustomerText(customer_number(1), "Main line", "Hello"),
    c.Offer("c1", "Minji"),
)
HELD = (*OFFERED, c.Accept("Minji", "c1"))
WRAPPED_UP = (*HELD, c.End("Minji", "c1"), c.Choose("Minji", "c1", "reason", "Resolved"), c.SubmitWrapUp("Minji", "c1"))


def mutant(identity: str) -> Mutant:
    return next(each for each in mutants() if each.id == identity)


def after(identity: str, *commands: c.AnyCommand) -> ListingDesk:
    """The mutant's desk after commands that it accepts."""
    desk = mutant(identity).make_desk()
    assert desk.reset(STAGE) == Accepted()
    for command in commands:
        assert desk.apply(command) == Accepted(), command
    return desk


def test_tutorial_a_desk_on_which_an_offer_that_expires_leaves_its_agent_available() -> None:
    broken = mutant("not told: AgentStatus.miss by Interaction.expire: offered > missed")
    desk = after(broken.id, *OFFERED, c.Advance(30))

    assert broken.name == (
        'In "Agent\'s part in a conversation", "time-out expires" while "Offered" happens without "miss an offer" '
        "following"
    )
    assert desk.view("Minji").status == "available"
    assert desk.view("Minji").popovers == ()


def test_there_is_a_mutant_for_every_change_wherever_it_can_be_made() -> None:
    kinds = Counter(each.id.partition(":")[0].split(" ")[0] for each in mutants())
    of = Counter(" ".join(each.id.partition(":")[0].split(" ")[:2]) for each in mutants())
    states = {machine.name: len(machine.states) for machine in TABLE.machines}
    guards = sum(len(transition.guards) for transition in TABLE.transitions)

    assert kinds["transition"] == len(TABLE.transitions)
    assert kinds["leads"] == sum(states[transition.machine] - 1 for transition in TABLE.transitions)
    assert (of["guard removed"], of["guard negated"]) == (guards, guards)
    assert of["effect dropped"] == sum(transition.effect is not None for transition in TABLE.transitions)
    assert of["rule removed"] == len(RULES)
    assert of["kind not"] == len(load().kinds)
    assert of["not masked"] == len(load().surfaces) + 1
    assert of["recorded as"] == 4 * 3
    assert of["setting ignored"] == len(IGNORED) + 2
    assert of["data unmasked"] == len(DATA)
    assert kinds["cut"] == len(DEPTHS) * sum(facts.ordered_by is not None for facts in facts_of(DesktopView).values())
    assert kinds["told"] >= len(Refusal)
    assert of["kept over"] == len(KEPT_OVER)
    assert len(mutants()) == 1118


def test_every_mutant_has_an_id_and_a_name_of_its_own() -> None:
    assert len({each.id for each in mutants()}) == len(mutants())
    assert len({each.name for each in mutants()}) == len(mutants())
    assert all((each.name[0].isupper() or each.name[0] == '"') and not each.name.endswith(".") for each in mutants())


def test_what_a_broken_table_touches_is_where_it_differs_from_ours() -> None:
    for each in mutants():
        if each.table is not None:
            keys = each.table.candidates.keys() | TABLE.candidates.keys()
            differing = {key for key in keys if each.table.candidates.get(key) != TABLE.candidates.get(key)}
            assert differing == each.touches, each.id


def test_a_negated_guard_refuses_for_its_own_reason() -> None:
    desk = mutant("guard negated: agent_is_available of Conversation.offer: queued > offered").make_desk()
    desk.reset(STAGE)
    answers = [desk.apply(command) for command in OFFERED]

    assert answers[:2] == [Accepted(), Accepted()]
    assert isinstance(answers[2], Refused)
    assert answers[2].reason == "not_available"


def test_a_refusal_turned_to_acceptance_changes_nothing_else() -> None:
    desk = after(
        "refusal accepted: AgentStatus.set_available in available", *OFFERED, c.SetStatus("Minji", "available")
    )

    assert desk.view("Minji").status == "available"


@pytest.mark.parametrize(
    ("identity", "texts"),
    [
        ("customer's message dropped", []),
        ("customer's message doubled", ["Hello", "Hello", "More", "More"]),
        ("customer's message reordered", ["More", "Hello"]),
    ],
)
def test_messages_are_lost_doubled_or_put_in_the_wrong_place(identity: str, texts: list[str]) -> None:
    desk = after(identity, *HELD, c.CustomerText(customer_number(1), "Main line", "More"))

    assert [message.text for message in desk.customer_view(customer_number(1), "Main line").messages] == texts


def test_a_conversation_is_recorded_as_another_in_every_place() -> None:
    desk = after("recorded as interrupted: ended", *WRAPPED_UP)

    assert [brick.closed_as for brick in desk.view("Minji").history] == ["interrupted"]
    assert [row.closed_as for row in desk.administrator_view().conversations] == ["interrupted"]

    left = after("recorded as interrupted: ended", *HELD, c.CustomerStop(customer_number(1), "Main line"))
    assert [row.closed_as for row in left.administrator_view().conversations] == ["left"]


def test_no_mutant_puts_the_history_in_another_order() -> None:
    """It has none (RULE-51)."""
    reordered = [each.id for each in mutants() if each.id.endswith(" reordered")]

    assert reordered == [
        "customer's message reordered",
        "agent's message reordered",
        "notice reordered",
        "notification reordered",
    ]


def test_a_wrap_up_is_skipped() -> None:
    [transition] = (
        transition
        for transition in TABLE.transitions
        if transition.id.startswith("Interaction.end: ") and "ASSET-4" not in transition.cites
    )
    desk = after(f"wrap-up skipped: {transition.id}", *HELD, c.End("Minji", "c1"))

    assert desk.view("Minji").panes == ()
    assert [brick.result for brick in desk.view("Minji").history] == ["done"]


def test_a_wrap_up_is_asked_for_twice() -> None:
    desk = after("wrap-up asked for twice", *WRAPPED_UP)
    [pane] = desk.view("Minji").panes
    assert pane.dialog is not None and pane.dialog.chosen == ""

    assert desk.apply(WRAPPED_UP[-2]) == desk.apply(WRAPPED_UP[-1]) == Accepted()
    assert desk.view("Minji").panes == ()


@pytest.mark.parametrize(
    ("identity", "length", "accepted"), [("text limit 999", 1000, False), ("text limit 1001", 1001, True)]
)
def test_the_compose_box_takes_one_more_or_one_less(identity: str, length: int, accepted: bool) -> None:
    desk = after(identity, *HELD)

    assert isinstance(desk.apply(c.TypeReply("Minji", "c1", "a" * length)), Accepted) is accepted


@pytest.mark.parametrize(("identity", "seconds"), [("rona_seconds -1", 29), ("rona_seconds +1", 31)])
def test_offers_expire_one_second_early_or_late(identity: str, seconds: int) -> None:
    desk = after(identity, *OFFERED, c.Advance(seconds - 1))
    assert desk.view("Minji").status == "available"

    desk.apply(c.Advance(1))
    assert desk.view("Minji").status == "rona"


def test_masking_keeps_five_instead_of_four() -> None:
    desk = after("keeps 5 instead of 4", *HELD)

    assert desk.view("Minji").panes[0].title == "*******" + customer_number(1)[-5:]
