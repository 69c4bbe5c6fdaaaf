"""Steps for as what a conversation closed, in an agent's history and in the administrator's list (RULE-50)."""

from collections.abc import Callable

import pytest

from machine.desk.in_process import InProcessDesk
from machine.faults.clause_faults import BlankingDesk
from machine.port.port import Desk
from machine.story.steps.phrases import BY_ID
from machine.story.steps.scene import NotOfferedStepError, Scene, SceneError
from spec.port import commands as c
from spec.port.views import AdministratorView, HistoryBrick

OTHERS = ("Ended", "종료", "Customer left", "고객 이탈", "Interrupted", "중단")
"""All words but those for an abandoned conversation."""


def staged(desk: Desk) -> Scene:
    """Minji has missed Hana's request, and holds the conversation of Doyun."""
    scene = Scene(desk)
    scene.add_agent("Minji")
    scene.add_asset("Main line", "Billing")
    scene.add_reason("Resolved")
    for customer in ("Hana", "Doyun"):
        scene.add_customer(customer)
    scene.set(routing="manual")
    scene.do(c.SetStatus(agent="Minji", status="available"))
    step(scene, "state.rona")(agent="Minji", customer="Hana")
    scene.do(c.SetStatus(agent="Minji", status="available"))
    step(scene, "state.held")(agent="Minji", customer="Doyun")
    return scene


def step(scene: Scene, phrase: str) -> Callable[..., None]:
    return lambda **values: BY_ID[phrase].act(scene, **values)


def test_tutorial_both_places_tell_it_in_the_words_of_either_language() -> None:
    scene = staged(InProcessDesk())
    step(scene, "see.history_open")(agent="Minji", customer="Hana")
    step(scene, "see.list_open")(customer="Hana")

    step(scene, "do.customer_stop")(customer="Hana")

    for outcome in ("Abandoned before acceptance", "수락 전 이탈"):
        step(scene, "see.history_closed")(agent="Minji", customer="Hana", outcome=outcome)
        step(scene, "see.list_closed")(customer="Hana", outcome=outcome)
    step(scene, "see.list_open")(customer="Doyun")
    step(scene, "see.list_place")(customer="Doyun", asset="Main line", queue="Billing")
    step(scene, "see.list_count")(count=2)


@pytest.mark.parametrize("outcome", OTHERS)
def test_another_outcome_in_either_language_is_red(outcome: str) -> None:
    scene = staged(InProcessDesk())
    step(scene, "do.customer_stop")(customer="Hana")

    with pytest.raises(SceneError, match='closed as "Abandoned before acceptance"'):
        step(scene, "see.history_closed")(agent="Minji", customer="Hana", outcome=outcome)
    with pytest.raises(SceneError, match='closed as "Abandoned before acceptance"'):
        step(scene, "see.list_closed")(customer="Hana", outcome=outcome)


@pytest.mark.parametrize(
    ("phrase", "values"),
    [
        ("see.history_open", {"agent": "Minji", "customer": "Hana"}),
        ("see.history_closed", {"agent": "Minji", "customer": "Doyun", "outcome": "Ended"}),
        ("see.list_open", {"customer": "Hana"}),
        ("see.list_closed", {"customer": "Doyun", "outcome": "Ended"}),
        ("see.list_place", {"customer": "Doyun", "asset": "Main line", "queue": "Delivery"}),
        ("see.list_count", {"count": 1}),
    ],
)
def test_what_is_otherwise_makes_a_step_red(phrase: str, values: dict[str, str | int]) -> None:
    scene = staged(InProcessDesk())
    step(scene, "do.customer_stop")(customer="Hana")

    with pytest.raises(SceneError):
        step(scene, phrase)(**values)


@pytest.mark.parametrize(
    ("desk", "phrase", "who"),
    [
        (BlankingDesk(HistoryBrick, "closed_as", ""), "see.history_closed", {"agent": "Minji"}),
        (BlankingDesk(AdministratorView, "conversations", ()), "see.list_closed", {}),
    ],
    ids=["history", "list"],
)
def test_a_desktop_that_leaves_it_blank_is_red(desk: Desk, phrase: str, who: dict[str, str]) -> None:
    scene = staged(desk)
    step(scene, "do.customer_stop")(customer="Hana")

    with pytest.raises(SceneError):
        step(scene, phrase)(customer="Hana", outcome="Abandoned before acceptance", **who)


class OldHistory(InProcessDesk):
    not_offered = ("HistoryBrick.closed_as",)


class NoList(InProcessDesk):
    not_offered = ("AdministratorView.conversations",)


def test_a_step_about_what_is_not_offered_is_neither_green_nor_red() -> None:
    of_history, of_list = staged(OldHistory()), staged(NoList())

    with pytest.raises(NotOfferedStepError, match="does not show as what conversations close in the history, so"):
        step(of_history, "see.history_open")(agent="Minji", customer="Hana")
    step(of_history, "see.list_open")(customer="Hana")
    with pytest.raises(NotOfferedStepError, match="does not show the list of the administrator, so"):
        step(of_list, "see.list_count")(count=2)
    step(of_list, "see.history_open")(agent="Minji", customer="Hana")
