"""What is seen, as Then steps: every field of a view is told, or it is known that no told run says it."""

from collections.abc import Sequence

import pytest

from machine.desk.in_process import InProcessDesk
from machine.faults.clause_faults import BlankingDesk, cited_fields
from machine.story.fictional_data import asset_number, customer_number
from machine.story.telling.expectations import Facts, facts
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

HANA = customer_number(1)
STAGE = Configuration(
    agents=("Minji", "Jun"),
    queues=("Billing",),
    assets=(AssetSetting("Main line", asset_number(1), "Billing"),),
    reasons=("Resolved",),
    customers=(CustomerSetting(HANA, "Hana"),),
    routing="manual",
)
HERE, THERE = ("Minji", "c1"), ("Jun", "c1")
STORY: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Minji", "available"),
    c.SetStatus("Jun", "available"),
    c.CustomerText(HANA, "Main line", "Hello"),
    c.Offer("c1", "Minji"),
    c.Accept(*HERE),
    c.TypeReply(*HERE, "Good morning"),
    c.Send(*HERE, "click"),
    c.TypeReply(*HERE, "x" * 300),
    c.OpenTransfer(*HERE),
    c.Cancel(*HERE),
    c.OpenConference(*HERE),
    c.Search(*HERE, "J"),
    c.Choose(*HERE, "agent", "Jun"),
    c.Confirm(*HERE),
    c.Accept(*THERE),
    c.DeleteAsset("Main line"),
    c.End(*HERE),
    c.Choose(*HERE, "reason", "Resolved"),
    c.SubmitWrapUp(*HERE),
    c.End(*THERE),
)
"""One conversation in which everything is seen that a step can say of a view."""

NEVER_TOLD = frozenset(
    {
        "Popover.queue_name",
        "Popover.phone_number",
        "Popover.source_number",
        "Popover.timer_seconds",
        "Toaster.number",
        "Toaster.text",
        "DesktopNotification.number",
        "DesktopNotification.preview",
        "Task.title_label",
        "Task.title",
        "Task.customer_name",
        "Task.preview",
        "Bubble.author",
        "Bubble.style",
        "Bubble.initials",
        "Bubble.signature",
        "Bubble.text",
        "Composer.placeholder",
        "DialogView.reasons",
        "CadVariable.value",
        "Pane.title_label",
        "Pane.title",
        "Pane.customer_name",
        "Pane.cad",
        "ListedConversation.asset",
        "ListedConversation.queue",
        "ListedConversation.open",
        "HistoryBrick.title_label",
        "HistoryBrick.title",
        "HistoryBrick.customer_name",
        "DesktopView.status",
        "DesktopView.toasters",
        "DesktopView.desktop_notifications",
        "DesktopView.tasks",
    }
)
"""What no told run says, by reason: numbers, names and texts follow from the data and would hide what a command does,
and of the status the label is told. The properties and the model look at all of it."""


def told(desk: InProcessDesk | BlankingDesk) -> Sequence[Facts]:
    """What steps can say after each command of the story."""
    desk.reset(STAGE)
    found = []
    for command in STORY:
        assert desk.apply(command) == Accepted()
        views = {agent: desk.view(agent) for agent in STAGE.agents}
        customers = {"Hana": desk.customer_view(HANA, "Main line")}
        found.append(facts(views, customers, desk.administrator_view(), {"c1": "Hana"}, "en"))
    return found


OTHERWISE = {"Popover.cause": "transfer", "DialogView.kind": "conference"}
"""What stands in place of a blank where each value says something."""
FIELDS = {f"{view.__name__}.{name}": (view, name, blank) for view, name, _, blank in cited_fields()}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_shown_otherwise_is_told_otherwise_or_never_told(field: str) -> None:
    view, name, blank = FIELDS[field]

    is_told = told(BlankingDesk(view, name, OTHERWISE.get(field, blank))) != told(InProcessDesk())

    assert is_told is (field not in NEVER_TOLD), "machine/story/telling/expectations.py tells it, or NEVER_TOLD has it"
