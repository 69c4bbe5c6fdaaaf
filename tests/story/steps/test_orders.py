"""Steps that say an order, steps that say that there is none, and customers whom a story only counts."""

from collections.abc import Callable

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.port.port import Desk
from machine.port.vocabulary import notice_read
from machine.story.fictional_data import customer_number, greeting
from machine.story.steps.phrases import BY_ID
from machine.story.steps.scene import PLAYED_LIMIT, Scene, SceneError
from spec.port import commands as c
from spec.port.views import DesktopView


@pytest.fixture
def scene() -> Scene:
    return staged(InProcessDesk())


def staged(desk: Desk) -> Scene:
    made = Scene(desk)
    for agent in ("Minji", "Jun"):
        made.add_agent(agent)
    made.add_asset("Main line", "Billing")
    made.add_queue("Delivery")
    made.add_reason("Resolved")
    made.add_reason("Follow-up needed")
    for customer in ("Hana", "Doyun"):
        made.add_customer(customer)
    made.set(routing="manual")
    for agent in ("Minji", "Jun"):
        made.do(c.SetStatus(agent=agent, status="available"))
    return made


def step(scene: Scene, phrase: str) -> Callable[..., None]:
    return lambda **values: BY_ID[phrase].act(scene, **values)


def test_tutorial_messages_stand_in_a_step_as_they_stand_on_the_screen_notices_in_either_language(scene: Scene) -> None:
    step(scene, "state.held")(agent="Minji", customer="Hana")
    step(scene, "state.conference")(agent="Minji", colleague="Jun", customer="Hana")
    step(scene, "do.customer_text")(customer="Hana", text="Hello, hello")
    read = step(scene, "see.messages")

    for notice in ("Jun joined the chat.", "Jun 상담사가 채팅에 참가했습니다."):
        read(agent="Minji", customer="Hana", texts=f"{greeting('Hana')} / {notice} / Hello, hello")
    with pytest.raises(
        SceneError, match=r'oldest first, .* are "Hello, I .* / Jun joined .*, not "Hello, hello / Hello, I'
    ):
        read(agent="Minji", customer="Hana", texts=f"Hello, hello / {greeting('Hana')}")


def test_a_notice_that_the_glossary_does_not_have_is_read_as_it_is() -> None:
    assert notice_read("Jun has left", "Jun", "en") == "Jun has left"


def test_replies_are_read_in_the_order_in_which_the_customer_received_them(scene: Scene) -> None:
    step(scene, "state.held")(agent="Minji", customer="Hana")
    for text in ("One", "Two"):
        step(scene, "do.type")(agent="Minji", customer="Hana", text=text)
        step(scene, "do.send_click")(agent="Minji", customer="Hana")

    step(scene, "receive.replies")(customer="Hana", texts="One / Two")
    with pytest.raises(SceneError, match='is "One / Two", not "Two / One"'):
        step(scene, "receive.replies")(customer="Hana", texts="Two / One")


def test_the_history_is_read_by_its_customers(scene: Scene) -> None:
    for customer in ("Hana", "Doyun"):
        step(scene, "state.offered")(agent="Minji", customer=customer)
        step(scene, "do.customer_stop")(customer=customer)

    for right in ("Hana, Doyun", "Doyun, Hana"):
        step(scene, "see.history_customers")(agent="Minji", customers=right)
    for wrong in ("Hana", "Hana, Hana, Doyun"):
        with pytest.raises(SceneError, match="The customers in the history of"):
            step(scene, "see.history_customers")(agent="Minji", customers=wrong)


def test_names_in_a_dialog_and_buttons_are_read_in_any_order_and_each_once(scene: Scene) -> None:
    step(scene, "state.held")(agent="Minji", customer="Hana")
    for buttons in ("Transfer, Conference, End", "End, Transfer, Conference"):
        step(scene, "see.buttons")(agent="Minji", customer="Hana", buttons=buttons)
    step(scene, "do.open_transfer")(agent="Minji", customer="Hana")
    lists = step(scene, "see.queues")

    for names in ("Billing, Delivery", "Delivery, Billing"):
        lists(agent="Minji", customer="Hana", names=names)
    for names in ("Billing", "Billing, Billing"):
        with pytest.raises(SceneError, match="The queues in the dialog of"):
            lists(agent="Minji", customer="Hana", names=names)


def test_the_reason_of_the_newest_entry_is_found_wherever_the_entry_stands() -> None:
    class NewestFirst(InProcessDesk):
        def view(self, agent: str) -> DesktopView:
            view = super().view(agent)
            return msgspec.structs.replace(view, history=view.history[::-1])

    for desk in (InProcessDesk(), NewestFirst()):
        scene = staged(desk)
        for reason in ("Resolved", "Follow-up needed"):
            step(scene, "state.held")(agent="Minji", customer="Hana")
            step(scene, "do.open_transfer")(agent="Minji", customer="Hana")
            step(scene, "do.choose_queue")(agent="Minji", customer="Hana", queue="Billing")
            step(scene, "do.confirm_transfer")(agent="Minji", customer="Hana")
            step(scene, "do.choose_reason")(agent="Minji", customer="Hana", reason=reason)
            step(scene, "do.submit_wrap_up")(agent="Minji", customer="Hana")
            step(scene, "do.advance")(seconds=1)
            step(scene, "see.history_reason")(agent="Minji", customer="Hana", reason=reason)
        with pytest.raises(SceneError, match="The newest entry for"):
            step(scene, "see.history_reason")(agent="Minji", customer="Hana", reason="Resolved")


def test_other_customers_are_nobody_whom_the_story_names_and_each_is_another(scene: Scene) -> None:
    for count in (3, 2):
        step(scene, "state.others_waiting")(count=count)

    numbers = [command.number for command, _ in scene.played if isinstance(command, c.CustomerText)]
    assert numbers == [customer_number(index) for index in range(3, 8)]
    for count in (0, PLAYED_LIMIT + 1):
        with pytest.raises(SceneError, match=f"other customers is from 1 to 10,000, not {count:,}"):
            step(scene, "state.others_waiting")(count=count)
