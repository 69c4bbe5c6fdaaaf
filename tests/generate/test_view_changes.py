"""What the adapter guide says of values and changes was seen on our own desk."""

import msgspec
import pytest

from machine.generate.refusal_runs import BORA, HANA
from machine.generate.view_changes import TEXTS, seen
from spec.port import views as v
from spec.port.capabilities import EMPTY
from spec.port.commands import KINDS


def test_tutorial_a_draft_changes_when_the_agent_types_and_sends() -> None:
    assert seen().changed_by[v.Composer, "draft"] == {"TypeReply", "LineBreak", "Send"}
    assert seen().values[v.Composer, "draft"] == "Good morning"


@pytest.mark.parametrize(
    ("view", "field", "by"),
    [
        (v.Popover, "timer_seconds", {"Advance"}),
        (v.Popover, "phone_number", {"SetMasking"}),
        (v.Toaster, "at_seconds", set()),
        (v.Bubble, "text", {"SetMasking"}),
        (v.CustomerMessage, "text", set()),
        (v.DialogView, "chosen", {"Choose", "Refresh", "Search"}),
        (v.DialogView, "kind", set()),
        (v.DesktopView, "panes", {"Accept", "StartOutbound", "SubmitWrapUp"}),
        (
            v.Pane,
            "control",
            {"Accept", "Advance", "Confirm", "CustomerStop", "DeleteAsset", "EndConference", "WithdrawRequest"},
        ),
        (v.ListedConversation, "closed_as", {"CustomerStop", "DeleteAsset", "End", "EndConference"}),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "__name__", ""),
)
def test_a_field_changes_after_these_commands_and_no_others(view: type[v.View], field: str, by: set[str]) -> None:
    assert seen().changed_by[view, field] == by


def test_every_field_is_there_and_changes_after_commands_alone() -> None:
    assert set(seen().changed_by) == {(view, field) for view in v.VIEWS for field in view.__struct_fields__}
    assert set().union(*seen().changed_by.values()) <= {kind.__name__ for kind in KINDS}


def test_every_field_has_an_example_that_says_something() -> None:
    lacking = {(view, field) for view in v.VIEWS for field in view.__struct_fields__} - set(seen().values)

    assert lacking == set()
    assert [each for each, value in seen().values.items() if value == EMPTY[each[0]].get(each[1], object())] == []


def test_each_kind_of_a_view_has_an_example() -> None:
    authors = {bubble.author for bubble in seen().examples[v.Bubble] if isinstance(bubble, v.Bubble)}
    dialogs = {dialog.kind for dialog in seen().examples[v.DialogView] if isinstance(dialog, v.DialogView)}
    results = {brick.result for brick in seen().examples[v.HistoryBrick] if isinstance(brick, v.HistoryBrick)}

    assert authors == {"customer", "agent", "notice"}
    assert dialogs == {"transfer", "conference", "wrap_up"}
    assert results == {"done", "missed", "withdrawn"}


def test_examples_are_masked_but_for_what_the_customer_sees() -> None:
    own = (v.CustomerMessage, v.CustomerView)
    values = [value for (view, _), value in seen().values.items() if view not in own]
    examples = [found for view, found in seen().examples.items() if view not in own]
    told = msgspec.json.encode([values, examples]).decode()

    assert "************1111" in told
    for raw in (TEXTS[0], HANA, BORA):
        assert raw not in told
