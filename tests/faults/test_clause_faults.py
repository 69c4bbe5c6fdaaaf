"""Faults: everything that implements a clause can be switched off, and is then really off."""

from machine.desk.in_process import InProcessDesk
from machine.desk.rules import RULES
from machine.faults.clause_faults import BlankingDesk, cited_fields, faults, faults_of
from machine.lifecycle.table import TABLE
from machine.port.port import Desk
from machine.story.fictional_data import asset_number, customer_number
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.port.configuration import AssetSetting, Configuration
from spec.port.views import Popover

STAGE = Configuration(
    agents=("Minji",),
    queues=("Billing",),
    assets=(AssetSetting(name="Main line", number=asset_number(1), queue="Billing"),),
    reasons=("Resolved",),
    routing="manual",
)


def offered(desk: Desk) -> None:
    """One request on Minji's screen."""
    desk.reset(STAGE)
    for command in (
        c.SetStatus(agent="Minji", status="available"),
        c.CustomerText(number=customer_number(1), asset="Main line", text="Hello"),
        c.Offer(conversation="c1", agent="Minji"),
    ):
        assert desk.apply(command) == Accepted()


def test_tutorial_a_desk_with_one_field_of_one_view_blanked() -> None:
    desk = BlankingDesk(Popover, "queue_name", "")
    offered(desk)

    [popover] = desk.view("Minji").popovers

    assert popover.queue_name == ""
    assert popover.accept is True


def test_every_checkable_clause_can_be_broken_and_no_advisory_one() -> None:
    for clause in load().clauses.values():
        assert bool(faults_of().get(clause.id)) == (clause.advisory is None), clause.id


def test_there_is_a_fault_for_every_transition_guard_field_surface_kind_and_rule() -> None:
    counts = {
        "transition dropped": len(TABLE.transitions),
        "guard removed": sum(len(transition.guards) for transition in TABLE.transitions),
        "not shown": len(list(cited_fields())),
        "kind not masked": len(load().kinds),
        "not masked": len(load().surfaces) + 1,
        "masking cannot be switched on": 1,
        "masking cannot be switched off": 1,
        "rule removed": len(RULES),
        "whatever shows nothing is blank": 1,
        "white space is that of ASCII": 1,
        "the last reason is told instead of the first": 1,
        "no offer is told as no part": 1,
    }

    identities = [fault.id for fault in faults()]

    assert len(set(identities)) == len(identities) == sum(counts.values())
    for what, count in counts.items():
        assert sum(each.partition(":")[0] == what for each in identities) == count, what


def test_what_a_fault_cites_is_in_the_catalogue() -> None:
    for fault in faults():
        load().check_ids(fault.cites, fault.id)


def test_a_dropped_transition_is_refused_and_the_sound_desk_takes_it() -> None:
    fault = next(each for each in faults() if each.id == "transition dropped: Conversation.offer: queued > offered")
    desk = fault.make_desk()
    desk.reset(STAGE)
    desk.apply(c.SetStatus(agent="Minji", status="available"))
    desk.apply(c.CustomerText(number=customer_number(1), asset="Main line", text="Hello"))

    assert isinstance(desk.apply(c.Offer(conversation="c1", agent="Minji")), Refused)
    offered(InProcessDesk())
