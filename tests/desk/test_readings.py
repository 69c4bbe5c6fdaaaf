"""Our desk under a reading, and desktops held to one: the clock, the record and the views follow."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.desk_machine import DeskMachine, campaign
from machine.harness.stateful.failure_report import told
from machine.harness.stateful.profiles import HypothesisProfile
from machine.lifecycle.readings import table_of
from machine.oracle.property_oracle import PropertyError, PropertyOracle, properties_of_runs
from machine.story.fictional_data import asset_number, customer_number
from machine.story.steps.scene import SceneError
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.port.configuration import AssetSetting, Configuration
from spec.port.views import DesktopView
from spec.refusals import Refusal
from tests.story.playing import play, scenarios

STAGE = Configuration(
    agents=("Minji", "Jun"),
    queues=("Billing",),
    assets=(AssetSetting(name="Main line", number=asset_number(1), queue="Billing"),),
    reasons=("Resolved", "Follow-up needed"),
    routing="manual",
)
HELD: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Minji", "available"),
    c.SetStatus("Jun", "available"),
    c.CustomerText(customer_number(1), "Main line", "Hello"),
    c.Offer("c1", "Minji"),
    c.Accept("Minji", "c1"),
)
CONFERENCE: tuple[c.AnyCommand, ...] = (
    *HELD,
    c.OpenConference("Minji", "c1"),
    c.Choose("Minji", "c1", "agent", "Jun"),
    c.Confirm("Minji", "c1"),
    c.Accept("Jun", "c1"),
)


def desk_after(
    readings: Sequence[str], commands: Sequence[c.AnyCommand], stage: Configuration = STAGE
) -> InProcessDesk:
    """Our desk under these readings, after commands that it took."""
    desk = InProcessDesk(table=table_of(readings))
    desk.reset(stage)
    for command in commands:
        assert desk.apply(command) == Accepted(), command
    return desk


def results(view: DesktopView) -> list[tuple[str, str, int]]:
    return [(brick.result, brick.reason, brick.at_seconds) for brick in view.history]


def test_tutorial_a_wrap_up_is_submitted_by_the_clock() -> None:
    desk = desk_after(["wrap-up-times-out"], (*HELD, c.Advance(5), c.End("Minji", "c1")))

    assert desk.advance(59) == Accepted()
    assert desk.view("Minji").label == "engaged"
    assert desk.advance(1) == Accepted()

    assert results(desk.view("Minji")) == [("done", "Resolved", 65)]
    assert desk.view("Minji").label == "available"


def test_the_wrap_up_time_out_is_configured_and_counts_from_the_end_of_the_holding() -> None:
    stage = Configuration(
        agents=STAGE.agents,
        queues=STAGE.queues,
        assets=STAGE.assets,
        reasons=STAGE.reasons,
        routing="manual",
        wrap_up_seconds=7,
    )
    desk = desk_after(["wrap-up-times-out"], (*HELD, c.Advance(100), c.End("Minji", "c1"), c.Advance(1_000)), stage)

    assert results(desk.view("Minji")) == [("done", "Resolved", 107)]


def test_without_the_reading_the_wrap_up_time_out_counts_for_nothing() -> None:
    desk = desk_after((), (*HELD, c.End("Minji", "c1"), c.Advance(86_400)))

    assert [pane.dialog.kind for pane in desk.view("Minji").panes if pane.dialog] == ["wrap_up"]


def test_time_outs_of_offers_and_wrap_ups_come_in_the_order_of_time() -> None:
    """Minji's wrap-up ends at second 60, the offer made at 31 expires at 61."""
    desk = desk_after(
        ["wrap-up-times-out"],
        (
            *HELD,
            c.End("Minji", "c1"),
            c.Advance(31),
            c.CustomerText(customer_number(2), "Main line", "Hello"),
            c.Offer("c2", "Minji"),
            c.Advance(100),
        ),
    )

    assert results(desk.view("Minji")) == [("done", "Resolved", 60), ("missed", "", 61)]


def test_a_joined_agent_is_done_at_once_without_a_reason() -> None:
    desk = desk_after(["joined-without-wrap-up"], (*CONFERENCE, c.EndConference("Jun", "c1")))

    assert results(desk.view("Jun")) == [("done", "", 0)]
    assert desk.view("Jun").panes == ()
    assert desk.view("Minji").panes[0].control == ""


