"""An event is brought about by what can be done at that moment, or told to be none that a desktop gives."""

from collections import Counter

from machine.concrete.turn import stage, turn
from machine.desk.in_process import InProcessDesk
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.world import NOBODY, Event, InstanceId
from spec.port import commands as c
from spec.port.answers import Accepted, Refused

BOUNDS = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
MINJI, JUN = InstanceId(0, 0), InstanceId(1, 0)
CONVERSATION = InstanceId(NOBODY, 0)


def desk(*events: Event) -> InProcessDesk:
    """A desk on which these events have happened."""
    found = InProcessDesk()
    found.reset(stage(BOUNDS, "en", 3))
    for event in events:
        for command in turn(found, event, "en") or ():
            assert isinstance(found.apply(command), Accepted), command
    return found


AVAILABLE = tuple(Event("AgentStatus.set_available", InstanceId(agent)) for agent in (0, 1))
TEXT = Event("Conversation.receive", CONVERSATION, (("asset", "live"), ("text", "fits")))
OFFER = Event("Conversation.offer", CONVERSATION, (("agent", 0),))
HELD = (*AVAILABLE, TEXT, OFFER, Event("Interaction.accept", MINJI))
TRANSFER = Event("Dialog.open_transfer", MINJI)


def confirm(recipient: str | int) -> Event:
    return Event("Dialog.confirm", MINJI, (("recipient", recipient),))


def kinds(found: tuple[c.AnyCommand, ...] | None) -> list[str]:
    assert found is not None
    return [type(each).__name__ for each in found]


def test_tutorial_a_reply_is_typed_before_it_is_sent_whatever_stands_in_the_compose_box() -> None:
    there = desk(*HELD)
    sends = Event("Interaction.send_reply", MINJI, (("text", "fits"),))

    assert kinds(turn(there, sends, "en")) == ["TypeReply", "Send"]
    there.apply(c.TypeReply("Minji", "c1", "something else"))
    assert kinds(turn(there, sends, "en")) == ["TypeReply", "Send"]


def test_who_is_to_get_the_conversation_is_chosen_before_it_is_confirmed() -> None:
    there = desk(*HELD, TRANSFER)

    assert kinds(turn(there, confirm(1), "en")) == ["Choose", "Confirm"]
    assert kinds(turn(there, confirm("queue"), "en")) == ["Choose", "Confirm"]
    assert kinds(turn(there, confirm("gone"), "en")) == ["Choose", "DeleteQueue", "Confirm"]
    assert kinds(turn(there, confirm("none"), "en")) == ["Confirm"]
    there.apply(c.Choose("Minji", "c1", "agent", "Jun"))
    assert kinds(turn(there, confirm(1), "en")) == ["Confirm"]
    assert kinds(turn(there, confirm("none"), "en")) == ["Search", "Confirm"]


def test_who_became_available_later_is_listed_by_refreshing_and_who_never_was_cannot_be_chosen() -> None:
    idle = Event("AgentStatus.set_idle", InstanceId(1))
    there = desk(*HELD, idle, TRANSFER)

    assert turn(there, confirm(1), "en") is None
    there.apply(c.SetStatus("Jun", "available"))
    assert kinds(turn(there, confirm(1), "en")) == ["Refresh", "Choose", "Confirm"]


def test_who_was_chosen_and_has_gone_is_confirmed_and_refused() -> None:
    there = desk(*HELD, TRANSFER, Event("Dialog.choose", MINJI, (("listed", "yes"),)))
    there.apply(c.Choose("Minji", "c1", "agent", "Jun"))
    there.apply(c.SetStatus("Jun", "idle"))

    (command,) = turn(there, confirm(1), "en") or ()
    assert isinstance(there.apply(command), Refused)


def test_what_no_desktop_gives_there_is_none() -> None:
    there = desk(*HELD, TRANSFER)
    never = (
        Event("Conversation.receive", CONVERSATION, (("asset", "live"), ("text", "too_long"))),
        Event("Conversation.receive", CONVERSATION, (("asset", "deleted"), ("text", "fits"))),
        Event("Interaction.type_reply", MINJI, (("text", "blank"),)),
        Event("Interaction.send_reply", MINJI, (("text", "too_long"),)),
        confirm(0),
    )

    assert Counter(turn(there, each, "en") for each in never) == {None: len(never)}
    assert turn(desk(), TRANSFER, "en") is None


def test_a_deleted_asset_is_one_that_is_deleted_for_it_or_the_last_that_was() -> None:
    there = desk()
    writes = Event("Conversation.receive", CONVERSATION, (("asset", "deleted"), ("text", "fits")))

    assert kinds(turn(there, writes, "en")) == ["DeleteAsset", "CustomerText"]
    for command in turn(there, writes, "en") or ():
        answer = there.apply(command)
    assert isinstance(answer, Refused)
    assert kinds(turn(there, writes, "en")) == ["CustomerText"]
    begins = turn(there, TEXT, "en") or ()
    assert [each.asset for each in begins if isinstance(each, c.CustomerText)] == ["Shop line"]
