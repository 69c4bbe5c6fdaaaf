"""Whatever can be clicked is a command of the port, and what is not offered is not there."""

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.port.screen_words import COMMAND_OF_BUTTON
from machine.screen import render
from spec.port import commands as c
from spec.port.answers import Accepted
from tests.screen.clicks import clickable, command_of, needs_of
from tests.screen.markup_tree import tree
from tests.screen.real_runs import looks, views
from tests.screen.sample_views import DESKTOP, changed
from tests.spec.visibility_walk import configuration

UNSEEN = {"SetMasking", "DeleteQueue", "Offer", "Advance"}
"""Commands that stand for nothing on the three screens: no view shows the switch, the queues as such, or the clock."""


def test_tutorial_the_command_of_a_button_is_in_its_data() -> None:
    root = tree(render(DESKTOP, "en"))
    (end,) = root.all("desk-do-end")

    assert {name: value for name, value in end.attributes.items() if name.startswith("data-")} == {
        "data-command": "End",
        "data-conversation": "c2",
    }
    assert root.attributes["data-agent"] == "Minji"
    assert needs_of(root.the("desk-start")) == ["asset", "number"], "what the person still has to give"


def test_the_buttons_of_a_pane_are_commands_that_our_desk_accepts_there() -> None:
    """Each kind once, on a desk to which the run so far happens anew. That a reason is chosen, the button to submit
    does not say."""
    kinds = set(COMMAND_OF_BUTTON.values()) - {c.SubmitWrapUp} | {c.Accept}
    so_far: list[c.AnyCommand] = []
    for look in looks():
        if look.command is None and so_far:
            break
        so_far += [] if look.command is None else [look.command]
        for agent, view in look.views.items():
            for element in clickable(tree(render(view, "en"))):
                kind = getattr(c, str(element.attributes["data-command"]))
                if kind not in kinds:
                    continue
                kinds.remove(kind)
                desk = InProcessDesk()
                desk.reset(configuration("manual"))
                for command in so_far:
                    desk.apply(command)
                assert desk.apply(msgspec.convert(command_of(element, agent), c.AnyCommand)) == Accepted()

    assert kinds == set()


def test_whatever_can_be_clicked_is_a_command_with_all_its_fields() -> None:
    found = set()
    for view in views():
        root = tree(render(view, "en"))
        for element in clickable(root):
            told, needs = command_of(element, root.attributes.get("data-agent")), needs_of(element)
            assert sorted([*told, *needs]) == sorted(["command", *getattr(c, told["command"]).__struct_fields__])
            msgspec.convert({**dict.fromkeys(needs, "x"), **told}, c.AnyCommand)
            found.add(told["command"])

    assert found == {kind.__name__ for kind in c.KINDS} - UNSEEN


def test_a_choice_that_is_made_says_so_without_colour() -> None:
    pressed = [
        each.text()
        for each in tree(render(DESKTOP, "en")).everything()
        if each.attributes.get("aria-pressed") == "true"
    ]

    assert pressed == ["Available", "Billing"]


def test_what_is_not_offered_is_not_shown() -> None:
    bare = changed(changed(DESKTOP, ("popovers", 0, "accept"), False), ("panes", 0, "buttons"), ())
    root = tree(render(bare, "en"))

    assert root.all("desk-accept") == []
    assert root.all("desk-controls") == []


def test_a_button_that_the_port_has_no_command_for_cannot_be_pressed() -> None:
    root = tree(render(changed(DESKTOP, ("panes", 0, "buttons"), ("hold",)), "en"))

    (hold,) = root.the("desk-controls").children
    assert (hold.text(), "disabled" in hold.attributes, "data-command" in hold.attributes) == ("hold", True, False)


def test_wrap_up_is_submitted_in_its_dialog_and_cannot_be_cancelled() -> None:
    pane = changed(changed(DESKTOP.panes[0], ("dialog", "kind"), "wrap_up"), ("buttons",), ("submit_wrap_up",))
    root = tree(render(changed(DESKTOP, ("panes",), (pane,)), "ko"))

    dialog = root.the("desk-dialog")
    assert [each.text() for each in dialog.the("desk-dialog-buttons").children] == ["후속 작업 제출"]
    assert root.all("desk-controls") == []
    assert dialog.attributes["aria-label"] == "후속 작업 사유"