def test_pending_idle_shows_itself_and_lets_nothing_be_started() -> None:
    desk = desk_after(["idle-pends"], (*HELD, c.SetStatus("Minji", "idle")))

    view = desk.view("Minji")
    assert (view.status, view.label) == ("idle_pending", "idle_pending")
    again = desk.apply(c.SetStatus("Minji", "idle"))
    assert isinstance(again, Refused) and again.reason is Refusal.ALREADY_SO
    outbound = desk.apply(c.StartOutbound("Minji", "Main line", customer_number(2)))
    assert isinstance(outbound, Refused) and outbound.reason is Refusal.NOT_AVAILABLE


def test_automatic_routing_gives_a_withdrawn_offer_to_the_next_agent_at_once() -> None:
    stage = Configuration(agents=STAGE.agents, queues=STAGE.queues, assets=STAGE.assets, reasons=STAGE.reasons)
    desk = desk_after(["idle-withdraws-offers"], HELD[:3], stage)
    assert [len(desk.view(agent).popovers) for agent in STAGE.agents] == [1, 0]

    assert desk.apply(c.SetStatus("Minji", "idle")) == Accepted()

    assert [len(desk.view(agent).popovers) for agent in STAGE.agents] == [0, 1]
    assert results(desk.view("Minji")) == [("withdrawn", "", 0)]


# --- a desktop held to a reading

QUICK = HypothesisProfile("quick", examples=40, steps=50, cases=10, seed=3)
SHOWS_IT: dict[str, tuple[c.AnyCommand, ...]] = {
    "literal-drop": (
        *HELD,
        c.OpenTransfer("Minji", "c1"),
        c.Choose("Minji", "c1", "agent", "Jun"),
        c.Confirm("Minji", "c1"),
        c.Advance(30),
        c.SetStatus("Jun", "available"),
        c.Offer("c1", "Jun"),
    ),
    "wrap-up-times-out": (*HELD, c.End("Minji", "c1"), c.Advance(60)),
    "joined-without-wrap-up": (*CONFERENCE, c.EndConference("Jun", "c1")),
    "idle-pends": (*HELD, c.SetStatus("Minji", "idle")),
    "idle-withdraws-offers": (*HELD[:-1], c.SetStatus("Minji", "idle")),
}
"""A run in which a desktop that follows a reading differs from one that does not."""


def judge(desk: InProcessDesk, held_to: Sequence[str], reading: str) -> None:
    judged = PropertyOracle(desk, readings=held_to)
    judged.reset(STAGE)
    for command in SHOWS_IT[reading]:
        judged.apply(command)


@pytest.mark.parametrize("reading", SHOWS_IT)
def test_a_desktop_that_follows_another_reading_than_it_is_held_to_is_refuted(reading: str) -> None:
    with pytest.raises(PropertyError):
        judge(InProcessDesk(table=table_of([reading])), (), reading)
    with pytest.raises(PropertyError):
        judge(InProcessDesk(), [reading], reading)
    judge(InProcessDesk(), (), reading)
    if reading != "literal-drop":
        judge(InProcessDesk(table=table_of([reading])), [reading], reading)


def test_every_reading_is_shown() -> None:
    assert list(SHOWS_IT) == list(load().readings)


def test_random_runs_hold_a_desktop_to_its_readings() -> None:
    """All that can be proved, together; the shorter runs of the stateful tests are those without readings."""

    class Ours(DeskMachine):
        readings = ("wrap-up-times-out", "joined-without-wrap-up", "idle-pends", "idle-withdraws-offers")

    # Hypothesis draws otherwise where other modules are loaded: enough runs for what is rare.
    found = campaign(replace(QUICK, examples=5 * QUICK.examples), Ours)

    assert found.failure is None, found.failure
    assert set(found.properties) == {each.id for each in properties_of_runs(Ours.readings)}
    assert found.transitions["Dialog.time_out: wrap_up > none"] > 0
    assert found.transitions["AgentStatus.become_idle: idle_pending > idle"] > 0


def test_a_failure_under_a_reading_is_told_under_it() -> None:
    run = [(command, Accepted()) for command in SHOWS_IT["literal-drop"][:-2]]

    english, korean, program = told(STAGE, run, Words("Lost", "잃음"), ["literal-drop"])

    assert "\n  @under:literal-drop\n  Scenario: Lost\n" in english
    assert "\n  @under:literal-drop\n  시나리오: 잃음\n" in korean
    for text in (english, korean):
        (scenario,) = scenarios(text)
        with pytest.raises(SceneError, match="somebody-has-the-customer"):
            play(scenario)
    assert "PropertyOracle(InProcessDesk(table=table_of(('literal-drop',))), readings=('literal-drop',))" in program
    with pytest.raises(PropertyError, match="somebody-has-the-customer"):
        exec(program, {})
